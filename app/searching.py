"""Finding things by words: without accents, with typing errors, by any of their names, the best first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from engine.language.tokens import words_of

_ALIKE = 0.74  # of words this much alike one is a typing error of the other
_EXACT, _BEGUN, _INSIDE, _MISTYPED = 1.0, 0.9, 0.6, 0.6
_LONG = 4  # letters from which a word may be mistyped, or a part of another


class Index:
    """Things by number. `texts` has for each of them its texts with what a word of them counts."""

    def __init__(self, texts: Iterable[Iterable[tuple[str, float]]]) -> None:
        self._words: dict[str, dict[int, float]] = defaultdict(dict)
        self._whole: dict[tuple[str, ...], dict[int, float]] = defaultdict(dict)
        for number, named in enumerate(texts):
            for text, weight in named:
                self._whole[words_of(text)][number] = weight
                for word in words_of(text):
                    known = self._words[word]
                    known[number] = max(weight, known.get(number, 0.0))
        self._vocabulary: Sequence[str] = list(self._words)

    def find(self, text: str) -> tuple[int, ...]:
        """The things with most of the words, at least half of them; what is called just so comes first."""
        words = dict.fromkeys(word for word in words_of(text) if any(map(str.isalnum, word)))
        scores: dict[int, list[float]] = defaultdict(list)
        for word in words:
            for number, score in self._scores(word).items():
                scores[number].append(score)
        most = max(map(len, scores.values()), default=0)
        if 2 * most < len(words):
            return ()
        whole = self._whole.get(words_of(text), {})
        best = {
            number: sum(found) + whole.get(number, 0.0)
            for number, found in scores.items()
            if len(found) == most
        }
        return tuple(sorted(best, key=lambda number: (-best[number], number)))

    def _scores(self, word: str) -> Mapping[int, float]:
        """What a word counts for each thing that has it, or one like it."""
        found: dict[int, float] = {}
        for known, likeness in self._like(word):
            for number, weight in self._words[known].items():
                found[number] = max(likeness * weight, found.get(number, 0.0))
        return found

    def _like(self, word: str) -> Iterable[tuple[str, float]]:
        if word in self._words:
            yield word, _EXACT
        for known in self._vocabulary:
            if known.startswith(word) and len(known) > len(word) > 1:
                yield known, _BEGUN
            elif len(word) >= _LONG and word in known:
                yield known, _INSIDE
        if len(word) < _LONG:
            return
        near = process.extract(
            word,
            self._vocabulary,
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=_ALIKE,
            limit=20,
        )
        for known, likeness, _ in near:
            if len(known) >= _LONG:
                yield known, _MISTYPED * likeness
