"""A unit of a time that is named without its "date": "signup month" of the signup date, "Anmeldemonat"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from engine.language.linking.lexicon import Lexicon
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from engine.language.weights import WEIGHTS

_LONGEST = 3  # words that name the time
_GRAINS = ("day", "week", "month", "quarter", "year")
_SHORTEST = 4  # letters of the first part of a compound
Words = tuple[str, ...]


@dataclass(frozen=True)
class ShortTimes:
    """Time fields by the stems of their wordings without "date", and by the first part of compounds."""

    phrases: dict[Words, list[str]]
    compounds: dict[str, list[str]]


def short_times(lexicon: Lexicon) -> ShortTimes:
    """All of a lexicon."""
    nouns = lexicon.pack.time_nouns
    phrases: dict[Words, list[str]] = {}
    compounds: dict[str, list[str]] = {}
    for term in lexicon.terms:
        if term.kind != "timefield" or term.source == "thesaurus":
            continue
        kept = [word for word in term.words if not lexicon.pack.is_link(word)]
        rest = [word for word in kept if word not in nouns]
        if rest and len(rest) < len(kept):
            _add(phrases, tuple(map(lexicon.pack.stem, rest)), term.target)
        for noun in nouns if len(kept) == 1 else ():
            first = kept[0].removesuffix(noun)
            if first != kept[0] and len(first) >= _SHORTEST:
                _add(compounds, first, term.target)
                _add(phrases, (lexicon.pack.stem(first),), term.target)
    return ShortTimes(phrases, compounds)


def _add(index: dict[Any, list[str]], key: Words | str, target: str) -> None:
    if target not in index.setdefault(key, []):
        index[key].append(target)


@dataclass(frozen=True)
class NamedTimeFinder:
    """Finds them as one phrase: the unit inside the name of the time."""

    pack: Pack
    times: ShortTimes

    def find(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """Every such phrase that starts at `at`."""
        phrases = self.times.phrases
        yield from self._compound(tokens, at)
        for end in range(at + 1, min(at + _LONGEST, len(tokens) - 1) + 1):
            if not self.pack.head_first and end < len(tokens):
                for grain in self._grains(tokens[end]):
                    yield from self._named(tokens, at, (at, end), (end, end + 1), grain, phrases)
        for grain in self._grains(tokens[at]):
            first = at + 1
            while first < len(tokens) and self.pack.is_link(tokens[first].norm):
                first += 1
            for end in range(first + 1, min(first + _LONGEST, len(tokens)) + 1) if first > at + 1 else ():
                yield from self._named(tokens, at, (first, end), (at, at + 1), grain, phrases)

    def _grains(self, token: Token) -> list[str]:
        return [name for name in self.pack.units.get((token.norm,), ()) if name in _GRAINS]

    def _named(
        self,
        tokens: Sequence[Token],
        at: int,
        name: tuple[int, int],
        unit: tuple[int, int],
        grain: str,
        phrases: dict[Words, list[str]],
    ) -> Iterator[Phrase]:
        stems = tuple(self.pack.stem(token.norm) for token in tokens[slice(*name)])
        end = max(name[1], unit[1])
        if end < len(tokens) and tokens[end].norm in self.pack.time_nouns:
            return  # "month of signup date" says the whole name
        for target in phrases.get(stems, ()):
            yield _inside(at, end, grain, target)

    def _compound(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """ "Anmeldemonat" beside "Anmeldedatum"."""
        word, compounds = tokens[at].norm, self.times.compounds
        for words, names in self.pack.units.items() if compounds else ():
            first = word.removesuffix(words[0]) if len(words) == 1 else word
            if first == word:
                continue
            for target in compounds.get(first, ()):
                yield from (_inside(at, at + 1, grain, target) for grain in names if grain in _GRAINS)


def _inside(at: int, end: int, grain: str, target: str) -> Phrase:
    inner = Phrase(at, end, "unit", grain, 0.0, "unit")
    outer = Phrase(at, end, "timefield", target, 0.0, "synonym")
    return Phrase(at, end, "inside", (inner, outer), WEIGHTS["synonym"], "short name of a time")
