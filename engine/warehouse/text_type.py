"""What a text may be: the pattern of its values, and how they are cast."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Type:
    """A type a text may have: the pattern its values match whole, and the cast of the text `{v}`."""

    name: str
    pattern: str
    cast: str

    def fits(self, text: str) -> bool:
        """Whether the text has the pattern; it may still be no value, as 2024-13-01 is no date."""
        return re.fullmatch(self.pattern, text, re.ASCII) is not None
