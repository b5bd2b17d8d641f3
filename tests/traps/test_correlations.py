"""Correlations: of pairs that both numbers have, each number worked out before it is paired."""

import duckdb
import pytest
import yaml

from engine import Parlance
from semantic.catalog import Catalog
from semantic.model import SemanticModel
from semantic.text_form import from_text, to_text
from tests.traps.test_numbers_made_on_the_spot import JUNE, MODEL

# Both on days 1 (sold 11, 10 seconds), 2 (20, 20), 6 (5, 60). Sold only on the 3rd, visited only on the 4th.
TABLES = """
CREATE TABLE sales (sold_at TIMESTAMP, shop VARCHAR, customer VARCHAR, amount INTEGER, channel VARCHAR);
INSERT INTO sales VALUES
  ('2026-06-01 10:00', 'A', 'x', 10, 'web'), ('2026-06-01 23:59:59', 'B', 'y', 1, 'web'),
  ('2026-06-02 09:00', 'A', 'x', 20, 'desk'), ('2026-06-03 09:00', 'A', 'x', 900, 'desk'),
  ('2026-06-06 00:00', 'A', 'z', 5, NULL), ('2026-06-06 00:00', NULL, 'z', 0, NULL);
CREATE TABLE visits (day DATE, shop VARCHAR, seconds INTEGER);
INSERT INTO visits VALUES ('2026-06-01', 'A', 4), ('2026-06-01', 'B', 6), ('2026-06-02', 'A', 20),
  ('2026-06-04', 'A', 7000), ('2026-06-06', 'A', 60);
"""
# Of (11, 10), (20, 20), (5, 60), whose means are 12 and 30.
BY_DAY = (-1 * -20 + 8 * -10 + -7 * 30) / ((1 + 64 + 49) ** 0.5 * (400 + 100 + 900) ** 0.5)


@pytest.fixture
def shops(world):
    return world(MODEL, TABLES)


def test_only_pairs_that_both_numbers_have_count(shops):
    assert shops.ask(f"correlation(sold, seconds by day) {JUNE}") == [(pytest.approx(BY_DAY),)]


def test_within_each_group(shops):
    # Shop A: (10, 4), (20, 20), (5, 60); shop B has one pair, which says nothing, and no shop has no visits.
    above = (10 - 35 / 3) * (4 - 28) + (20 - 35 / 3) * (20 - 28) + (5 - 35 / 3) * (60 - 28)
    spread = ((10 - 35 / 3) ** 2 + (20 - 35 / 3) ** 2 + (5 - 35 / 3) ** 2) * (24**2 + 8**2 + 32**2)
    found = shops.ask(f"correlation(sold, seconds by day) by shop {JUNE}")
    assert found == [("A", pytest.approx(above / spread**0.5)), ("B", None)]


def test_a_number_that_is_always_the_same_correlates_with_nothing(shops):
    always = f'correlation(orders, seconds by day) where sales.channel = "web" {JUNE}'
    assert shops.plan(always).code == "no_path"  # visits have no channel
    assert shops.ask("correlation(orders, buyers by sales.channel)") == [(None,)]
    assert shops.ask('correlation(orders, buyers by customer) where customer = "x"') == [(None,)]


def test_a_ratio_is_worked_out_for_each_pair(shops):
    assert shops.ask("correlation(price, sold by customer)") == [(pytest.approx(0.9995, abs=1e-3),)]


@pytest.mark.parametrize(
    "text", ["correlation(sold, orders by shop, day)", "correlation(sold, average(sales.amount) by week)"]
)
def test_text_and_json_come_back(text):
    query = from_text(text)
    assert to_text(query) == text
    assert type(query).model_validate_json(query.to_json()) == query
    assert Catalog(SemanticModel.model_validate(yaml.safe_load(MODEL))).measures(query.metrics[0])


def test_a_number_is_not_paired_with_itself():
    with pytest.raises(ValueError, match="another number"):
        from_text("correlation(sold, sold by day)")


READ = {
    "correlation between daily plays and daily watch time": "correlation(views, watch_time by day)",
    "correlate plays with watch time by country": "correlation(views, watch_time by country)",
    "how closely are weekly plays and viewing sessions correlated for each country": (
        "correlation(views, sessions by week) by country"
    ),
    "correlation of plays and viewing sessions paired by country and month": (
        "correlation(views, sessions by country, month)"
    ),
    "correlation between plays and watch time by day on mobile": (
        'correlation(views, watch_time by day) where device = "Mobile"'
    ),
}


@pytest.mark.parametrize("question", READ)
def test_read_as(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.query == from_text(READ[question]).canonical(), reply.reason
    assert parlance.ask(reply.interpretation).query == reply.query


HALF = (
    "correlation between plays and watch time",  # over days, or over titles
    "correlation between plays and watch time by country and month",  # of pairs, or in each
    "correlation between plays and watch time for each country",  # over what
    "correlation between daily plays and weekly watch time",
    "correlation between drama plays and watch time by day",  # of drama alone, or of all
    "correlation between plays, watch time and completions by day",
    "what correlates with plays",
)


@pytest.mark.parametrize("question", HALF)
def test_what_is_half_understood_is_not_answered(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.status != "answer", reply.interpretation


def test_of_two_fields_of_one_table_each_row_is_a_pair(tmp_path):
    path = tmp_path / "songs.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "CREATE TABLE songs (song_id INTEGER PRIMARY KEY, genre VARCHAR, price DOUBLE, rating DOUBLE);"
            "INSERT INTO songs VALUES (1, 'pop', 1, 2), (2, 'pop', 2, 4), (3, 'pop', 3, 9),"
            " (4, 'jazz', 5, 1), (5, 'jazz', 6, 0), (6, 'jazz', NULL, 50)"
        )
    door = Parlance(source=path)
    reply = door.ask("correlation between price and rating by genre")
    assert reply.table is not None, reply.reason
    assert dict(reply.table.rows) == {"pop": pytest.approx(7 / 52**0.5), "jazz": pytest.approx(-1.0)}
    assert door.ask(reply.interpretation).query == reply.query
    door.warehouse.close()
