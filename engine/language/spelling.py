"""Correcting words that neither the model nor the language knows: typing errors and lost or added spaces."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from engine.language.tokens import Token
from engine.language.unspaced import has_unspaced
from engine.language.values import SHORTEST_SPELLED, ValueIndex, Values, is_spelled

_TWO_ERRORS_FROM, _SHORTEST_PART = 9, 3
_LONGEST = 64  # letters; longer words are no typing errors


@dataclass(frozen=True)
class Speller:
    """Known words, those of values among them, and the closest of them to an unknown one."""

    known: frozenset[str]
    neighbours: Mapping[str, frozenset[str]] = field(default_factory=dict)
    joiners: Sequence[str] = ("",)
    spellings: Sequence[tuple[str, str]] = ()
    values: Values = field(default_factory=ValueIndex)
    never_meant: frozenset[str] = frozenset()

    def knows(self, word: str) -> bool:
        """Whether the word is known as it stands."""
        return word in self.known or self.values.knows(word)

    def beside(self, word: str, others: Iterable[str]) -> tuple[str, ...]:
        """Words one error away that stand next to one of the others in some wording of the model.

        The company of its neighbour lets even a word of three letters be corrected.
        """
        from rapidfuzz.distance import OSA

        near = {known for other in others for known in self.neighbours.get(other, ())}
        usable = len(word) >= _SHORTEST_PART and word.isalpha()
        alike = (known for known in near if usable and known[:1] == word[:1])
        return tuple(sorted(known for known in alike if OSA.distance(word, known) <= 1))

    @cached_property
    def _spelled(self) -> dict[tuple[str, int], list[str]]:
        groups: dict[tuple[str, int], list[str]] = {}
        for word in sorted(filter(is_spelled, self.known - self.never_meant)):
            groups.setdefault((word[0], len(word)), []).append(word)
        return groups

    def corrections(self, word: str) -> tuple[str, ...]:
        """The known words nearest to an unknown one, all equally near; none where it is too far.

        One error is forgiven from four letters on, two from nine; the first letter must be right.
        """
        if not SHORTEST_SPELLED <= len(word) <= _LONGEST or not word.isalpha():
            return ()
        most = 2 if len(word) >= _TWO_ERRORS_FROM else 1
        found: dict[int, dict[str, None]] = {}
        for length in range(len(word) - most, len(word) + most + 1):
            for known, distance in self._near(word, length, most):
                found.setdefault(distance, {})[known] = None
        return tuple(found[min(found)]) if found else ()

    def _near(self, word: str, length: int, most: int) -> Iterator[tuple[str, int]]:
        """Known words of one length that are at most so many errors away, and how many."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract_iter

        for group in (self._spelled.get((word[0], length), ()), self.values.spelled(word[0], length)):
            for known, distance, _ in extract_iter(word, group, scorer=OSA.distance, score_cutoff=most):
                yield known, distance

    def split(self, word: str) -> tuple[str, str] | None:
        """Two known words written as one, what joins them left out; None unless there is exactly one way."""
        cuts = range(_SHORTEST_PART, min(len(word), _LONGEST) - _SHORTEST_PART + 1)
        ways = {
            (word[: at - len(joiner)], word[at:])
            for at in cuts
            for joiner in self.joiners
            if word[:at].endswith(joiner) and self.knows(word[: at - len(joiner)]) and self.knows(word[at:])
        }
        return ways.pop() if len(ways) == 1 else None

    def respelled(self, word: str) -> str:
        """The known word that it is in the language's other spelling ("laender" for "länder"), or ""."""
        for said, meant in self.spellings:
            other = word.replace(said, meant)
            if other != word and self.knows(other):
                return other
        return ""


def corrected(
    tokens: Sequence[Token], known: Container[str], speller: Speller
) -> dict[int, tuple[tuple[str, ...], str]]:
    """For each unknown word its replacement words and the rule that found them, by token index."""
    found: dict[int, tuple[tuple[str, ...], str]] = {}
    for at, token in enumerate(tokens):
        if token.kind != "word" or token.norm in known or has_unspaced(token.norm):
            continue  # one sign is too much of a word without spaces to be a typing error
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
