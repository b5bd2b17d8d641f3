"""Dates in figures where a language does not say what comes first: "03/04/2026"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from engine.language.tokens import Token

_DATE = re.compile(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\w/-]|\.\d)")
Tokens = tuple[Token, ...]


def ways(text: str, tokens: Tokens) -> tuple[Tokens, ...]:
    """The tokens with the day first, and with the month first, where all dates of the text can be so.

    One way where the other is impossible or the same; none without such dates.
    """
    found = list(_DATE.finditer(text))
    both = (_dated(found, tokens, day_first) for day_first in (True, False)) if found else ()
    return tuple(dict.fromkeys(way for way in both if way is not None))


def _dated(found: Sequence[re.Match[str]], tokens: Tokens, day_first: bool) -> Tokens | None:
    dates = [_date(match, day_first) for match in found]
    return None if None in dates else tuple(_joined(dates, tokens))


def _date(match: re.Match[str], day_first: bool) -> Token | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    day, month = (first, second) if day_first else (second, first)
    try:
        norm = date(year, month, day).isoformat()
    except ValueError:
        return None
    return Token(match.group(), norm, match.start(), match.end(), "date")


def _joined(dates: Sequence[Token | None], tokens: Tokens) -> Iterator[Token]:
    """The tokens with those of each date as one."""
    for token in tokens:
        whole = next((one for one in dates if one and one.start <= token.start < one.end), None)
        if whole is None:
            yield token
        elif token.start == whole.start:
            yield whole
