"""A raw text becomes an article file."""
