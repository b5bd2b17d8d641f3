"""Reports as YAML files, one a file: read with file and line for every fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from semantic.issues import Issue, ModelError, Place
from semantic.locations import Locations, Spot, line_of
from semantic.report import Report
from semantic.shape import misfits
from semantic.yaml_io import contents_of, shipped_models, yaml_files
from semantic.yaml_tree import Tree

FOLDER = "reports"


@dataclass(frozen=True)
class ReportFile:
    """A report, the file it stands in, and where its parts stand there."""

    file: str
    report: Report
    locations: Locations


def shipped_reports() -> Path:
    """The folder of the reports that come with the package."""
    return Path(str(files("semantic") / "reports"))


def reports_beside(model: Path) -> Path | None:
    """The folder of the reports that belong to the model at a path: its `reports`; None when it has none."""
    shipped = model.resolve() == shipped_models().resolve()
    folder = shipped_reports() if shipped else model / FOLDER
    return folder if yaml_files(folder) else None


def load_reports(path: Path) -> tuple[Report, ...]:
    """The reports in a file or a folder, in the order of the files' names.

    Raises ModelError with every fault found, each with its file and line.
    """
    found, issues = read_reports(path)
    if issues:
        raise ModelError(issues)
    return tuple(one.report for one in found)


def read_reports(path: Path) -> tuple[tuple[ReportFile, ...], tuple[Issue, ...]]:
    """The reports that are sound by themselves, and every fault of the others.

    Raises ModelError only where nothing can be read at all.
    """
    found, issues = list[ReportFile](), list[Issue]()
    for file, content in contents_of(path).items():
        report, faults = read_report(file, content)
        found += [report] if report else []
        issues += faults
    issues += _twice(found)
    return tuple(found), tuple(sorted(issues, key=lambda one: (one.place.file, one.place.line)))


def read_report(file: str, content: bytes) -> tuple[ReportFile | None, list[Issue]]:
    """The report that a file's content is, and every fault in it by itself."""
    tree = Tree(file)
    root = tree.compose(content)
    if root is None or not isinstance(root, MappingNode):
        if not tree.issues:
            line = line_of(root) if root else 1
            tree.fault("wrong-type", line, "The file is not a report.", "Start with name: and tiles:.")
        return None, tree.issues
    data: Any = tree.plain(root)
    locations = Locations(dict(_sections(file, root)))
    try:
        report = Report.model_validate(data)
    except ValidationError as error:
        found = misfits(error.errors(include_url=False), data, locations, Report)
        return None, [*tree.issues, *(_in_file(issue, file, line_of(root)) for issue in found)]
    if tree.issues:
        return None, tree.issues
    return ReportFile(file, report, locations), [*_same_tiles(report, locations)]


def _in_file(issue: Issue, file: str, line: int) -> Issue:
    """What is missing from the whole file is told where it begins."""
    if issue.place.file:
        return issue
    return issue.model_copy(update={"place": Place(file=file, line=line, path=issue.place.path)})


def _sections(file: str, root: MappingNode) -> Iterator[tuple[str, tuple[Spot, ...]]]:
    for key, value in root.value:
        if isinstance(key, ScalarNode):
            yield str(key.value), tuple(_spots(file, str(key.value), line_of(key), value))


def _spots(file: str, key: str, line: int, value: Node) -> Iterator[Spot]:
    if key == "tiles" and isinstance(value, SequenceNode) and value.value:
        yield from (Spot(file, line_of(item), item, listed=True) for item in value.value)
    else:
        yield Spot(file, line, value)


def _same_tiles(report: Report, locations: Locations) -> Iterator[Issue]:
    names = [tile.name for tile in report.tiles]
    for index, name in enumerate(names):
        if name in names[:index]:
            place = locations.place(("tiles", index))
            yield _double(f"There are two tiles {name!r}.", place)


def _twice(found: Iterable[ReportFile]) -> Iterator[Issue]:
    first: dict[str, str] = {}
    for one in found:
        name = one.report.name
        if name in first:
            yield _double(f"{first[name]} is called {name!r} too.", one.locations.place("name"))
        first.setdefault(name, one.file)


def _double(message: str, place: Place) -> Issue:
    return Issue(code="duplicate-name", severity="error", place=place, message=message, hint="Keep one.")
