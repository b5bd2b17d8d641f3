"""What an unknown word may have been meant for."""

from dataclasses import dataclass

from engine.language.reader import Reader

_MOST = 3
_ALIKE = 60  # of 100, for names; values, being many, must be more alike
_ALIKE_VALUE = 75


@dataclass(frozen=True)
class Neighbourhood:
    """The things of a model that resemble a word."""

    reader: Reader

    def things(self, word: str) -> list[tuple[str, str]]:
        """Metrics and dimensions whose wording resembles the word, most alike first."""
        from rapidfuzz import fuzz, process

        things, wordings = self.reader.linker.lexicon.named
        alike = process.extract(word.casefold(), wordings, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None)
        scored: dict[tuple[str, str], float] = {}
        for _, score, at in alike:
            scored[things[at]] = max(scored.get(things[at], 0.0), score)
        near = sorted(scored.items(), key=lambda entry: (-entry[1], entry[0]))
        return [key for key, _ in near[:_MOST]]

    def names(self, word: str) -> list[str]:
        """Names of near things and near values, in the user's words."""
        namer = self.reader.restater.namer
        called = [
            namer.metric(target) if kind == "metric" else namer.dimension(target)
            for kind, target in self.things(word)
        ]
        return called + list(self.reader.linker.values.alike(word, _MOST, _ALIKE_VALUE))
