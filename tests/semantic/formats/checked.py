"""Checks of other tools as they are imported, by name and run on a small shop."""

from pathlib import Path
from typing import Any

import duckdb

from engine.quality.checking import run_checks
from engine.quality.outcomes import Outcome
from engine.quality.subject import Subject
from engine.types.clock import Clock
from engine.warehouse.embedded import Warehouse
from semantic.formats import Imported
from tests.semantic.formats.importing import NOW, read_texts

HERE = Path(__file__).parent
TABLES = """
CREATE TABLE buyers (id INTEGER);
INSERT INTO buyers SELECT n FROM range(40) AS r (n);
CREATE TABLE orders AS SELECT
    n AS id,
    n // 2 AS line,
    n AS buyer_id,
    CASE WHEN n % 10 = 0 THEN 'lost' WHEN n % 10 = 1 THEN 'n/a' WHEN n % 10 < 6 THEN 'paid'
        WHEN n < 48 THEN 'open' END AS state,
    n * 2.0 AS amount,
    repeat('x', (n % 7)::INTEGER) AS code,
    CASE WHEN n % 9 = 0 THEN 'no mail' ELSE 'a@b.org' END AS mail,
    NULL::VARCHAR AS note,
    TIMESTAMP '2026-04-05 10:15:00' AS placed_at
FROM range(50) AS r (n);
"""


def imported(format_name: str, *files: str) -> Imported:
    """Files of a format's folder, read."""
    folder = HERE / format_name
    return read_texts(format_name, {Path(file).name: (folder / file).read_text() for file in files})


def checks(found: Imported) -> dict[str, dict[str, Any]]:
    """The imported checks by name, without their name."""
    return {one["name"]: {k: v for k, v in one.items() if k != "name"} for one in found.model.checks_data}


def losses(found: Imported) -> str:
    """Each loss as one line."""
    lines = (f"{one.severity} {one.code} {one.place} {one.place.path}: {one.message}" for one in found.losses)
    return "".join(f"{line}\n" for line in lines)


def outcomes(found: Imported, folder: Path) -> dict[str, Outcome]:
    """What comes of the checks on the shop, at noon of a day when its last order is of 10:15."""
    path = folder / "shop.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    warehouse = Warehouse(path)
    try:
        done = run_checks(Subject(found.model, warehouse, Clock(NOW)))
    finally:
        warehouse.close()
    return {outcome.check.name: outcome for outcome in done}
