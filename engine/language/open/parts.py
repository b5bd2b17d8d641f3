"""A word that only begins or is inside the names of several numbers: "rebuffering", "unserved"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.language.open.finder import Known, made
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from semantic.askable import askable_metrics

_SHORTEST = 4


@dataclass(frozen=True)
class Parts:
    """Such a word may stand for each number that has it in a name.

    Of `adjectives` only those numbers that begin with it in their label.
    """

    adjectives: bool = False

    def find(self, tokens: Sequence[Token], at: int, known: Known) -> Iterator[Phrase]:
        """The metrics that have the word at `at` in a wording, those with the shortest wording first."""
        token = tokens[at]
        is_name = token.kind == "word" and len(token.norm) >= _SHORTEST
        if not is_name or token.norm in known.pack.function_words or (token.norm,) in known.pack.vague:
            return
        stem = known.pack.stem(token.norm)
        if stem in known.pack.function_stems:
            return
        lengths = known.lexicon.in_metrics.get(stem, {})
        named = [one.name for one in askable_metrics(known.catalog) if one.name in lengths]
        if self.adjectives:
            named = [name for name in named if _opens(name, token.norm, known)]
        found = sorted(named, key=lambda name: lengths[name])
        yield from made(at, at + 1, (("metric", name) for name in found))


def _opens(name: str, word: str, known: Known) -> bool:
    return known.catalog.metrics[name].label.casefold().split()[0] == word
