"""Replies to questions about the model and its data."""
