"""A server that everything goes wrong for: `python -m tests.e2e.troubled PORT`.

Its source is locked by another program at first, its model has faults, one of its views takes for ever, no
file of an answer is made in time, its store breaks for a while, and in the end its source is gone.
"""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

TABLES = """
CREATE TABLE kept AS
  SELECT TIMESTAMP '2026-01-01' + INTERVAL (i) DAY AS moment, i AS id, ['north', 'south'][i % 2 + 1] AS side
  FROM range(100) AS r(i);
CREATE TABLE numbers AS SELECT i FROM range(100000) AS r(i);
CREATE VIEW heat AS SELECT a.i * b.i % 7 + c.i AS degrees FROM numbers a, numbers b, numbers c;
"""
MODEL = """\
semantic_model: {name: oven, label: Oven, now: "2026-04-11T09:00:00"}
datasets:
  - name: kept
    table: kept
    primary_key: [id]
    time: moment
    fields:
      - {name: moment, type: timestamp, role: time, label: Moment}
      - {name: side, dimension: side, label: Side}
  - name: heat
    table: heat
    fields: [{name: degrees, type: number, role: measure, label: Degrees}]
dimensions:
  - {name: side, label: Side}
metrics:
  - {name: heat, label: Heat, type: simple, measure: {agg: sum, dataset: heat, expr: degrees}}
  - {name: readings, label: Readings, type: simple, measure: {agg: count, dataset: kept}}
"""
# A word that is none of the format, and a dataset that there is not.
FAULTS = MODEL.replace("agg: count", "agg: counted").replace("dataset: heat,", "dataset: heath,")
_LOCK = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print(1, flush=True); sys.stdin.read()"


class Troubled:
    """The files of the server, and what happens to them."""

    def __init__(self, place: Path) -> None:
        import duckdb

        self.source, self.model = place / "oven.duckdb", place / "oven.yaml"
        self.store = place / "store.sqlite"
        with duckdb.connect(str(self.source)) as connection:
            connection.execute(TABLES)
        self.model.write_text(FAULTS, "utf-8")
        command = [sys.executable, "-c", _LOCK, str(self.source)]
        self._holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._holder.stdout is not None
        self._holder.stdout.readline()

    def unlock(self) -> None:
        """The other program ends."""
        if self._holder.poll() is None:
            self._holder.communicate(timeout=20)

    def mend(self) -> None:
        """Somebody writes the model as it should be."""
        self.model.write_text(MODEL, "utf-8")

    def break_store(self) -> None:
        """Conversations cannot be kept any more."""
        self._rename("conversation", "lost")

    def mend_store(self) -> None:
        """They can again."""
        self._rename("lost", "conversation")

    def _rename(self, one: str, other: str) -> None:
        with closing(sqlite3.connect(self.store)) as connection:
            connection.execute(f"ALTER TABLE {one} RENAME TO {other}")

    def remove(self) -> None:
        """Somebody tidies up."""
        self.source.unlink()


def main() -> None:
    """Serve until stopped."""
    import uvicorn

    from app import services, state
    from app.server import make
    from app.workshop import Workshop

    state.LOOK_S, state.GRACE_S = 0.1, 0.2  # so that the wait is seen on a busy machine too
    services.workshop = lambda: Workshop(timeout=0.001)  # type: ignore[assignment]
    uvicorn.run(make(), port=int(sys.argv[1]), log_level="warning")


if __name__ == "__main__":
    main()
