"""Running the checks of a model: what one pass over a dataset can tell is told in one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from statistics import median

from sqlglot import exp

from engine.dialects.text import sql_text
from engine.guard.check import check as guarded
from engine.planning.plan import plan
from engine.quality.examples import as_examples, examples_of, shown_columns
from engine.quality.outcomes import Outcome, Status, counted, duration, judged, unknown
from engine.quality.scans import ELSEWHERE, GROUPED, groups_of, scan_of, weeks_before
from engine.quality.schema_changes import changes
from engine.quality.subject import Subject
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from engine.types.result import Cell
from semantic.check_references import metric_query
from semantic.checks import Check, FreshnessCheck, MetricCheck, RowCountCheck, SchemaCheck
from semantic.model import Dataset

EXAMPLES = 5
Row = dict[str, Cell]


def run_checks(
    subject: Subject,
    checks: Sequence[Check] | None = None,
    progress: Callable[[str], None] | None = None,
    examples: int = EXAMPLES,
) -> tuple[Outcome, ...]:
    """What comes of the checks, by default all of the model, in their order.

    The model must be free of errors. `progress` hears a line before each dataset.
    """
    wanted = subject.model.checks if checks is None else tuple(checks)
    found: dict[str, Outcome] = {}
    for name in dict.fromkeys(check.dataset for check in wanted):
        if progress is not None:
            progress(f"Checking {name}")
        run = _Run(subject, subject.catalog.datasets[name], examples)
        for outcome in run.outcomes([check for check in wanted if check.dataset == name]):
            found[outcome.check.name] = outcome
    return tuple(found[check.name] for check in wanted)


@dataclass(frozen=True)
class _Run:
    """The checks of one dataset against its rows."""

    subject: Subject
    dataset: Dataset
    examples: int

    def outcomes(self, checks: Sequence[Check]) -> Iterator[Outcome]:
        """What comes of each, in any order."""
        grouped = [check for check in checks if isinstance(check, GROUPED)]
        others = [check for check in checks if not isinstance(check, ELSEWHERE)]
        for check in checks:
            if isinstance(check, SchemaCheck):
                yield self._schema(check)
            elif isinstance(check, MetricCheck):
                yield self._metric(check)
        if others:
            rows = self._together(others, self._scanned)
            told = self._together(grouped, self._grouped) if grouped else {}
            for check in others:
                yield self._with_examples(self._outcome(check, rows[check.name], told.get(check.name)))

    def _together(
        self, checks: Sequence[Check], measured: Callable[[Sequence[Check]], list[Row] | str]
    ) -> dict[str, Row | str]:
        """What one statement measures of each; where it fails, halves of them, until only the faulty do."""
        start = time.perf_counter()
        found = measured(checks)
        if isinstance(found, str):
            if len(checks) == 1:
                return {checks[0].name: found}
            halves = (checks[: len(checks) // 2], checks[len(checks) // 2 :])
            return {name: row for half in halves for name, row in self._together(half, measured).items()}
        ms = 1000 * (time.perf_counter() - start)
        return {check.name: {**row, "ms": ms} for check, row in zip(checks, found, strict=True)}

    def _scanned(self, checks: Sequence[Check]) -> list[Row] | str:
        """What the one pass measures: the values of each check by their aliases, without its number."""
        now = self.subject.clock.now
        result = self._run(scan_of(self.dataset, checks, now))
        if isinstance(result, Refusal):
            return result.message
        (row,) = result[1]
        cells = dict(zip(result[0], row, strict=True))
        return [
            {
                alias.replace(str(index), "", 1): cell
                for alias, cell in cells.items()
                if alias.split("_")[0] in (f"r{index}", f"v{index}")
            }
            for index, _ in enumerate(checks)
        ]

    def _grouped(self, checks: Sequence[Check]) -> list[Row] | str:
        found = [check for check in checks if isinstance(check, GROUPED)]
        result = self._run(groups_of(self.dataset, self.subject.catalog.datasets, found))
        if isinstance(result, Refusal):
            return result.message
        return [{"v": rows} for _, rows in sorted(result[1], key=lambda row: _number(row[0]))]

    def _outcome(self, check: Check, row: Row | str, more: Row | str | None) -> Outcome:
        for part in (row, more):
            if isinstance(part, str):
                return unknown(check, part)
        assert isinstance(row, dict)
        rows, ms = int(_number(row["r"])), _number(row["ms"])
        if isinstance(more, dict):
            outcome = counted(check, int(_number(more["v"])), rows).after(_number(more["ms"]))
        elif isinstance(check, FreshnessCheck):
            outcome = replace(self._freshness(check, row["v"]), rows=rows)
        elif isinstance(check, RowCountCheck):
            outcome = self._normal(check, row) if check.normal else judged(check, rows, "rows")
            outcome = replace(outcome, rows=rows)
        else:
            outcome = counted(check, int(_number(row["v"])), rows)
        return outcome.after(ms)

    def _freshness(self, check: FreshnessCheck, newest: Cell) -> Outcome:
        if not isinstance(newest, datetime):
            status: Status = "fail" if check.fail else "warn"
            return Outcome(check, status, message="There is no value at all.")
        age = (self.subject.clock.now - newest).total_seconds()
        message = f"The newest value is of {newest:%Y-%m-%d %H:%M:%S}, {duration(age)} old."
        return replace(judged(check, age, "s"), message=message)

    def _normal(self, check: RowCountCheck, row: Row) -> Outcome:
        """Weeks before the first row say nothing about what is normal."""
        first, (current, *before) = row["v"], weeks_before(check, self.subject.clock.now)
        told = [
            _number(row[f"v_{back}"])
            for back, (start, _) in enumerate(before, 1)
            if isinstance(first, datetime) and start >= first
        ]
        if not told:
            return unknown(check, "There are no weeks before to compare with.")
        normal, rows = median(told), _number(row["v_0"])
        message = f"{rows:g} rows from {current[0]:%Y-%m-%d %H:%M} on; normal are {normal:g}."
        value = 100 * rows / normal if normal else (float("inf") if rows else 100.0)
        return replace(judged(check, value, "%"), message=message)

    def _schema(self, check: SchemaCheck) -> Outcome:
        start = time.perf_counter()
        columns = self.subject.columns.get(check.dataset)
        if columns is None:
            return unknown(check, self.subject.missing[check.dataset])
        found = tuple(changes(check, columns))
        outcome = replace(judged(check, len(found), "changes"), examples=found[: self.examples])
        return outcome.after(1000 * (time.perf_counter() - start))

    def _metric(self, check: MetricCheck) -> Outcome:
        start = time.perf_counter()
        made = plan(metric_query(check), self.subject.catalog, self.subject.clock)
        safe = guarded(made, self.subject.catalog) if isinstance(made, Plan) else made
        if isinstance(safe, Refusal):
            return unknown(check, safe.message)
        result = self.subject.warehouse.run(sql_text(safe.tree), timeout=self.subject.timeout)
        if isinstance(result, Refusal):
            return unknown(check, result.message)
        value = result.rows[0][-1] if result.rows else None
        if not isinstance(value, int | float):
            return unknown(check, "The metric has no value.")
        percent = any(bound is not None and bound.unit == "%" for bound in check.bounds)
        outcome = judged(check, 100 * value, "%") if percent else judged(check, value, "")
        return outcome.after(1000 * (time.perf_counter() - start))

    def _with_examples(self, outcome: Outcome) -> Outcome:
        if not self.examples or not outcome.failing:
            return outcome
        check, targets = outcome.check, self.subject.catalog.datasets
        _, withheld = shown_columns(check, self.dataset)
        outcome = replace(outcome, withheld=tuple(withheld))
        query = examples_of(check, self.dataset, targets, self.examples)
        if query is None:
            return outcome
        start = time.perf_counter()
        result = self._run(query)
        if isinstance(result, Refusal):
            return outcome
        return replace(outcome, examples=as_examples(*result)).after(1000 * (time.perf_counter() - start))

    def _run(self, tree: exp.Query) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]] | Refusal:
        result = self.subject.warehouse.run(tree.sql("duckdb"), timeout=self.subject.timeout)
        return result if isinstance(result, Refusal) else (result.columns, result.rows)


def _number(cell: Cell) -> float:
    return cell if isinstance(cell, int | float) else 0.0
