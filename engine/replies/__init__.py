"""Putting the outcome of a question into an Answer: found, asked back, or refused with a way out."""
