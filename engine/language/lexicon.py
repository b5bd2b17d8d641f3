"""The model's own words: labels, synonyms and names of everything that can be asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Literal

from engine.language.pack import Pack
from engine.language.tokens import joined_form, words_of

TermKind = Literal["metric", "dimension", "measure", "timefield", "dataset"]
Words = tuple[str, ...]
# "longer" wordings name the dataset too, "own" ones are of the model's language in another one, those of the
# thesaurus are none of the model's own; they are found only when said whole.
Source = Literal["label", "synonym", "name", "code", "longer", "taught", "own", "thesaurus"]

_WHOLE = ("longer", "own", "thesaurus")
_HEAD, _REST, _SHARED = 1.0, 0.5, 0.2


@dataclass(frozen=True)
class Term:
    """One wording of one thing of the model. `weights` say how much each stem tells it apart."""

    kind: TermKind
    target: str
    words: Words
    stems: Words
    source: Source
    weights: tuple[float, ...]
    singulars: Words

    @cached_property
    def head(self) -> str:
        """The stem that carries the meaning."""
        return self.stems[self.weights.index(max(self.weights))]

    @cached_property
    def by_stem(self) -> dict[str, float]:
        """The weight of each stem."""
        return dict(zip(self.stems, self.weights, strict=True))


@dataclass(frozen=True)
class Match:
    """A term found for some words; coverage 1 is the whole wording."""

    term: Term
    coverage: float


@dataclass
class Lexicon:
    """Terms by their stems, whole or in part."""

    pack: Pack
    exact: dict[Words, list[Term]] = field(default_factory=dict)
    unlinked: dict[Words, list[Term]] = field(default_factory=dict)  # without "of" and articles
    containing: dict[str, list[Term]] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    surface: set[str] = field(default_factory=set)
    longest: int = 1
    translated: frozenset[str] = frozenset()  # wordings in the pack's language, if the model has such

    def add(self, kind: TermKind, target: str, text: str, source: Source) -> None:
        """Make a wording find a thing; a wording known already for it is left alone."""
        if joined_form(text) != text:
            self.add(kind, target, joined_form(text), source)
        words = words_of(text)
        if (
            self.translated
            and len(words) > 1
            and text not in self.translated
            and source in ("synonym", "name")
        ):
            source = "own"
        stems = tuple(map(self.pack.stem, words))
        known = self.whole(stems)
        singulars = tuple(map(self.pack.singular, words))
        if any((term.kind, term.target, term.singulars) == (kind, target, singulars) for term in known):
            return
        self.place(Term(kind, target, words, stems, source, self._weights(words), singulars))

    def place(self, term: Term) -> None:
        """Make a term that is not known yet be found."""
        self.exact.setdefault(term.stems, []).append(term)
        bare = self._bare(term)
        self.unlinked.setdefault(bare.stems, []).append(bare)
        self.terms.append(term)
        if term.source != "thesaurus":  # a typing error may be of the model's own words only
            self.surface.update(term.words)
        self.longest = max(self.longest, len(term.words))
        for stem in set(term.stems) if term.source not in _WHOLE else ():
            self.containing.setdefault(stem, []).append(term)

    def _bare(self, term: Term) -> Term:
        """The wording without links; in a language that seldom has any inside a name, as it is."""
        kept = self.pack.unlinked(term.words) if self.pack.head_first else ()
        if len(kept) in (0, len(term.words)):
            return term
        words, stems, singulars = (
            tuple(found[at] for at in kept) for found in (term.words, term.stems, term.singulars)
        )
        weights = tuple(term.weights[at] for at in kept)
        return replace(term, words=words, stems=stems, singulars=singulars, weights=weights)

    def _weights(self, words: Words) -> tuple[float, ...]:
        """The head noun weighs most: the first word or, before "of", the last; function words nothing."""
        ignorable = [
            bool(set(self.pack.ignored.get((word,), ())) - {"verb"})
            or ((word,) in self.pack.operators and word in self.pack.function_words)
            for word in words
        ]
        stop = next((at for at, word in enumerate(words) if at and ignorable[at]), len(words))
        content = [at for at, word in enumerate(words) if (word,) not in self.pack.ignored]
        head = content[0] if content and self.pack.head_first else stop - 1
        return tuple(_HEAD if at == head else 0.0 if ignorable[at] else _REST for at in range(len(words)))

    def neighbours(self) -> dict[str, frozenset[str]]:
        """For each word, the words that stand directly beside it in some wording."""
        found: dict[str, set[str]] = {}
        for term in self.terms:
            for left, right in pairwise(term.words):
                found.setdefault(left, set()).add(right)
                found.setdefault(right, set()).add(left)
        return {word: frozenset(beside) for word, beside in found.items()}

    @cached_property
    def by_target(self) -> dict[tuple[TermKind, str], list[Words]]:
        """The wordings of each thing."""
        found: dict[tuple[TermKind, str], list[Words]] = {}
        for term in self.terms:
            found.setdefault((term.kind, term.target), []).append(term.words)
        return found

    @cached_property
    def in_order(self) -> list[tuple[Words, int, Term]]:
        """Terms with a wording of their own by their words: those that begin alike stand together."""
        listed = [term for term in self.terms if term.source in ("label", "synonym", "name")]
        return sorted((term.words, at, term) for at, term in enumerate(listed))

    def whole(self, stems: Words) -> list[Term]:
        """Terms with exactly these stems in this order."""
        return self.exact.get(stems, [])

    def partial(self, stems: Words) -> Iterator[Match]:
        """Terms that hold all these stems, the head among them, but are longer than they."""
        wanted = set(stems)
        if len(wanted) < len(stems):
            return
        rarest = min(stems, key=lambda stem: len(self.containing.get(stem, ())))
        for term in self.containing.get(rarest, ()):
            have = term.by_stem
            if (
                len(wanted) < len(have)
                and wanted <= have.keys()
                and (term.head in wanted or term.kind == "dataset")
            ):
                covered = sum(have[stem] for stem in wanted) / (sum(have.values()) or 1.0)
                if covered > 0:
                    yield Match(term, covered)
