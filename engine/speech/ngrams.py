"""A trigram model of sentences, smoothed by absolute discounting, in the ARPA form that recognisers read."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

BEGIN, END = "<s>", "</s>"
DISCOUNT = 0.6
_NEVER = -99.0  # the logarithm of next to nothing
Gram = tuple[str, ...]


class Trigrams:
    """Counts of one, two and three words in a row, and what they say of the next word."""

    def __init__(self, sentences: Iterable[list[str]], discount: float = DISCOUNT) -> None:
        self._discount = discount
        self._counts: tuple[Counter[Gram], ...] = (Counter(), Counter(), Counter())
        for sentence in sentences:
            words = (BEGIN, *sentence, END)
            for size, counts in enumerate(self._counts, 1):
                counts.update(zip(*(words[at:] for at in range(size)), strict=False))
        self._counts[0].pop((BEGIN,), None)
        self._totals, self._kinds = _contexts(self._counts)
        self._known: dict[Gram, float] = {}

    @property
    def words(self) -> list[str]:
        """All words, without the signs for beginning and end."""
        return sorted(gram[0] for gram in self._counts[0] if gram != (END,))

    def likelihood(self, gram: Gram) -> float:
        """How likely the last word is after those before it."""
        if gram not in self._known:
            self._known[gram] = self._likelihood(gram)
        return self._known[gram]

    def _likelihood(self, gram: Gram) -> float:
        context = gram[:-1]
        shorter = self.likelihood(gram[1:]) if context else 1 / len(self._counts[0])
        total = self._totals.get(context, 0)
        if not total:
            return shorter
        own = max(self._counts[len(context)][gram] - self._discount, 0.0) / total
        return own + self._rest(context) * shorter

    def _rest(self, context: Gram) -> float:
        """What is kept for words that were not seen in this place."""
        return self._discount * self._kinds[context] / self._totals[context]

    def arpa(self) -> str:
        """The model as text."""
        heads = [f"ngram {size}={len(list(self._grams(size)))}" for size in (1, 2, 3)]
        parts = [line for size in (1, 2, 3) for line in ("", f"\\{size}-grams:", *self._lines(size))]
        return "\n".join(["\\data\\", *heads, *parts, "", "\\end\\", ""])

    def _grams(self, size: int) -> Iterator[Gram]:
        if size == 1:
            yield (BEGIN,)
        yield from sorted(self._counts[size - 1])

    def _lines(self, size: int) -> Iterator[str]:
        for gram in self._grams(size):
            likely = _NEVER if gram == (BEGIN,) else math.log10(self.likelihood(gram))
            line = f"{likely:.4f}\t{' '.join(gram)}"
            yield f"{line}\t{math.log10(self._rest(gram)):.4f}" if gram in self._totals and size < 3 else line


def _contexts(counts: tuple[Counter[Gram], ...]) -> tuple[dict[Gram, int], dict[Gram, int]]:
    """How often each beginning occurs, and with how many different words behind it."""
    totals: dict[Gram, int] = defaultdict(int)
    kinds: dict[Gram, int] = defaultdict(int)
    for grams in counts:
        for gram, count in grams.items():
            totals[gram[:-1]] += count
            kinds[gram[:-1]] += 1
    return dict(totals), dict(kinds)
