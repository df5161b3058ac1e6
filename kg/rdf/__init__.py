"""From facts to RDF."""
