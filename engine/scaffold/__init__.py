"""A first semantic model for a database nobody has described yet."""
