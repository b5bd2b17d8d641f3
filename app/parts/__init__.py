"""Pieces of screens that views put together."""
