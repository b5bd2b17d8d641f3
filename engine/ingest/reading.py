"""Pipelines as a folder of YAML and SQL files: read with file and line for every fault."""

from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError
from pathlib import Path

import duckdb
from pydantic import ValidationError

from engine.ingest.definition import (
    RAW,
    Late,
    Learn,
    Pipeline,
    Pipelines,
    Reject,
    Step,
    Stream,
    in_order,
    schema_of,
)
from semantic.base import Frozen
from semantic.hints import near_hint
from semantic.issues import Issue, ModelError, Place
from semantic.locations import Locations, Spot, join_path
from semantic.yaml_tree import Tree

_KINDS = {"missing": "missing-key", "extra_forbidden": "unknown-key"}


class _File:
    """One YAML file: what it says, and its faults."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.tree = Tree(str(path))
        self.pipeline: Pipeline | None = None
        self.root = self.tree.compose(path.read_bytes())
        if self.root is None:
            if not self.tree.issues:
                self.fault("missing-key", "The file is empty.", "Begin it with pipeline: and a name.")
            return
        try:
            self.pipeline = Pipeline.model_validate(self.tree.plain(self.root), strict=False)
        except ValidationError as error:
            found = error.errors(include_url=False, include_input=False)
            # A key that is not known first: where one is missing, it may be the one that was meant.
            for detail in sorted(found, key=lambda one: one["type"] != "extra_forbidden"):
                known = _known(detail["loc"])
                hint = near_hint(str(detail["loc"][-1]), known) if detail["type"] == "extra_forbidden" else ""
                code = _KINDS.get(detail["type"], "wrong-value")
                at = detail["loc"][:-1] if code == "missing-key" else detail["loc"]
                self.fault(code, f"{detail['loc'][-1]}: {detail['msg']}.", hint or "See docs/ingest.md.", *at)

    def fault(self, code: str, message: str, hint: str, *path: str | int) -> None:
        """Note a fault at the nearest line to a path of keys and positions."""
        self.tree.fault(code, self._line(path), message, hint, join_path(*path))

    def _line(self, path: tuple[str | int, ...]) -> int:
        if self.root is None or not path:
            return 1
        places = Locations({"file": (Spot(str(self.path), 1, self.root),)})
        return places.place(("file", *path)).line

    def step_faults(self) -> Iterator[Step]:
        """The steps with the text of their SQL, a fault noted for each that has none."""
        for index, step in enumerate(self.pipeline.steps if self.pipeline else ()):
            file = self.path.parent / step.file
            try:
                text = file.read_text("utf-8")
            except (OSError, UnicodeDecodeError):
                hint = f"Put the SELECT of {step.table} into {step.file}, or name the file with sql:."
                self.fault("missing-file", f"{step.file} cannot be read.", hint, "steps", index, "sql")
                continue
            wrong = _not_a_select(text)
            if wrong:
                self.tree.fault("bad-sql", 1, wrong, "Write one SELECT; WITH may stand before it.", step.file)
            yield step.model_copy(update={"statement": text.strip().rstrip(";")})


def load_pipelines(folder: Path) -> Pipelines:
    """The pipelines of a folder, all files taken together.

    Raises ModelError with every fault found, each with its file and line.
    """
    paths = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    if not paths:
        raise ModelError((_alone("no-files", folder, "There is no YAML file with a pipeline."),))
    files = [_File(path) for path in paths]
    steps = tuple(step for file in files for step in file.step_faults())
    _twice(files)
    _unknown_streams(files)
    _late_inputs(files)
    issues = tuple(issue for file in files for issue in file.tree.issues)
    if issues:
        raise ModelError(issues)
    try:
        steps = in_order(steps)
    except CycleError as error:
        raise ModelError(
            (_alone("cycle", folder, f"Steps wait for each other: {_circle(error)}."),)
        ) from None
    found = [file.pipeline for file in files if file.pipeline]
    parameters = {name: value for pipeline in found for name, value in pipeline.parameters.items()}
    streams = tuple(stream for pipeline in found for stream in pipeline.streams)
    late = tuple(_late(pipeline) for pipeline in found if pipeline.every_s)
    return Pipelines(parameters=parameters, streams=streams, steps=steps, late=late)


def _late(pipeline: Pipeline) -> Late:
    tables = tuple(step.table for step in pipeline.steps)
    return Late(name=pipeline.pipeline, every_s=pipeline.every_s, tables=tables)


def _twice(files: list[_File]) -> None:
    """Note names that are given more than once in all files."""
    for section, name in (("streams", "name"), ("steps", "table")):
        places = [
            (file, index, getattr(item, name))
            for file in files
            for index, item in enumerate(getattr(file.pipeline, section, ()))
        ]
        count = Counter(found for _, _, found in places)
        for file, index, found in places:
            if count[found] > 1:
                file.fault("duplicate-name", f"{found} stands twice.", "Keep one.", section, index, name)
    seen: dict[str, object] = {}
    for file in files:
        for key, value in file.pipeline.parameters.items() if file.pipeline else ():
            if seen.setdefault(key, value) != value:
                message = f"The parameter {key} has another value in another file."
                file.fault("duplicate-name", message, "Give it another name.", "parameters", key)


def _unknown_streams(files: list[_File]) -> None:
    known = {stream.name for file in files if file.pipeline for stream in file.pipeline.streams}
    for file in files:
        for index, step in enumerate(file.pipeline.steps if file.pipeline else ()):
            for table in (*step.inputs, *step.reads):
                name = table.removeprefix(f"{RAW}.")
                if schema_of(table) == RAW and name not in known | UNDECLARED:
                    hint = near_hint(name, known)
                    file.fault("unknown-stream", f"No stream is called {name}.", hint, "steps", index, "from")


def _late_inputs(files: list[_File]) -> None:
    """Note steps that need tables of a pipeline that is made at other times."""
    late = {
        step.table: file
        for file in files
        if file.pipeline and file.pipeline.every_s
        for step in file.pipeline.steps
    }
    for file in files:
        for index, step in enumerate(file.pipeline.steps if file.pipeline else ()):
            for table in (*step.inputs, *step.reads):
                if late.get(table, file) is not file:
                    message = f"{step.table} needs {table}, which another file makes only now and then."
                    file.fault("late-input", message, "Put both steps into one file.", "steps", index, "from")


UNDECLARED = {"unreadable", "columns_seen"}  # what the reading itself tells


def _not_a_select(text: str) -> str:
    """What is wrong with the text as one SELECT; empty when it is one."""
    try:
        kinds = [statement.type for statement in duckdb.extract_statements(text)]
    except duckdb.Error as error:
        return str(error).splitlines()[0]
    return "" if kinds == [duckdb.StatementType.SELECT] else "It is not one SELECT."


def _alone(code: str, folder: Path, message: str) -> Issue:
    hint = "Name a folder with YAML files as docs/ingest.md has them."
    return Issue(code=code, severity="error", place=Place(file=str(folder)), message=message, hint=hint)


def _circle(error: CycleError) -> str:
    return " after ".join(str(name) for name in error.args[1])


def _known(place: tuple[str | int, ...]) -> set[str]:
    """The keys that may stand where an unknown one was found."""
    kinds: dict[object, type[Frozen]] = {"streams": Stream, "steps": Step, "rejects": Reject, "learns": Learn}
    kind = next((kinds[step] for step in reversed(place) if step in kinds), Pipeline)
    return {field.alias or name for name, field in kind.model_fields.items() if not field.exclude}
