"""Names without separators, a table of codes for many columns, types in front of names, marks, moments."""

from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from engine.scaffold.terse import Cutter, is_terse
from engine.scaffold.words import Vocabulary
from semantic.model import SemanticModel
from tests.engine.scaffold.conftest import Scaffold

MERCHANT = """
CREATE TABLE codtab (codtyp VARCHAR, codval VARCHAR, codtxt VARCHAR);
INSERT INTO codtab VALUES ('ORSTS', '1', 'Open'), ('ORSTS', '2', 'Shipped'), ('ORSTS', '3', 'Cancelled'),
  ('ITGRP', '1', 'Timber'), ('ITGRP', '2', 'Paint'), ('ITGRP', '3', 'Roofing'),
  ('PRIO', 'A', 'High'), ('PRIO', 'B', 'Low'), ('GRADE', 'A', 'Good'), ('GRADE', 'B', 'Bad');
CREATE TABLE itmmst (itmno INTEGER, itmdesc VARCHAR, itmgrp VARCHAR, unitprc DOUBLE, actflg VARCHAR,
  shlcd VARCHAR);
INSERT INTO itmmst SELECT i, 'Item ' || i, 1 + i % 3, i * 2, ['Y', 'N'][1 + i % 2], ['A', 'B'][1 + i % 2]
  FROM range(1, 13) t(i);
CREATE TABLE custmst (custno INTEGER, custnm VARCHAR, custcty VARCHAR, crdlmt INTEGER);
INSERT INTO custmst SELECT i, 'Customer ' || i, ['Porto', 'Lyon'][1 + i % 2], i * 100
  FROM range(1, 11) t(i);
CREATE TABLE ordhdr (ordno INTEGER, custno INTEGER, orddt INTEGER, shpdt INTEGER, ordsts VARCHAR);
INSERT INTO ordhdr SELECT i, 1 + i % 10, 20250101 + i % 28,
  CASE i % 3 WHEN 0 THEN 0 ELSE 20250201 + i % 28 END, 1 + i % 3 FROM range(1, 61) t(i);
CREATE TABLE ordlin (ordno INTEGER, linno INTEGER, itmno INTEGER, ordqty INTEGER);
INSERT INTO ordlin SELECT 1 + i // 2, 1 + i % 2, 1 + i % 12, 1 + i % 5 FROM range(0, 120) t(i);
"""


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Parlance:
    path = tmp_path_factory.mktemp("merchant") / "merchant.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(MERCHANT)
    return Parlance(source=Path(path))


QUESTIONS = {
    "how many shipped orders": "SELECT count(*) FROM ordhdr WHERE ordsts = '2'",
    "orders not yet shipped": "SELECT count(*) FROM ordhdr WHERE ordsts <> '2'",
    "number of orders by order status": "SELECT codtxt, count(*) FROM ordhdr JOIN codtab ON codval = ordsts "
    "AND codtyp = 'ORSTS' GROUP BY 1 ORDER BY 1",
    "ordered quantity by item group": "SELECT codtxt, sum(ordqty) FROM ordlin JOIN itmmst USING (itmno) "
    "JOIN codtab ON codval = itmgrp AND codtyp = 'ITGRP' GROUP BY 1 ORDER BY 1",
    "number of orders by customer city": "SELECT custcty, count(*) FROM ordhdr JOIN custmst USING (custno) "
    "GROUP BY 1 ORDER BY 1",
    "total credit limit": "SELECT sum(crdlmt) FROM custmst",
    "how many active items": "SELECT count(*) FROM itmmst WHERE actflg = 'Y'",
    "how many orders have no ship date": "SELECT count(*) FROM ordhdr WHERE shpdt = 0",
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_schema_without_separators_is_asked_in_plain_words(door: Parlance, question: str) -> None:
    reply = door.ask(question)
    assert reply.status == "answer", reply.reason
    expected = door.warehouse.rows(QUESTIONS[question])
    assert reply.table is not None
    assert sorted(reply.table.rows) == sorted(expected), reply.interpretation


def test_codes_that_two_types_have_and_nothing_tells_apart_get_no_texts(door: Parlance) -> None:
    made = {one.name for one in door.model.datasets if one.sql.startswith('SELECT "codval"')}
    assert made == {"order_status", "item_group"}  # the shelf has codes of PRIO and of GRADE


def test_texts_of_codes_are_marked_to_be_checked(door: Parlance) -> None:
    (found,) = [one for one in door.model.datasets if one.name == "order_status"]
    assert found.description == "The codes ORSTS of codtab, found by name and codes: to be checked."


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("ordqty", ("ord", "qty")),
        ("custnm", ("cust", "nm")),
        ("unitprc", ("unit", "prc")),
        ("fatpct", ("fat", "pct")),
        ("status", ()),
        ("postage", ()),
        ("zorblattquix", ()),
    ],
)
def test_the_cheapest_cut(name: str, cut: tuple[str, ...]) -> None:
    assert Cutter().cut(name) == cut


def test_words_written_together_are_no_short_forms() -> None:
    assert not is_terse([(name,) for name in ("parkid", "parkname", "serialno", "dayreading", "country") * 2])
    assert is_terse([(name,) for name in ("ordqty", "shpdt", "custnm", "itmdesc", "whscd") * 2])


def test_short_forms_count_only_in_such_schemas() -> None:
    assert Vocabulary(("rct",), ("rct_id", "rct_name", "name")).words("rct_name") == ("rct", "name")


def test_types_in_front_are_no_words() -> None:
    columns = ("strName", "lngPetID", "curFee", "ysnInsured", "dtmVisit")
    words = Vocabulary(("tblPet",), columns)
    assert [words.words(name) for name in ("curFee", "lngPetID")] == [("fee",), ("pet", "id")]


def _fields(model: SemanticModel, table: str) -> dict[str, tuple[str, str]]:
    (dataset,) = [one for one in model.datasets if one.name == table]
    return {one.name: (one.role, one.type) for one in dataset.fields}


def test_marks_minus_one_and_moments_by_what_was_done(scaffolded: Scaffold) -> None:
    model = scaffolded(
        "CREATE TABLE jobs AS SELECT i AS job_id, CASE i % 3 WHEN 0 THEN 'x' END AS rush, "
        "-(i % 2) AS reprint, (1700000000 + i * 86400) * 1000 AS finished_ms, "
        "1700000000 + i * 3600 AS cost_planned, 1 + i % 2 AS state FROM range(40) t(i);"
        "CREATE TABLE job_states (id INTEGER, state_name VARCHAR);"
        "INSERT INTO job_states VALUES (1, 'Queued'), (2, 'Done')"
    )
    found = _fields(model, "jobs")
    assert found["finished_ms"] == ("time", "timestamp")
    assert found["cost_planned"][0] == "measure"
    (jobs,) = [one for one in model.datasets if one.name == "jobs"]
    values = {one.name: [(value.value, value.label) for value in one.values] for one in jobs.fields}
    assert values["rush"] == [("x", "rush")]
    assert values["reprint"][0] == (-1, "reprint")
    assert [(one.source, one.from_columns, one.to) for one in model.relationships] == [
        ("jobs", ("state",), "job_states")
    ]
