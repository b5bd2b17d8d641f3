"""How something was done, said as a clause: "by how people paid" is the payment method."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.language.linking.lexicon import Lexicon
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from engine.language.weights import WEIGHTS

_LONGEST = 4  # words of who did it: "how the new customers paid"


@dataclass(frozen=True)
class MannerFinder:
    """Finds such a clause behind "by" as the one class of the model that is called by its verb."""

    pack: Pack
    lexicon: Lexicon

    def find(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """The clause that starts at `at`, from "how" to its verb."""
        words = self.pack.thesaurus
        split = at > 0 and "by" in self.pack.operators.get((tokens[at - 1].norm,), ())
        if not split or tokens[at].norm not in words["manner_openers"]:
            return
        for end in range(at + 3, min(at + 3 + _LONGEST, len(tokens) + 1)):
            verb = tokens[end - 1].norm
            base = self.pack.verb_of.get(verb) or next(
                (base for base, forms in self.pack.bent.items() if verb in forms), ""
            )
            targets = self._called(base) if base and not self._is_auxiliary(verb) else []
            if len(targets) == 1:
                cost = WEIGHTS["thesaurus"]
                yield Phrase(at, end, "dimension", targets[0], cost, "thesaurus")
                return

    def _is_auxiliary(self, word: str) -> bool:
        return "copula" in self.pack.ignored.get((word,), ())

    def _called(self, base: str) -> list[str]:
        """The classes called by the verb, or its noun, and a word for the manner: the pay method."""
        said = (*self.pack.bent.get(base, (base,)), *self.pack.nouns_of_verbs.get(base, ()))
        stems = frozenset(map(self.pack.stem, said))
        manners = frozenset(map(self.pack.stem, self.pack.thesaurus["manners"]))
        found = {
            term.target
            for stem in stems
            for term in self.lexicon.containing.get(stem, ())
            if term.kind == "dimension" and len(term.stems) > 1 and set(term.stems) <= stems | manners
        }
        return sorted(found)
