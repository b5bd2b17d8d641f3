""" "How much have patients paid": the total that is called by the verb and a word for money."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.language.lexicon import Lexicon, Term
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
        """The totals that the word at `at` tells, which is no adjective."""
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
            cost = WEIGHTS["partial"] + WEIGHTS["thesaurus"]
            yield Phrase(at, at + 1, "metric", target, cost, "thesaurus")

    def _is_asked(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the question opens with "how much", and the verb stands behind a subject or "was"."""
        said = [words for text in self.pack.thesaurus["mass"] if (words := norms(text))]
        opened = any(tuple(one.norm for one in tokens[: len(words)]) == words for words in said)
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
        return tuple(dict.fromkeys(map(self.pack.stem, (word, *likewise))))

    def _is_total(self, term: Term, stem: str) -> bool:
        money = frozenset(self.pack.thesaurus["money"])
        others = [word for word, one in zip(term.singulars, term.stems, strict=True) if one != stem]
        plain = any(word in money and (word,) not in self.pack.aggregates for word in others)
        return term.kind == "metric" and len(others) > 1 and plain and set(others) <= money
