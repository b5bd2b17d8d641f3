""" "How much have patients paid": the total that is called by the verb and a word for money."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.language.linking.lexicon import Lexicon, Term, TermKind
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token, norms
from engine.language.weights import WEIGHTS


@dataclass(frozen=True)
class AmountVerbs:
    """Finds totals of money by the verb in their names, where a question asks how much."""

    pack: Pack
    lexicon: Lexicon

    def find(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """The totals that the word at `at` tells, which is no adjective, and what somebody has paid."""
        yield from self._paid_by_somebody(tokens, at)
        word = tokens[at].norm
        if word not in self.pack.verb_of or not self._is_asked(tokens, at):
            return
        stems = self._stems(word)
        terms = [
            one
            for stem in stems
            for one in self.lexicon.containing.get(stem, ())
            if self._is_total(one, stem)
        ]
        for target in dict.fromkeys(one.target for one in terms):
            yield Phrase(at, at + 1, "metric", target, WEIGHTS["thesaurus"], "thesaurus")

    def _paid_by_somebody(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """ "How much have people spent", "the amount anybody has paid": the number called "money spent"."""
        words = [token.norm for token in tokens]
        noun = words[at] in self.pack.thesaurus["paid_nouns"]
        openers = [(words[at],)] if noun else [norms(text) for text in self.pack.thesaurus["paid_openers"]]
        start = max((at + len(one) for one in openers if tuple(words[at : at + len(one)]) == one), default=0)
        end = start
        while start and end < len(words) and self._is_somebody(words[end]):
            end += 1
        somebody = set(words[start:end]) & set(self.pack.thesaurus["somebody"])
        told = somebody or (noun and end == start)  # "amount paid", but not "the amount we have paid"
        if not told or end == len(words) or words[end] not in self.pack.thesaurus["paying"]:
            return
        for kind, target in self._called(self.pack.verb_of.get(words[end], words[end])):
            if kind == "metric" or noun:
                cost = WEIGHTS["thesaurus"]
                yield Phrase(at, end + 1, kind, target, cost, "thesaurus")

    def _is_somebody(self, word: str) -> bool:
        """Whether a word says no more than that people did it: "has anybody"."""
        return word in self.pack.thesaurus["somebody"] or "copula" in self.pack.ignored.get((word,), ())

    def _called(self, base: str) -> dict[tuple[TermKind, str], None]:
        """The numbers called by a noun of money and any form of the verb."""
        forms = {form for form in self.pack.bent.get(base, ()) if form in self.lexicon.surface}
        nouns = frozenset(self.pack.thesaurus["paid_nouns"])
        stems = (self.pack.stem(form) for form in sorted(forms))
        terms = (term for stem in stems for term in self.lexicon.containing.get(stem, ()))
        plain = (one for one in terms if set(one.words) & nouns and set(one.words) <= forms | nouns)
        return dict.fromkeys((one.kind, one.target) for one in plain if one.kind in ("metric", "measure"))

    def _is_asked(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether "how much" or "what was" opens it, and the verb stands behind a subject or "was"."""
        said = [words for text in self.pack.thesaurus["mass"] if (words := norms(text))]
        opened = any(tuple(one.norm for one in tokens[: len(words)]) == words for words in said)
        before = tuple(one.norm for one in tokens[:at])
        opened = opened or (len(before) > 1 and "question" in self.pack.ignored.get(before, ()))  # "what was"
        does = any("copula" in self.pack.ignored.get((one.norm,), ()) for one in tokens[:at])
        return does and (opened or self._is_ranked(tokens[at + 1 :]))

    def _is_ranked(self, behind: Sequence[Token]) -> bool:
        """ "Billed the most": how much ranks, where no noun says of what it is the most."""
        said = [one.norm for one in behind if not self.pack.is_link(one.norm)]
        every = self.pack.data["operators"]
        if not said or said[0] not in (*every["top"], *every["bottom"]):
            return False
        kinds = self.pack.ignored.get((said[1],), ()) if len(said) > 1 else ()
        return len(said) == 1 or not said[1].isalpha() or "preposition" in kinds

    def _stems(self, word: str) -> tuple[str, ...]:
        """Those of the verb, of paying also of others for it: who was billed has an invoice."""
        groups = [one for one in self.pack.thesaurus["lapse_events"] if word in one]
        paying = self.pack.thesaurus["paying"]
        likewise = [one for group in groups if set(group) & set(paying) for one in group if " " not in one]
        nouns = self.pack.alike.get((self.pack.verb_of[word],), ()) if word in paying else ()
        likewise += [noun for noun, *more in nouns if not more]
        return tuple(dict.fromkeys(map(self.pack.stem, (word, *likewise))))

    def _is_total(self, term: Term, stem: str) -> bool:
        money = frozenset(self.pack.thesaurus["money"])
        others = [word for word, one in zip(term.singulars, term.stems, strict=True) if one != stem]
        plain = any(word in money and (word,) not in self.pack.aggregates for word in others)
        return term.kind == "metric" and len(others) > 1 and plain and set(others) <= money
