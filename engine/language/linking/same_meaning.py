"""Words that share a meaning, from a lexicon of the whole language: asked where nothing else knows a word.

The thesaurus beside a pack is written by hand and small. This one is broad (`engine/packs/lexical`), and is
looked up line by line where it stands, as most questions need none of it.
"""

from functools import lru_cache
from importlib.resources import files

VERB = "~"
"""Stands in the list before the others of a word that is mostly no noun, as in "pay the bill"."""


def same_meaning(word: str, language: str, *, is_noun: bool = False) -> tuple[str, ...]:
    """Other words for the usual meanings of a folded noun, in order; none where the language has no list.

    Of a word that is mostly a verb only where `is_noun`: its form or its place show that it is none.
    """
    others = _others(word, language)
    if others[:1] == (VERB,):
        return others[1:] if is_noun else ()
    return others


def _others(word: str, language: str) -> tuple[str, ...]:
    text, wanted = _lines(language), word.encode("utf-8")
    low, high = 0, len(text)
    while low < high:
        start = text.rfind(b"\n", 0, (low + high) // 2) + 1
        end = text.find(b"\n", start)
        key, *others = text[start:end].split(b" ")
        if key == wanted:
            return tuple(other.decode("utf-8") for other in others)
        low, high = (end + 1, high) if key < wanted else (low, start)
    return ()


@lru_cache(maxsize=8)
def _lines(language: str) -> bytes:
    """The list as it stands, a line for each word in the order of their bytes."""
    found = files("engine.packs").joinpath("lexical", f"{language}.txt")
    return found.read_bytes() if found.is_file() else b""
