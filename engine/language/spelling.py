"""Correcting words that neither the model nor the language knows: typing errors and lost or added spaces."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from engine.language.linking.company import ALONE, Company
from engine.language.linking.short_codes import is_written_code
from engine.language.linking.values import SHORTEST_SPELLED, ValueIndex, Values, is_spelled
from engine.language.slips import is_slip
from engine.language.tokens import Token, words_of
from engine.language.unspaced import has_unspaced

_TWO_ERRORS_FROM, _SHORTEST_PART = 9, 3
_SHORTEST = 3  # letters of the shortest word that may be a slip of another
NUMBER = "#"  # stands for any number beside a word
_MOST_WAYS = 4  # words that one may have been meant for, to be told apart by the rest of the question
_LONGEST = 64  # letters; longer words are no typing errors

Fix = tuple[tuple[tuple[str, ...], ...], str]  # what a word is replaced by, in each way, and the rule


@dataclass(frozen=True)
class Speller:
    """Known words, those of values among them, and the closest of them to an unknown one."""

    known: frozenset[str]
    neighbours: Mapping[str, frozenset[str]] = field(default_factory=dict)
    joiners: Sequence[str] = ("",)
    spellings: Sequence[tuple[str, str]] = ()
    values: Values = field(default_factory=ValueIndex)
    never_meant: frozenset[str] = frozenset()
    keys: Sequence[str] = ()
    real: frozenset[str] = frozenset()  # words of the language that are no errors
    idle: frozenset[str] = frozenset()  # words without meaning of their own
    forms: frozenset[str] = frozenset()  # plurals of the known words
    pairs: frozenset[tuple[str, str]] = frozenset()  # what stands one behind the other in the language

    def knows(self, word: str) -> bool:
        """Whether the word is known as it stands."""
        return word in self.known or self.values.knows(word)

    def beside(self, word: str, before: str, after: str) -> tuple[str, ...]:
        """Words one error away that stand next to the others in some wording of the model, or between them
        in one of the language.

        The company of its neighbour lets even a word of two letters be corrected.
        """
        from rapidfuzz.distance import OSA

        if len(word) < _SHORTEST - 1 or not word.isalpha():
            return ()
        near = {known for other in (before, after) for known in self.neighbours.get(other, ())}
        near -= self.never_meant
        if word in self.real:  # one that goes with a number, or into a name, is no real word there
            counted = self.leaders.get(NUMBER, frozenset()) if after == NUMBER else frozenset()
            return tuple(sorted(known for known in near | counted if is_slip(word, known, self.keys)))
        near |= self.followers.get(before, frozenset()) | self.leaders.get(after, frozenset())
        able = (
            known for known in near - self.never_meant if len(known) > len(word) or len(word) >= _SHORTEST
        )
        alike = (known for known in able if known[:1] == word[:1])
        return tuple(sorted(known for known in alike if OSA.distance(word, known) <= 1))

    @cached_property
    def followers(self) -> dict[str, frozenset[str]]:
        """For each word those behind it in wordings of the language."""
        return _grouped(self.pairs)

    @cached_property
    def leaders(self) -> dict[str, frozenset[str]]:
        """For each word those in front of it."""
        return _grouped((right, left) for left, right in self.pairs)

    @cached_property
    def _spelled(self) -> dict[tuple[str, int], list[str]]:
        groups: dict[tuple[str, int], list[str]] = {}
        for word in sorted(word for word in (self.known | self.forms) - self.never_meant if word.isalpha()):
            if len(word) >= _SHORTEST:
                groups.setdefault((word[0], len(word)), []).append(word)
        return groups

    def corrections(self, word: str) -> tuple[str, ...]:
        """The known words that an unknown one may have been meant for, all equally likely; none where it is
        too far from all, or a real word.

        A slip of the fingers is likelier than another error. Another one is forgiven from four letters on,
        two from nine, which then mean something; the first letter must be right.
        """
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or word in self.real:
            return ()
        single = list(dict.fromkeys(self._within(word, 1)))
        slips = tuple(known for known in single if is_slip(word, known, self.keys))
        if slips:
            return () if self._may_be_a_verb(word, slips) else self._whole(slips)
        if len(word) < SHORTEST_SPELLED:
            return ()
        others = tuple(known for known in single if is_spelled(known))
        twice = self._within(word, 2) if len(word) >= _TWO_ERRORS_FROM and not others else ()
        return self._whole(others or tuple(known for known in twice if known not in self.idle))

    def _may_be_a_verb(self, word: str, slips: Sequence[str]) -> bool:
        """Whether a word without meaning is meant only if no verb is: "oen" may be "one", or "own"."""
        alike = (verb for verb in self.never_meant if verb[:1] == word[:1])
        return self.idle.issuperset(slips) and any(is_slip(word, verb, self.keys) for verb in alike)

    def _whole(self, found: Iterable[str]) -> tuple[str, ...]:
        """Those that mean something alone, if there are any, before words inside of values."""
        unique = dict.fromkeys(found)
        whole = [one for one in unique if one in self.known or one in self.forms or self.values.find((one,))]
        return tuple(whole or unique)

    def _within(self, word: str, most: int) -> Iterator[str]:
        """The known words that are so many errors away, at most."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract_iter

        for length in range(len(word) - most, len(word) + most + 1):
            for group in (self._spelled.get((word[0], length), ()), self.values.spelled(word[0], length)):
                for known, _, _ in extract_iter(word, group, scorer=OSA.distance, score_cutoff=most):
                    if known not in self.never_meant:
                        yield known

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
    tokens: Sequence[Token], known: Container[str], speller: Speller, company: Company = ALONE
) -> dict[int, Fix]:
    """For each unknown word its replacements, each of one word or two, and the rule that found them."""
    found: dict[int, Fix] = {}
    for at, token in enumerate(tokens):
        if token.kind != "word" or has_unspaced(token.norm):
            continue  # one sign is too much of a word without spaces to be a typing error
        if token.norm in known:
            others = company.otherwise(tokens, at)
            if len(others) == 1:
                found[at] = (((token.norm,), others), "typo")
            continue
        if at and tokens[at - 1].kind == "number" and tokens[at - 1].end == token.start:
            continue  # "9th"
        if is_written_code(tokens, at):
            continue  # "DE" is no slip of "der"
        spoken = words_of(token.text)
        if len(spoken) > 1 and all(map(speller.knows, spoken)):  # "averageViewPercentage"
            found[at] = ((spoken,), "joined")
            continue
        fix = _fix(tokens, at, speller, company)
        if fix is not None:
            found[at] = fix
    return found


def _fix(tokens: Sequence[Token], at: int, speller: Speller, company: Company) -> Fix | None:
    """The replacements of one unknown word, and the rule."""
    word = tokens[at].norm
    respelled, parts = speller.respelled(word), speller.split(word)
    if respelled:
        return ((respelled,),), "spelling"
    before, after = (_said(tokens[near]) if 0 <= near < len(tokens) else "" for near in (at - 1, at + 1))
    nearest = _nearest(word, before, after, speller)
    if company.articles.issuperset(nearest) and not company.may_be_article(tokens, at):
        nearest = ()
    nearest = nearest or (() if parts else company.meant(tokens, at))
    if parts and not any(is_slip(word, known, speller.keys) for known in nearest):
        return (parts,), "joined"
    return (tuple((known,) for known in nearest), "typo") if 0 < len(nearest) <= _MOST_WAYS else None


def _said(token: Token) -> str:
    return NUMBER if token.kind == "number" else token.norm


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
    return {one: frozenset(others) for one, others in found.items()}


def _nearest(word: str, before: str, after: str, speller: Speller) -> tuple[str, ...]:
    """What a word may have been meant for: of equally likely ones those that its neighbours go with."""
    beside, likely = speller.beside(word, before, after), speller.corrections(word)
    slips = any(is_slip(word, known, speller.keys) for known in likely)
    together = tuple(known for known in likely if known in beside)
    return together or (likely if slips else beside or likely)
