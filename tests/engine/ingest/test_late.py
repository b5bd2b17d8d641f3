"""Tables that are made anew only now and then: nothing they wait for is lost, and they end whole."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import duckdb
import pytest

from engine.ingest import Pipelines, load_pipelines, rebuild
from engine.ingest.definition import Late
from engine.ingest.feed import Feed, Settings
from engine.ingest.file_source import FileSource
from engine.ingest.late import awaited, catch_up, refresh_prompt
from engine.ingest.work import FEED_TABLES, working
from semantic.issues import ModelError
from tests.engine.ingest.small import FOLDER, MADE, NOW, SHOP, bring, contents, shop
from tests.engine.ingest.test_feed import TABLES, lines, order
from tests.engine.ingest.test_refresh import quiet

SUMS = Late(name="sums", every_s=60, tables=("shop_day", "total"))
DAYS, TOTALS = (Late(name=name, every_s=60, tables=(name,)) for name in ("shop_day", "total"))
PIPELINES = SHOP.model_copy(update={"late": (SUMS,)})
ONCE = Settings(once=True, every=0, tries=2, first_wait=0, most_lines=100)


class Clock:
    """Seconds that pass when told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def run(folder: Path, use: Callable[[Feed, Clock], None], pipelines: Pipelines = PIPELINES) -> None:
    """A feed that is left without its end, as if it had been killed after what `use` does."""
    path, clock = folder / "feed.duckdb", Clock()
    with working(path, pipelines, [TABLES], quiet) as con:
        source = FileSource(folder / "in.jsonl", quiet, once=True)
        made = Feed(con, path, pipelines, source, folder / "out.duckdb", ONCE, clock=lambda: NOW, timer=clock)
        use(made, clock)


def one_batch(feed: Feed, clock: Clock) -> None:
    """And no more."""
    feed.step()


def write(folder: Path, *numbers: int) -> None:
    with (folder / "in.jsonl").open("a") as file:
        file.write(lines(*(order(number, f"c{number}") for number in numbers)))


def counted(con: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Customers as the table of each batch has them, and as the late one does."""
    sql = "SELECT (SELECT count(*) FROM customer), coalesce((SELECT customers FROM total), 0)"
    ((now, late),) = con.execute(sql).fetchall()
    return now, late


def published(folder: Path) -> tuple[int, int]:
    with duckdb.connect(str(folder / "out.duckdb"), read_only=True) as con:
        return counted(con)


def test_late_tables_stay_until_their_time_has_come(tmp_path: Path) -> None:
    def use(feed: Feed, clock: Clock) -> None:
        for number, (at, late) in enumerate([(0, 0), (59, 0), (60, 3), (61, 3), (119, 3), (120, 6)], 1):
            clock.now = at
            write(tmp_path, number)
            feed.step()
            assert published(tmp_path)[0] == number
            feed.catch_up(all_of_them=False)
            assert counted(feed.con) == published(tmp_path) == (number, late)

    write(tmp_path)
    run(tmp_path, use)


def test_without_anything_new_nothing_is_made_and_nothing_published(tmp_path: Path) -> None:
    def use(feed: Feed, clock: Clock) -> None:
        feed.run()
        before = (tmp_path / "out.duckdb").stat().st_ino
        clock.now = 1000
        feed.catch_up()
        assert (tmp_path / "out.duckdb").stat().st_ino == before
        assert feed.con.execute("SELECT version, lines FROM feed.runs ORDER BY 1").fetchall() == [
            (1, 1),
            (2, 0),
        ]

    write(tmp_path, 1)
    run(tmp_path, use)


def test_at_the_end_of_the_source_they_are_whole(tmp_path: Path) -> None:
    write(tmp_path, 1, 2)
    run(tmp_path, lambda feed, clock: feed.run())
    assert published(tmp_path) == (2, 2)


def test_when_somebody_ends_it_they_are_whole(tmp_path: Path) -> None:
    def use(feed: Feed, clock: Clock) -> None:
        feed.source = FileSource(tmp_path / "in.jsonl", quiet)
        feed.observer = lambda moment: feed.stop.set() if moment == "committed" else None
        feed.run()

    write(tmp_path, 1, 2)
    run(tmp_path, use)
    assert published(tmp_path) == (2, 2)


def test_what_a_killed_feed_left_waiting_is_made_up_for_at_the_start(tmp_path: Path) -> None:
    write(tmp_path, 1, 2)
    run(tmp_path, one_batch)
    assert published(tmp_path) == (2, 0)

    def again(feed: Feed, clock: Clock) -> None:
        feed.stop.set()
        feed.run()

    run(tmp_path, again)
    assert published(tmp_path) == (2, 2)


def test_a_changed_pipeline_leaves_nothing_waiting(tmp_path: Path) -> None:
    write(tmp_path, 1, 2)
    run(tmp_path, one_batch)

    def use(feed: Feed, clock: Clock) -> None:
        assert counted(feed.con) == (2, 2)
        assert not any(awaited(feed.con, late.name) for late in feed.pipelines.late)
        write(tmp_path, 3)
        feed.run()
        assert counted(feed.con) == (3, 3)

    run(tmp_path, use, SHOP.model_copy(update={"late": (DAYS, TOTALS)}))


def test_a_catching_up_that_fails_leaves_what_it_waits_for(tmp_path: Path) -> None:
    failures = ["late"]

    def fail(moment: str) -> None:
        if moment in failures:
            failures.remove(moment)
            raise OSError(28, "No space left on device")

    def use(feed: Feed, clock: Clock) -> None:
        feed.observer = fail
        feed.run()
        assert feed.con.execute("SELECT what FROM feed.errors").fetchall() == [("writing",)]

    write(tmp_path, 1, 2)
    run(tmp_path, use)
    assert published(tmp_path) == (2, 2)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("late", [(SUMS,), (DAYS, TOTALS)])
def test_they_catch_up_to_what_a_full_build_gives(late: tuple[Late, ...], seed: int) -> None:
    con, draw = shop(), Random(seed)
    found = SHOP.model_copy(update={"late": late})
    con.execute(FEED_TABLES)
    rebuild(con, found, quiet)
    for _ in range(12):
        con.execute("BEGIN")
        since = {
            name: con.execute(f"SELECT coalesce(max(event_id), 0) FROM raw.{name}").fetchall()[0][0]
            for name in ("orders", "refunds")
        }
        bring(con, "orders", [_order(draw) for _ in range(5)])
        bring(con, "refunds", [{"order_no": str(draw.randint(1, 30))}])
        refresh_prompt(con, found, since)
        con.execute("COMMIT")
        for one in late:
            if draw.random() < 0.3:
                catch_up(con, found, one)
    for one in late:
        catch_up(con, found, one)
        assert not awaited(con, one.name)
    caught_up = contents(con)
    rebuild(con, found, quiet)
    assert caught_up == contents(con)
    assert all(caught_up[table] for table in MADE)


def _order(draw: Random) -> dict[str, str]:
    found: dict[str, object] = {"order_no": draw.randint(1, 30), "amount": draw.randint(-1, 150)}
    at = {"customer": draw.choice("abc"), "shop": draw.choice(["east", "north", "west"])}
    return {
        name: str(value) for name, value in (found | at | {"ts": f"2026-02-0{draw.randint(1, 5)}"}).items()
    }


def test_a_folder_says_how_often_its_tables_are_made(tmp_path: Path) -> None:
    _two_files(tmp_path, every="every_s: 30")
    found = load_pipelines(tmp_path)
    assert found.late == (Late(name="sums", every_s=30, tables=("total",)),)


def test_tables_of_each_batch_cannot_be_made_of_late_ones(tmp_path: Path) -> None:
    _two_files(tmp_path, every="", of_orders="every_s: 30\n")
    with pytest.raises(ModelError) as caught:
        load_pipelines(tmp_path)
    (issue,) = caught.value.issues
    assert (issue.code, Path(issue.place.file).name) == ("late-input", "sums.yaml")


def _two_files(folder: Path, every: str, of_orders: str = "") -> None:
    for path in FOLDER.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    text = (FOLDER / "orders.yaml").read_text("utf-8")
    total = "  - table: total\n    from: [customer]\n"
    (folder / "orders.yaml").write_text(of_orders + text.replace(total, ""))
    (folder / "sums.yaml").write_text(f"pipeline: sums\n{every}\nsteps:\n{total}")
