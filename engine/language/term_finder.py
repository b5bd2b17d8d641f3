"""Linking the model's words: whole wordings, parts of them, and what joined words share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.language.lexicon import Lexicon, Term, TermKind
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

    def find(self, tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
        """Every term that some words from `at` on may mean."""
        longest = max(self.lexicon.longest + _LINKS, _LONGEST_PART)
        stems = tuple(self.pack.stem(token.norm) for token in tokens[at : at + longest])
        yield from self._continued(tokens, at)
        for size in range(1, len(stems) + 1):
            if size == 1 and self.pack.is_particle(tokens[at]):
                continue
            whole = self.lexicon.whole(stems[:size])
            for term in whole:
                if not self._is_reread(term, tokens[at : at + size]):
                    cost = self._cost(term, tokens[at : at + size])
                    yield Phrase(at, at + size, term.kind, term.target, cost, term.source)
                    yield from self._coordinated(term, tokens, at, at + size)
            yield from self._reordered(at, stems[:size], tokens[at : at + size])
            yield from self._linked(at, stems[:size], tokens[at : at + size])
            edges = (tokens[at], tokens[at + size - 1])
            operated = any(
                tuple(token.norm for token in tokens[at:end]) in self.pack.operators
                for end in range(at + 2, at + size + 1)
            )  # "share of views" is no part of a name that begins so
            if size <= _LONGEST_PART and not (
                operated or any(edge.norm in self.pack.function_words for edge in edges)
            ):
                yield from self._parts(
                    at, tokens[at : at + size], {(term.kind, term.target) for term in whole}
                )

    def _reordered(self, at: int, stems: tuple[str, ...], span: Sequence[Token]) -> Iterator[Phrase]:
        """ "Failure rate of inference" is the inference failure rate."""
        places = [place for place, token in enumerate(span) if token.norm in self.pack.data["of"]]
        if len(places) == 1 and 0 < places[0] < len(span) - 1:
            turned = stems[places[0] + 1 :] + stems[: places[0]]
            for term in self.lexicon.whole(turned):
                cost = WEIGHTS[term.source] + WEIGHTS["reordered"]
                yield Phrase(at, at + len(span), term.kind, term.target, cost, "reordered")

    def _linked(self, at: int, stems: tuple[str, ...], span: Sequence[Token]) -> Iterator[Phrase]:
        """ "95th percentile of the startup time" is the 95th percentile startup time."""
        kept = self.pack.unlinked([token.norm for token in span])
        linked = any(token.norm in self.pack.data["of"] for token in span[1:-1])
        if len(kept) < 2 or not (linked or self.pack.head_first):
            return
        bare = [span[place] for place in kept]
        whole = {(term.kind, term.target) for term in self.lexicon.whole(stems)}
        for term in self.lexicon.unlinked.get(tuple(stems[place] for place in kept), ()):
            if (term.kind, term.target) not in whole and not self._is_reread(term, bare):
                cost = WEIGHTS[term.source] + WEIGHTS["reordered"]
                yield Phrase(at, at + len(span), term.kind, term.target, cost, "linked by of")

    def _is_reread(self, term: Term, span: Sequence[Token]) -> bool:
        """A word that is known as it stands is no inflection of another ("hourly views", "hours viewed")."""
        pairs = list(zip(span, term.words, self._same(term, span), strict=True))
        changed = [token.norm for token, word, same in pairs if not same and not self._declined(token, word)]
        bent = [
            token.norm for token, word, _ in pairs if token.norm != word and not self._declined(token, word)
        ]
        return any(word in self.pack.vocabulary or word in self.lexicon.surface for word in changed) or any(
            word in self.pack.function_words for word in bent
        )

    def _declined(self, token: Token, word: str) -> bool:
        """Whether both are forms of one word of the language: "eindeutige", "eindeutigen"."""
        meanings = self.pack.meanings(word)
        return bool(meanings) and self.pack.meanings(token.norm) == meanings

    def _as_they_stand(self, span: Sequence[Token]) -> list[str]:
        """The singular of each word that is known as it stands: it is no other inflection of a word."""
        return [
            self.pack.singular(token.norm)
            for token in span
            if token.norm in self.pack.vocabulary or token.norm in self.lexicon.surface
        ]

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

    def _parts(self, at: int, span: Sequence[Token], whole: set[tuple[TermKind, str]]) -> Iterator[Phrase]:
        stems = tuple(self.pack.stem(token.norm) for token in span)
        best: dict[tuple[TermKind, str], float] = {}
        own = self._as_they_stand(span)
        for match in self.lexicon.partial(stems):
            if any(word not in match.term.singulars for word in own):
                continue
            key = (match.term.kind, match.term.target)
            best[key] = max(best.get(key, 0.0), match.coverage)
        things = {target for kind, target in whole if kind == "dataset"}
        for (kind, target), coverage in best.items():
            own_thing = kind != "metric" and target.partition(".")[0] in things  # "property" is no list date
            if (kind, target) not in whole and not own_thing:
                cost = (
                    WEIGHTS["partial"] + WEIGHTS["partial_missing"] * (1 - coverage) + WEIGHTS.get(kind, 0.0)
                )
                yield Phrase(at, at + len(span), kind, target, cost, "partial", guessed=True)
