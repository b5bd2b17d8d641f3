"""Videos, their viewers, and what the player reports of them."""

from sample_data.viewing.source import fill

__all__ = ["fill"]
