"""What rows are that answer no: inactive, uninsured, unpaid."""

from collections.abc import Iterable

from engine.scaffold.lexicon import listed
from engine.scaffold.words import Words

_SHORTEST = 5  # letters of a participle: "red" and "bed" are none


def opposites(adjectives: Iterable[Words]) -> tuple[str, ...]:
    """The opposites of those of the adjectives that are one word and have one by themselves."""
    found = (_opposite(words[0].lower()) for words in adjectives if len(words) == 1)
    return tuple(dict.fromkeys(word for word in found if word))


def _opposite(word: str) -> str:
    if word in listed("with_in"):
        return f"in{word}"
    participle = word.endswith("ed") and len(word) >= _SHORTEST
    return f"un{word}" if participle or word in listed("with_un") else ""
