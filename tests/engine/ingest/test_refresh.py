"""After any batches a refresh leaves exactly the rows that a full build gives."""

from pathlib import Path
from random import Random

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import EngineError
from engine.ingest import Pipelines, load_pipelines, rebuild, refresh
from engine.ingest.arrivals import last_event
from tests.engine.ingest.small import FOLDER, MADE, SHOP, Row, bring, contents, shop

CUSTOMERS, SHOPS = (None, "", "ann", "bo", "cy"), (None, "east", "north", "west", "gone")


def quiet(line: str) -> None:
    pass


def order(number: int | None, customer: str | None, at: str | None, day: int, amount: int) -> Row:
    found = {
        "order_no": number,
        "customer": customer,
        "shop": at,
        "amount": amount,
        "ts": f"2026-02-{day:02}",
    }
    return {name: None if value is None else str(value) for name, value in found.items()}


ORDERS = st.builds(
    order,
    st.one_of(st.none(), st.integers(1, 9)),
    st.sampled_from(CUSTOMERS),
    st.sampled_from(SHOPS),
    st.integers(1, 5),
    st.integers(-5, 150),
)
REFUNDS = st.builds(lambda number: {"order_no": str(number)}, st.integers(1, 9))
BATCHES = st.lists(
    st.tuples(st.lists(ORDERS, max_size=4), st.lists(REFUNDS, max_size=1)), min_size=1, max_size=5
)


def take(con: duckdb.DuckDBPyConnection, orders: list[Row], refunds: list[Row]) -> None:
    """One batch, in one transaction."""
    con.execute("BEGIN")
    arrived = {"orders": orders, "refunds": refunds}
    since = {stream: last_event(con, stream) for stream, rows in arrived.items() if rows}
    for stream in since:
        bring(con, stream, arrived[stream])
    refresh(con, SHOP, since)
    con.execute("COMMIT")


@settings(max_examples=20)
@given(BATCHES)
def test_refreshes_give_what_a_full_build_gives(batches: list[tuple[list[Row], list[Row]]]) -> None:
    con = shop()
    rebuild(con, SHOP, quiet)
    for orders, refunds in batches:
        take(con, orders, refunds)
        refreshed = contents(con)
        rebuild(con, SHOP, quiet)
        assert refreshed == contents(con)


def test_what_is_tried_has_missing_keys_removals_and_neighbours() -> None:
    con, draw = shop(), Random(3)
    rebuild(con, SHOP, quiet)
    for _ in range(20):
        orders = [
            order(draw.randint(1, 40), draw.choice(CUSTOMERS), draw.choice(SHOPS), draw.randint(1, 5), 7)
            for _ in range(10)
        ]
        take(con, orders, [{"order_no": str(draw.randint(1, 40))}])
    refreshed = contents(con)
    rebuild(con, SHOP, quiet)
    assert refreshed == contents(con)
    assert any(row[0] is None for row in refreshed["customer"])
    assert any(row[3] is not None for row in refreshed["shop_day"])
    assert con.execute(
        "SELECT count(*) > 0 FROM raw.refunds JOIN raw.orders USING (order_no)"
    ).fetchall() == [(True,)]


def test_rows_that_did_not_change_touch_nothing_further() -> None:
    con = shop()
    rebuild(con, SHOP, quiet)
    take(con, [order(1, "ann", "east", 1, 5)], [])
    spent = refresh(con, SHOP, {"orders": 1})
    assert spent.keys() == {"stage.sales"}


def test_no_temporary_table_or_view_is_left_to_stand_before_the_real_ones() -> None:
    con = shop()
    rebuild(con, SHOP, quiet)
    take(con, [order(1, "ann", "east", 1, 5)], [])
    left = con.execute(
        "SELECT table_name FROM duckdb_tables() WHERE temporary UNION ALL "
        "SELECT view_name FROM duckdb_views() WHERE temporary AND NOT internal"
    ).fetchall()
    assert {name for (name,) in left} <= {"rules", "rules are", "incoming"}


def test_a_refresh_that_fails_leaves_all_as_it_was() -> None:
    con = shop()
    rebuild(con, SHOP, quiet)
    take(con, [order(1, "ann", "east", 1, 5)], [])
    before = contents(con)
    broken = SHOP
    steps = [
        step.model_copy(update={"statement": "SELECT 1 AS customers, 'x' AS amount"})
        if step.table == "total"
        else step
        for step in broken.steps
    ]
    con.execute("BEGIN")
    bring(con, "orders", [order(2, "bo", "west", 1, 5)])
    with pytest.raises(duckdb.Error, match="Could not convert"):
        refresh(con, broken.model_copy(update={"steps": tuple(steps)}), {"orders": 1})
    con.execute("ROLLBACK")
    assert contents(con) == before
    take(con, [order(2, "bo", "west", 1, 5)], [])
    refreshed = contents(con)
    rebuild(con, SHOP, quiet)
    assert refreshed == contents(con) != before


REFERENCED = """
CREATE SCHEMA raw;
CREATE TABLE raw.cards (event_id BIGINT PRIMARY KEY, received_at TIMESTAMP, card VARCHAR, place VARCHAR,
    memory INTEGER, reject_reason VARCHAR);
CREATE TABLE place (place VARCHAR PRIMARY KEY);
CREATE TABLE card (card VARCHAR PRIMARY KEY, place VARCHAR REFERENCES place (place), memory INTEGER);
CREATE TABLE run (run BIGINT PRIMARY KEY, card VARCHAR REFERENCES card (card));
INSERT INTO place VALUES ('here'), ('there');
"""


def _cards(tmp_path: Path) -> tuple[duckdb.DuckDBPyConnection, Pipelines]:
    (tmp_path / "cards.yaml").write_text(
        "pipeline: cards\nstreams: [{name: cards}]\n"
        "steps:\n  - {table: card, key: [card], from: [raw.cards]}\n"
        "  - {table: run, key: [card], from: [raw.cards]}\n"
    )
    newest = (
        "SELECT card, arg_max(place, event_id) AS place, max(memory) AS memory FROM raw_cards GROUP BY card"
    )
    (tmp_path / "card.sql").write_text(newest)
    (tmp_path / "run.sql").write_text("SELECT event_id AS run, card FROM raw_cards")
    con = duckdb.connect()
    con.execute(REFERENCED)
    return con, load_pipelines(tmp_path)


def test_a_row_that_others_point_to_is_changed_in_place(tmp_path: Path) -> None:
    con, found = _cards(tmp_path)
    for number, memory in enumerate((8, 16, 24)):
        con.execute("BEGIN")
        con.execute(f"INSERT INTO raw.cards VALUES ({number + 1}, now(), 'a', 'here', {memory}, NULL)")
        refresh(con, found, {"cards": number})
        con.execute("COMMIT")
        assert con.execute("SELECT memory FROM card").fetchall() == [(memory,)]
    assert con.execute("SELECT count(*) FROM run").fetchall() == [(3,)]


def test_a_row_that_others_point_to_cannot_point_elsewhere(tmp_path: Path) -> None:
    con, found = _cards(tmp_path)
    con.execute("INSERT INTO raw.cards VALUES (1, now(), 'a', 'here', 8, NULL)")
    refresh(con, found, {"cards": 0})
    con.execute("INSERT INTO raw.cards VALUES (2, now(), 'a', 'there', 8, NULL)")
    with pytest.raises(EngineError, match="would change place"):
        refresh(con, found, {"cards": 1})


def test_the_folder_of_the_shop_has_every_table_tried() -> None:
    assert {step.table for step in SHOP.steps} == set(MADE)
    assert len(list(FOLDER.glob("*.sql"))) == len(MADE) + 1
