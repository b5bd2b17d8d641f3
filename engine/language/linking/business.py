"""The business itself, of which all data are: "in the zoo" says nothing where all animals are in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.language.linking.lexicon import Lexicon
from engine.language.linking.values import Values
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.times import read_periods
from engine.language.tokens import Token, norms
from engine.language.weights import WEIGHTS

_ENOUGH = 2  # tables of what such a business has, to know that the data are of one

Words = tuple[str, ...]


@dataclass(frozen=True)
class BusinessFinder:
    """Finds what it is called: behind "in the", "our" and their like, or right before what it has."""

    pack: Pack
    lexicon: Lexicon
    names: frozenset[Words]

    def find(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """Every such phrase that starts at `at`."""
        for said, is_opened in self._by_first.get(tokens[at].norm, ()):
            end = at + len(said)
            if tuple(token.norm for token in tokens[at:end]) != said:
                continue
            if is_opened:
                meant = not self._is_done_there(tokens, at) and not self._is_told_apart(tokens, end)
            else:
                meant = self._has(tokens, end)
            if meant:
                yield Phrase(at, end, "ignored", "business", WEIGHTS["ignored"], "ignored")

    @cached_property
    def _by_first(self) -> Mapping[str, Sequence[tuple[Words, bool]]]:
        """The wordings by their first word: the bare names, and those behind what opens them."""
        found: dict[str, list[tuple[Words, bool]]] = {}
        openers = [norms(opener) for opener in self.pack.thesaurus["business_openers"]]
        for name in sorted(self.names):
            for said in (name, *((*opener, *name) for opener in openers)):
                found.setdefault(said[0], []).append((said, said is not name))
        return found

    def _has(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether rows of a table stand there: "zoo animals"."""
        stems = tuple(self.pack.stem(token.norm) for token in tokens[at : at + 1])
        return any(term.kind == "dataset" for term in self.lexicon.whole(stems))

    def _is_done_there(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what stands before tells what was done with it: "born in the zoo", "came from the zoo"."""
        if at == 0:
            return False
        word = tokens[at - 1].norm
        rules = self.pack.ignored.get((word,), ())
        if rules:
            return "preposition" in rules
        terms = self.lexicon.whole((self.pack.stem(word),))
        return (word,) in self.pack.doings or any(term.kind == "timefield" for term in terms)

    def _is_told_apart(self, tokens: Sequence[Token], end: int) -> bool:
        """Whether it goes on so that it is one of several: "the gym with the most members", "in Leeds"."""
        if end == len(tokens):
            return False
        word = tokens[end].norm
        if word in self.pack.thesaurus["business_told_apart"]:
            return True
        place = word in self.pack.thesaurus["business_places"]
        return place and not any(any(read_periods(tokens, at, self.pack)) for at in (end, end + 1))


def business_names(pack: Pack, lexicon: Lexicon, values: Values) -> frozenset[Words]:
    """What the business may be called, by the tables that the model has; no word that it uses itself.

    Of several kinds of business it is the one of which it has the most: there are no visits of the vet
    to tell that a zoo is a vet's.
    """
    things: dict[str, set[str]] = {}
    for term in lexicon.terms:
        if term.kind == "dataset" and term.source != "thesaurus":
            for called in {term.singulars[-1], " ".join(term.singulars)}:  # an "item", a "menu item"
                things.setdefault(called, set()).add(term.target)
    kinds = [
        (len(set().union(*(things.get(noun, set()) for noun in has))), called)
        for called, has in pack.thesaurus["businesses"]
    ]
    most = max((number for number, _ in kinds), default=0)
    said = (norms(name) for number, called in kinds if number == most >= _ENOUGH for name in called)
    return frozenset(words for words in said if _is_free(words, lexicon, values))


def _is_free(words: Words, lexicon: Lexicon, values: Values) -> bool:
    """Whether neither the model nor a value uses what a business is called."""
    if lexicon.whole(tuple(map(lexicon.pack.stem, words))) or values.find(words):
        return False
    return lexicon.surface.isdisjoint((words[-1], *lexicon.pack.plurals(words[-1])))
