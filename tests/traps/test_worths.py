"""Money that no column holds: a quantity times the price of one. Sentences that ask for quantities."""

import duckdb
import pytest

from engine import Parlance

SCRIPT = """
CREATE TABLE stalls (stall_id INTEGER PRIMARY KEY, stall_name VARCHAR, town VARCHAR);
INSERT INTO stalls VALUES (1, 'Pier Head', 'Ayr'), (2, 'Old Mint', 'Bute'), (3, 'Corn Hall', 'Crail');
CREATE TABLE candles (candle_id INTEGER PRIMARY KEY, candle_name VARCHAR, scent VARCHAR, list_price DOUBLE);
INSERT INTO candles SELECT i, 'Candle ' || i, ['Fig', 'Cedar', 'Plain'][1 + i % 3], 2.5 * i
FROM range(1, 10) t(i);
CREATE TABLE market_sales (sale_id INTEGER PRIMARY KEY, stall_id INTEGER REFERENCES stalls(stall_id),
  sold_on DATE, paid_by VARCHAR);
INSERT INTO market_sales SELECT i, 1 + i % 3, DATE '2024-01-01' + (i * 6)::INT, ['card', 'cash'][1 + i % 2]
FROM range(1, 81) t(i);
CREATE TABLE sale_lines (sale_line_id INTEGER PRIMARY KEY, sale_id INTEGER REFERENCES market_sales(sale_id),
  candle_id INTEGER REFERENCES candles(candle_id), quantity INTEGER, unit_price DOUBLE);
INSERT INTO sale_lines SELECT i, 1 + i // 2, 1 + i % 9, 1 + i % 4, 2.0 * (1 + i % 9) FROM range(1, 151) t(i);
CREATE TABLE shelf_stock (stall_id INTEGER REFERENCES stalls(stall_id),
  candle_id INTEGER REFERENCES candles(candle_id), on_hand INTEGER, reorder_level INTEGER);
INSERT INTO shelf_stock SELECT 1 + i % 3, 1 + i // 3, (i * 5) % 17, 6 FROM range(0, 27) t(i);
CREATE TABLE wax_deliveries (delivery_id INTEGER PRIMARY KEY, stall_id INTEGER REFERENCES stalls(stall_id),
  delivered_on DATE, pieces INTEGER);
INSERT INTO wax_deliveries SELECT i, 1 + i % 3,
  DATE '2024-02-01' + (i * 9)::INT, 10 + i FROM range(1, 31) t(i);
"""
_LINES = (
    "sale_lines l JOIN market_sales s USING (sale_id) "
    "JOIN stalls USING (stall_id) JOIN candles USING (candle_id)"
)
_TAKEN = "sum(quantity * unit_price)"
_SHELF = "shelf_stock k JOIN stalls USING (stall_id) JOIN candles USING (candle_id)"
RIGHT = {
    "total revenue": "SELECT sum(quantity * unit_price) FROM sale_lines",
    "revenue by scent": f"SELECT scent, sum(quantity * unit_price) FROM {_LINES} GROUP BY 1",
    "turnover in 2025": f"SELECT sum(quantity * unit_price) FROM {_LINES} WHERE year(sold_on) = 2025",
    "show me the takings per stall": f"SELECT stall_name, {_TAKEN} FROM {_LINES} GROUP BY 1",
    "revenue paid by cash": f"SELECT sum(quantity * unit_price) FROM {_LINES} WHERE paid_by = 'cash'",
    "average sale value": "SELECT sum(quantity * unit_price) / count(DISTINCT sale_id) FROM sale_lines",
    "average sale value by town": f"SELECT town, {_TAKEN} / count(DISTINCT sale_id) FROM {_LINES} GROUP BY 1",
    "stock value by stall": f"SELECT stall_name, sum(on_hand * list_price) FROM {_SHELF} GROUP BY 1",
    "value of our stock in Ayr": f"SELECT sum(on_hand * list_price) FROM {_SHELF} WHERE town = 'Ayr'",
    "how many units did we sell in 2025": f"SELECT sum(quantity) FROM {_LINES} WHERE year(sold_on) = 2025",
    "how many copies were sold in Bute?": f"SELECT sum(quantity) FROM {_LINES} WHERE town = 'Bute'",
    "How many units did Corn Hall sell": f"SELECT sum(quantity) FROM {_LINES} WHERE stall_id = 3",
    "how many units do we have on hand?": "SELECT sum(on_hand) FROM shelf_stock",
    "which stall sold the most units": f"SELECT stall_name, sum(quantity) FROM {_LINES} GROUP BY 1 "
    "ORDER BY 2 DESC LIMIT 1",
    "units sold by scent": f"SELECT scent, sum(quantity) FROM {_LINES} GROUP BY 1",
    "how many units were delivered in 2024": "SELECT sum(pieces) FROM wax_deliveries "
    "WHERE year(delivered_on) = 2024",
}
OPEN = (
    "how many units did we burn",  # of no rows is this told
    "how many units did we receive last year",
    "margin by scent",
    "value of the wax deliveries",  # nothing has a price for them
    "profit in 2025",
)


@pytest.fixture(scope="module")
def chandlers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Parlance, duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("chandlers") / "chandlers.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCRIPT)
    oracle = duckdb.connect()
    oracle.execute(SCRIPT)
    return Parlance(None, path), oracle


@pytest.mark.parametrize("question", RIGHT)
def test_what_is_computed(chandlers: tuple[Parlance, duckdb.DuckDBPyConnection], question: str) -> None:
    door, oracle = chandlers
    answer, expected = door.ask(question), oracle.execute(RIGHT[question]).fetchall()
    assert answer.table is not None, answer.reason
    rows = sorted(map(tuple, answer.table.rows))
    assert [row[:-1] for row in rows] == [row[:-1] for row in sorted(expected)]
    assert [float(row[-1]) for row in rows] == pytest.approx([float(row[-1]) for row in sorted(expected)])


@pytest.mark.parametrize("question", OPEN)
def test_what_stays_open(chandlers: tuple[Parlance, duckdb.DuckDBPyConnection], question: str) -> None:
    assert chandlers[0].ask(question).status != "answer"
