"""The model's own words: labels, synonyms and names of everything that can be asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from engine.language.pack import Pack
from engine.language.tokens import joined_form, words_of
from semantic.catalog import Catalog, CatalogDimension

TermKind = Literal["metric", "dimension", "measure", "timefield", "dataset"]
Words = tuple[str, ...]
# "longer" wordings name the dataset too; they are found only when said whole.
Source = Literal["label", "synonym", "name", "code", "longer"]

_HEAD, _REST, _SHARED = 1.0, 0.5, 0.2
_KINDS: dict[str, TermKind] = {"dimension": "dimension", "measure": "measure", "time": "timefield"}


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

    @property
    def head(self) -> str:
        """The stem that carries the meaning."""
        return self.stems[self.weights.index(max(self.weights))]


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
    containing: dict[str, list[Term]] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    surface: set[str] = field(default_factory=set)
    longest: int = 1

    def add(self, kind: TermKind, target: str, text: str, source: Source) -> None:
        """Make a wording find a thing; a wording known already for it is left alone."""
        if joined_form(text) != text:
            self.add(kind, target, joined_form(text), source)
        words = words_of(text)
        stems = tuple(map(self.pack.stem, words))
        known = self.exact.setdefault(stems, [])
        if any((term.kind, term.target) == (kind, target) for term in known):
            return
        singulars = tuple(map(self.pack.singular, words))
        term = Term(kind, target, words, stems, source, self._weights(words), singulars)
        known.append(term)
        self.terms.append(term)
        self.surface.update(words)
        self.longest = max(self.longest, len(words))
        for stem in set(stems) if source != "longer" else ():
            self.containing.setdefault(stem, []).append(term)

    def _weights(self, words: Words) -> tuple[float, ...]:
        """The head noun weighs most: the last word, or the one before "of"; function words nothing."""
        ignorable = [(word,) in self.pack.ignored or (word,) in self.pack.operators for word in words]
        stop = next((at for at, word in enumerate(words) if at and ignorable[at]), len(words))
        head = stop - 1
        return tuple(_HEAD if at == head else 0.0 if ignorable[at] else _REST for at in range(len(words)))

    def neighbours(self) -> dict[str, frozenset[str]]:
        """For each word, the words that stand directly beside it in some wording."""
        found: dict[str, set[str]] = {}
        for term in self.terms:
            for left, right in pairwise(term.words):
                found.setdefault(left, set()).add(right)
                found.setdefault(right, set()).add(left)
        return {word: frozenset(beside) for word, beside in found.items()}

    def whole(self, stems: Words) -> list[Term]:
        """Terms with exactly these stems in this order."""
        return self.exact.get(stems, [])

    def partial(self, stems: Words) -> Iterator[Match]:
        """Terms that hold all these stems, the head among them, but are longer than they."""
        wanted = set(stems)
        for term in self.containing.get(stems[-1], ()):
            have = dict(zip(term.stems, term.weights, strict=True))
            if (
                len(wanted) < len(have)
                and wanted <= have.keys()
                and (term.head in wanted or term.kind == "dataset")
            ):
                covered = sum(have[stem] for stem in wanted) / (sum(have.values()) or 1.0)
                if covered > 0:
                    yield Match(term, covered)


def build_lexicon(catalog: Catalog, pack: Pack) -> Lexicon:
    """The lexicon of everything in the catalog that words may point at."""
    lexicon = Lexicon(pack)
    for metric in catalog.model.metrics:
        _add_all(lexicon, "metric", metric.name, metric.label, metric.synonyms, metric.name)
    for dimension in catalog.dimensions.values():
        kind = _KINDS.get(dimension.field.role)
        if kind:
            nouns = _nouns_named_otherwise(catalog, dimension)
            plain = [word for word in dimension.synonyms if word.casefold() not in nouns]
            _add_all(lexicon, kind, dimension.name, dimension.label, plain, _own_name(dimension))
            for word in dimension.synonyms:
                if word.casefold() in nouns:
                    lexicon.add(kind, dimension.name, word, "code")
    for dataset in catalog.model.datasets:
        words = (dataset.label, dataset.noun, dataset.nouns, *dataset.synonyms)
        _add_all(lexicon, "dataset", dataset.name, dataset.label or dataset.name, words, dataset.name)
    _add_longer_wordings(lexicon, catalog)
    return lexicon


def _add_longer_wordings(lexicon: Lexicon, catalog: Catalog) -> None:
    """Where a wording means several things, each also gets one that names its dataset."""
    shared = [term for terms in list(lexicon.exact.values()) if len(terms) > 1 for term in terms]
    for term in shared:
        if term.source == "label" and term.kind != "dataset":
            dataset = catalog.datasets[_home(term, catalog)]
            template = lexicon.pack.data["restate"]["in_dataset"]
            text = template.format(label=" ".join(term.words), dataset=dataset.label or dataset.name)
            lexicon.add(term.kind, term.target, text, "longer")


def _home(term: Term, catalog: Catalog) -> str:
    """The dataset a metric is computed from first, or a dimension is carried by first."""
    if term.kind == "metric":
        return catalog.metric_measures(catalog.metrics[term.target])[0].dataset
    return catalog.dimensions[term.target].bindings[0].dataset


def _nouns_named_otherwise(catalog: Catalog, dimension: CatalogDimension) -> set[str]:
    """Nouns of datasets whose rows have a better name than this field: "department" is its name before its code."""
    named = {(binding.dataset, binding.field.name) for binding in dimension.bindings}
    others = [
        found
        for found in catalog.model.datasets
        if found.name_field and (found.name, found.name_field) not in named
    ]
    return {word.casefold() for found in others for word in (found.noun, found.nouns) if word}


def _own_name(dimension: CatalogDimension) -> str:
    return dimension.name.rpartition(".")[2]


def _add_all(
    lexicon: Lexicon, kind: TermKind, target: str, label: str, synonyms: Iterable[str], name: str
) -> None:
    lexicon.add(kind, target, label or name, "label")
    lexicon.add(kind, target, name, "name")
    for synonym in synonyms:
        if synonym:
            lexicon.add(kind, target, synonym, "synonym")
