"""What may be said of one model: its terms and values, as plain data that goes to another process."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property

from engine.session import Session
from semantic.askable import askable_datasets, askable_metrics
from semantic.catalog import Catalog, CatalogDimension
from semantic.metrics import Metric
from semantic.query import MetricRef

MOST_VALUES = 60  # of one dimension
MOST_IN_ALL = 800
_MOST_WORDS = 5  # of a value: what is longer is a text and no name
_MOST_FIGURES = 4  # in a row: what has more is a number of something, which nobody says


@dataclass(frozen=True)
class Said:
    """A wording, and how it is spoken where its writing does not tell."""

    text: str
    say: str = ""


Wordings = tuple[Said, ...]  # of one thing, its label first


@dataclass(frozen=True)
class Vocabulary:
    """The things of a model, each in all its wordings. `left_out` counts the values beyond the limits."""

    language: str
    metrics: tuple[Wordings, ...] = ()
    dimensions: tuple[Wordings, ...] = ()
    values: tuple[Wordings, ...] = ()
    nouns: tuple[Wordings, ...] = ()
    examples: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    reach: tuple[tuple[int, ...], ...] = ()  # of each metric: the places of the dimensions it can be split by
    value_of: tuple[int, ...] = ()  # of each value: the place of its dimension
    left_out: int = 0

    @cached_property
    def digest(self) -> str:
        """Of all of it: what is made of it is kept under this."""
        return hashlib.sha256(json.dumps(asdict(self)).encode()).hexdigest()


def vocabulary_of(session: Session) -> Vocabulary:
    """The vocabulary of the model and of its data, in the language of the session."""
    catalog = session.catalog
    dimensions = [one for one in catalog.dimensions.values() if one.field.role == "dimension"]
    values = [(place, one) for place, known in enumerate(dimensions) for one in _values(known, session)]
    kept, metrics = values[:MOST_IN_ALL], askable_metrics(catalog)
    year = session.clock.now.year
    return Vocabulary(
        session.reader.pack.language,
        tuple(_wordings(one.label or one.name, one.synonyms, one.say) for one in metrics),
        tuple(_wordings(one.label or one.name, one.synonyms, one.say) for one in dimensions),
        tuple(one for _, one in kept),
        tuple(_nouns(catalog)),
        catalog.model.examples,
        tuple(range(year - 2, year + 1)),
        tuple(_reach(one, dimensions, catalog) for one in metrics),
        tuple(place for place, _ in kept),
        len(values) - len(kept),
    )


def _reach(metric: Metric, dimensions: list[CatalogDimension], catalog: Catalog) -> tuple[int, ...]:
    able = {one.name for one in catalog.reachable(MetricRef(name=metric.name))}
    return tuple(place for place, one in enumerate(dimensions) if one.name in able)


def _wordings(label: str, synonyms: Iterable[str], say: str = "") -> Wordings:
    own = Said(label.replace("_", " "), say)
    return (own, *(Said(text) for text in synonyms if text.casefold() != own.text.casefold()))


def _nouns(catalog: Catalog) -> Iterator[Wordings]:
    """What the rows are called, several of them."""
    for dataset in askable_datasets(catalog):
        if dataset.nouns:
            yield _wordings(dataset.nouns, dataset.synonyms)


def _values(dimension: CatalogDimension, session: Session) -> Iterator[Wordings]:
    """The names among the values of a dimension, those that the model tells of first."""
    if dimension.field.personal:
        return
    told = {
        str(one.value): _wordings(one.label or str(one.value), one.synonyms, one.say)
        for one in dimension.values
    }
    yield from (one for one in told.values() if _is_name(one[0].text))
    stored = session.profile.values.get(dimension.name, ())
    names = [one for one in stored if isinstance(one, str) and one not in told and _is_name(one)]
    yield from (_wordings(one, ()) for one in names[: max(0, MOST_VALUES - len(told))])


def _is_name(text: str) -> bool:
    """Whether people would say it."""
    words = text.replace("_", " ").split()
    figures = re.search(rf"\d{{{_MOST_FIGURES + 1}}}", text)
    return 0 < len(words) <= _MOST_WORDS and figures is None and any(char.isalpha() for char in text)
