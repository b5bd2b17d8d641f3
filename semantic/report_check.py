"""Reports held against a model: what they name must be there, fit together, and be shown as it can be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath

from semantic.catalog import Catalog
from semantic.condition_references import condition_issues
from semantic.coverage import over_time
from semantic.faults import Path, fault
from semantic.filters import fields_of
from semantic.issues import Issue, Place
from semantic.locations import join_path
from semantic.metrics import Metric
from semantic.model import SemanticModel
from semantic.names import Names
from semantic.query import (
    AggregateTerm,
    BucketTerm,
    DimensionTerm,
    GroupTerm,
    LogicalQuery,
    MetricRef,
    MetricTerm,
    PartTerm,
    TimeTerm,
)
from semantic.report import Report, Tile, step_of
from semantic.report_io import ReportFile, read_reports
from semantic.report_questions import question_of, shared_by
from semantic.report_showing import shown
from semantic.rules import ordered
from semantic.scope import Scope
from semantic.terms import condition_within, dimensions_within, plain_parts

_COVERAGE = "`parlance check --coverage` lists what a metric reaches."


class Check:
    """One report held against one model."""

    def __init__(self, report: Report, model: SemanticModel) -> None:
        self._report = report
        self._scope = Scope(model, Names.of_data(model.model_dump(by_alias=True)))
        self._catalog = Catalog(model)

    def issues(self) -> Iterator[Issue]:
        """Every finding, with paths into the report."""
        report, model = self._report, self._catalog.model
        if report.model and report.model != model.name:
            hint = f"Write model: {model.name}, or move the report to its model."
            message = f"The report is made for the model {report.model}, and this is {model.name}."
            yield _warning(("model",), "report-model", message, hint)
        yield from condition_issues(report.where, ("where",), self._scope)
        yield from _overlaps(report)
        for tile in report.tiles:
            yield from self._tile(tile)

    def _tile(self, tile: Tile) -> Iterator[Issue]:
        at: Path = ("tiles", tile.name)
        query = question_of(tile, shared_by(self._report))
        unknown = [*self._unknown(tile, (*at, "query")), *self._unknown_steps(tile, at)]
        yield from unknown
        if unknown or any(condition_issues(query.where, at, self._scope)):
            return
        for term in query.metrics:
            yield from self._out_of_reach(term, tile, query, at)
        yield from shown(tile, at, self._catalog)

    def _unknown(self, tile: Tile, at: Path) -> Iterator[Issue]:
        for part in (part for term in tile.query.metrics for part in plain_parts(term)):
            if isinstance(part, MetricRef):
                yield from self._scope.no_metric(part.name, at)
            else:
                yield from self._scope.no_dimension(part.field, at)
        for term in tile.query.metrics:
            yield from condition_issues(condition_within(term), at, self._scope)
            for name in dimensions_within(term):
                yield from self._scope.no_dimension(name, at)
        for group in tile.query.group_by:
            yield from self._unknown_group(group, at)
        yield from condition_issues(tile.query.where, at, self._scope)

    def _unknown_steps(self, tile: Tile, at: Path) -> Iterator[Issue]:
        for step in tile.drill:
            yield from self._unknown_group(step_of(step), (*at, "drill"))

    def _unknown_group(self, group: GroupTerm, at: Path) -> Iterator[Issue]:
        name = _named(group)
        if name:
            yield from self._scope.no_dimension(name, at)

    def _out_of_reach(self, term: MetricTerm, tile: Tile, query: LogicalQuery, at: Path) -> Iterator[Issue]:
        metric = None if isinstance(term, AggregateTerm) else self._metric(term)
        parts = [self._catalog.metrics[one.name] for one in plain_parts(term) if isinstance(one, MetricRef)]
        if any(part.private for part in parts):
            hint = "Show a metric that may be asked for."
            yield fault((*at, "query"), "tile-private", f"{term.key} is private.", hint)
        steps = [("query", group) for group in query.group_by]
        for key, group in (*steps, *(("drill", step_of(step)) for step in tile.drill)):
            name = _named(group)
            if isinstance(group, DimensionTerm | BucketTerm) and not self._catalog.reaches(term, name):
                message = f"{term.key} cannot be split by {name}."
                yield fault((*at, key), "tile-unreachable", message, _COVERAGE)
        for name in fields_of(query.where):
            if name in self._catalog.dimensions and not self._filters(term, name):
                message = f"{term.key} cannot be filtered by {name}."
                hint = "Take where out of what the tile inherits, or filter by something else."
                yield fault((*at, "query"), "tile-unreachable", message, hint)
        if (
            metric is not None
            and not over_time(self._catalog.with_terms((term,)), metric)
            and _needs_time(tile, query)
        ):
            hint = "Take period out of what the tile inherits, and times out of its groups."
            yield fault((*at, "query"), "tile-timeless", f"{term.key} has no time to be asked by.", hint)

    def _metric(self, term: MetricTerm) -> Metric:
        return self._catalog.with_terms((term,)).metrics[term.key]

    def _filters(self, term: MetricTerm, name: str) -> bool:
        catalog = self._catalog
        return all(
            catalog.routes(fact, name) or catalog.finer_routes(fact, name) for fact in catalog.facts(term)
        )


def report_issues(report: Report, model: SemanticModel) -> tuple[Issue, ...]:
    """What is wrong with a report for a model that is sound itself."""
    return tuple(dict.fromkeys(Check(report, model).issues()))


def checked_reports(
    path: FilePath, model: SemanticModel | None
) -> tuple[tuple[ReportFile, ...], tuple[Issue, ...]]:
    """The reports at a path that can be read, and every finding, gravest first.

    Without a model they are only held against themselves.
    """
    found, issues = read_reports(path)
    if model is not None:
        for one in found:
            issues += tuple(map(one.locations.placed, report_issues(one.report, model)))
    return found, ordered(issues)


def _overlaps(report: Report) -> Iterator[Issue]:
    tiles = report.tiles
    for index, tile in enumerate(tiles):
        for other in tiles[:index]:
            if tile.position.overlaps(other.position):
                message = f"The tiles {other.name} and {tile.name} lie on one another."
                yield fault(("tiles", tile.name, "position"), "tile-overlap", message, "Move one of them.")


def _named(group: GroupTerm) -> str:
    """The dimension that a group names; "" for a cut of each fact's own time."""
    return group.dimension if isinstance(group, TimeTerm | PartTerm) else group.name


def _needs_time(tile: Tile, query: LogicalQuery) -> bool:
    groups = (*query.group_by, *map(step_of, tile.drill))
    by_time = any(isinstance(group, TimeTerm | PartTerm) and not group.dimension for group in groups)
    return bool(tile.trend or by_time or (query.time and not query.time.dimension))


def _warning(at: Path, code: str, message: str, hint: str) -> Issue:
    return Issue(code=code, severity="warning", place=Place(path=join_path(*at)), message=message, hint=hint)
