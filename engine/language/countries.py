"""Countries by all their names: "Germans", "from Germany" and "DE" find the same value.

Which names a country has is in countries.yaml; a column is one of countries where most of its values are.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from engine.cache import cached_text
from engine.language.linking.values import ValueIndex, ValueRef, Words, open_dimensions
from engine.language.tokens import fold, words_of
from semantic.catalog import Catalog, CatalogDimension
from semantic.fields import Scalar

_MOST_VALUES = 400  # a column with more values is none of countries
_MOST = 0.6  # of the values of a column of countries that are known ones
_LONGEST_CODE = 3
_CALLED = {
    "country", "countries", "nation", "nationality", "citizenship", "flag", "origin", "land",
    "staat", "pais", "pays", "herkunft", "nationalitat", "staatsangehorigkeit", "nacionalidad",
}  # fmt: skip


def add_countries(index: ValueIndex, catalog: Catalog, stored: Mapping[str, tuple[Scalar, ...]]) -> None:
    """Let the other names of a country, and what its people are called, find the value that stands for it."""
    for name, dimension in open_dimensions(catalog):
        values = stored.get(name, ()) if dimension.type == "string" else ()
        for value, country in _countries(dimension, values):
            for text in dict.fromkeys(country):
                if words_of(text) != words_of(str(value)):
                    index.add(text, ValueRef(name, value))


def _countries(dimension: CatalogDimension, values: Sequence[Scalar]) -> Iterator[tuple[Scalar, list[str]]]:
    """The values of a column that are countries, each with the names to find it by; none of other columns."""
    if not values or len(values) > _MOST_VALUES:
        return
    said, found, others = _is_called_so(dimension), [], 0
    for value in values:
        country = _names(str(value), said)
        found += [(value, country)] if country else []
        others += not country
        if len(values) - others < _MOST * len(values):
            return
    if said or len(found) > 1:
        yield from found


def _is_called_so(dimension: CatalogDimension) -> bool:
    words = (*words_of(dimension.label), *words_of(dimension.name.replace(".", " ").replace("_", " ")))
    return not _CALLED.isdisjoint(map(fold, words))


def _names(text: str, said: bool) -> list[str]:
    """The names of the country that a text is; a code or an adjective is one in a column called so only."""
    names, codes = _tables()
    found = names.get(words_of(text), ()) if len(text) > _LONGEST_CODE else ()
    return list(found or (codes.get(words_of(text), ()) if said else ()))


@cache
def _tables() -> tuple[dict[Words, tuple[str, ...]], dict[Words, tuple[str, ...]]]:
    """All names of each country by each of its names; and by its codes and what its people are called."""
    names: dict[Words, tuple[str, ...]] = {}
    codes: dict[Words, tuple[str, ...]] = {}
    for line in _lines():
        called, _, people = (part.strip() for part in str(line).partition("|"))
        short, *own = _listed(called)
        codes_of, adjectives = short.split(), _listed(people)
        said = (*own, *adjectives, *(code for code in codes_of if code in _ABBREVIATIONS))
        names |= {words_of(name): said for name in own}
        codes |= {words_of(name): said for name in (*codes_of, *adjectives)}
    return names, codes


def _lines() -> list[str]:
    """The lines of countries.yaml, kept as JSON: YAML is slow to load for one question."""
    source = files("engine.language").joinpath("countries.yaml").read_text("utf-8")

    def make() -> str:
        import yaml

        return json.dumps(yaml.safe_load(source))

    found: list[str] = json.loads(cached_text(f"countries {source!r}", make))
    return found


_ABBREVIATIONS = ("UK", "US", "USA", "UAE")  # said by people as well


def _listed(text: str) -> list[str]:
    return [part for part in map(str.strip, text.split(",")) if part]


def is_other_name(words: Iterable[str], value: Scalar) -> bool:
    """Whether the words are another name of the country that a value is."""
    said = tuple(words)
    return said != words_of(str(value)) and said in {words_of(name) for name in _names(str(value), True)}
