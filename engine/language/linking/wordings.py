"""Every wording by which a model's things may be called, gathered into a lexicon."""

from collections.abc import Iterable, Iterator

from engine.language.linking.derived import add_derived
from engine.language.linking.lent_words import lent_words, noun_of_code
from engine.language.linking.lexicon import Lexicon, Term, TermKind
from engine.language.linking.likewise import add_likewise
from engine.language.pack import Pack
from engine.language.tokens import joined_form, words_of
from semantic.askable import askable_datasets, askable_metrics
from semantic.catalog import Catalog, CatalogDimension
from semantic.lapses import is_lapse
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
        if kind and is_lapse(dimension.field.expr):
            lexicon.add(kind, dimension.name, dimension.label, "longer")  # its words are those of two times
        elif kind:
            nouns, rows = _nouns_named_otherwise(catalog, dimension), noun_of_code(dimension, catalog, pack)
            plain = [word for word in dimension.synonyms if word.casefold() not in {*nouns, rows}]
            _add_all(lexicon, kind, dimension.name, dimension.label, plain, _own_name(dimension))
            for word in dimension.synonyms:
                if word.casefold() in nouns:
                    lexicon.add(kind, dimension.name, word, "code")
            if _names_a_role(dimension, catalog, pack):
                lexicon.add(kind, dimension.name, dimension.roles[0].replace("_", " "), "synonym")
    for dataset in askable_datasets(catalog):
        words = (dataset.label, dataset.noun, dataset.nouns, *dataset.synonyms)
        _add_all(lexicon, "dataset", dataset.name, dataset.label or dataset.name, words, dataset.name)
    _add_keys(lexicon, catalog)
    add_likewise(lexicon, lent_words(lexicon, catalog))
    add_derived(lexicon)
    _add_longer_wordings(lexicon, catalog)
    _add_measured(lexicon, catalog)
    return lexicon


def _add_measured(lexicon: Lexicon, catalog: Catalog) -> None:
    """What is told in a unit is also called by what that measures: a floor in m² is the floor space."""
    units = {word for words in lexicon.pack.units for word in words}
    for term in list(lexicon.terms):
        nouns = lexicon.pack.thesaurus["measured"].get(_unit(term, catalog), ())
        base = term.words[:-1] if term.words[-1] in units else term.words
        said = units.isdisjoint(base) and bool(base) and base[-1] not in nouns
        if said and term.source in ("label", "name"):
            for noun in nouns:
                lexicon.add(term.kind, term.target, " ".join((*base, noun)), "thesaurus")


def _unit(term: Term, catalog: Catalog) -> str:
    """The unit of a field, or of what a metric adds up or averages."""
    if term.kind == "metric":
        metric = catalog.metrics[term.target]
        if not isinstance(metric, SimpleMetric):
            return ""
        fields = catalog.datasets[metric.measure.dataset].fields
        return next((one.unit for one in fields if one.name == metric.measure.expr), "")
    known = catalog.dimensions.get(term.target) if term.kind == "measure" else None
    return known.field.unit if known else ""


def _names_a_role(dimension: CatalogDimension, catalog: Catalog, pack: Pack) -> bool:
    """Whether people call those in the role by it alone: "approvers"; not "from", nor "referred by"."""
    if len(dimension.roles) != 1 or pack.is_link(dimension.roles[0].split("_")[-1].split(" ")[-1]):
        return False
    last = dimension.roles[0].replace("_", " ").split()[-1].casefold()
    small = (last,) in pack.ignored or (last,) in pack.operators
    played = {hop.to for hop in catalog.network.in_roles.get(dimension.roles[0], ())}
    named = any(
        one.dataset in played and catalog.datasets[one.dataset].name_field == one.field.name
        for one in dimension.bindings
    )
    return named and not small


def _add_keys(lexicon: Lexicon, catalog: Catalog) -> None:
    """What tells rows apart is called "patient ID" where nothing else is, said whole: nobody splits by it."""
    for dataset in askable_datasets(catalog):
        key = dataset.primary_key[0] if len(dataset.primary_key) == 1 else ""
        field = next((one for one in dataset.fields if one.sql.strip('"') == key), None)
        text = f"{dataset.noun or dataset.name} ID"
        if field is None or field.role != "key" or field.personal or field.private:
            continue
        name = field.dimension or f"{dataset.name}.{field.name}"
        if name in catalog.dimensions and not lexicon.whole(tuple(map(lexicon.pack.stem, words_of(text)))):
            lexicon.add("dimension", name, text, "longer")


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
