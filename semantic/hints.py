"""The way out of a wrong word: the word probably meant, or what there is."""

from collections.abc import Iterable
from difflib import get_close_matches

_MOST_SHOWN = 20


def near_hint(word: str, known: Iterable[str]) -> str:
    """Points at the known word most like `word`, else lists the known words as far as readable."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1)
    if near:
        return f"Did you mean {near[0]!r}?"
    shown = ", ".join(names[:_MOST_SHOWN]) + (", ..." if len(names) > _MOST_SHOWN else "")
    return f"There is {shown}." if names else "There is none yet."
