"""parlance quality: the checks of a model, run on the data."""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import DONE, FAILED, UsageError
from app.opening import add_json_argument, add_model_arguments, moment, progress
from app.replying import as_json

if TYPE_CHECKING:
    from engine.quality.outcomes import Outcome, Status
    from engine.quality.subject import Subject
    from semantic.model import SemanticModel

_TIMEOUT = 300.0  # seconds for each statement
_WIDEST = 44
_COUNTED: "dict[Status, str]" = {
    "pass": "passed",
    "warn": "warned",
    "fail": "failed",
    "error": "could not be done",
}


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance quality`."""
    add_model_arguments(command)
    command.add_argument("--now", metavar="ISO", help="the clock (default: the model's, else now)")
    command.add_argument("--check", metavar="NAME", action="append", help="only this check; may be repeated")
    command.add_argument("--dataset", metavar="NAME", action="append", help="only the checks of this dataset")
    command.add_argument(
        "--examples", metavar="N", type=int, default=5, help="failing rows shown (default: 5)"
    )
    command.add_argument("--into", metavar="FILE", help="also add the outcomes to dq_check of a DuckDB file")
    add_json_argument(command)


def run(arguments: argparse.Namespace) -> int:
    """Exit code 1 when a check of severity critical fails or cannot be done; warnings are none."""
    from app.probing import patient
    from engine.quality.checking import run_checks

    subject = _subject(arguments)
    try:
        wanted = _wanted(subject.model, arguments)
        outcomes = run_checks(subject, wanted, patient(progress), max(arguments.examples, 0))
    finally:
        subject.warehouse.close()
    if arguments.into is not None:
        from engine.quality.ledger import keep

        keep(outcomes, subject.clock.now, Path(arguments.into))
    if arguments.json:
        print(as_json(_reply(outcomes, subject.clock.now)))
    else:
        print("\n".join(_lines(outcomes)))
    return FAILED if any(outcome.ends_badly for outcome in outcomes) else DONE


def _subject(arguments: argparse.Namespace) -> "Subject":
    from app.probing import clock_of
    from engine.quality.subject import Subject
    from engine.warehouse.embedded import Warehouse
    from engine.warehouse.sources import open_source
    from sample_data.locate import ensure
    from semantic.yaml_io import load, shipped_models

    if arguments.model is None and arguments.source is not None:
        raise UsageError("checks are declared in a model; name it with --model")
    path = Path(arguments.model) if arguments.model is not None else shipped_models()
    if not path.exists():
        raise UsageError(f"there is no model at {path}")
    model, now = load(path), moment(arguments.now)
    source = arguments.source if arguments.source is not None else str(ensure(progress))
    return Subject(model, Warehouse(open_source(source, progress)), clock_of(model, now), _TIMEOUT)


def _wanted(model: "SemanticModel", arguments: argparse.Namespace) -> list[Any]:
    """The checks that are asked for. UsageError when there are none, or none of a name."""
    known = {check.name: check for check in model.checks}
    for name in arguments.check or ():
        if name not in known:
            raise UsageError(f"the model has no check {name}; it has: {', '.join(known) or 'none'}")
    datasets = set(arguments.dataset or ())
    unknown = datasets - {dataset.name for dataset in model.datasets}
    if unknown:
        raise UsageError(f"the model has no dataset {', '.join(sorted(unknown))}")
    found = [check for check in known.values() if not arguments.check or check.name in arguments.check]
    found = [check for check in found if not datasets or check.dataset in datasets]
    if not found:
        raise UsageError("there is nothing to check: the model declares no such checks")
    return found


def _reply(outcomes: Sequence["Outcome"], now: datetime) -> dict[str, Any]:
    counts = Counter(outcome.status for outcome in outcomes)
    bad = any(outcome.ends_badly for outcome in outcomes)
    return {
        "status": "failed" if bad else "passed",
        "now": now.isoformat(),
        "counts": {name: counts[name] for name in _COUNTED},
        "checks": [_as_object(outcome) for outcome in outcomes],
    }


def _as_object(outcome: "Outcome") -> dict[str, Any]:
    check = outcome.check
    return {
        "name": check.name,
        "dataset": check.dataset,
        "type": check.type,
        "columns": list(check.named),
        "dimension": check.dq_dimension,
        "severity": check.severity,
        "owner": check.owner,
        "status": outcome.status,
        "value": _plain(outcome.value),
        "unit": outcome.unit,
        "rows": outcome.rows,
        "failing": outcome.failing,
        "message": outcome.message,
        "examples": [{key: _plain(cell) for key, cell in row.items()} for row in outcome.examples],
        "withheld": list(outcome.withheld),
        "ms": outcome.ms,
    }


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return None if isinstance(cell, float) and (cell != cell or abs(cell) == float("inf")) else cell


def _lines(outcomes: Sequence["Outcome"]) -> Iterator[str]:
    rows = [("status", "check", "dataset", "severity", "measured", "rows")]
    rows += [_row(outcome) for outcome in outcomes]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    yield from _details(outcomes)
    counts = Counter(outcome.status for outcome in outcomes)
    yield ""
    yield ", ".join(f"{counts[name]} {word}" for name, word in _COUNTED.items())


def _row(outcome: "Outcome") -> tuple[str, str, str, str, str, str]:
    check = outcome.check
    rows = "" if outcome.rows is None else f"{outcome.rows:,}"
    measured = _measured(outcome)
    return (outcome.status, check.name, check.dataset, check.severity, measured, rows)


def _measured(outcome: "Outcome") -> str:
    from engine.quality.outcomes import duration

    if outcome.value is None:
        return "unknown"
    if outcome.unit == "s":
        return duration(outcome.value)
    if outcome.unit == "%":
        few = f" ({outcome.failing:,})" if outcome.failing is not None else ""
        return f"{outcome.value:.4g}%{few}"
    number = f"{outcome.value:,.4f}".rstrip("0").rstrip(".")
    return f"{number} {outcome.unit.removesuffix('s') if number == '1' else outcome.unit}".rstrip()


def _details(outcomes: Sequence["Outcome"]) -> Iterator[str]:
    """What is to be known of each that did not pass."""
    from engine.quality.outcomes import bounds_text

    for outcome in outcomes:
        if outcome.status == "pass":
            continue
        check = outcome.check
        said = [check.description, outcome.message, bounds_text(check), check.owner and f"ask {check.owner}"]
        yield ""
        yield _harmless(
            f"{outcome.status}: {check.name}: {'; '.join(part.rstrip('.') for part in said if part)}"
        )
        for example in outcome.examples:
            cells = ", ".join(f"{name} {_shown(cell)}" for name, cell in example.items())
            yield _harmless(f"  {cells}")
        if outcome.withheld:
            yield f"  (not shown, personal: {', '.join(outcome.withheld)})"


def _shown(cell: Any) -> str:
    text = "NULL" if cell is None else repr(cell) if isinstance(cell, str) else str(_plain(cell))
    return text if len(text) <= _WIDEST else f"{text[:_WIDEST]}..."


def _harmless(line: str) -> str:
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
