"""What short names mean: places and bodies, from the context of the article."""
