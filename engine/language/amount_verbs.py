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
        stem = self.pack.stem(word)
        terms = (one for one in self.lexicon.containing.get(stem, ()) if self._is_total(one, stem))
        for target in dict.fromkeys(one.target for one in terms):
            cost = WEIGHTS["partial"] + WEIGHTS["thesaurus"]
            yield Phrase(at, at + 1, "metric", target, cost, "thesaurus")

    def _is_asked(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the question opens with "how much", and the verb stands behind a subject or "was"."""
        said = [words for text in self.pack.thesaurus["mass"] if (words := norms(text))]
        opened = any(tuple(one.norm for one in tokens[: len(words)]) == words for words in said)
        return opened and any("copula" in self.pack.ignored.get((one.norm,), ()) for one in tokens[:at])

    def _is_total(self, term: Term, stem: str) -> bool:
        money = frozenset(self.pack.thesaurus["money"])
        others = [word for word, one in zip(term.singulars, term.stems, strict=True) if one != stem]
        plain = any(word in money and (word,) not in self.pack.aggregates for word in others)
        return term.kind == "metric" and len(others) > 1 and plain and set(others) <= money
