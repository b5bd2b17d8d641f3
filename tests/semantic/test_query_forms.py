"""One query, three forms: the value, its JSON, its text; and one canonical form for one meaning."""

import json
import random

from hypothesis import given
from hypothesis import strategies as st

from semantic.canonical import canonical_condition
from semantic.filters import And, Compare, Condition, In, MetricIs, Not, Or, Related
from semantic.periods import NamedPeriod, SpanPeriod
from semantic.query import LogicalQuery, MetricRef, Order, TimeScope
from semantic.text_form import from_text, to_text
from tests.semantic.strategies import conditions, queries


@given(queries)
def test_text_is_one_line_and_reads_back_exactly(query: LogicalQuery) -> None:
    text = to_text(query)
    assert len(text.splitlines()) == 1
    assert repr(from_text(text)) == repr(query)


@given(queries)
def test_json_reads_back_as_the_canonical_query(query: LogicalQuery) -> None:
    again = LogicalQuery.model_validate_json(query.to_json())
    assert repr(again) == repr(query.canonical())
    assert again.hash == query.hash


@given(queries)
def test_canonical_is_reached_in_one_step(query: LogicalQuery) -> None:
    once = query.canonical()
    assert repr(once.canonical()) == repr(once)
    assert once.hash == query.hash


@given(queries, queries)
def test_different_canonical_queries_have_different_hashes(one: LogicalQuery, other: LogicalQuery) -> None:
    same = repr(one.canonical()) == repr(other.canonical())
    assert (one.hash == other.hash) is same


@given(conditions, st.randoms(use_true_random=False))
def test_the_order_of_conditions_does_not_count(condition: Condition, chance: random.Random) -> None:
    shuffled = _shuffled(condition, chance)
    one = LogicalQuery(metrics=(MetricRef(name="views"),), where=condition)
    other = LogicalQuery(metrics=(MetricRef(name="views"),), where=shuffled)
    assert one.hash == other.hash


def _shuffled(condition: Condition, chance: random.Random) -> Condition:
    if isinstance(condition, And | Or):
        items = [_shuffled(item, chance) for item in condition.items]
        chance.shuffle(items)
        return type(condition)(items=tuple(items))
    if isinstance(condition, Not):
        return Not(item=_shuffled(condition.item, chance))
    if isinstance(condition, In):
        return In(field=condition.field, values=tuple(reversed(condition.values)))
    return condition


def _holds(condition: Condition, row: dict[str, str | None]) -> bool:
    """The meaning of equalities and their combinations on one row; no value matches nothing."""
    if isinstance(condition, And):
        return all(_holds(item, row) for item in condition.items)
    if isinstance(condition, Or):
        return any(_holds(item, row) for item in condition.items)
    if isinstance(condition, Not):
        return not _holds(condition.item, row)
    if isinstance(condition, In):
        return row[condition.field] in condition.values
    assert isinstance(condition, Compare)
    return (row[condition.field] == condition.value) is (condition.op == "=")


_fields, _words = st.sampled_from(["a", "b"]), st.sampled_from(["x", "y", "z"])
_equalities: st.SearchStrategy[Condition] = st.recursive(
    st.builds(Compare, field=_fields, op=st.sampled_from(["=", "!="]), value=_words)
    | st.builds(In, field=_fields, values=st.lists(_words, min_size=1, max_size=3).map(tuple)),
    lambda inner: (
        st.builds(Not, item=inner)
        | st.builds(And, items=st.lists(inner, min_size=1, max_size=3).map(tuple))
        | st.builds(Or, items=st.lists(inner, min_size=1, max_size=3).map(tuple))
    ),
)


@given(_equalities)
def test_the_canonical_condition_means_the_same(condition: Condition) -> None:
    canonical = canonical_condition(condition)
    assert canonical is not None
    for a in ("x", "y", "z", "other", None):
        for b in ("x", "y", "z", None):
            row = {"a": a, "b": b}
            assert _holds(condition, row) is _holds(canonical, row)


def test_a_second_order_by_the_same_key_says_nothing() -> None:
    first, last = Order(by="views"), Order(by="country", descending=False)
    base = LogicalQuery(metrics=(MetricRef(name="views"),), order=(first, last))
    repeated = base.model_copy(update={"order": (first, last, Order(by="views", descending=False))})
    assert repeated.canonical().order == (first, last)
    assert repeated.hash == base.hash


def test_questions_inside_a_condition_have_one_form() -> None:
    span = SpanPeriod(start=NamedPeriod(year=2025), end_inclusive=False)
    inner = (Compare(field="a", op="=", value=1), Compare(field="b", op="=", value=2))
    one = MetricIs(metric="m", by="d", op=">", value=10, where=And(items=inner), time=span)
    wordy = one.model_copy(
        update={
            "value": 10.0,
            "where": And(items=(inner[1], And(items=inner))),
            "time": SpanPeriod(start=NamedPeriod(year=2025)),
        }
    )
    assert canonical_condition(one) == canonical_condition(wordy)
    assert canonical_condition(Related(dataset="x", where=And(items=(inner[0],)))) == Related(
        dataset="x", where=inner[0]
    )


def test_what_has_no_number_is_neither_equal_nor_unequal() -> None:
    equal = MetricIs(metric="m", by="d", op="=", value=10)
    unequal = equal.model_copy(update={"op": "!="})
    assert canonical_condition(unequal) == unequal
    assert canonical_condition(unequal) != canonical_condition(Not(item=equal))


def test_a_span_without_an_end_has_one_form() -> None:
    start = NamedPeriod(year=2025)
    spans = [SpanPeriod(start=start, end_inclusive=inclusive) for inclusive in (True, False)]
    made = [LogicalQuery(metrics=(MetricRef(name="views"),), time=TimeScope(period=span)) for span in spans]
    assert made[0].hash == made[1].hash


def test_json_has_no_absent_parts() -> None:
    query = LogicalQuery(metrics=(MetricRef(name="views"),))
    assert "where" not in json.loads(query.to_json())
