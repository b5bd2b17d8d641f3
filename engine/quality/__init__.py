"""Holding a model against its data: whether it is there, of the types, keys and values the model says."""
