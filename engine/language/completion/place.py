"""Where in a question a completion would stand, and what may come there."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.language.phrases import Phrase
from engine.language.reader import Lattice, Reader
from engine.language.segment import segmentations
from engine.language.tokens import Token

_SPLITS = ("by", "per", "each")
_BACK = 3  # words before the one being typed that may belong to it


@dataclass(frozen=True)
class Place:
    """The phrases before it, the whole words and letters of what is being typed, and where that starts.

    `ways` counts the meanings that any of the words typed so far may have.
    """

    phrases: tuple[Phrase, ...]
    words: tuple[str, ...]
    letters: str
    start: int
    ways: int = 0

    @property
    def metrics(self) -> tuple[str, ...]:
        """The metrics named before."""
        return tuple(phrase.target for phrase in self.phrases if phrase.kind == "metric")

    @property
    def holds_unknown(self) -> bool:
        """Whether a word before it is known to nobody."""
        return any(phrase.kind == "unknown" for phrase in self.phrases)

    @property
    def last(self) -> Phrase | None:
        """The phrase before it; None at the front."""
        return self.phrases[-1] if self.phrases else None

    @property
    def splits(self) -> bool:
        """Whether what comes splits a number: "by ..."."""
        return self._after_op(_SPLITS)

    @property
    def joins(self) -> str:
        """The kind of what is joined on to: "country and ..."; "" where nothing is."""
        return self.phrases[-2].kind if self._after_op(("and", "or")) and len(self.phrases) > 1 else ""

    @property
    def names(self) -> bool:
        """Whether a number may be named here: none is yet, or another one is joined."""
        return self.joins == "metric" or (not self.metrics and not self.splits)

    @property
    def goes_on(self) -> bool:
        """Whether a clause is complete here, so that another may follow."""
        ends = ("metric", "dimension", "value", "period", "dataset", "grain", "unit")
        return self.last is not None and self.last.kind in ends

    @property
    def has_period(self) -> bool:
        """Whether a period is named already."""
        return any(phrase.kind == "period" for phrase in self.phrases)

    def has(self, kind: str, target: str) -> bool:
        """Whether a thing is named already."""
        return any((phrase.kind, phrase.target) == (kind, target) for phrase in self.phrases)

    def _after_op(self, names: tuple[str, ...]) -> bool:
        return self.last is not None and self.last.kind == "op" and self.last.target in names


def places(reader: Reader, text: str) -> list[Place]:
    """Where what is typed at the end of the text may start: at the longest wording it could belong to first.

    After a whole word comes the place behind it as well.
    """
    lattice = reader.link(text)
    tokens = lattice.tokens
    typing = bool(tokens) and tokens[-1].end == len(text) and tokens[-1].kind in ("word", "number")
    whole, letters = (tokens[:-1], tokens[-1].norm) if typing else (tokens, "")
    found = []
    for back in range(min(_BACK, len(whole)) if typing else 0, -1, -1):
        first = len(whole) - back
        if all(token.kind in ("word", "number") for token in whole[first:]):
            start = tokens[first].start if first < len(tokens) else len(text)
            words = tuple(token.norm for token in whole[first:])
            found.append(Place(_phrases(lattice, first), words, letters, start, len(lattice.phrases)))
    if typing and _is_known(tokens[-1], reader):
        found.append(Place(_phrases(lattice, len(tokens)), (), "", len(text), len(lattice.phrases)))
    return found


def _phrases(lattice: Lattice, end: int) -> tuple[Phrase, ...]:
    """The cheapest way to take the first words."""
    within = [phrase for phrase in lattice.phrases if phrase.end <= end]
    covers: Sequence[tuple[float, tuple[Phrase, ...]]] = segmentations(within, end, 1)
    return covers[0][1] if covers else ()


def _is_known(token: Token, reader: Reader) -> bool:
    return reader.linker.knows(token.norm)
