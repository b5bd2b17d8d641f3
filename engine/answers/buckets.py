"""Buckets of time: where one begins, and which there are."""

from datetime import date, datetime
from typing import get_args

from semantic.periods import Grain


def is_grain(grain: str) -> bool:
    """Whether buckets of this grain can be counted on."""
    return grain in get_args(Grain)


def start_of(value: date) -> datetime:
    """The start of a bucket as a moment."""
    return value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
