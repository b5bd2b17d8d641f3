"""What goes wrong on the way in: rows that come late, twice, broken or not at all, and loads that fail."""

from sample_data.quality.filling import fill

__all__ = ["fill"]
