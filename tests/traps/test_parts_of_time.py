"""Days and hours that come again are easily taken for single ones, for names, and for bounds of a stretch."""

from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from semantic.text_form import to_text

MODEL = """
semantic_model: {name: hall, now: "2026-06-17T10:00:00"}
datasets:
  - name: bookings
    label: Bookings
    noun: booking
    nouns: bookings
    primary_key: [id]
    time: begins_at
    fields:
      - {name: begins_at, type: timestamp, role: time, label: Begin}
      - {name: film, dimension: film, label: Film}
      - {name: tariff, dimension: tariff, label: Tariff}
      - {name: planned, dimension: hour_of_day, type: integer, label: Planned hour}
dimensions:
  - {name: film, label: Film}
  - {name: tariff, label: Tariff}
  - {name: hour_of_day, label: Planned hour}
metrics:
  - {name: bookings, label: Bookings, type: simple, measure: {agg: count, dataset: bookings}}
  - name: evenings
    label: Evenings
    type: simple
    measure: {agg: count_distinct, dataset: bookings, expr: "begins_at::DATE"}
"""
# 12 to 15 June 2026 are a Friday, a Saturday, a Sunday and a Monday.
ROWS = """
CREATE TABLE bookings AS SELECT * FROM (VALUES
  (1, TIMESTAMP '2026-06-12 20:15', 'News', 'Mondays', 20),
  (2, TIMESTAMP '2026-06-13 08:00', 'Drama', 'weekend', 9),
  (3, TIMESTAMP '2026-06-14 20:59', 'News', 'night', 8),
  (4, TIMESTAMP '2026-06-15 21:00', 'Tuesday Club', 'plain', 20)
) AS t(id, begins_at, film, tariff, planned)
"""


def hall_of(folder: Path, model: str) -> Parlance:
    (folder / "model.yaml").write_text(model)
    with duckdb.connect(str(folder / "hall.duckdb")) as con:
        con.execute(ROWS)
    return Parlance(folder / "model.yaml", folder / "hall.duckdb")


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Parlance:
    """The hall without its field that is called like a part of time."""
    plain = MODEL.replace("dimension: hour_of_day, ", "").replace(
        "  - {name: hour_of_day, label: Planned hour}\n", ""
    )
    return hall_of(tmp_path_factory.mktemp("hall"), plain)


def asked(hall: Parlance, question: str) -> tuple[str, object]:
    answer = hall.ask(question)
    return (to_text(answer.query), answer.table and answer.table.rows[0][0]) if answer.query else ("", None)


def test_an_hour_is_the_whole_hour(hall: Parlance) -> None:
    # Naive: "at 8 pm" holds only at 20:00 sharp, where there is nothing.
    assert asked(hall, "bookings at 8 pm") == ("bookings where hour_of_day = 20", 2)


def test_a_stretch_ends_before_its_last_hour(hall: Parlance) -> None:
    # Naive: between 20 and 21, both included, is three bookings; the one at 21:00 is not before 9 pm.
    assert asked(hall, "bookings between 8 pm and 9 pm") == ("bookings where hour_of_day = 20", 2)
    assert asked(hall, "bookings after 9 pm") == ("bookings where hour_of_day >= 21", 1)


def test_before_an_hour_leaves_it_out(hall: Parlance) -> None:
    assert asked(hall, "bookings before 8 am") == ("bookings where hour_of_day < 8", 0)
    assert asked(hall, "bookings before 9 am") == ("bookings where hour_of_day < 9", 1)


@pytest.mark.parametrize(
    "question", ["bookings on Mondays", "bookings on weekends", "bookings nights", "bookings at night"]
)
def test_a_value_called_like_a_part_of_time_is_asked_about(question: str, hall: Parlance) -> None:
    answer = hall.ask(question)
    assert answer.status == "clarify", answer.interpretation
    meant = {to_text(found.query).partition(" where ")[2].split()[0] for found in answer.alternatives}
    assert "tariff" in meant
    assert meant & {"day_of_week", "hour_of_day"}


def test_a_value_with_a_weekday_in_its_name_is_that_value(hall: Parlance) -> None:
    assert asked(hall, "bookings for Tuesday Club") == ('bookings where film = "Tuesday Club"', 1)


def test_a_number_called_like_a_part_of_the_day_is_that_number(hall: Parlance) -> None:
    assert asked(hall, "evenings") == ("evenings", 4)
    assert asked(hall, "bookings and evenings") == ("bookings, evenings", 4)


def test_a_field_called_like_a_part_of_time_is_that_field(tmp_path: Path) -> None:
    # Naive: the key hour_of_day means the field here, and 8 pm is no value of it for certain.
    assert hall_of(tmp_path, MODEL).ask("bookings at 8 pm").status != "answer"


NOT_SURE = {
    "bookings in the evening news": "part_of_time",  # a name
    "bookings this weekend": "part_of_time",
    "bookings at the weekend": "part_of_time",
    "bookings this morning": "part_of_time",
    "bookings at 8": "unused",  # no hour
    "bookings at 8 films": "",
    "bookings at 8:00": "part_of_time",  # in the morning or in the evening
    "bookings at 8:30 pm": "unknown",  # no whole hour
    "bookings at 20:30": "unused",
    "bookings between 11 and 2 pm": "part_of_time",
    "bookings between 8 and midnight": "part_of_time",
    "bookings after 6 pm yesterday": "part_of_time",  # of that day, or since then
    "bookings before 8 am on 13 June 2026": "part_of_time",
    "bookings since yesterday at 8 pm": "part_of_time",  # a point in time
    "bookings since today at 8 am": "part_of_time",
    "bookings from 12 June to 14 June at 8 pm": "part_of_time",
    "bookings on weekdays vs weekends": "",  # two numbers are wanted
    "compare bookings on Saturdays and Sundays": "part_of_time",
    "difference between Saturdays and Sundays bookings last month": "part_of_time",
    "growth in bookings from Monday to Friday last month": "part_of_time",  # from one to the other
    "bookings on weekdays and weekends": "part_of_time",
    "bookings on Sundays and in the afternoon": "part_of_time",  # both, or either
    "bookings after 6 pm and before 10 pm": "part_of_time",  # both hold
    "bookings after midnight": "part_of_time",  # always
    "bookings at night on Sundays": "part_of_time",  # after midnight it is Monday
    "bookings between 10 pm and 2 am yesterday": "part_of_time",
    "bookings every May and June": "part_of_time",
    "share of bookings on Sundays by film": "conditional_share",  # of all, or of Sundays
    "top 3 films every Sunday by bookings": "top_per_group",
    "which Sundays have the most bookings": "rank_without_dimension",
    "bookings for each Sunday": "unknown",  # a number for each
    "bookings on Sunday": "unknown",  # the last one
    "bookings this Monday to Friday": "unknown",
    "bookings every other Sunday": "unknown",
    "last 3 Sundays bookings": "unused",
    "bookings on 3 Sundays": "unused",
    "bookings where hour of day is 25": "part_of_time",
    "bookings at 8 pm UTC": "unknown",
}  # fmt: skip


@pytest.mark.parametrize(("question", "code"), NOT_SURE.items())
def test_what_is_not_sure_is_refused_by_name(question: str, code: str, hall: Parlance) -> None:
    answer = hall.ask(question)
    assert answer.status != "answer", answer.interpretation
    assert code in ("", answer.code), answer.reason
