"""The values that all layers speak of: articles, entities, facts, spans and dates."""
