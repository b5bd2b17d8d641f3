"""A word inside the name that it is said of: the "media" in "duración media del vídeo"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.language.linking.lexicon import Lexicon, Term
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from engine.language.weights import WEIGHTS

_INNER = ("agg", "value")
_OUTER = ("metric", "measure")


@dataclass(frozen=True)
class InnerFinder:
    """Finds them where adjectives follow the noun: a name that goes on behind an aggregation or a value."""

    pack: Pack
    lexicon: Lexicon

    def find(
        self, tokens: Sequence[Token], at: int, starting: Sequence[Sequence[Phrase]]
    ) -> Iterator[Phrase]:
        """Every such phrase that starts at `at`; `starting` are the phrases by where they start."""
        if not self.pack.head_first or at + 2 >= len(tokens) or self.pack.is_particle(tokens[at]):
            return
        for inner in starting[at + 1]:
            if inner.kind in _INNER and not inner.guessed and inner.cost <= 0:
                yield from self._around(inner, tokens, at)

    def _is_its_value(self, inner: Phrase, term: Term) -> bool:
        """ "La versión 0.13.8 del runner": the value inside the name of its dimension."""
        return inner.kind == "value" and (term.kind, term.target) == ("dimension", inner.target[0].dimension)

    def _around(self, inner: Phrase, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        for end in range(inner.end + 1, min(len(tokens), at + self.lexicon.longest + 2) + 1):
            span = [tokens[at], *tokens[inner.end : end]]
            kept = [span[place] for place in self.pack.unlinked([token.norm for token in span])]
            stems = tuple(self.pack.stem(token.norm) for token in kept)
            for term in self.lexicon.unlinked.get(stems, ()):
                if term.kind in _OUTER or self._is_its_value(inner, term):
                    outer = Phrase(at, end, term.kind, term.target, 0.0, term.source)
                    cost = WEIGHTS[term.source] + WEIGHTS["reordered"] + WEIGHTS["phrase"]
                    yield Phrase(at, end, "inside", (inner, outer), cost, "inside a name")
