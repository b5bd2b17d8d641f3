"""What the numbers of an answer are: their meaning, how they are computed, and whose they are."""

from collections.abc import Iterator, Mapping

from engine.answers.conditions import where
from engine.answers.formulas import formula, measure_formula
from engine.answers.measures import names_in, terms
from engine.phrasing import Phrasing
from engine.types.plan import Plan
from semantic.catalog import Catalog
from semantic.composition import ingredients
from semantic.definitions import Definitions
from semantic.measures import Measure
from semantic.metrics import Metric, MetricInput, RatioMetric
from semantic.query import AggregateTerm, MetricRef

Fact = tuple[str, str]


def definitions(plan: Plan, catalog: Catalog, words: Phrasing, labels: Mapping[str, str]) -> Iterator[Fact]:
    """What each number is, what the metrics are that it is made of, and who answers for those asked for."""
    asked = terms(plan, catalog).values()
    made = [term for term in asked if isinstance(term, AggregateTerm)]
    names = [term.name for term in asked if isinstance(term, MetricRef)]
    own = [catalog.metrics[name] for name in dict.fromkeys(names) if not catalog.metrics[name].private]
    for name in names:
        parts = ingredients(catalog.metrics[name])
        names += [part.name for part in parts if isinstance(part, MetricInput) and part.name not in names]
    metrics = [catalog.metrics[name] for name in dict.fromkeys(names) if not catalog.metrics[name].private]
    for term in made:
        measure = catalog.measures(term)[0]
        yield catalog.dimensions[term.field].label, f"{_measured(measure, catalog, words)}."
    for metric in metrics:
        yield called(metric, labels), _metric(metric, catalog, words)
        if isinstance(metric, RatioMetric):
            below = _below(metric.denominator, catalog, words)
            yield words.say("proof.denominator", label=called(metric, labels)), below
    if own:
        yield words.word("proof.owner"), _owners(own, words)


def called(metric: Metric, labels: Mapping[str, str]) -> str:
    """A metric by its name in the language of the answer, where it has one there."""
    label = labels.get(metric.name) or metric.label or metric.name.replace("_", " ")
    return label[:1].upper() + label[1:]


def _owners(metrics: list[Metric], words: Phrasing) -> str:
    """Who answers for the numbers; that the model names nobody is said too."""
    owners = dict.fromkeys(metric.owner for metric in metrics if metric.owner)
    return ", ".join(owners) or words.word("proof.no_owner")


def _metric(metric: Metric, catalog: Catalog, words: Phrasing) -> str:
    """Its meaning in the model's words, how it is computed, and from which rows."""
    only = where(metric.where, names_in(metric.where, catalog), words)
    computed = Definitions(catalog).metric(metric) if words.is_english else _formula(metric, catalog)
    filled = metric.fill_nulls_with
    texts = (
        _meaning(metric, catalog, words),
        f"{computed}{words.say('proof.only', condition=only) if only else ''}.",
        words.say("proof.filled", n=words.figures(f"{filled:g}")) if filled is not None else "",
    )
    return " ".join(text for text in texts if text)


def _meaning(metric: Metric, catalog: Catalog, words: Phrasing) -> str:
    """What a metric means in the language of the answer; else in the model's words, which is said."""
    own = (one for one in catalog.model.translations if one.language == words.language)
    found = next((text for one in own if (text := one.definitions.get(metric.name, ""))), "")
    if found or not metric.description or words.is_english:
        return found or metric.description
    return words.say("proof.own_words", text=metric.description)


def _formula(metric: Metric, catalog: Catalog) -> str:
    return f"`{formula(metric, catalog)}`"


def _below(part: Measure | MetricInput | str, catalog: Catalog, words: Phrasing) -> str:
    """What a ratio is divided by."""
    if isinstance(part, Measure):
        return f"{_measured(part, catalog, words)}."
    metric = catalog.metrics[str(getattr(part, "name", part))]
    label = metric.label or metric.name.replace("_", " ")
    return f"{label}." if metric.private else f"{label}: {_metric(metric, catalog, words)}"


def _measured(measure: Measure, catalog: Catalog, words: Phrasing) -> str:
    if not words.is_english:
        return f"`{measure_formula(measure)}`"
    text = Definitions(catalog).measure(measure)
    return text[:1].upper() + text[1:]
