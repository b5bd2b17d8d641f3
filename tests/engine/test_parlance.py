"""The embedded door: what it takes, what it refuses, and whose clock it uses."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from engine.errors import EngineError, SourceError
from semantic.filters import Compare
from semantic.issues import ModelError
from semantic.periods import CalendarPeriod
from semantic.query import DimensionTerm, LogicalQuery, MetricRef, TimeScope
from semantic.yaml_io import load

BAKERY = Path(__file__).parent / "language" / "bakery.yaml"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bakery") / "shops.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(BAKERY.with_suffix(".sql").read_text("utf-8"))
    return path


@pytest.fixture(scope="module")
def bakery(source: Path) -> Parlance:
    return Parlance(BAKERY, source)


REVENUE = LogicalQuery(metrics=(MetricRef(name="revenue"),))


def test_the_model_may_be_a_file_a_folder_or_a_model(source: Path, tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "bakery.yaml").write_text(BAKERY.read_text("utf-8"), "utf-8")
    answers = [
        Parlance(model, source).ask("revenue by city")
        for model in (BAKERY, str(BAKERY), tmp_path / "model", load(BAKERY))
    ]
    assert {answer.status for answer in answers} == {"answer"}
    assert len({answer.sql for answer in answers}) == 1


def test_without_a_model_one_is_made_from_the_source(source: Path) -> None:
    found = Parlance(source=source).ask("number of sales by channel")
    assert found.status == "answer", found.reason
    assert found.table is not None
    assert sum(int(row[1]) for row in found.table.rows) == 4360  # type: ignore[arg-type]


@pytest.mark.parametrize("missing", ["nowhere.duckdb", "nowhere/", "nowhere.csv", ""])
def test_a_source_that_is_not_there(missing: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        Parlance(BAKERY, tmp_path / missing if missing else None)


def test_a_source_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "bad.duckdb").write_text("not a database at all" * 100)
    with pytest.raises(SourceError):
        Parlance(BAKERY, tmp_path / "bad.duckdb").ask("revenue")


def test_a_model_with_faults_names_them(source: Path, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(BAKERY.read_text("utf-8").replace("numerator: revenue", "numerator: nothing"), "utf-8")
    with pytest.raises(ModelError) as caught:
        Parlance(path, source)
    assert any("nothing" in str(issue) for issue in caught.value.issues)
    assert all(issue.place.line for issue in caught.value.issues)


def test_a_model_that_is_not_there(source: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        Parlance(tmp_path / "none.yaml", source)


def test_a_role_that_the_model_does_not_declare(source: Path) -> None:
    with pytest.raises(EngineError, match='"king"'):
        Parlance(BAKERY, source, user="king")


def test_a_language_without_a_pack(source: Path) -> None:
    with pytest.raises(EngineError, match='"tlh"'):
        Parlance(BAKERY, source, language="tlh").ask("revenue")


def test_the_clock_is_the_callers_then_the_models_then_the_walls(source: Path, bakery: Parlance) -> None:
    moment = datetime(2026, 3, 15, 12)
    assert Parlance(BAKERY, source, now=moment).ask("revenue today").now == "2026-03-15T12:00:00"
    assert bakery.ask("revenue").now == "2026-06-30T09:00:00"
    timeless = Parlance(load(BAKERY).model_copy(update={"now": ""}), source)
    assert abs(timeless.clock.now - datetime.now(UTC).replace(tzinfo=None)) < timedelta(minutes=1)
    assert [door.clock.origin for door in (Parlance(BAKERY, source, now=moment), bakery, timeless)] == [
        "caller",
        "model",
        "wall",
    ]


def test_a_clock_in_another_zone_is_the_same_moment(source: Path) -> None:
    east = datetime(2026, 3, 15, 12, tzinfo=timezone(timedelta(hours=5)))
    assert Parlance(BAKERY, source, now=east).clock.now == datetime(2026, 3, 15, 7)


def test_relative_periods_follow_the_clock(source: Path) -> None:
    def bounds(month: int) -> tuple[datetime | None, datetime | None]:
        plan = Parlance(BAKERY, source, now=datetime(2026, month, 15)).ask("revenue last month").plan
        assert plan is not None
        assert plan.bounds is not None
        return plan.bounds.start, plan.bounds.end

    assert bounds(3) == (datetime(2026, 2, 1), datetime(2026, 3, 1))
    assert bounds(1) == (datetime(2025, 12, 1), datetime(2026, 1, 1))


def test_a_query_is_answered_as_its_question_is(bakery: Parlance) -> None:
    query = LogicalQuery(
        metrics=(MetricRef(name="orders"),),
        group_by=(DimensionTerm(name="city"),),
        time=TimeScope(period=CalendarPeriod(unit="month", offset=-1)),
    )
    asked, ran = bakery.ask("orders by city last month"), bakery.query(query)
    assert asked.query == query
    assert (asked.sql, asked.table, asked.interpretation) == (ran.sql, ran.table, ran.interpretation)
    assert (ran.question, ran.words) == ("", ())


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (LogicalQuery(metrics=(MetricRef(name="nothing"),)), "unknown_name"),
        (REVENUE.model_copy(update={"group_by": (DimensionTerm(name="nothing"),)}), "unknown_name"),
        (REVENUE.model_copy(update={"group_by": (DimensionTerm(name="oven"),)}), "no_path"),
        (REVENUE.model_copy(update={"where": Compare(field="city", op="=", value=5)}), "wrong_type"),
    ],
)
def test_a_query_that_cannot_be_answered_is_refused_by_name(
    query: LogicalQuery, code: str, bakery: Parlance
) -> None:
    answer = bakery.query(query)
    assert (answer.status, answer.code) == ("refuse", code)
    assert answer.reason


def test_examples_can_be_asked(bakery: Parlance, parlance: Parlance) -> None:
    for door in (bakery, parlance):
        assert 1 <= len(door.examples()) <= 3
        for question in door.examples():
            assert door.ask(question).status == "answer"


def test_examples_are_made_where_the_model_has_none(source: Path) -> None:
    door = Parlance(load(BAKERY).model_copy(update={"examples": ()}), source)
    assert len(door.examples()) == 3
    assert {door.ask(question).status for question in door.examples()} == {"answer"}


def test_the_newest_data_are_stated(bakery: Parlance) -> None:
    newest = datetime(2025, 1, 1, 7) + timedelta(hours=3 * 4359)
    assert bakery.as_of == newest
    assert bakery.ask("revenue").as_of == newest.isoformat()
