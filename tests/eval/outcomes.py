"""What came of a question, small enough to be kept, and the running of it."""

import sqlite3
import time
from dataclasses import dataclass

import duckdb

from engine import Parlance
from engine.errors import EngineError
from tests.eval.corpus import Entry
from tests.eval.corpus import Outcome as Expected
from tests.eval.judge import judge
from tests.eval.suites import Oracle

# What a fault of ours raises: counted as a result, so that one question cannot end a long run.
FAULTS = (LookupError, ValueError, TypeError, AttributeError, ArithmeticError, AssertionError, RecursionError,
          NotImplementedError, EngineError, duckdb.Error, sqlite3.Error)  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """`verdict` is right, wrong, asked, refused, answered (though it must not be) or crashed.

    `cpu` are seconds of this process, `detail` what a person reads when it is not good.
    """

    id: str
    expected: Expected
    shapes: tuple[str, ...]
    verdict: str
    good: bool
    detail: str
    cpu: float
    operator: str = ""


def outcome(entry: Entry, door: Parlance, oracle: Oracle) -> Outcome:
    """Ask and judge."""
    start = time.process_time()
    try:
        found = judge(entry, door, oracle)
        verdict, good, detail = str(found.verdict), found.good, found.detail
    except FAULTS as fault:
        verdict, good, detail = "crashed", False, f"{type(fault).__name__}: {fault}"
    cpu = time.process_time() - start
    return Outcome(entry.id, entry.expected, entry.needs, verdict, good, detail, cpu, entry.operator)
