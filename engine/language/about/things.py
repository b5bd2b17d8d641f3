"""What the words inside a question about the model stand for: things that it names."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from engine.language.about.words import AboutWords
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from engine.types.about import Thing, ThingKind

_KINDS: dict[str, ThingKind] = {
    "metric": "metric", "dimension": "dimension", "measure": "dimension", "timefield": "dimension",
    "dataset": "dataset", "value": "value",
}  # fmt: skip
Link = Callable[[str], Iterable[Phrase]]  # of the words of a text
_LONGEST = 12  # words of one thing with all that may stand around it
_MOST_PARTLY = 6  # things that a part of their name may stand for
PLAIN = ("label", "name", "taught", "value", "quoted")
_BETWEEN = ("and", "or", "compare", "slash")


@dataclass(frozen=True)
class Found:
    """The things that some words stand for, and the noun that they were said with.

    `meanings`: the one word stands for all of them; `word` is where it stands, articles and nouns aside.
    """

    things: tuple[Thing, ...]
    noun: str = ""
    meanings: bool = False
    word: tuple[int, int] = (0, 0)


@dataclass
class ThingFinder:
    """Looks up stretches of the content words of one question. `places` are theirs among all tokens."""

    pack: Pack
    words: AboutWords
    tokens: Sequence[Token]
    places: Sequence[int]
    phrases: Sequence[Phrase]
    _kept: dict[tuple[int, int, str], Found | None] = field(default_factory=dict)

    def find(self, start: int, end: int, only: str = "") -> Found | None:
        """What the words `start` to `end` stand for together; None where not all of them are understood.

        `only` is the kind that the things must have, "" for any.
        """
        key = start, end, only
        if key not in self._kept:
            self._kept[key] = self._one(start, end, only) or self._listed(start, end, only)
        return self._kept[key]

    def _listed(self, start: int, end: int, only: str) -> Found | None:
        """ "Completions and completion rate": each of them found."""
        cuts = [at for at in range(start + 1, end - 1) if self._separates(at)]
        for at in cuts:
            after = at + 1 + (at + 1 < end - 1 and self._separates(at + 1))
            first, rest = self._one(start, at, only), self.find(after, end, only)
            if first is not None and rest is not None:
                things = tuple(dict.fromkeys((*first.things, *rest.things)))
                return Found(things, first.noun or rest.noun)
        return None

    def _separates(self, at: int) -> bool:
        return any(name in _BETWEEN for name in self.pack.operators.get((self.tokens[at].norm,), ()))

    def _one(self, start: int, end: int, only: str) -> Found | None:
        """One thing, with its article and nouns such as "metric" or "data" around it or without."""
        best: Found | None = None
        if end - start > _LONGEST:
            return None
        for first, last, nouns in self._bared(start, end):
            found = self._named(first, last, nouns, only)
            if found is not None and (best is None or (found.noun and not best.noun)):
                best = found
        return best

    def _bared(self, start: int, end: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """The words, and those inside articles and nouns."""
        if end <= start:
            return
        yield start, end, ()
        after = self._behind_article(start, end)
        if after > start:
            yield from self._bared(after, end)
        for size in range(1, min(self.words.longest, end - start - 1) + 1):
            before = self.words.nouns.get(self._norms(start, start + size))
            if before:
                yield from ((a, b, (before, *nouns)) for a, b, nouns in self._bared(start + size, end))
            behind = self.words.nouns.get(self._norms(end - size, end))
            if behind:
                yield from ((a, b, (*nouns, behind)) for a, b, nouns in self._bared(start, end - size))

    def _behind_article(self, start: int, end: int) -> int:
        """Behind an article, a possessive or "of the"."""
        word = self.tokens[start].norm
        rules = self.pack.ignored.get((word,), ())
        small = self.pack.is_link(word) or {"pronoun", "possessive", "preposition"} & set(rules)
        return start + 1 if small and end - start > 1 else start

    def _norms(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(token.norm for token in self.tokens[start:end])

    def _named(self, start: int, end: int, nouns: tuple[str, ...], only: str) -> Found | None:
        """What exactly these words name: by a whole wording before a part of one."""
        first, last = self.places[start], self.places[end - 1] + 1
        exact = [one for one in self.phrases if (one.start, one.end) == (first, last) and one.kind in _KINDS]
        exact = [one for one in exact if _KINDS[one.kind] == only] if only else exact
        fitting = [one for one in exact if one.kind in _taken_for(nouns)] or (exact if not nouns else [])
        if not fitting and "data" in nouns:
            fitting = exact
        for tier in _tiers(fitting):
            things = tuple(dict.fromkeys(thing for one in tier for thing in _things(one)))
            if things:
                return Found(things, nouns[0] if nouns else "", len(things) > 1, (start, end))
        return None

    def joined(self, first: tuple[int, int], second: tuple[int, int], link: Link) -> Found | None:
        """ "A view ... suspect": the thing that noun and adjective name together."""
        nouns = [token for token in self.tokens[slice(*first)] if not self._is_small(token)]
        adjectives = list(self.tokens[slice(*second)])
        for words in ((*adjectives, *nouns), (*nouns, *adjectives)):
            text = " ".join(token.text for token in words)
            phrases = [one for one in link(text) if (one.start, one.end) == (0, len(words))]
            whole = [one for one in phrases if one.kind == "metric" and not one.guessed]
            if whole:
                return Found(tuple(dict.fromkeys(thing for one in whole for thing in _things(one))))
        return None

    def _is_small(self, token: Token) -> bool:
        return "article" in self.pack.ignored.get((token.norm,), ())


def _taken_for(nouns: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of phrases that a thing said with the nouns may be."""
    if "dataset" in nouns:
        return ("dataset",)
    if "dimension" in nouns:
        return ("dimension", "measure", "timefield")
    if "metric" in nouns:
        return ("metric",)
    return tuple(_KINDS)


def _tiers(phrases: Sequence[Phrase]) -> Iterator[list[Phrase]]:
    """Phrases that name their thing equally well, the plainest first; rows and values come last."""
    plain = [one for one in phrases if one.reason in PLAIN]
    known = [one for one in phrases if not one.guessed]
    typed = [one for one in phrases if not one.reason.startswith("partial")]
    partly = [one for one in phrases if one.kind != "dataset"] or list(phrases)
    for tier in (plain, known, typed, partly if _are_few(partly) else []):
        yield [one for one in tier if one.kind not in ("dataset", "value")] or tier


def _are_few(phrases: Sequence[Phrase]) -> bool:
    return len({(one.kind, str(one.target)) for one in phrases}) <= _MOST_PARTLY


def _things(phrase: Phrase) -> Iterator[Thing]:
    if phrase.kind == "value":
        yield from (Thing("value", ref.dimension, ref.value) for ref in phrase.target)
    else:
        yield Thing(_KINDS[phrase.kind], str(phrase.target))
