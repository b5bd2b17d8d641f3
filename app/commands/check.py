"""parlance check: the faults of a model and of the reports beside it, and what can be asked of it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import DONE, FAILED, UsageError
from app.opening import add_json_argument
from app.replying import as_json
from semantic.issues import Issue, ModelError
from semantic.listing import few
from semantic.locations import Locations
from semantic.model import SemanticModel
from semantic.yaml_io import load_located, shipped_models

if TYPE_CHECKING:
    from semantic.report_io import ReportFile

_MOST = 40  # names in a line for a person; --json has all
_PLURALS = {"error": "errors", "warning": "warnings", "info": "notes"}


def add_arguments(command: argparse.ArgumentParser) -> None:
    """The options of `parlance check`."""
    command.add_argument(
        "model", metavar="DIR", nargs="?", help="folder or file of the model (default: shipped)"
    )
    command.add_argument("--source", metavar="URL", help="also hold the model against the data there")
    command.add_argument("--coverage", action="store_true", help="also list what can be asked")
    add_json_argument(command)


def run(arguments: argparse.Namespace) -> int:
    """Exit code 1 when there are errors; warnings and notes are none."""
    path = Path(arguments.model) if arguments.model is not None else shipped_models()
    if not path.exists():
        raise UsageError(f"there is no model at {path}")
    model, found = _checked(path, arguments.source)
    covered = _coverage(model) if arguments.coverage and _sound(found) and model is not None else None
    reports, faults = _reports(path, model if _sound(found) else None)
    issues = (*found, *faults)
    if arguments.json:
        print(as_json(_reply(path, issues, covered, reports)))
    else:
        lines = (*map(str, issues), *_coverage_lines(covered), *_report_line(reports), _totals(path, issues))
        print("\n".join(lines))
    return DONE if _sound(issues) else FAILED


def _sound(issues: Sequence[Issue]) -> bool:
    return not any(issue.severity == "error" for issue in issues)


def _reports(path: Path, model: SemanticModel | None) -> tuple[tuple[ReportFile, ...], tuple[Issue, ...]]:
    """The reports beside a model that can be read, and what is wrong with any.

    They are held against the model when it is sound.
    """
    from semantic.report_check import checked_reports
    from semantic.report_io import reports_beside

    folder = reports_beside(path)
    return checked_reports(folder, model) if folder is not None else ((), ())


def _checked(path: Path, source: str | None) -> tuple[SemanticModel | None, tuple[Issue, ...]]:
    """The model, unless it cannot be read, and everything found."""
    from semantic.rules import ordered
    from semantic.rules import run as lint

    try:
        model, locations = load_located(path)
    except ModelError as fault:
        if fault.issues[0].code == "no-files":
            raise
        return None, fault.issues
    issues = lint(model, locations)
    if source is not None and _sound(issues):
        issues = ordered((*_held_against(source, model, locations), *issues))
    return model, issues


def _held_against(source: str, model: SemanticModel, locations: Locations) -> tuple[Issue, ...]:
    from app.probing import probe

    return probe(source, model, locations)


def _coverage(model: SemanticModel) -> dict[str, Any]:
    from engine.language.pack import languages, load_pack
    from semantic.coverage import coverage

    ignored = {code: load_pack(code).data["ignored"] for code in languages()}
    return {**asdict(coverage(model)), "ignored_words": ignored}


def _reply(
    path: Path, issues: Sequence[Issue], covered: dict[str, Any] | None, reports: Sequence[ReportFile]
) -> dict[str, Any]:
    counts = {plural: _count(issues, severity) for severity, plural in _PLURALS.items()}
    listed = [
        {**issue.model_dump(include={"code", "severity", "message", "hint"}), **issue.place.model_dump()}
        for issue in issues
    ]
    status = "faulty" if counts["errors"] else "sound"
    more = {"coverage": covered} if covered is not None else {}
    boards = [{"name": one.report.name, "file": one.file, "tiles": len(one.report.tiles)} for one in reports]
    return {"status": status, "model": str(path), **counts, "issues": listed, "reports": boards, **more}


def _count(issues: Sequence[Issue], severity: str) -> int:
    return sum(issue.severity == severity for issue in issues)


def _report_line(reports: Sequence[ReportFile]) -> list[str]:
    tiles = sum(len(one.report.tiles) for one in reports)
    names = few([one.report.name for one in reports], _MOST)
    return [f"Reports checked: {names}; tiles: {tiles}"] if reports else []


def _totals(path: Path, issues: Sequence[Issue]) -> str:
    counts = ", ".join(f"{_count(issues, severity)} {plural}" for severity, plural in _PLURALS.items())
    return f"{path}: {counts}"


def _coverage_lines(covered: dict[str, Any] | None) -> list[str]:
    if covered is None:
        return []
    lines = ["", "Metrics, and what each can be split and filtered by:"]
    for metric in covered["metrics"]:
        reached = [*metric["dimensions"], *(["time"] if metric["over_time"] else [])]
        lines.append(f"  {metric['label'] or metric['name']}: {few(reached, _MOST) or 'nothing'}")
    alone = (*covered["unreachable_metrics"], *covered["unreachable_dimensions"])
    lines += ["", f"Out of reach of each other: {few(alone, _MOST) or 'nothing'}"]
    lines += ["", "Words with several meanings, asked back unless the question decides:"]
    for collision in covered["collisions"]:
        said = ", ".join(f"{name} ({kind})" for kind, name in collision["meanings"])
        lines.append(f"  {collision['word']}: {said}")
    for code, rules in covered["ignored_words"].items():
        lines += ["", f"Words without a meaning of their own, by the rule that ignores them ({code}):"]
        lines += [f"  {rule}: {', '.join(words)}" for rule, words in rules.items()]
    return [*lines, ""]
