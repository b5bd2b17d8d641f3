"""Terms by some of their words: "completion" is a part of the completion rate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.language.linking.lexicon import Lexicon, Match, Part, Term, TermKind, Words
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from engine.language.weights import WEIGHTS


@dataclass(frozen=True)
class PartFinder:
    """Finds what some words are a part of, and keeps it: the same words come again with each letter typed."""

    pack: Pack
    lexicon: Lexicon

    def find(self, at: int, span: Sequence[Token], nameless: bool) -> Iterator[Phrase]:
        """What the words are a part of; unless `nameless`, nothing that they name whole as well."""
        words = tuple(token.norm for token in span)
        kept = self.lexicon.parts.get((words, nameless))
        if kept is None:
            kept = self.lexicon.keep_parts((words, nameless), tuple(self._parts(words, nameless)))
        for kind, target, cost in kept:
            yield Phrase(at, at + len(span), kind, target, cost, "partial", guessed=True)

    def in_english(self, at: int, span: Sequence[Token]) -> Iterator[Phrase]:
        """ "Gehalt" is a part of what the model calls monthly salary."""
        words = tuple(token.norm for token in span)
        known = any(self.lexicon.whole(self._stems(words))) or self.lexicon.holds(words)
        plain = tuple(map(self.pack.singular, words))
        ways = self.pack.meant.get(words, ()) or self.pack.heads.get(plain, ())
        for meant in ways if not known else ():
            matches = (one for one in self.lexicon.partial(self._stems(meant)) if self._is_bare(one.term))
            for (kind, target), coverage in _best(matches).items():
                cost = _cost(kind, coverage) + WEIGHTS["thesaurus"]
                yield Phrase(at, at + len(span), kind, target, cost, "partial", guessed=True)

    def _stems(self, words: Words) -> Words:
        return tuple(map(self.pack.stem, words))

    def _is_bare(self, term: Term) -> bool:
        return (bool(self.pack.meant) or term.kind == "measure") and not self._is_aggregate(term)

    def _parts(self, words: Words, nameless: bool) -> Iterator[Part]:
        named = () if nameless else self.lexicon.whole(self._stems(words))
        whole = {(term.kind, term.target) for term in named}
        things = {target for kind, target in whole if kind == "dataset"}
        for (kind, target), coverage in _best(self._matches(words)).items():
            own_thing = kind != "metric" and target.partition(".")[0] in things  # "property" is no list date
            if (kind, target) not in whole and not own_thing:
                yield kind, target, _cost(kind, coverage)

    def _matches(self, words: Words) -> Iterator[Match]:
        """Terms with the words as they stand; an average that nobody asks for is no rival of the total."""
        matches = list(self.lexicon.partial(self._stems(words)))
        terms = [*self.lexicon.whole(self._stems(words)), *(match.term for match in matches)]
        averages = {id(term) for term in terms if self._is_aggregate(term)}
        plain = {self._bare(term) for term in terms if id(term) not in averages} if averages else set()
        own, counted = self._as_they_stand(words), self._are_only_counted(words)
        for match in matches:
            rival = id(match.term) in averages and self._bare(match.term) in plain
            inflected = not own.issubset(match.term.singulars)
            if not (rival or inflected or (counted and match.term.kind != "dataset")):
                yield match

    def _as_they_stand(self, words: Words) -> set[str]:
        """The singular of each word that is known as it stands: it is no other inflection of a word."""
        known = (word for word in words if word in self.pack.vocabulary or word in self.lexicon.surface)
        return set(map(self.pack.singular, known))

    def _are_only_counted(self, words: Words) -> bool:
        """ "Units" we received are no units on hand: such a word alone says nothing of which they are."""
        return all(word in self.pack.thesaurus["counted_by"] for word in words)

    def _is_aggregate(self, term: Term) -> bool:
        """Whether the words of a metric say how it is aggregated, other than as a total."""
        return term.kind == "metric" and not self.pack.no_totals.isdisjoint(term.words)

    def _bare(self, term: Term) -> Words:
        return tuple(word for word in term.words if word not in self.pack.aggregate_words)


def _best(matches: Iterator[Match]) -> dict[tuple[TermKind, str], float]:
    """The most of a wording that is covered, of each thing."""
    best: dict[tuple[TermKind, str], float] = {}
    for match in matches:
        key = (match.term.kind, match.term.target)
        best[key] = max(best.get(key, 0.0), match.coverage)
    return best


def _cost(kind: TermKind, coverage: float) -> float:
    return WEIGHTS["partial"] + WEIGHTS["partial_missing"] * (1 - coverage) + WEIGHTS.get(kind, 0.0)
