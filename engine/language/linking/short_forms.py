"""Words that leave letters out in the names of a model: "opr" where somebody says operators.

No list could hold them all. The word that is said tells what one is short for: its letters are in it,
in their order.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby, islice, product

from engine.language.linking.initials import Initials
from engine.language.tokens import Token

_VOWELS = frozenset("aeiou")
_LONGEST, _PREFIX, _FEWEST_LEFT_OUT = 5, 3, 2
_MOST_WAYS = 4
_HABIT = 0.15  # of the words of a model; where so many are short, ordinary words such as "mat" may be as well


@dataclass(frozen=True)
class ShortForms:
    """The short words of a model that nothing is known of, and how a language bends its words."""

    words: Set[str] = frozenset()
    neighbours: Mapping[str, Set[str]] = field(default_factory=dict)
    stem: Callable[[str], str] = str
    singular: Callable[[str], str] = str
    agents: tuple[str, ...] = ()  # the endings of those who do it: "tourists" are no tours
    initials: Initials = field(default_factory=Initials)

    def ways(
        self, tokens: Sequence[Token], able: Set[int]
    ) -> Iterator[tuple[tuple[Token, ...], frozenset[int]]]:
        """The tokens with short words in the places where some may be meant, and these places."""
        meant = {at: self._meant_at(tokens, at) for at in sorted(able)}
        places = {at: words for at, words in meant.items() if words}
        for chosen in islice(product(*places.values()), _MOST_WAYS) if places else ():
            words = dict(zip(places, chosen, strict=True))
            yield (
                tuple(replace(one, norm=words.get(at, one.norm)) for at, one in enumerate(tokens)),
                frozenset(places),
            )

    def _meant_at(self, tokens: Sequence[Token], at: int) -> tuple[str, ...]:
        beside = (tokens[near].norm if 0 <= near < len(tokens) else "" for near in (at - 1, at + 1))
        return self.meant(tokens[at].norm, *beside)

    def meant(self, said: str, before: str = "", after: str = "") -> tuple[str, ...]:
        """The words of the model that are short for one that is said between two others, those that stand
        beside these in some name before all others."""
        if not said.isalpha() or not said.isascii():
            return ()
        beside = {one for word in (before, after) for one in self._beside(word)}
        near = sorted(
            one for one in beside if any(_may_be_short_for(one, form) for form in self._forms(said))
        )
        return tuple(near) or self._able(said)

    def _able(self, said: str) -> tuple[str, ...]:
        forms, able = self._forms(said), self._by_letter.get(said[:1], ())
        made = {self.singular(said).removesuffix(ending) for ending in self.agents}
        able = [one for one in able if self.singular(one) not in made]
        return tuple(one for one in able if any(_is_short_for(one, form) for form in forms))

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        return {letter: list(found) for letter, found in groupby(sorted(self.words), key=lambda one: one[0])}

    def _forms(self, said: str) -> tuple[str, ...]:
        """One of it, and its stem: the ending of many is no letter of a short form."""
        return tuple(dict.fromkeys((self.singular(said), self.stem(said))))

    def _beside(self, word: str) -> Iterator[str]:
        """What stands beside a word in some name, or beside what is short for it: "cr lim"."""
        for one in (*self._forms(word), *self._able(word)) if word else ():
            yield from self.neighbours.get(one, frozenset()) & self.words


def short_words(own: Set[str], known: Set[str], real: Set[str]) -> frozenset[str]:
    """Those of a model's own words that may be short for others: neither the language's nor real ones, the
    latter only in a model with the habit."""
    short = {word for word in own if 2 <= len(word) <= _LONGEST and word.isalpha() and word.isascii()} - known
    strange = short - real
    return frozenset(short if len(strange) >= _HABIT * len(own) else strange)


def _is_short_for(short: str, word: str) -> bool:
    if short[0] != word[0] or len(word) < len(short) + 1:
        return False
    if len(short) < _PREFIX:
        return _skeleton(word) == short
    begins = word.startswith(short) and len(word) >= len(short) + _FEWEST_LEFT_OUT
    bones = _skeleton(word)
    near = len(bones) - len(short) <= _FEWEST_LEFT_OUT and bones[-1] == short[-1]
    return begins or (_is_bare(short) and _holds(word, short) and near)


def _may_be_short_for(short: str, word: str) -> bool:
    """Where the company is right, the letters alone tell: the weighbridge ticket is the "wb ticket"."""
    return short[0] == word[0] and len(word) > len(short) and _holds(word, short)


def _is_bare(short: str) -> bool:
    return not _VOWELS & set(short[1:])


def _holds(word: str, short: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in short)


def _skeleton(word: str) -> str:
    """The first letter and all consonants, double ones once."""
    return "".join(one for one, _ in groupby(_bare(word)))


def _bare(word: str) -> Iterator[str]:
    yield word[0]
    yield from (letter for letter in word[1:] if letter not in _VOWELS)
