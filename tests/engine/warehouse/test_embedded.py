"""Rows, limits, catalogue and errors of the embedded engine."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from engine.errors import SourceError
from engine.types.refusal import Refusal
from engine.types.result import ResultTable
from engine.warehouse.embedded import Warehouse
from engine.warehouse.watch import Stop, hearing

HANGS = 10.0  # seconds; without its limit the statement would run for days
ENDLESS = "SELECT sum(a.i * b.i * c.i) FROM sales AS a, sales AS b, sales AS c, sales AS d"


def table(result: ResultTable | Refusal) -> ResultTable:
    assert isinstance(result, ResultTable), result
    return result


def refusal(result: ResultTable | Refusal) -> Refusal:
    assert isinstance(result, Refusal)
    return result


def test_rows_and_column_names(shop: Warehouse) -> None:
    result = table(shop.run("SELECT item, count(*) AS n FROM sales GROUP BY item ORDER BY item LIMIT 2"))
    assert result.columns == ("item", "n")
    assert result.rows == (("item 0", 143), ("item 1", 143))
    assert not result.truncated


def test_cells_are_plain_values(shop: Warehouse) -> None:
    result = table(shop.run("SELECT * EXCLUDE (id) FROM odd"))
    assert dict(zip(result.columns, result.rows[0], strict=True)) == {
        "amount": 12.5,
        "huge": 170141183460469231731,
        "nan": None,
        "endless": None,
        "zoned": datetime(2023, 12, 31, 22, 30),
        "moment": datetime(2024, 5, 6, 7, 8, 9, 500000),
        "day": date(2024, 5, 6),
        "clock": "10:00:00",
        "list": "[1, 2]",
        "bytes": "6162",
        "flag": True,
        "nothing": None,
    }
    assert isinstance(result.rows[0][0], float)


def test_zoned_moments_keep_order_and_repeated_names(shop: Warehouse) -> None:
    sql = "SELECT zoned, i, i FROM odd, sales ORDER BY sales.i DESC LIMIT 3 -- last"
    result = table(shop.run(sql))
    assert result.columns == ("zoned", "i", "i")
    assert [row[1] for row in result.rows] == [999, 998, 997]


def test_more_rows_than_the_limit_are_cut_and_said(shop: Warehouse) -> None:
    result = table(shop.run("SELECT i FROM sales", max_rows=10))
    assert len(result.rows) == 10
    assert result.truncated
    assert not table(shop.run("SELECT i FROM sales", max_rows=1000)).truncated


def test_a_timeout_stops_within_a_second(shop: Warehouse) -> None:
    start = time.monotonic()
    found = refusal(shop.run(ENDLESS, timeout=0.2))
    assert time.monotonic() - start < HANGS
    assert found.code == "timeout"
    assert "0.2 seconds" in found.message
    assert table(shop.run("SELECT count(*) FROM sales")).rows == ((1000,),)


def test_cancel_stops_what_is_running_and_nothing_later(shop: Warehouse) -> None:
    timer = threading.Timer(0.2, shop.cancel)
    timer.start()
    start = time.monotonic()
    found = refusal(shop.run(ENDLESS))
    timer.join()
    assert time.monotonic() - start < HANGS
    assert found.code == "cancelled"
    assert table(shop.run("SELECT 1")).rows == ((1,),)


def test_a_stop_ends_the_statement_of_its_own_thread_and_all_that_follow(shop: Warehouse) -> None:
    stop = Stop()

    def asked() -> list[Refusal]:
        with hearing(stop):
            return [refusal(shop.run(sql)) for sql in (ENDLESS, "SELECT sum(i) FROM sales")]

    with ThreadPoolExecutor(2) as pool:
        stopped, other = pool.submit(asked), pool.submit(shop.run, ENDLESS, timeout=1.0)
        threading.Timer(0.2, stop.want).start()
        assert [one.code for one in stopped.result(HANGS)] == ["cancelled", "cancelled"]
        assert refusal(other.result(HANGS)).code == "timeout"
        assert pool.submit(lambda: table(shop.run("SELECT 1")).rows).result() == ((1,),)
    assert table(shop.run("SELECT 2")).rows == ((2,),)


def test_a_warehouse_has_a_time_limit_of_its_own(shop_file: Path) -> None:
    found = Warehouse(shop_file, timeout=0.3)
    assert "0.3 seconds" in refusal(found.run(ENDLESS)).message
    found.close()


def test_a_timeout_leaves_other_statements_alone(shop: Warehouse) -> None:
    with ThreadPoolExecutor(2) as pool:
        slow = pool.submit(shop.run, ENDLESS, timeout=0.3)
        counts = [table(shop.run("SELECT count(*) FROM sales")).rows[0][0] for _ in range(50)]
        assert refusal(slow.result()).code == "timeout"
    assert counts == [1000] * 50


def test_eight_threads_get_their_own_rows(shop: Warehouse) -> None:
    def ask(number: int) -> bool:
        result = table(shop.run(f"SELECT {number}, count(*) FROM sales WHERE i < {number}"))
        return result.rows == ((number, number),)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(200)))


@pytest.mark.parametrize("sql", ["SELECT nope FROM sales", "SELECT * FROM nowhere", "SELEC 1", "SELECT 1 +"])
def test_engine_errors_are_one_clear_line(shop: Warehouse, shop_file: Path, sql: str) -> None:
    found = refusal(shop.run(sql))
    assert found.code == "source_error"
    assert "\n" not in found.message
    assert str(shop_file) not in found.message
    assert found.hint


def test_the_catalogue_lists_tables_views_and_schemas(shop: Warehouse) -> None:
    tables = shop.tables()
    assert tables["sales"] == {"i": "BIGINT", "item": "VARCHAR"}
    assert tables["big_sales"] == tables["sales"]
    assert tables["archive.sales"] == {"year": "INTEGER"}
    assert shop.table_sql("archive.sales") == '"archive"."sales"'
    assert shop.max_value("archive.sales", "year") == 1
    assert shop.max_value('"odd ""name"', "order") == 1


def test_distinct_values_are_texts_and_the_first_of_each_column(shop: Warehouse) -> None:
    (items, numbers, nothing) = shop.distinct(
        [('"sales"', expr) for expr in ('"item"', "i // 400", "nullif(i, i)")], 3
    )
    assert sorted(items) == ["item 0", "item 1", "item 2"]
    assert sorted(numbers) == ["0", "1", "2"]
    assert nothing == ()
    assert shop.distinct([('"sales"', "i"), ('"sales"', "i + 5")], 2) == (("0", "1"), ("5", "6"))
    assert shop.distinct([("(SELECT NULL AS x)", '"x"'), ('"sales"', "i")], 1) == ((), ("0",))
    with pytest.raises(SourceError, match="nope"):
        shop.distinct([('"sales"', '"item"'), ('"sales"', "nope")], 3)


def test_the_fingerprint_follows_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    prints = []
    for size in (1, 200_000):
        path.unlink(missing_ok=True)
        with duckdb.connect(str(path)) as connection:
            connection.execute(f"CREATE TABLE t AS SELECT * FROM range({size})")
        warehouse = Warehouse(path)
        prints.append(warehouse.fingerprint())
        assert prints[-1] == warehouse.fingerprint()
        warehouse.close()
    assert prints[0] != prints[1]


def test_two_warehouses_may_read_one_file(shop: Warehouse, shop_file: Path) -> None:
    second = Warehouse(shop_file)
    assert table(second.run("SELECT count(*) FROM sales")).rows == ((1000,),)
    second.close()
    assert table(shop.run("SELECT count(*) FROM sales")).rows == ((1000,),)


def test_nothing_is_written_beside_the_data(shop: Warehouse, shop_file: Path) -> None:
    table(shop.run("SELECT i FROM sales ORDER BY item"))
    assert [path.name for path in shop_file.parent.iterdir()] == ["shop.duckdb"]


def test_it_can_be_closed_while_others_ask(tmp_path: Path) -> None:
    path = tmp_path / "shared.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE sales AS SELECT range AS i FROM range(10)")

    def ask(warehouse: Warehouse) -> None:
        with suppress(duckdb.ConnectionException):  # it is closed
            while True:
                warehouse.run("SELECT sum(i) FROM sales")

    with ThreadPoolExecutor(2) as pool:
        for round_ in range(30):
            warehouse = Warehouse(path)
            asked = [pool.submit(ask, warehouse) for _ in range(2)]
            time.sleep(0.002 * (round_ % 4))
            warehouse.close()
            for one in asked:
                one.result(HANGS)
