"""Slips of typing fingers, which are likelier than other errors, and words that are none."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files


def is_slip(typed: str, meant: str, rows: Sequence[str]) -> bool:
    """Whether one slip turns what is meant into what is typed: two letters swapped, one left out or typed
    twice, or the key beside it. `rows` are the letters of the keyboard, row by row."""
    if len(typed) == len(meant):
        changed = [at for at, letter in enumerate(typed) if letter != meant[at]]
        return _is_swapped(typed, meant, changed) or _is_beside(typed, meant, changed, rows)
    shorter, longer = sorted((typed, meant), key=len)
    cuts = [at for at in range(len(longer)) if longer[:at] + longer[at + 1 :] == shorter]
    left_out, doubled = len(typed) < len(meant), len(cuts) > 1
    return len(longer) - len(shorter) == 1 and bool(cuts) and (left_out or doubled)


def _is_swapped(typed: str, meant: str, changed: list[int]) -> bool:
    if len(changed) != 2 or changed[1] != changed[0] + 1:
        return False
    first, second = changed
    return (typed[first], typed[second]) == (meant[second], meant[first])


def _is_beside(typed: str, meant: str, changed: list[int], rows: Sequence[str]) -> bool:
    if len(changed) != 1:
        return False
    pair = typed[changed[0]] + meant[changed[0]]
    return any(pair in row or pair[::-1] in row for row in rows)


@lru_cache(maxsize=8)
def real_words(language: str) -> frozenset[str]:
    """Words of the language that a typing error may look like though none was made."""
    found = files("engine.packs").joinpath("real_words", f"{language}.txt")
    return frozenset(found.read_text("utf-8").split()) if found.is_file() else frozenset()
