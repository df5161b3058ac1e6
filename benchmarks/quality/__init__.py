"""How well articles are read: scores on every annotated set, with bootstrap intervals."""
