"""A feed end to end on small files: what is read, what is kept, what is told."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import pytest

from engine.ingest.definition import Learn
from engine.ingest.faults import FeedError, FeedStopped
from engine.ingest.feed import Feed, Settings
from engine.ingest.file_source import FileSource
from engine.ingest.pipe_source import PipeSource
from engine.ingest.renewing import can_be_renewed
from engine.ingest.sources import Source
from engine.ingest.work import working
from tests.engine.ingest.small import FOLDER, NOW, SHOP

TABLES = (FOLDER / "tables.sql").read_text("utf-8")
ONCE = Settings(once=True, every=0, tries=3, first_wait=0, most_lines=100)


@contextmanager
def feed(folder: Path, source: Source | Path, **given: Any) -> Iterator[Feed]:
    """A feed of the shop into a database in the folder."""
    told: list[str] = []
    path = folder / "feed.duckdb"  # called as one of its schemas
    with working(path, SHOP, [TABLES], told.append) as con:
        read = source if not isinstance(source, Path) else FileSource(source, told.append, once=True)
        settings = given.pop("settings", ONCE)
        yield Feed(con, path, SHOP, read, settings=settings, clock=lambda: NOW, tell=told.append, **given)


def lines(*rows: object) -> str:
    return "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)


def order(number: object, customer: object = "ann", amount: object = 5, **more: object) -> dict[str, object]:
    row = {"stream": "orders", "order_no": number, "customer": customer, "shop": "east", "amount": amount}
    return {**row, "ts": "2026-02-01T10:00:00Z", **more}


def rows(feed: Feed, sql: str) -> list[tuple[Any, ...]]:
    return feed.con.execute(sql).fetchall()


def test_lines_become_rows_and_tables(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text(lines(order(1), order(2, "bo", 7.5), order(2, "bo", 8)))
    with feed(tmp_path, tmp_path / "in") as run:
        run.run()
        assert rows(run, "SELECT customer, orders, amount FROM customer ORDER BY 1") == [
            ("ann", 1, 5),
            ("bo", 1, 8),
        ]
        assert rows(run, "SELECT ts, received_at FROM raw.orders LIMIT 1") == [
            (datetime(2026, 2, 1, 10), NOW)
        ]
        assert rows(run, "SELECT version, lines, rows, rejected, unreadable FROM feed.runs") == [
            (1, 3, 3, 0, 0)
        ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("no json", "not JSON"),
        ("[1, 2]", "not an object"),
        ('{"amount": NaN}', "NaN is no number"),
        ('{"order_no": 1}', "no known stream"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_line_that_cannot_be_read_is_kept_with_its_reason(tmp_path: Path, line: str, reason: str) -> None:
    (tmp_path / "in.jsonl").write_text(lines(line, order(1)))
    with feed(tmp_path, tmp_path / "in.jsonl") as run:
        run.run()
        kept = rows(run, "SELECT stream, line, reject_reason, received_at FROM raw.unreadable")
        assert kept == [("unknown", line[:10_000], reason, NOW)]
        assert rows(run, "SELECT count(*) FROM raw.orders") == [(1,)]


def test_bytes_that_are_no_text_and_lines_without_end(tmp_path: Path) -> None:
    path = tmp_path / "orders.jsonl"
    path.write_bytes(
        b'{"order_no": "\xff"}\n' + b'{"a": "' + b"x" * 3_000_000 + b'"}\n' + lines(order(1)).encode()
    )
    with feed(tmp_path, path) as run:
        run.run()
        reasons = rows(
            run, "SELECT stream, reject_reason, length(line) < 10001 FROM raw.unreadable ORDER BY 1, 2"
        )
        assert reasons == [("orders", "line too long", True), ("orders", "not UTF-8", True)]
        assert rows(run, "SELECT count(*) FROM raw.orders") == [(1,)]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (order("many"), "unreadable order_no"),
        (order(1, amount="much"), "unreadable amount"),
        (order(1, amount=[1]), "unreadable amount"),
        (order(1, ts="yesterday"), "unreadable ts"),
        (order(None), "no order"),
        (order(1, amount=-1), "below zero"),
        (order(1, shop="nowhere"), "unknown shop"),
        (order(1, "half \ud800 of a character"), None),
        (order(1, reject_reason="mine", event_id=99, received_at="2020-01-01", arrival_order=0), None),
    ],
)
def test_a_row_that_fails_is_kept_with_the_reason(
    tmp_path: Path, given: dict[str, object], reason: str | None
) -> None:
    (tmp_path / "in.jsonl").write_text(lines(given, order(7)))
    with feed(tmp_path, tmp_path / "in.jsonl") as run:
        run.run()
        found = rows(run, "SELECT event_id, reject_reason, received_at FROM raw.orders ORDER BY event_id")
        assert found == [(1, reason, NOW), (2, None, NOW)]
        assert run.runs[0].rejected == (reason is not None)


BELIEVED = [
    ("2026-02-01T10:00:00.250Z", "2026-02-01 10:00:00.250"),
    ("2026-02-01T12:00:00+01:00", "2026-02-01 11:00:00"),
    ("1769940000250", "2026-02-01 10:00:00.250"),
    ("2026-02-01 09:55:00", "2026-02-01 09:55:00"),  # clocks differ
    ("2026-03-01T12:00:00Z", "2026-03-01 12:00:00"),
]
NOT_BELIEVED = [
    "2026-02-01T09:54:59Z",
    "2026-03-01T12:00:00.001Z",
    "infinity",
    "-infinity",
    "soon",
    "",
    7,
    None,
]


@pytest.mark.parametrize(
    ("told", "wanted"), [*BELIEVED, *((told, "2026-03-01 12:00:00") for told in NOT_BELIEVED)]
)
@pytest.mark.parametrize("name", ["receivedAt", "received_at"])
def test_lines_of_files_may_say_when_they_arrived_first(
    tmp_path: Path, told: object, wanted: str, name: str
) -> None:
    (tmp_path / "in.jsonl").write_text(lines(order(1, **{name: told}), order(2)))
    with feed(tmp_path, tmp_path / "in.jsonl") as run:
        run.run()
        found = rows(run, "SELECT received_at FROM raw.orders ORDER BY event_id")
        assert found == [(datetime.fromisoformat(wanted),), (NOW,)]
        assert rows(
            run,
            "SELECT count(*) FROM raw.columns_seen WHERE column_name ILIKE 'received%At' "
            "AND column_name <> 'received_at'",
        ) == [(0,)]


def test_an_event_without_time_may_have_arrived_any_time_before(tmp_path: Path) -> None:
    told = {"ts": None, "receivedAt": "2020-01-01"}
    (tmp_path / "in.jsonl").write_text(lines(order(1, **told), order(2, **told, told_arrival="1999-01-01")))
    with feed(tmp_path, tmp_path / "in.jsonl") as run:
        run.run()
        assert rows(run, "SELECT DISTINCT received_at FROM raw.orders") == [(datetime(2020, 1, 1),)]


def test_lines_of_a_pipe_arrive_when_they_come(tmp_path: Path) -> None:
    text = lines(order(1, receivedAt="2026-02-01T10:00:01Z", told_arrival="2026-02-01"))
    with feed(tmp_path, PipeSource(BytesIO(text.encode()))) as run:
        while not run.source.has_ended:
            run.step()
        assert rows(run, "SELECT received_at FROM raw.orders") == [(NOW,)]


def test_what_a_replayed_stream_came_with_is_noted_with_its_first_new_row(tmp_path: Path) -> None:
    old = {"receivedAt": "2026-02-01T10:00:01Z"}
    (tmp_path / "in.jsonl").write_text(lines(order(1, **old)))
    with feed(tmp_path, tmp_path / "in.jsonl") as run:
        run.run()
        assert rows(run, "SELECT count(*) FROM raw.columns_seen") == [(0,)]
        with (tmp_path / "in.jsonl").open("a") as file:
            file.write(lines(order(2)))
        run.run()
        assert rows(run, "SELECT count(*) > 3 FROM raw.columns_seen") == [(True,)]


def test_a_column_that_is_gone_from_a_whole_batch_is_noted_once(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    rare = [order(n, coupon=n if n == 3 else None) for n in range(30)]
    path.write_text(lines(*rare))
    gone = [{key: value for key, value in order(n).items() if key != "customer"} for n in range(30, 70)]
    with feed(tmp_path, path, settings=replace(ONCE, most_lines=20)) as run:
        run.run()
        assert rows(run, "SELECT what FROM feed.errors") == []
        with path.open("a") as file:
            file.write(lines(*gone[:10]))
        run.run()
        assert rows(run, "SELECT what FROM feed.errors") == []  # too few to say
        with path.open("a") as file:
            file.write(lines(*(order(n) for n in range(200, 400)), *gone[:40], *gone[:40]))
        run.run()
        wanted = ("column gone", "orders: no row of a batch has customer, which rows before had", 0, None)
        assert rows(run, "SELECT what, reason, attempt, wait_s FROM feed.errors") == [wanted]
        assert rows(run, "SELECT count(*) FROM raw.orders") == [(320,)]


def test_a_half_written_line_waits(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(lines(order(1)) + '{"stream": "orders", "ord')
    with feed(tmp_path, path) as run:
        run.run()
        assert rows(run, "SELECT order_no FROM raw.orders") == [(1,)]
        with path.open("a") as file:
            file.write('er_no": 2}\n')
        run.run()
        assert rows(run, "SELECT order_no FROM raw.orders ORDER BY 1") == [(1,), (2,)]
        assert rows(run, "SELECT count(*) FROM raw.unreadable") == [(0,)]


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    for number in (1, 2, 3):
        with path.open("a") as file:
            file.write(lines(order(number)))
        with feed(tmp_path, path) as run:
            run.run()
            assert rows(run, "SELECT order_no FROM raw.orders ORDER BY 1") == [
                (n,) for n in range(1, number + 1)
            ]


def _told(run: Feed) -> list[str]:
    source = run.source
    assert isinstance(source, FileSource)
    return source._tell.__self__  # type: ignore[attr-defined, no-any-return]


def test_a_renamed_file_goes_on_and_the_new_one_is_read_too(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    log = folder / "app.jsonl"
    log.write_text(lines(order(1)))
    with feed(tmp_path, folder) as run:
        run.run()
        with log.open("a") as file:
            file.write(lines(order(2)))
        log.rename(folder / "app.jsonl.1")
        log.write_text(lines(order(3), order(4)))
        run.run()
        assert rows(run, "SELECT order_no FROM raw.orders ORDER BY event_id") == [(1,), (2,), (3,), (4,)]
        assert any("app.jsonl is called app.jsonl.1 now" in line for line in _told(run))
        run.run()
        assert rows(run, "SELECT count(*) FROM raw.orders") == [(4,)]


@pytest.mark.parametrize("after", [lines(order(8)), lines(*(order(n) for n in range(8, 30)))])
def test_a_truncated_file_is_read_from_its_beginning_and_told(tmp_path: Path, after: str) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(lines(order(1), order(2), order(3)))
    with feed(tmp_path, path) as run:
        run.run()
        path.write_text(after)  # the same inode
        run.run()
        numbers = [json.loads(line)["order_no"] for line in after.splitlines()]
        assert rows(run, "SELECT order_no FROM raw.orders ORDER BY event_id") == [
            (n,) for n in (1, 2, 3, *numbers)
        ]
        assert any("was truncated" in line for line in _told(run))


def test_csv_has_a_header_and_quoted_lines(tmp_path: Path) -> None:
    path = tmp_path / "orders-2026.csv"
    path.write_text(
        '\ufefforder_no,customer,shop,amount,ts\n1,"ann, the\nsecond",east,5,2026-02-01\n2,,east,6'
    )
    with feed(tmp_path, path) as run:
        run.run()
        assert rows(run, "SELECT order_no, customer FROM raw.orders") == [(1, "ann, the\nsecond")]
        with path.open("a") as file:
            file.write(",2026-02-02\n3,bo\n")
        run.run()
        assert rows(run, "SELECT order_no, customer FROM raw.orders WHERE order_no = 2") == [(2, None)]
        assert rows(run, "SELECT line, reject_reason FROM raw.unreadable") == [
            ("3,bo", "2 cells under 5 columns")
        ]


def test_new_columns_are_noted_once_and_kept_out(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(lines(order(1), order(2, coupon=None), order(3, coupon="X", weight=1.5)))
    with feed(tmp_path, path) as run:
        run.run()
        with path.open("a") as file:
            file.write(lines({"stream": "orders", "order_no": 4, "coupon": "Y", "note": {"a": 1}}))
        run.run()
        seen = rows(run, "SELECT dataset, column_name, data_type FROM raw.columns_seen ORDER BY event_id")
        assert seen[-3:] == [
            ("orders", "coupon", "VARCHAR"),
            ("orders", "weight", "DOUBLE"),
            ("orders", "note", "JSON"),
        ]
        assert ("orders", "amount", "DECIMAL(12,2)") in seen
        assert len(seen) == len(set(seen)) == 11
        assert rows(run, "SELECT count(*) FROM raw.orders") == [(4,)]


def test_the_published_copy_is_whole_and_is_made_up_for(tmp_path: Path) -> None:
    path, target = tmp_path / "in.jsonl", tmp_path / "out.duckdb"
    path.write_text(lines(order(1)))
    with feed(tmp_path, path, target=target) as run:
        run.run()
    assert published(target) == [(1,)]
    path.write_text(lines(order(1), order(2)))
    with feed(tmp_path, path) as run:  # a feed that ended before it published
        run.run()
    assert published(target) == [(1,)]
    with feed(tmp_path, path, target=target) as run:
        run.run()
    assert published(target) == [(2,)]


def test_each_run_is_told_with_all_its_parts_once_the_feed_has_ended(tmp_path: Path) -> None:
    path, target = tmp_path / "in.jsonl", tmp_path / "out.duckdb"
    path.write_text(lines(*map(order, range(3))))
    told = "SELECT version, commit_ms > 0, publish_ms > 0 FROM feed.runs ORDER BY version"
    with feed(tmp_path, path, target=target, settings=replace(ONCE, most_lines=1)) as run:
        run.run()
        assert rows(run, told) == [(1, True, True), (2, True, True), (3, True, True)]
    with duckdb.connect(str(target), read_only=True) as con:  # of the last it cannot know yet
        assert con.execute(told).fetchall() == [(1, True, True), (2, True, True), (3, None, None)]


def test_a_batch_that_fails_does_not_lose_what_is_told_of_the_one_before(tmp_path: Path) -> None:
    path, target, seen = tmp_path / "in.jsonl", tmp_path / "out.duckdb", []

    def fail_once(moment: str) -> None:
        seen.append(moment)
        if seen.count("marts") == 2 and moment == "marts":
            raise OSError("full")

    path.write_text(lines(*map(order, range(2))))
    settings = replace(ONCE, most_lines=1)
    with feed(tmp_path, path, target=target, settings=settings, observer=fail_once) as run:
        run.run()
        assert rows(run, "SELECT count(*), count(publish_ms) FROM feed.runs") == [(2, 2)]


def test_what_no_step_makes_counts_as_changed_when_a_feed_begins_and_not_with_its_batches(
    tmp_path: Path,
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(lines(*map(order, range(2))))
    told = "SELECT table_name, change FROM feed.changes"
    seen: list[dict[str, str]] = []

    def observe(moment: str) -> None:
        if moment == "committed":
            seen.append(dict(rows(run, told)))

    for _ in range(2):
        settings = replace(ONCE, most_lines=1)
        with feed(tmp_path, path, settings=settings, observer=observe) as run:
            run.run()
        path.write_text(lines(*map(order, range(4))))
    one, two, three, four = seen
    for kept in ("", "shops"):
        assert one[kept] == two[kept] != three[kept] == four[kept]
    assert one["sale"] != two["sale"]  # made by a step, with each batch


def test_a_list_that_has_learnt_counts_as_changed(tmp_path: Path) -> None:
    learns = Learn(table="shops", rows="SELECT shop FROM raw_orders WHERE shop <> ''")
    streams = [one.model_copy(update={"learns": (learns,), "rejects": ()}) for one in SHOP.streams[:1]]
    learning = SHOP.model_copy(update={"streams": (*streams, *SHOP.streams[1:])})
    path, seen = tmp_path / "in.jsonl", []
    path.write_text(lines(order(1), order(2, shop="south"), order(3, shop="south")))
    with working(tmp_path / "feed.duckdb", learning, [TABLES], print) as con:

        def observe(moment: str) -> None:
            if moment == "committed":
                seen.extend(
                    con.execute("SELECT change FROM feed.changes WHERE table_name = 'shops'").fetchall()
                )

        source = FileSource(path, print, once=True)
        settings = replace(ONCE, most_lines=1)
        Feed(con, tmp_path / "feed.duckdb", learning, source, settings=settings, observer=observe).run()
        assert con.execute("SELECT count(*) FROM shops WHERE shop = 'south'").fetchall() == [(1,)]
    one, two, three = seen
    assert one != two == three


@pytest.mark.parametrize("fails", [False, True])
def test_what_saves_work_between_batches_goes_with_the_feed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    path, target, beside = tmp_path / "in.jsonl", tmp_path / "out.duckdb", []

    def observe(moment: str) -> None:
        if moment == "published":
            beside.append((tmp_path / ".out.duckdb.part").exists())
            if fails and len(beside) == 4:
                raise FeedStopped("enough")

    path.write_text(lines(*map(order, range(3))))
    settings = replace(ONCE, most_lines=1)
    ends = pytest.raises(FeedStopped) if fails else nullcontext()
    with feed(tmp_path, path, target=target, settings=settings, observer=observe) as run, ends:
        run.run()
    assert beside == [False, *3 * [can_be_renewed(tmp_path)]]  # at first there was nothing to keep
    assert not list(tmp_path.glob(".*"))
    assert published(target) == [(3,)]


def published(target: Path) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(target), read_only=True) as con:
        return con.execute("SELECT count(*) FROM sale").fetchall()


def test_a_file_that_no_feed_made_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(lines(order(1)))
    target = tmp_path / "mine.duckdb"
    with duckdb.connect(str(target)) as con:
        con.execute("CREATE TABLE mine AS SELECT 1 AS a")
    with (
        feed(tmp_path, tmp_path / "in.jsonl", target=target) as run,
        pytest.raises(FeedError, match="not what a feed"),
    ):
        run.run()


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(lines(order(1)))
    with feed(tmp_path, tmp_path / "in.jsonl", target=tmp_path / "out.duckdb") as run:
        run.run()
        with pytest.raises(FeedError, match="written by another"), feed(tmp_path, tmp_path / "in.jsonl"):
            pass


class Flaky(FileSource):
    """A file that cannot be read a few times."""

    def __init__(self, path: Path, failures: int) -> None:
        super().__init__(path, lambda line: None, once=True)
        self.failures = failures

    def read(self, known: Any, most: int) -> Any:
        if self.failures:
            self.failures -= 1
            raise OSError(5, "Input/output error")
        return super().read(known, most)


def test_trouble_that_passes_is_logged_and_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(lines(order(1)))
    with feed(tmp_path, Flaky(tmp_path / "in.jsonl", 2)) as run:
        run.run()
        assert rows(run, "SELECT what, reason, attempt FROM feed.errors") == [
            ("reading", "Input/output error", 1),
            ("reading", "Input/output error", 2),
        ]
        assert rows(run, "SELECT count(*) FROM raw.orders") == [(1,)]


def test_trouble_that_stays_ends_the_feed_with_one_line(tmp_path: Path) -> None:
    waits: list[float] = []
    with feed(tmp_path, tmp_path / "gone.jsonl", settings=replace(ONCE, first_wait=0.001)) as run:
        wait: Callable[[float], bool] = lambda seconds: bool(waits.append(seconds))  # noqa: E731
        run.stop.wait = wait  # type: ignore[method-assign, assignment]
        with pytest.raises(FeedStopped, match=r"reading failed 3 times: .*gone.jsonl: No such file"):
            run.run()
        assert [0.0005 <= seconds <= 0.002 for seconds in waits] == [True, True]
        assert rows(run, "SELECT count(*) FROM feed.errors") == [(3,)]


def test_a_batch_that_fails_in_the_middle_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(lines(order(1)))
    failures = ["marts", "raw"]

    def fail(moment: str) -> None:
        if moment in failures:
            failures.remove(moment)
            raise OSError(28, "No space left on device")

    with feed(tmp_path, tmp_path / "in.jsonl", observer=fail) as run:
        run.run()
        assert rows(run, "SELECT count(*), max(event_id) FROM raw.orders") == [(1, 1)]
        assert rows(run, "SELECT version FROM feed.runs") == [(1,)]


def test_what_no_further_try_can_help_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(lines(order(1)))
    with feed(tmp_path, tmp_path / "in.jsonl") as run:
        run.con.execute("ALTER TABLE total ADD COLUMN never INTEGER; UPDATE total SET never = 0")
        run.con.execute("ALTER TABLE total ALTER COLUMN never SET NOT NULL")
        with pytest.raises(FeedStopped, match=r"writing failed: .*NOT NULL"):
            run.run()
        assert rows(run, "SELECT count(*) FROM feed.errors") == [(1,)]
        assert rows(run, "SELECT count(*) FROM raw.orders") == [(0,)]


def test_changed_pipelines_build_everything_anew(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(lines(order(1)))
    with feed(tmp_path, tmp_path / "in.jsonl") as run:
        run.run()
    steps = [step.model_copy(update={"statement": f"{step.statement}\n"}) for step in SHOP.steps]
    changed = SHOP.model_copy(update={"steps": tuple(steps)})
    told: list[str] = []
    with working(tmp_path / "feed.duckdb", changed, [], told.append) as con:
        assert told == ["building all tables: the pipeline has changed"]
        assert con.execute("SELECT count(*) FROM sale").fetchall() == [(1,)]


def test_batches_are_no_longer_than_told(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(lines(*(order(n) for n in range(100))))
    with feed(tmp_path, tmp_path / "in.jsonl", settings=replace(ONCE, most_lines=40)) as run:
        run.run()
        assert [found.rows for found in run.runs] == [40, 40, 20]
        assert rows(run, "SELECT order_no + 1 = event_id, count(*) FROM raw.orders GROUP BY 1") == [
            (True, 100)
        ]
