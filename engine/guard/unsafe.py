"""A tree that must not run."""


class Unsafe(Exception):
    """Says what is wrong; raised and caught inside the guard only."""
