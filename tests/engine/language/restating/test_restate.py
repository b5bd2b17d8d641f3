"""The restatement is exact: reading it, also in small letters or without punctuation, gives the same query.

Each name in NOT_YET takes something out of the made-up queries that does not come back yet.
"""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from engine import pipeline
from engine.language.pack import languages, load_pack
from engine.session import Session
from engine.types.refusal import Refusal
from semantic.filters import And, Condition, In, Not, Or, fields_of
from semantic.periods import CalendarPeriod, Part, Period, SpanPeriod
from semantic.query import LogicalQuery, TimeTerm
from tests.engine.language.restating.cut_queries import CUTS

NOT_YET = frozenset(
    {
        "two conditions on one field",
        "compared with last year",
        "count of values with a threshold",
        "change of a count of values beside another metric",
        "time field called like a unit",
        "camel case",
        "year said once",
        "number of gateways or orchestrators",
        "since the current unit",
        "or with a number",
        "list of numbers",
        "seconds and fiscal periods",
        "value called by a negation",
        "ranked days of a named time over two named periods",
    }
)
PARTS = [
    *("aggregate", "grain", "time field", "dimension"),
    *(
        "values",
        "not",
        "or",
        "and",
        "number",
        "against average",
        "against field",
        "threshold",
        "their average",
        "two thresholds",
        "part of time",
        "default filter",
    ),
    *("calendar", "named", "trailing", "to_date", "since", "until", "between"),
    *("previous", "last_year", "other", "change", "growth", "change and growth", "share"),
    *("sorted", "limited", *CUTS),
    *("earlier", "ratio", "rolling", "nested", "rows", "target", "correlation", "steps", "path"),
    *("passing", "top share", "classes", "within"),
]
EXAMPLES, FEWER = 6, 2  # for English, and for each other language
QUICK = settings(derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


def stripped(text: str) -> str:
    """As typed in a hurry: a hyphen or an apostrophe inside a word is a space, other marks are gone
    but for those inside of numbers and of times of day."""
    spaced = re.sub(r"(?<=\w)['-](?=\w)", " ", text)
    return re.sub(r"[^\w\s%+.,:]|\.(?!\w)|(?<!\d)[,:]|[,:](?!\d)", "", spaced)


FORMS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "in small letters": str.lower,
    "without punctuation": lambda text: stripped(text).lower(),
}


# What is read back in English only, so far.
ENGLISH_YET: tuple[str, ...] = ()
SAID = [
    (language, part)
    for language in languages()
    for part in PARTS
    if load_pack(language).is_complete and (language == "en" or part not in ENGLISH_YET)
]


# Some queries of these kinds do not come back; they are not drawn every time.
SOMETIMES = {
    ("en", "named"): "a split by a time itself, right before a period of that time",
    ("en", "path"): "sorted by a number through steps, which is said again behind",
    ("en", "steps"): "sorted by a number, with a value in small letters behind",
    ("en", "time field"): "days of two periods that have none in common",
    ("en", "other"): "days of two periods that have none in common",
    ("en", "the rest"): "not a part of a time more than a number, before a period",
    ("de", "within groups"): "a time held against another one, before a period in minutes",
    ("en", "dimension"): "a long list of groups with both change and growth",
    ("fr", "yes or no"): "a bound on each number of values, where a part of time is limited",
}


def marks_of(language: str, part: str) -> list[pytest.MarkDecorator]:
    """Of other languages than English a slice runs each time: round trips of all are measured at length."""
    slices = [] if language == "en" else [pytest.mark.sliced(3)]
    why = SOMETIMES.get((language, part))
    return [*slices, pytest.mark.xfail(strict=False, reason=why)] if why else slices


MARKED = [pytest.param(*pair, marks=marks_of(*pair)) for pair in SAID]


@pytest.mark.parametrize(("language", "part"), MARKED)
def test_reading_the_restatement_gives_the_query_back(
    part: str, language: str, speaking: Callable[[str], Session], sayable: Any
) -> None:
    seen: Counter[str] = Counter()
    session, examples = speaking(language), EXAMPLES if language == "en" else FEWER

    # Shrinking would take minutes, as much of what is smaller has no meaning.
    @settings(QUICK, max_examples=examples)
    @given(sayable.queries(part).filter(lambda query: can_be_said(query, session)))
    def reads_back(query: LogicalQuery) -> None:
        text = session.reader.restater.restate(query)
        for form, write in FORMS.items():
            answer = pipeline.ask(write(text), session)
            if answer.code == "too_long":
                return
            assert answer.query == query, f"{form}: {write(text)} -> {answer.status} {answer.interpretation}"
            assert answer.interpretation == text
        seen.update(name for name, kept in query if kept)

    reads_back()
    print(part, *(f"{name} {count}" for name, count in sorted(seen.items())), sep=", ")
    assert seen["metrics"] + seen["records"] >= examples // 2


def can_be_said(query: LogicalQuery, session: Session) -> bool:
    """Whether the query has a meaning, holds nothing left out, and does not compare a period with itself."""
    other = getattr(query.compare_to, "period", None)
    return (
        not left_out(query) & NOT_YET
        and (query.time is None or query.time.period != other)
        and not isinstance(pipeline.prepare(query, session), Refusal)
    )


def left_out(query: LogicalQuery) -> set[str]:
    """What of NOT_YET a query has in it."""
    counts = [term.key for term in query.metrics if getattr(term, "agg", "") == "count_distinct"]
    fields, values = fields_of(query.where), values_of(query.where)
    groups = [term.key for term in query.group_by]
    other = getattr(query.compare_to, "period", None)
    times = [query.time.period, other] if query.time else []
    found = {
        "two conditions on one field": len(fields) > len(set(fields)),
        "compared with last year": other == CalendarPeriod(unit="year", offset=-1),
        "count of values with a threshold": bool(counts) and query.having is not None,
        "change of a count of values beside another metric": bool(counts and query.calculations)
        and len(query.metrics) > 1,
        "time field called like a unit": "gpu_hourly.hour:day" in groups,
        "camel case": any(re.search("[a-z][A-Z]", value) for value in values),
        "year said once": any(isinstance(period, SpanPeriod) and one_year(period) for period in times),
        "number of gateways or orchestrators": any(re.search("gateway|orch", key) for key in counts),
        "since the current unit": any(started_now(period) for period in times),
        "or with a number": any(isinstance(part, Or) for part in parts_of(query.where))
        and "video.duration_s" in fields,
        "list of numbers": any(
            isinstance(part, In) and not isinstance(part.values[0], str) and not of_time(part.field)
            for part in parts_of(query.where)
        ),
        "value called by a negation": bool({"completed", "is_replay"} & set(fields)),
        "ranked days of a named time over two named periods": query.limit is not None
        and other is not None
        and any(isinstance(term, TimeTerm) and term.dimension for term in query.group_by[:1]),
        "seconds and fiscal periods": any("second" in key or "fiscal" in key for key in groups),
    }
    assert found.keys() >= NOT_YET
    return {name for name, present in found.items() if present}


def of_time(key: str) -> bool:
    """Whether the key is that of a part of time."""
    return key.rpartition(":")[2] in get_args(Part)


def started_now(period: Period | None) -> bool:
    """Whether the period runs from the start of the current day, week or other unit, without an end."""
    start = getattr(period, "start", None)
    return getattr(period, "end", 0) is None and getattr(start, "offset", None) == 0


def one_year(span: SpanPeriod) -> bool:
    """Whether only the end of the span has a year."""
    return getattr(span.start, "year", 0) is None and getattr(span.end, "year", None) is not None


def values_of(condition: Condition | None) -> list[str]:
    """The text values that a condition compares with."""
    found: list[Any] = []
    for part in parts_of(condition):
        found += part.values if isinstance(part, In) else [getattr(part, "value", None)]
    return [value for value in found if isinstance(value, str)]


def parts_of(condition: Condition | None) -> list[Condition]:
    """The condition and every condition in it."""
    if condition is None:
        return []
    if isinstance(condition, And | Or):
        return [condition, *(part for item in condition.items for part in parts_of(item))]
    return [condition, *parts_of(condition.item)] if isinstance(condition, Not) else [condition]
