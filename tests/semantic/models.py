"""Any model at all that is in order: a hypothesis strategy for reading and writing."""

from collections import Counter
from typing import get_args

from hypothesis import strategies as st

from semantic.catalog import Catalog
from semantic.fields import Field, FieldType, Value
from semantic.model import (
    BusinessCalendar,
    Dataset,
    DefaultFilter,
    Dimension,
    FiscalCalendar,
    Hierarchy,
    Relationship,
    SemanticModel,
)
from semantic.periods import Weekday
from tests.semantic.metrics import metrics_of

_plain = st.from_regex(r"[a-z][a-z0-9_]{0,7}", fullmatch=True).map(lambda name: f"{name}_x")
_free = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
_names = (_plain | _free).filter(str.strip)
_WORDS = ("no", "NO", "yes", "on", "null", "~", "true", "010", "1_000", "1:30", "1e5", "2026-06-30", "0.5")
_SIGNS = (
    "",
    "=",
    "<<",
    "- a",
    "a: b",
    "#",
    " a ",
    "a\nb",
    "\t",
    "\x85",
    "\u2028",
    "\ufeff",
    "'",
    '"',
    "%",
    "&a",
)
_words = st.sampled_from(_WORDS + _SIGNS)
_texts = _words | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_synonyms = st.lists(_texts, max_size=3).map(tuple)
_floats = st.floats(allow_nan=False, allow_infinity=False)
_scalars = _texts | st.integers(-(2**70), 2**70) | _floats | st.booleans()
_colors = st.sampled_from(["", "#1f77B4"])
_values = st.lists(
    st.builds(Value, value=_scalars, label=_texts, synonyms=_synonyms, color=_colors), max_size=3
).map(tuple)
_exprs = st.sampled_from(["a", "a + b", "coalesce(\"odd name\", 'x''y')", "a > 1 and b is null"])
_calendars = st.builds(
    BusinessCalendar,
    time_zone=st.sampled_from(["UTC", "Europe/Berlin"]),
    week_start=st.sampled_from(get_args(Weekday)),
    fiscal=st.builds(
        FiscalCalendar,
        first_month=st.integers(1, 12),
        pattern=st.sampled_from(["", "4-4-5"]),
        starts=st.sampled_from(["nearest", "first"]),
        named_by=st.sampled_from(["start", "end"]),
    ),
)


def _said() -> dict[str, st.SearchStrategy[object]]:
    return {"label": _texts, "description": _texts, "synonyms": _synonyms}


@st.composite
def models(draw: st.DrawFn) -> SemanticModel:
    """A model whose names are unique and whose references hold."""
    dimension_names = draw(st.lists(_names, max_size=2, unique=True))
    dimensions = tuple(draw(st.builds(Dimension, name=st.just(name), values=_values, **_said()))
                       for name in dimension_names)  # fmt: skip
    datasets = tuple(
        draw(_datasets(name, dimension_names)) for name in draw(st.lists(_names, max_size=3, unique=True))
    )
    relationships = draw(_relationships(datasets)) if datasets else ()
    bridges = {name for name, ends in Counter(found.source for found in relationships).items() if ends > 1}
    datasets = tuple(
        one.model_copy(update={"bridge": one.name in bridges and draw(st.booleans())}) for one in datasets
    )
    parts = SemanticModel(name="", datasets=datasets, dimensions=dimensions, relationships=relationships)
    return SemanticModel(
        name=draw(_texts),
        label=draw(_texts),
        now=draw(st.sampled_from(["", "2026-06-30T09:00:00", "2026-06-30"])),
        datasets=datasets,
        relationships=relationships,
        dimensions=dimensions,
        hierarchies=draw(_hierarchies(sorted(Catalog(parts).dimensions))),
        metrics=draw(metrics_of(parts)) if datasets else (),
        calendar=draw(_calendars),
        examples=draw(_synonyms),
    )


@st.composite
def _hierarchies(draw: st.DrawFn, dimensions: list[str]) -> tuple[Hierarchy, ...]:
    if len(dimensions) < 2:
        return ()
    levels = st.lists(st.sampled_from(dimensions), min_size=2, max_size=3, unique=True).map(tuple)
    named = draw(st.lists(_names, max_size=2, unique=True))
    return tuple(
        draw(st.builds(Hierarchy, name=st.just(name), label=_texts, levels=levels)) for name in named
    )


@st.composite
def _datasets(draw: st.DrawFn, name: str, dimensions: list[str]) -> Dataset:
    names = draw(st.lists(_plain, max_size=3, unique=True))
    fields = tuple(draw(_fields(field, dimensions)) for field in names)
    times = [field.name for field in fields if field.type in ("date", "timestamp")]
    return Dataset(
        name=name,
        table=draw(_texts),
        sql=draw(st.sampled_from(["", "select 1 as a"])),
        label=draw(_texts),
        noun=draw(_texts),
        primary_key=draw(_synonyms),
        unique_keys=draw(
            st.lists(st.lists(_texts, min_size=1, max_size=2).map(tuple), max_size=2).map(tuple)
        ),
        private=draw(st.booleans()),
        time=draw(st.sampled_from(["", *times])),
        fields=fields,
        default_filters=draw(
            st.sampled_from([(), (DefaultFilter(name="f", expr="not test", label="left: out"),)])
        ),
    )


@st.composite
def _fields(draw: st.DrawFn, name: str, dimensions: list[str]) -> Field:
    kind = draw(st.sampled_from(get_args(FieldType)))
    rising = st.lists(st.integers(-9, 9) | st.floats(-9, 9), min_size=1, max_size=3, unique=True)
    bounds = rising.map(sorted).map(tuple) if kind in ("integer", "number") else st.just(())
    return draw(
        st.builds(
            Field,
            name=st.just(name),
            expr=st.just("") | _exprs,
            type=st.just(kind),
            role=st.sampled_from(["dimension", "time", "measure", "key"]),
            dimension=st.sampled_from(["", *dimensions]),
            unit=_texts,
            values=_values,
            personal=st.booleans(),
            indexed=st.booleans(),
            private=st.booleans(),
            ordered=st.booleans(),
            buckets=st.just(()) | bounds,
            **_said(),
        )
    )


@st.composite
def _relationships(draw: st.DrawFn, datasets: tuple[Dataset, ...]) -> tuple[Relationship, ...]:
    columns = draw(st.lists(_texts, min_size=1, max_size=2).map(tuple))
    found = []
    for name in draw(st.lists(_names, max_size=3, unique=True)):
        source, to = draw(st.sampled_from(datasets)), draw(st.sampled_from(datasets))
        valid = {"valid_from": "a", "valid_to": "b"} if source.time and draw(st.booleans()) else {}
        if valid and draw(st.booleans()):
            valid["at"] = source.time
        ends = {"from": source.name, "to": to.name, "from_columns": columns, "to_columns": columns}
        role = draw(st.sampled_from(["", "origin", "two words"]))
        cardinality = draw(st.sampled_from(["many_to_one", "one_to_one"]))
        more = {"name": name, "role": role, "cardinality": cardinality}
        found.append(Relationship.model_validate({**ends, **more, **valid}))
    return tuple(found)
