"""Correcting words that neither the model nor the language knows: typing errors and lost or added spaces."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from engine.language.tokens import Token

_SHORTEST, _TWO_ERRORS_FROM, _SHORTEST_PART = 4, 9, 3


@dataclass(frozen=True)
class Speller:
    """Known words, and the closest of them to an unknown one."""

    known: frozenset[str]
    neighbours: Mapping[str, frozenset[str]] = field(default_factory=dict)
    joiners: Sequence[str] = ("",)
    spellings: Sequence[tuple[str, str]] = ()

    def beside(self, word: str, others: Iterable[str]) -> tuple[str, ...]:
        """Words one error away that stand next to one of the others in some wording of the model.

        The company of its neighbour lets even a word of three letters be corrected.
        """
        from rapidfuzz.distance import OSA

        near = {known for other in others for known in self.neighbours.get(other, ())}
        usable = len(word) >= _SHORTEST_PART and word.isalpha()
        return tuple(sorted(known for known in near if usable and OSA.distance(word, known) <= 1))

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        groups: dict[int, list[str]] = {}
        for word in sorted(self.known):
            if word.isalpha() and len(word) >= _SHORTEST:
                groups.setdefault(len(word), []).append(word)
        return groups

    def corrections(self, word: str) -> tuple[str, ...]:
        """The known words nearest to an unknown one, all equally near; none where it is too far.

        One error is forgiven from four letters on, two from nine; the first letter must be right.
        """
        if len(word) < _SHORTEST or not word.isalpha():
            return ()
        from rapidfuzz.distance import OSA

        most = 2 if len(word) >= _TWO_ERRORS_FROM else 1
        found: dict[int, list[str]] = {}
        for length in range(len(word) - most, len(word) + most + 1):
            for known in self._by_length.get(length, ()):
                if known[0] == word[0]:
                    distance = OSA.distance(word, known, score_cutoff=most)
                    if distance <= most:
                        found.setdefault(distance, []).append(known)
        return tuple(found[min(found)]) if found else ()

    def split(self, word: str) -> tuple[str, str] | None:
        """Two known words written as one, what joins them left out; None unless there is exactly one way."""
        cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        ways = {
            (word[: at - len(joiner)], word[at:])
            for at in cuts
            for joiner in self.joiners
            if word[:at].endswith(joiner)
            and word[: at - len(joiner)] in self.known
            and word[at:] in self.known
        }
        return ways.pop() if len(ways) == 1 else None

    def respelled(self, word: str) -> str:
        """The known word that it is in the language's other spelling ("laender" for "länder"), or ""."""
        for said, meant in self.spellings:
            other = word.replace(said, meant)
            if other != word and other in self.known:
                return other
        return ""


def corrected(
    tokens: Sequence[Token], known: Iterable[str], speller: Speller
) -> dict[int, tuple[tuple[str, ...], str]]:
    """For each unknown word its replacement words and the rule that found them, by token index."""
    found: dict[int, tuple[tuple[str, ...], str]] = {}
    for at, token in enumerate(tokens):
        if token.kind != "word" or token.norm in known:
            continue
        respelled, parts = speller.respelled(token.norm), speller.split(token.norm)
        if respelled:
            found[at] = ((respelled,), "spelling")
        elif parts:
            found[at] = (parts, "joined")
        else:
            around = [tokens[near].norm for near in (at - 1, at + 1) if 0 <= near < len(tokens)]
            nearest = speller.beside(token.norm, around) or speller.corrections(token.norm)
            if len(nearest) == 1:
                found[at] = (nearest, "typo")
    return found
