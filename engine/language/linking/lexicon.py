"""The model's own words: labels, synonyms and names of everything that can be asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Literal

from engine.language.pack import Pack, load_pack
from engine.language.tokens import joined_form, words_of

TermKind = Literal["metric", "dimension", "measure", "timefield", "dataset"]
Words = tuple[str, ...]
Part = tuple[TermKind, str, float]  # what is meant by a part of its name, and what that costs
# "longer" wordings name the dataset too, "own" ones are of the model's language in another one, those of the
# thesaurus are none of the model's own; they are found only when said whole.
Source = Literal["label", "synonym", "name", "code", "longer", "taught", "own", "thesaurus"]

_WHOLE = ("longer", "own", "thesaurus")
_FAR = ("longer", "thesaurus")  # no words of the name itself
_ENDING = 2  # letters, at most, that make a number an ordinal
_MOST_KEPT = 5000  # words whose parts are kept
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
    measured: str = ""  # the stem beside a unit or an amount, which carries the meaning too: "wait hours"

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
    parts: dict[tuple[Words, bool], tuple[Part, ...]] = field(
        default_factory=dict
    )  # what words were found to be a part of

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
        same = [
            term for term in known if (term.kind, term.target, term.singulars) == (kind, target, singulars)
        ]
        # "Schema change" beside "schema changes": a word of the language is found only as it is written.
        written = any(word in self.pack.function_words for word in words)
        if any(term.words == words or not written for term in same):
            return
        measured = self.pack.stem(self._measured(words))
        self.place(Term(kind, target, words, stems, source, self._weights(words), singulars, measured))

    def _measured(self, words: Words) -> str:
        """What is told by a unit or an amount, or "": the wait of "wait hours", the fee of "fee amount"."""
        bare = self.pack.thesaurus["bare_amounts"]
        opens = self.pack.head_first and len(words) == 2 and words[0] in bare
        unit = len(words) == 2 and words[-1:] in self.pack.units
        if len(words) < 2 or not (opens or unit or words[-1] in bare):
            return ""
        word = words[-1] if opens else words[-2]
        said = (self.pack.ignored, self.pack.operators, self.pack.doings, self.pack.aggregates)
        return "" if any((word,) in table for table in said) else word

    def place(self, term: Term) -> None:
        """Make a term that is not known yet be found."""
        self.parts.clear()
        self.exact.setdefault(term.stems, []).append(term)
        bare = self._bare(term)
        self.unlinked.setdefault(bare.stems, []).append(bare)
        self.terms.append(term)
        if term.source != "thesaurus":  # a typing error may be of the model's own words only
            self.surface.update(unnumbered(term.words))
        self.longest = max(self.longest, len(term.words))
        for stem in () if term.source in _WHOLE or self._is_question(term.words) else set(term.stems):
            self.containing.setdefault(stem, []).append(term)

    def _is_question(self, words: Words) -> bool:
        """ "How engaged are viewers" is no name: "engaged viewers" are no part of it."""
        return len(words) > 1 and "question" in self.pack.ignored.get(words[:1], ())

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
        ignorable = list(map(self.pack.is_empty, words))
        stop = next((at for at, word in enumerate(words) if at and ignorable[at]), len(words))
        content = [at for at, word in enumerate(words) if (word,) not in self.pack.ignored]
        head = content[0] if content and self.pack.head_first and not self._is_english(words) else stop - 1
        return tuple(_HEAD if at == head else 0.0 if ignorable[at] else _REST for at in range(len(words)))

    def _is_english(self, words: Words) -> bool:
        """Whether a name ends in a word that the language has another one for: "home country"."""
        return len(words) > 1 and any(
            (one,) in self.pack.alike for one in {words[-1], load_pack().singular(words[-1])}
        )

    def neighbours(self) -> dict[str, frozenset[str]]:
        """For each word, the words that stand directly beside it in some wording."""
        found: dict[str, set[str]] = {}
        for term in self.terms:
            for left, right in pairwise(term.words):
                found.setdefault(left, set()).add(right)
                found.setdefault(right, set()).add(left)
        return {word: frozenset(beside) for word, beside in found.items()}

    @cached_property
    def likewise(self) -> frozenset[str]:
        """The stems of the words that the thesaurus puts in place of the model's own."""
        terms = (term for term in self.terms if term.source == "thesaurus")
        words = {word for term in terms for word in unnumbered(term.words)}
        return frozenset(map(self.pack.stem, words - self.surface))

    @cached_property
    def named(self) -> tuple[list[tuple[TermKind, str]], list[str]]:
        """Metrics and dimensions, once for each wording, and beside them the wordings."""
        found = [term for term in self.terms if term.kind in ("metric", "dimension")]
        return [(term.kind, term.target) for term in found], [" ".join(term.words) for term in found]

    @cached_property
    def of_numbers(self) -> frozenset[str]:
        """The stems in the names of numbers of more than one word: the "paid" of the paid amount."""
        named = [term for term in self.terms if term.kind in ("metric", "measure") and len(term.words) > 1]
        return frozenset(stem for term in named if term.source not in _FAR for stem in term.stems)

    @cached_property
    def by_target(self) -> dict[tuple[TermKind, str], list[Words]]:
        """The wordings of each thing."""
        found: dict[tuple[TermKind, str], list[Words]] = {}
        for term in self.terms:
            found.setdefault((term.kind, term.target), []).append(term.words)
        return found

    @cached_property
    def of_metrics(self) -> dict[str, list[frozenset[str]]]:
        """The stems of each wording of each metric that the model has itself."""
        found: dict[str, list[frozenset[str]]] = {}
        for term in self.terms:
            if term.kind == "metric" and term.source != "thesaurus":
                found.setdefault(term.target, []).append(frozenset(term.stems))
        return found

    @cached_property
    def in_metrics(self) -> dict[str, dict[str, int]]:
        """For each stem the metrics that have it in a wording, with the length of the shortest such."""
        found: dict[str, dict[str, int]] = {}
        for name, wordings in self.of_metrics.items():
            for wording in sorted(wordings, key=len):
                for stem in wording:
                    found.setdefault(stem, {}).setdefault(name, len(wording))
        return found

    @cached_property
    def in_order(self) -> list[tuple[Words, int, Term]]:
        """Terms with a wording of their own by their words: those that begin alike stand together."""
        listed = [term for term in self.terms if term.source in ("label", "synonym", "name")]
        return sorted((term.words, at, term) for at, term in enumerate(listed))

    def keep_parts(self, words: tuple[Words, bool], found: tuple[Part, ...]) -> tuple[Part, ...]:
        """What words are a part of, kept until terms are added or too many are kept."""
        if len(self.parts) >= _MOST_KEPT:
            self.parts.clear()
        self.parts[words] = found
        return found

    def whole(self, stems: Words) -> list[Term]:
        """Terms with exactly these stems in this order."""
        return self.exact.get(stems, [])

    def holds(self, words: Words) -> bool:
        """Whether the words, one or more, are all in the name of something."""
        return all(self.pack.stem(word) in self.containing for word in words)

    def partial(self, stems: Words) -> Iterator[Match]:
        """Terms that hold all these stems, the head among them, but are longer than they."""
        wanted = set(stems)
        if len(wanted) < len(stems):
            return
        # "Bill amount" is what the bills amount to: the name of the things is none of their number.
        measured = not any(term.kind == "dataset" for term in self.whole(stems))
        rarest = min(stems, key=lambda stem: len(self.containing.get(stem, ())))
        for term in self.containing.get(rarest, ()):
            have = term.by_stem
            if (
                len(wanted) < len(have)
                and wanted <= have.keys()
                and (term.head in wanted or term.kind == "dataset" or (measured and term.measured in wanted))
            ):
                covered = sum(have[stem] for stem in wanted) / (sum(have.values()) or 1.0)
                if covered > 0:
                    yield Match(term, covered)


def unnumbered(words: Words) -> Iterator[str]:
    """The words without the ending of a number: the "th" of "95th" is no word."""
    yield from words[:1]
    yield from (word for one, word in pairwise(words) if not one[-1:].isdigit() or len(word) > _ENDING)
