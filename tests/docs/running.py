"""Running a guide from its first block to its last, keeping what each command printed and each SQL gave."""

import contextlib
import io
import json
import math
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from app.cli import main
from tests.docs.guide import Block, prints, write

Row = tuple[Any, ...]


@dataclass
class Outcome:
    """What came of one block."""

    code: int = 0
    printed: list[str] = field(default_factory=list)
    status: str = ""  # of an answer
    rows: list[Row] = field(default_factory=list)  # of an answer, or of SQL
    columns: list[str] = field(default_factory=list)  # of an answer


def follow(blocks: Sequence[Block], folder: Path) -> list[Outcome]:
    """Run all blocks in the folder, where Parlance keeps its own files too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("PARLANCE_HOME", str(folder / ".parlance"))
        return run(blocks, folder)


def check_shown(block: Block, outcome: Outcome) -> None:
    """A command ends as the guide says and prints what it shows."""
    assert outcome.code == block.exit_code, outcome.printed
    assert prints(block.printed, outcome.printed), os.linesep.join(outcome.printed)


def run(blocks: Sequence[Block], folder: Path) -> list[Outcome]:
    """Run all blocks in the folder, which must be the current one."""
    return [_outcome(block, folder) for block in blocks]


def _outcome(block: Block, folder: Path) -> Outcome:
    if block.file:
        write(block, folder)
        return Outcome()
    if block.kind == "console":
        program, *words = shlex.split(block.command)
        return _console(words) if program == "parlance" else _process(program, words)
    return Outcome(rows=_by_hand(block.text, folder)) if block.kind == "sql" else Outcome()


def _console(words: list[str]) -> Outcome:
    code, out, faults = _called(words)
    printed = _lines(out or faults)
    if words[0] not in ("ask", "query") or code or "--no-run" in words:
        return Outcome(code, printed)
    reply = json.loads(_called([*words, "--json"])[1])
    rows = [tuple(map(_plain, row)) for row in reply["rows"]]
    return Outcome(code, printed, reply["status"], rows, reply["columns"])


def _process(program: str, words: list[str]) -> Outcome:
    """A program of the clone's environment, in a process of its own."""
    name = program.removeprefix(".venv/bin/")
    module = [] if name == "python" else ["-m", name]
    done = subprocess.run([sys.executable, *module, *words], capture_output=True, text=True, timeout=120)
    return Outcome(done.returncode, _lines(done.stdout or done.stderr))


def _lines(text: str) -> list[str]:
    return text.rstrip("\n").split("\n") if text.strip() else []


def _called(words: list[str]) -> tuple[int, str, str]:
    out, faults = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(faults):
        try:
            code = main(words)
        except SystemExit as ended:
            code = int(ended.code or 0)
    return code, out.getvalue(), faults.getvalue()


def _by_hand(sql: str, folder: Path) -> list[Row]:
    """The rows of SQL over the tables of the guide, built anew and not read by the product."""
    with duckdb.connect() as connection:
        connection.execute((folder / "tables.sql").read_text("utf-8"))
        return [tuple(map(_plain, row)) for row in connection.execute(sql).fetchall()]


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime | date):
        return cell.isoformat().removesuffix("T00:00:00")
    if isinstance(cell, str):
        return cell.removesuffix("T00:00:00")
    return float(cell) if isinstance(cell, Decimal) else cell


def same(rows: list[Row], others: list[Row]) -> bool:
    """Whether two results have the same rows in the same order, numbers to the ninth figure."""
    return len(rows) == len(others) and all(map(_same_row, rows, others))


def _same_row(row: Row, other: Row) -> bool:
    return len(row) == len(other) and all(map(_same_cell, row, other))


def _same_cell(cell: Any, other: Any) -> bool:
    if isinstance(cell, int | float) and isinstance(other, int | float):
        return math.isclose(cell, other, rel_tol=1e-9)
    return bool(cell == other)
