"""Every wording by which a model's things may be called, gathered into a lexicon."""

from collections.abc import Iterable, Iterator

from engine.language.lexicon import Lexicon, Term, TermKind
from engine.language.likewise import add_likewise
from engine.language.pack import Pack
from engine.language.tokens import joined_form
from semantic.askable import askable_datasets, askable_metrics
from semantic.catalog import Catalog, CatalogDimension
from semantic.metrics import Metric, SimpleMetric

_KINDS: dict[str, TermKind] = {"dimension": "dimension", "measure": "measure", "time": "timefield"}


def build_lexicon(catalog: Catalog, pack: Pack) -> Lexicon:
    """The lexicon of everything in the catalog that words may point at."""
    lexicon = Lexicon(pack, translated=frozenset(_translated(catalog, pack)))
    for metric in askable_metrics(catalog):
        _add_all(lexicon, "metric", metric.name, metric.label, metric.synonyms, metric.name)
        for wording in _percentile_wordings(metric, pack):
            lexicon.add("metric", metric.name, wording, "synonym")
    for dimension in catalog.dimensions.values():
        kind = _KINDS.get(dimension.field.role)
        if kind:
            nouns = _nouns_named_otherwise(catalog, dimension)
            plain = [word for word in dimension.synonyms if word.casefold() not in nouns]
            _add_all(lexicon, kind, dimension.name, dimension.label, plain, _own_name(dimension))
            for word in dimension.synonyms:
                if word.casefold() in nouns:
                    lexicon.add(kind, dimension.name, word, "code")
    for dataset in askable_datasets(catalog):
        words = (dataset.label, dataset.noun, dataset.nouns, *dataset.synonyms)
        _add_all(lexicon, "dataset", dataset.name, dataset.label or dataset.name, words, dataset.name)
    add_likewise(lexicon)
    _add_longer_wordings(lexicon, catalog)
    return lexicon


def _translated(catalog: Catalog, pack: Pack) -> Iterator[str]:
    """The wordings that the model has in the pack's language."""
    for words in catalog.model.translations:
        if words.language == pack.language:
            for said in (*words.metrics.values(), *words.dimensions.values()):
                yield from (form for text in said for form in (text, joined_form(text)))
            for one in words.datasets.values():
                yield from (one.label, one.noun, one.nouns, *one.synonyms)


def _percentile_wordings(metric: Metric, pack: Pack) -> Iterator[str]:
    """A percentile that is called "startup time p95" is also the 95th percentile of the startup time."""
    if not isinstance(metric, SimpleMetric) or metric.measure.percentile is None:
        return
    number = f"{metric.measure.percentile * 100:g}"
    for wording in filter(None, (metric.label, *metric.synonyms)):
        words = [word for word in wording.split() if word.casefold() != f"p{number}"]
        if len(words) < len(wording.split()):
            for template in pack.data["percentiles"]:
                yield template.format(number=number, what=" ".join(words))


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
    """Nouns of datasets whose rows have a better name than this field: a name goes before a code."""
    named = {(binding.dataset, binding.field.name) for binding in dimension.bindings}
    others = [
        found
        for found in catalog.model.datasets
        if found.name_field and (found.name, found.name_field) not in named
    ]
    return {word.casefold() for found in others for word in (found.noun, found.nouns) if word}


def _own_name(dimension: CatalogDimension) -> str:
    """What it is called among its like; in a role with the role, as the bare name means no role."""
    own = dimension.name.rpartition(".")[2]
    return " ".join((*dimension.roles, own)).replace("_", " ") if dimension.roles else own


def _add_all(
    lexicon: Lexicon, kind: TermKind, target: str, label: str, synonyms: Iterable[str], name: str
) -> None:
    lexicon.add(kind, target, label or name, "label")
    lexicon.add(kind, target, name, "name")
    for synonym in synonyms:
        if synonym:
            lexicon.add(kind, target, synonym, "synonym")
