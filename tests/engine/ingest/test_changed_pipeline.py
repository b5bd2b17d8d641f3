"""A database whose tables point to each other is built anew when its pipeline changed."""

from pathlib import Path

import duckdb

from engine.ingest import Pipelines
from engine.ingest.work import working
from tests.engine.ingest.small import SHOP

SHOPS = """
CREATE SCHEMA raw;
CREATE TABLE raw.orders (event_id BIGINT PRIMARY KEY, shop VARCHAR, reject_reason VARCHAR);
CREATE TABLE shop (shop VARCHAR PRIMARY KEY);
CREATE TABLE sold (event_id BIGINT PRIMARY KEY, shop VARCHAR NOT NULL REFERENCES shop (shop));
INSERT INTO raw.orders VALUES (1, 'east', NULL), (2, 'west', NULL);
INSERT INTO shop VALUES ('east'), ('north');
INSERT INTO sold VALUES (1, 'east');
"""
STATE = "CREATE SCHEMA feed; CREATE TABLE feed.state (version BIGINT NOT NULL, definition VARCHAR NOT NULL)"


def shops() -> Pipelines:
    shop, *_ = SHOP.steps
    given = {"inputs": ("raw.orders",), "reads": (), "touches": "", "sql": ""}
    shops = {"table": "shop", "key": ("shop",), "statement": "SELECT DISTINCT shop FROM raw_orders"}
    sold = {"table": "sold", "key": ("event_id",), "statement": "SELECT event_id, shop FROM raw_orders"}
    steps = (shop.model_copy(update=given | shops), shop.model_copy(update=given | sold))
    streams = tuple(stream for stream in SHOP.streams if stream.name == "orders")
    return SHOP.model_copy(update={"steps": steps, "streams": streams})


def test_rows_that_others_point_to_are_replaced(tmp_path: Path) -> None:
    path = tmp_path / "shops.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute(SHOPS)
        con.execute(STATE)
        con.execute("INSERT INTO feed.state VALUES (7, 'another')")
    told: list[str] = []
    for _ in range(2):  # the second time there is nothing to do
        with working(path, shops(), [], told.append) as con:
            assert con.execute("FROM shop ORDER BY 1").fetchall() == [("east",), ("west",)]
            assert con.execute("FROM sold ORDER BY 1").fetchall() == [(1, "east"), (2, "west")]
            assert con.execute("SELECT version FROM feed.state").fetchall() == [(8,)]
    assert told == ["building all tables: the pipeline has changed"]
