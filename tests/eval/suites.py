"""The sets of questions, each with the door it is asked at and the oracle it is judged by."""

import shutil
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from engine import Parlance
from sample_data.locate import ensure
from semantic.yaml_io import shipped_models
from tests.eval.corpus import CORPUS, Entry, entries, read
from tests.eval.sources import PUBLIC_SETS, built_sqlite, raw_csv
from tests.written import written

Oracle = duckdb.DuckDBPyConnection | sqlite3.Connection
Opened = tuple[Parlance, Oracle]


@dataclass(frozen=True)
class Suite:
    """Questions about one source. `open` gets a folder for files of its own."""

    name: str
    entries: tuple[Entry, ...]
    open: Callable[[Path], Opened]

    @property
    def held_out(self) -> bool:
        """Only counted: nobody who changes the product looks at its questions."""
        return self.name.startswith("heldout_")

    @property
    def content(self) -> str:
        """Everything its results depend on besides the code and the questions."""
        script = CORPUS / "databases" / self.name / "build.sql"
        return script.read_text(encoding="utf-8") + str(_clock(self.name)) if script.exists() else ""


def shipped() -> Suite:
    """The corpus on the shipped models and the sample data."""
    return Suite("shipped", tuple(entries("en")), _open_shipped)


def public() -> list[Suite]:
    """Real files that nobody on this project made, without a model."""
    return [_public(name, folder) for name, folder in PUBLIC_SETS.items()]


def databases() -> list[Suite]:
    """Databases without a model, held-out ones last."""
    return [_database(path.parent) for path in sorted((CORPUS / "databases").glob("*/build.sql"))]


def _open_shipped(folder: Path) -> Opened:
    """DuckDB opens a file in one configuration per process, so the oracle gets a copy."""
    sample = ensure(lambda line: print(line, file=sys.stderr))
    copy = shutil.copy(sample, folder / "sample.duckdb")
    return Parlance(shipped_models(), sample), duckdb.connect(str(copy), read_only=True)


def _public(name: str, source: Path) -> Suite:
    asked = tuple(entry for entry in entries("public") if entry.set == name)
    return Suite(name, asked, lambda _: (Parlance(None, source), raw_csv(source)))


def _database(source: Path) -> Suite:
    def open_database(folder: Path) -> Opened:
        file = folder / f"{source.name}.sqlite"
        oracle = built_sqlite(source / "build.sql", file)
        return Parlance(None, file, now=_clock(source.name)), oracle

    return Suite(source.name, tuple(read(source / "questions.yaml")), open_database)


def _clock(name: str) -> datetime | None:
    text = (CORPUS / "databases" / name / "questions.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = written(text)
    return datetime.fromisoformat(data["now"]) if data["now"] else None
