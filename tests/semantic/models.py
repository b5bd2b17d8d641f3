"""Any model at all that is in order: a hypothesis strategy for reading and writing."""

from hypothesis import strategies as st

from semantic.fields import Field, Value
from semantic.metrics import Measure, Metric, RatioMetric, SimpleMetric
from semantic.model import Dataset, DefaultFilter, Dimension, Relationship, SemanticModel

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
_values = st.lists(st.builds(Value, value=_scalars, label=_texts, synonyms=_synonyms), max_size=3).map(tuple)
_exprs = st.sampled_from(["a", "a + b", "coalesce(\"odd name\", 'x''y')", "a > 1 and b is null"])


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
    metrics = draw(_metrics([dataset.name for dataset in datasets])) if datasets else ()
    return SemanticModel(
        name=draw(_texts),
        label=draw(_texts),
        now=draw(st.sampled_from(["", "2026-06-30T09:00:00", "2026-06-30"])),
        datasets=datasets,
        relationships=draw(_relationships([dataset.name for dataset in datasets])) if datasets else (),
        dimensions=dimensions,
        metrics=metrics,
        examples=draw(_synonyms),
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
        primary_key=draw(_synonyms),
        time=draw(st.sampled_from(["", *times])),
        fields=fields,
        default_filters=draw(
            st.sampled_from([(), (DefaultFilter(name="f", expr="not test", label="left: out"),)])
        ),
    )


def _fields(name: str, dimensions: list[str]) -> st.SearchStrategy[Field]:
    return st.builds(
        Field,
        name=st.just(name),
        expr=st.just("") | _exprs,
        type=st.sampled_from(["string", "integer", "number", "boolean", "date", "timestamp"]),
        role=st.sampled_from(["dimension", "time", "measure", "key"]),
        dimension=st.sampled_from(["", *dimensions]),
        unit=_texts,
        values=_values,
        personal=st.booleans(),
        indexed=st.booleans(),
        **_said(),
    )


@st.composite
def _relationships(draw: st.DrawFn, datasets: list[str]) -> tuple[Relationship, ...]:
    ends = st.sampled_from(datasets)
    columns = draw(st.lists(_texts, min_size=1, max_size=2).map(tuple))
    return tuple(
        Relationship.model_validate(
            {
                "name": name,
                "from": draw(ends),
                "to": draw(ends),
                "from_columns": columns,
                "to_columns": columns,
            }
        )
        for name in draw(st.lists(_names, max_size=2, unique=True))
    )


@st.composite
def _metrics(draw: st.DrawFn, datasets: list[str]) -> tuple[Metric, ...]:
    measures = st.builds(
        Measure,
        agg=st.sampled_from(["sum", "count", "age"]),
        dataset=st.sampled_from(datasets),
        expr=_exprs,
        filter=st.just("") | _exprs,
    )
    found: list[Metric] = []
    for name in draw(st.lists(_names, max_size=3, unique=True)):
        simple = [metric.name for metric in found if isinstance(metric, SimpleMetric)]
        side = measures | st.sampled_from(simple) if simple else measures
        ratio = st.builds(RatioMetric, name=st.just(name), numerator=side, denominator=side, **_said())
        found.append(draw(st.builds(SimpleMetric, name=st.just(name), measure=measures, **_said()) | ratio))
    return tuple(found)
