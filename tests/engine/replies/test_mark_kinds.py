"""The marks of every kind of chart: each stands for a part, and each question that it leads to reads back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from engine import Parlance
from engine.answers.choose import choose
from engine.answers.finding import Finding
from engine.answers.parts import plain
from engine.answers.spec import FIRST, PICKED, ROLE, Spec, member
from engine.replies.marks import called, mark_picked, marks
from engine.types.answer import Answer, Chart
from engine.types.mark import Mark
from semantic.text_form import from_text
from tests.engine.replies.market import MODEL, SALES

JUNE = "during named(year=2026, month=6)"
COUNTRIES = """UPDATE sale SET kind =
    CASE WHEN town = 'Thun' THEN 'Italy' WHEN kind = 'fruit' THEN 'France' ELSE 'Germany' END"""
ASKED = {
    "line": "sales by day",
    "area": "sales by day",
    "lines": "sales by day, kind",
    "small_multiples": "sales by day, town",
    "bar": "sales by town",
    "grouped_bar": f"sales by town {JUNE} compare previous",
    "stacked": "sales by town, kind",
    "share": "sales by town",
    "slope": f"basket by town {JUNE} compare previous",
    "waterfall": f"sales by town {JUNE} compare previous with change(sales)",
    "heat_map": "sales by town, stall",
    "cohort_grid": "sales by month, sale.paid_at:month",
    "box_plot": "median(sale.amount), percentile(sale.amount, 0.25), percentile(sale.amount, 0.75) by town",
    "scatter": "revenue, sales by sale.amount",
    "histogram": "sales by bucket(sale.amount, 10)",
    "map": "sales by kind",
    "funnel": f'sales, steps(sales: town = "Bern"), steps(sales: town = "Bern" then stall = "North") {JUNE}',
}
UNPICKED = {"trend", "number", "table"}  # a number with its course, a number and a table have no marks


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Parlance:
    """The market; what was fruit is French there, bread German, and all from Thun Italian: for a map."""
    folder = tmp_path_factory.mktemp("countries")
    with duckdb.connect(str(folder / "market.duckdb")) as connection:
        connection.execute(SALES)
        connection.execute(COUNTRIES)
        connection.execute("INSERT INTO sale SELECT sale_id + 10, '2026-06-20', '2026-06-21', town, stall, "
                           "kind, false, seller, amount + 3 FROM sale WHERE NOT is_trial")  # fmt: skip
    later = MODEL.replace("2026-06-30T09", "2026-07-05T09")  # June is over
    (folder / "market.yaml").write_text(later, encoding="utf-8")
    return Parlance(folder / "market.yaml", folder / "market.duckdb")


def drawn(market: Parlance, kind: str) -> tuple[Answer, Finding, Chart]:
    answer = market.query(from_text(ASKED[kind]))
    assert answer.status == "answer", answer.reason
    finding = market.finding(answer)
    chart = choose(finding, (kind,))
    assert chart.kind == kind, chart.reason
    return answer, finding, chart


def picks(finding: Finding, spec: Spec) -> Iterator[dict[str, Any]]:
    """What the page sends for each mark: the fields of the selection, as the marks carry them."""
    (selection,) = [one for one in spec["params"] if one["name"] == PICKED]
    fields = selection["select"]["fields"]
    rows = [row for layer in spec.get("layer", ()) for row in layer.get("data", {}).get("values", ())]
    if not rows:
        rows = [
            {member(finding, one): plain(finding.cell(row, one)) for one in finding.groups}
            for row in finding.table.rows
        ]
    for row in rows:
        if any(field in row for field in fields):
            yield {field: row[field] for field in fields if field in row}


def test_every_kind_of_chart_is_here() -> None:
    folder = Path(__file__).parents[3] / "engine/answers/charts"
    kinds = {"heat_map", "grouped_bar", "funnel", "cohort_grid", "map", "stacked", "share", "small_multiples"}
    assert kinds <= ASKED.keys()
    from engine.phrasing import english

    assert set(english().data["kinds_of_chart"]) == ASKED.keys() | UNPICKED, folder


@pytest.mark.parametrize("kind", ASKED)
def test_every_mark_leads_to_questions_that_read_back(market: Parlance, kind: str) -> None:
    answer, finding, chart = drawn(market, kind)
    sent = list(picks(finding, chart.spec))
    found = [(one, mark_picked(finding, one, chart.spec)) for one in sent]
    assert found
    known = {tuple(plain(finding.cell(row, one)) for one in finding.groups) for row in finding.table.rows}
    for one, mark in found:
        drawn_of_rows = tuple(one.get(member(finding, group)) for group in finding.groups) in known
        assert mark is not None or one.get(ROLE) == "total" or not drawn_of_rows, one
    told = [mark for _, mark in found if mark is not None]
    for mark in (told[0], told[-1]):
        offered = market.steps(answer, mark)
        assert {"only", "by"} <= {step.kind for step in offered}, called(finding, mark)
        for step in offered:
            assert market.ask(step.text).query == step.query, step.text


def test_a_total_of_a_waterfall_is_no_part(market: Parlance) -> None:
    _, finding, chart = drawn(market, "waterfall")
    totals = [one for one in picks(finding, chart.spec) if one.get(ROLE) == "total"]
    assert len(totals) == 2
    assert {mark_picked(finding, one, chart.spec) for one in totals} == {None}


def steps(market: Parlance, answer: Answer, mark: Mark | None) -> dict[str, list[tuple[Any, ...]]]:
    """The rows that each question but a split is answered with."""
    assert mark is not None
    found = {}
    for step in market.steps(answer, mark):
        table = market.query(step.query).table
        if step.kind != "by" and table is not None:
            found[step.kind] = [tuple(row) for row in table.rows]
    return found


def test_a_step_of_a_funnel_is_what_is_left_there(market: Parlance) -> None:
    answer, finding, chart = drawn(market, "funnel")
    assert [row[FIRST] for row in picks(finding, chart.spec)] == [term.key for term in answer.query.metrics]
    third = mark_picked(finding, {FIRST: answer.query.metrics[2].key}, chart.spec)
    found = steps(market, answer, third)
    # One sale at the stall North in June; it and the two of May were sold again on the 20th of June.
    assert found["only"] == [(4,)]
    assert found["before"][0][:2] == (4, 2)
    assert len(found["rows"]) == 4
    assert "rest" not in found  # the others hold the step: there is no rest
    assert [called(finding, mark)[:2] for _, mark in marks(finding, 9)] == ["1.", "2.", "3."]


def test_a_step_that_is_none_of_the_answer_is_no_part(market: Parlance) -> None:
    _, finding, chart = drawn(market, "funnel")
    assert mark_picked(finding, {FIRST: "revenue"}, chart.spec) is None
    assert mark_picked(finding, {}, chart.spec) is None


def test_a_step_in_the_order_of_time_has_no_question_and_no_mark(market: Parlance) -> None:
    text = 'steps(sales: town = "Bern"), path(sales: town = "Bern" then stall = "North")'
    answer = market.query(from_text(text))
    if answer.table is not None:
        found = [mark for _, mark in marks(market.finding(answer), 9)]
        assert [mark.members[0][0] for mark in found] == [answer.query.metrics[0].key]


def test_a_bucket_of_a_histogram_is_only_these_and_their_rows(market: Parlance) -> None:
    answer, finding, chart = drawn(market, "histogram")
    found = steps(market, answer, mark_picked(finding, {FIRST: 10}, chart.spec))
    # 10 and 15, and what was sold again for three more: 7, 8, 10 and 15.
    assert found["only"] == [(6,)]
    assert len(found["rows"]) == 6
    assert not {"rest", "before"} & found.keys()


def test_a_country_of_the_map_is_compared_with_the_rest(market: Parlance) -> None:
    answer, finding, chart = drawn(market, "map")
    found = steps(market, answer, mark_picked(finding, {FIRST: "France"}, chart.spec))
    # Three sales of fruit outside of Thun, and each of them again; eighteen in all.
    assert found["only"] == [(6,)]
    assert found["rest"] == [("France", 6), ("Other", 12)]
    assert len(found["rows"]) == 6
