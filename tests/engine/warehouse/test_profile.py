"""The stretch of time of each dataset; that of a view is exact, and is found without all its rows."""

from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from engine.errors import SourceError
from engine.warehouse.embedded import Warehouse
from engine.warehouse.profile import Profile, fresh_profile, profile
from semantic.catalog import Catalog
from semantic.model import SemanticModel

SEEN = """
CREATE TABLE seen AS
SELECT TIMESTAMP '2026-01-01' + INTERVAL (i) MINUTE AS ts FROM range(500000) AS r (i)
"""
FIRST, LAST = datetime(2026, 1, 1), datetime(2026, 12, 14, 5, 19)
VIEWS = [
    ("SELECT ts AS at FROM seen", (FIRST, LAST)),
    ("SELECT ts AS at FROM seen CROSS JOIN range(3) UNION ALL SELECT ts FROM seen", (FIRST, LAST)),
    # Ends that are not those of the table: inside of its first and last day, far inside, and outside.
    (
        "SELECT ts AS at FROM seen WHERE ts BETWEEN '2026-01-01 08:00' AND '2026-12-13 20:00'",
        (datetime(2026, 1, 1, 8), datetime(2026, 12, 13, 20)),
    ),
    (
        "SELECT ts AS at FROM seen WHERE ts BETWEEN '2026-03-01' AND '2026-04-01'",
        (datetime(2026, 3, 1), datetime(2026, 4, 1)),
    ),
    (
        "SELECT ts AS at FROM seen WHERE ts < '2026-03-01'",
        (FIRST, datetime(2026, 2, 28, 23, 59)),
    ),
    ("SELECT ts + INTERVAL 1 YEAR AS at FROM seen", (datetime(2027, 1, 1), datetime(2027, 12, 14, 5, 19))),
    ("SELECT CAST(ts AS DATE) AS at FROM seen", (FIRST, datetime(2026, 12, 14))),
    ("SELECT TIMESTAMP '2020-05-05' AS at", (datetime(2020, 5, 5), datetime(2020, 5, 5))),
    ("SELECT ts AS at FROM seen WHERE false", None),
]


def dataset(name: str, time: str, **more: str) -> dict[str, object]:
    return {
        "name": name,
        "time": time,
        "fields": [{"name": time, "type": "timestamp", "role": "time"}],
        **more,
    }


def model(**made: str) -> Catalog:
    """The view, or the SELECT, and after it the table: looked at in another order."""
    found = [dataset("made", "at", **made), dataset("seen", "ts", table="seen")]
    return Catalog(SemanticModel.model_validate({"name": "m", "datasets": found}))


def opened(folder: Path, *sql: str) -> Warehouse:
    path = folder / "d.duckdb"
    with duckdb.connect(str(path)) as connection:
        for one in (SEEN, *sql):
            connection.execute(one)
    return Warehouse(path)


def made(found: Profile) -> tuple[datetime, datetime] | None:
    assert found.extents["seen"] == (FIRST, LAST)
    return found.extents.get("made")


@pytest.mark.parametrize(("select", "ends"), VIEWS)
def test_the_ends_of_a_view_are_exact(
    tmp_path: Path, select: str, ends: tuple[datetime, datetime] | None
) -> None:
    warehouse = opened(tmp_path, f"CREATE VIEW v AS {select}")
    assert made(fresh_profile(warehouse, model(table="v"))) == ends
    assert made(fresh_profile(warehouse, model(sql=select))) == ends


def test_a_view_is_not_read_whole(tmp_path: Path) -> None:
    spring = "ts BETWEEN '2026-03-01' AND '2026-06-01'"
    select = (
        f"SELECT ts AS at FROM seen WHERE CASE WHEN {spring} THEN error('all rows') IS NULL ELSE true END"
    )
    warehouse = opened(tmp_path, f"CREATE VIEW v AS {select}")
    with pytest.raises(SourceError, match="all rows"):
        warehouse.rows('SELECT min("at"), max("at") FROM v')
    assert made(fresh_profile(warehouse, model(table="v"))) == (FIRST, LAST)


def test_what_is_kept_is_of_this_source_and_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLANCE_HOME", str(tmp_path))
    early, late = "SELECT ts AS at FROM seen", "SELECT ts AS at FROM seen WHERE ts >= '2026-07-01'"
    warehouse = opened(tmp_path, f"CREATE VIEW v AS {early}")
    for _ in ("read", "kept"):
        assert made(profile(warehouse, model(table="v"))) == (FIRST, LAST)
        assert made(profile(warehouse, model(sql=late))) == (datetime(2026, 7, 1), LAST)
    warehouse.close()
    with duckdb.connect(str(tmp_path / "d.duckdb")) as connection:
        connection.execute(f"CREATE OR REPLACE VIEW v AS {late}")
    assert made(profile(Warehouse(warehouse.path), model(table="v"))) == (datetime(2026, 7, 1), LAST)
