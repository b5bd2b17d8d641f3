"""Lists in a sentence that stay short whatever they list."""

from collections.abc import Iterable


def few(items: Iterable[object], most: int = 5) -> str:
    """The items with commas; after `most` of them only how many more there are."""
    known = [str(item) for item in items]
    more = len(known) - most
    return ", ".join(known[:most]) + (f" and {more} more" if more > 0 else "")


def counted(count: int, noun: str, nouns: str = "") -> str:
    """A number with its noun: 1 metric, 2 metrics, 12,000 rows."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"
