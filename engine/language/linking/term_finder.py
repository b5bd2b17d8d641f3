"""Linking the model's words: whole wordings, parts of them, and what joined words share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from engine.language.linking.lexicon import Lexicon, Term
from engine.language.linking.part_finder import PartFinder
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from engine.language.weights import WEIGHTS

_LONGEST_PART = 4
_LINKS = 2  # words such as "of the" that may stand inside a wording


@dataclass(frozen=True)
class TermFinder:
    """Finds metrics, dimensions, fields and datasets by their wordings."""

    pack: Pack
    lexicon: Lexicon

    @cached_property
    def _parts(self) -> PartFinder:
        return PartFinder(self.pack, self.lexicon)

    def find(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """Every term that some words from `at` on may mean."""
        longest = max(self.lexicon.longest + _LINKS, _LONGEST_PART)
        stems = tuple(self.pack.stem(token.norm) for token in tokens[at : at + longest])
        yield from self._continued(tokens, at)
        operated, opens = False, tokens[at].norm in self.pack.operator_openings
        for size in range(1, len(stems) + 1):
            if size == 1 and (self.pack.is_particle(tokens[at]) or self._is_article(tokens[at])):
                continue
            whole = self.lexicon.whole(stems[:size])
            for term in whole:
                if not (self._is_reread(term, tokens[at : at + size]) or self._is_personal(term, tokens, at)):
                    cost = self._cost(term, tokens[at : at + size])
                    yield Phrase(at, at + size, term.kind, term.target, cost, term.source)
                    yield from self._coordinated(term, tokens, at, at + size)
            if size > 1:
                yield from self._otherwise(at, stems[:size], tokens[at : at + size])
            edges = (tokens[at], tokens[at + size - 1])
            words = tuple(token.norm for token in tokens[at : at + size]) if opens and size > 1 else ()
            operated = operated or words in self.pack.operators  # "share of views" is no part of a name
            if size <= _LONGEST_PART and not (
                operated or any(edge.norm in self.pack.function_words for edge in edges)
            ):
                yield from self._parts.find(at, tokens[at : at + size], nameless=False)
                yield from self._parts.in_english(at, tokens[at : at + size])

    def _otherwise(self, at: int, stems: tuple[str, ...], span: Sequence[Token]) -> Iterator[Phrase]:
        """What is called by the same words in another order, or with others between them."""
        yield from self._reordered(at, stems, span)
        yield from self._with_slash(at, stems)
        yield from self._passive(at, stems, span)
        yield from self._passive_part(at, span)
        yield from self._linked(at, stems, span)

    def _is_article(self, token: Token) -> bool:
        """ "A" in small letters is no name, though a column be called so."""
        small = len(token.norm) == 1 and token.text.islower()
        return small and "article" in self.pack.ignored.get((token.norm,), ())

    def _reordered(self, at: int, stems: tuple[str, ...], span: Sequence[Token]) -> Iterator[Phrase]:
        """ "Failure rate of the inference" is the inference failure rate."""
        if len(span) == 2 and self._is_participle(span[1].norm):  # "amount paid" is the paid amount
            for term in self.lexicon.whole((stems[1], stems[0])):
                cost = WEIGHTS[term.source] + WEIGHTS["reordered"]
                yield Phrase(at, at + 2, term.kind, term.target, cost, "reordered")
        places = [place for place in range(1, len(span)) if self._is_of(span, place)]
        if len(places) == 1 and places[0] < len(span) - 1:
            behind = places[0] + 1
            behind += self._is_article_inside(span, behind)
            for term in self.lexicon.whole(stems[behind:] + stems[: places[0]]):
                if term.source == "thesaurus" and self._is_reread(term, (*span[behind:], *span[: places[0]])):
                    continue
                cost = WEIGHTS[term.source] + WEIGHTS["reordered"]
                yield Phrase(at, at + len(span), term.kind, term.target, cost, "reordered")

    def _is_article_inside(self, span: Sequence[Token], at: int) -> bool:
        """Whether a noun follows an article behind "of"; the "number of the orders" is none of theirs."""
        operated = tuple(token.norm for token in span[:at]) in self.pack.operators
        return (
            at < len(span) - 1 and not operated and "article" in self.pack.ignored.get((span[at].norm,), ())
        )

    def _is_of(self, span: Sequence[Token], place: int) -> bool:
        """ "Reason for rejection" as well, which is the rejection's."""
        said, before = span[place].norm, span[place - 1].norm
        if said not in self.pack.thesaurus["purpose_links"]:
            return said in self.pack.data["of"]
        return said in self.pack.data["of"] or self.pack.singular(before) in self.pack.thesaurus["purposes"]

    def _passive(self, at: int, stems: tuple[str, ...], span: Sequence[Token]) -> Iterator[Phrase]:
        """ "How many rows were rejected": the rejected rows."""
        verb = len(span) - 2
        if verb < 1 or not self._is_copula(span[verb].norm):
            return
        for term in self.lexicon.whole((stems[-1], *stems[:verb])):
            if term.source == "thesaurus":
                continue  # "the cards are blocked" tells which, and does not name the field
            cost = WEIGHTS[term.source] + WEIGHTS["reordered"]
            yield Phrase(at, at + len(span), term.kind, term.target, cost, "reordered")

    def _is_copula(self, word: str) -> bool:
        """Whether it is a form of "to be"; "e" joins two nouns more often than it is typed for "é"."""
        joins = "and" in self.pack.operators.get((word,), ())
        return "copula" in self.pack.ignored.get((word,), ()) and not joins

    def _passive_part(self, at: int, span: Sequence[Token]) -> Iterator[Phrase]:
        """ "Rent was paid", "was actually paid": the rent paid, of what a number is called by both.

        Rows that were paid are no number of theirs.
        """
        if len(span) < 3 or self.pack.stem(span[-1].norm) not in self.lexicon.of_numbers:
            return
        kept = [token for token in span[:-1] if "adverb" not in self.pack.doings.get((token.norm,), ())]
        nouns = list(kept)
        while nouns and self._is_copula(nouns[-1].norm):
            nouns.pop()
        if len(nouns) in (0, len(kept)) or any(one.norm in self.pack.function_words for one in nouns):
            return
        said = self.lexicon.whole(tuple(self.pack.stem(one.norm) for one in nouns))
        if any(term.kind == "dataset" for term in said):
            return
        bare = (*nouns, span[-1])
        for phrase in self._parts.find(at, bare, nameless=True):
            if phrase.kind in ("metric", "measure"):
                yield replace(phrase, end=at + len(span))

    def _with_slash(self, at: int, stems: tuple[str, ...]) -> Iterator[Phrase]:
        """ "Rewinds/view" is what the model calls rewinds per view."""
        places = [place for place, stem in enumerate(stems) if stem in self.pack.data["operators"]["slash"]]
        if len(places) == 1 and 0 < places[0] < len(stems) - 1:
            for per in self.pack.data["operators"]["per"]:
                said = (*stems[: places[0]], self.pack.stem(per), *stems[places[0] + 1 :])
                for term in self.lexicon.whole(said):
                    yield Phrase(
                        at, at + len(stems), term.kind, term.target, WEIGHTS[term.source], term.source
                    )

    def _is_participle(self, word: str) -> bool:
        return "verb" in self.pack.ignored.get((word,), ()) or "doing" in self.pack.doings.get((word,), ())

    def _linked(self, at: int, stems: tuple[str, ...], span: Sequence[Token]) -> Iterator[Phrase]:
        """ "95th percentile of the startup time" is the 95th percentile startup time."""
        linked = any(token.norm in self.pack.data["of"] for token in span[1:-1])
        if not (linked or self.pack.head_first):
            return
        kept = self.pack.unlinked([token.norm for token in span])
        if len(kept) < 2:
            return
        bare = [span[place] for place in kept]
        whole = {(term.kind, term.target) for term in self.lexicon.whole(stems)}
        for term in self.lexicon.unlinked.get(tuple(stems[place] for place in kept), ()):
            # "Orders of the client" are no order client.
            number = self.pack.head_first or term.kind != "dimension"
            if (term.kind, term.target) not in whole and number and not self._is_reread(term, bare):
                cost = WEIGHTS[term.source] + WEIGHTS["reordered"]
                yield Phrase(at, at + len(span), term.kind, term.target, cost, "linked by of")

    def _is_reread(self, term: Term, span: Sequence[Token]) -> bool:
        """A word that is known as it stands is no inflection of another ("hourly views", "hours viewed")."""
        pairs = list(zip(span, term.words, self._same(term, span), strict=True))
        if term.source == "thesaurus" and not self.pack.meant and not all(same for *_, same in pairs):
            return True  # "serious" is not the severity, though "seriousness" may be
        if self._is_verb_with_particle(pairs):
            return False
        changed = [token.norm for token, word, same in pairs if not same and not self._declined(token, word)]
        one = term.source == "thesaurus" and len(pairs) > 1  # the "on" of an "add-on" is one of the add-ons
        bent = [
            token.norm
            for token, word, same in pairs
            if token.norm != word
            and not (one and same)
            and not self._declined(token, word)
            and not (same and self._is_called(token.norm))
        ]
        return any(word in self.pack.vocabulary or word in self.lexicon.surface for word in changed) or any(
            word in self.pack.function_words for word in bent
        )

    def _is_called(self, word: str) -> bool:
        """ "Shows" are things where the model has things called so, and else only a verb."""
        plain = self.pack.ignored.get((word,), ()) == ("verb",) and (word,) not in self.pack.operators
        return plain and word in self.lexicon.surface

    def _is_personal(self, term: Term, tokens: Sequence[Token], at: int) -> bool:
        """The income of a customer is no revenue."""
        end = at + len(term.words)
        if term.source != "thesaurus" or tokens[end - 1].norm not in self.pack.thesaurus["personal"]:
            return False
        behind = [one.norm for one in tokens[end:] if (one.norm,) not in self.pack.ignored]
        of = end < len(tokens) and tokens[end].norm in self.pack.data["of"]
        beside = [*(behind[:1] if of else ()), *(one.norm for one in tokens[max(0, at - 1) : at])]
        return any(self.pack.singular(word) in self.pack.thesaurus["persons"] for word in beside)

    def _is_verb_with_particle(self, pairs: Sequence[tuple[Token, str, bool]]) -> bool:
        """ "Dropped off" is of the drop off: a participle before the very particle that the name has."""
        (first, _, same), last = pairs[0], pairs[-1]
        ends = tuple(self.pack.thesaurus["participle_ends"])
        particle = last[0].norm == last[1] and last[1] in self.pack.thesaurus["particles"]
        return len(pairs) == 2 and particle and not same and bool(ends) and first.norm.endswith(ends)

    def _declined(self, token: Token, word: str) -> bool:
        """Whether both are forms of one word of the language: "eindeutige", "eindeutigen"."""
        meanings = self.pack.meanings(word)
        return bool(meanings) and self.pack.meanings(token.norm) == meanings

    def _same(self, term: Term, span: Sequence[Token]) -> list[bool]:
        """Which words of the span are the term's own, plural endings aside."""
        pairs = zip(span, term.singulars, strict=True)
        return [self.pack.singular(token.norm) == word for token, word in pairs]

    def _cost(self, term: Term, span: Sequence[Token]) -> float:
        """A synonym is a little weaker than a label, another inflection weaker than the word itself."""
        same = self._same(term, span)
        plurals = sum(
            ok and token.norm != word for ok, token, word in zip(same, span, term.words, strict=True)
        )
        replaced = WEIGHTS["thesaurus_part"] * (len(span) - 1) if term.source == "thesaurus" else 0.0
        inflection = WEIGHTS["other_inflection"] * same.count(False) + WEIGHTS["plural"] * plurals
        return WEIGHTS[term.source] + WEIGHTS.get(term.kind, 0.0) + inflection + replaced

    def _continued(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """ "FPS de entrada y salida": what precedes the first of joined words belongs to the next as well."""
        joined = at >= 3 and "and" in self.pack.operators.get((tokens[at - 1].norm,), ())
        if not joined or not self.pack.head_first:
            return
        stems = [self.pack.stem(token.norm) for token in tokens]
        for start in range(max(0, at - 1 - _LONGEST_PART), at - 2):
            for first in self.lexicon.whole(tuple(stems[start : at - 1])):
                for cut in range(start + 1, at - 1):
                    yield from self._ended(first, stems, (start, cut), at)

    def _ended(self, first: Term, stems: list[str], head: tuple[int, int], at: int) -> Iterator[Phrase]:
        """Terms that begin like the first one and end in what stands at `at`."""
        for end in range(at + 1, min(at + _LONGEST_PART, len(stems)) + 1):
            for other in self.lexicon.whole(tuple(stems[slice(*head)] + stems[at:end])):
                if other.kind == first.kind and other.target != first.target:
                    yield Phrase(at, end, other.kind, other.target, WEIGHTS["joined"], "coordination")

    def _coordinated(self, term: Term, tokens: Sequence[Token], start: int, end: int) -> Iterator[Phrase]:
        """ "Input and output FPS": what follows the last of joined words belongs to the first as well."""
        joined = start >= 2 and "and" in self.pack.operators.get((tokens[start - 1].norm,), ())
        if not joined or end - start < 2:
            return
        first = (self.pack.stem(tokens[start - 2].norm),)
        for cut in range(start + 1, end):
            tail = tuple(self.pack.stem(token.norm) for token in tokens[cut:end])
            for other in self.lexicon.whole(first + tail):
                if other.kind == term.kind and other.target != term.target:
                    yield Phrase(
                        start - 2, start - 1, other.kind, other.target, WEIGHTS["joined"], "coordination"
                    )
