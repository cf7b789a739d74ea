"""The straight line from content to a published site."""
