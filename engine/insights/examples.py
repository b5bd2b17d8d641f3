"""Questions by which a metric or a dimension is met for the first time; each is planned before it is told."""

from collections.abc import Iterable, Iterator

from engine.insights.lately import stretch
from engine.insights.material import asking, ends_of, splits_of
from engine.pipeline.preparing import is_answerable
from engine.session import Session
from semantic.metrics import Metric
from semantic.periods import Grain
from semantic.query import DimensionTerm, LogicalQuery, MetricRef, TimeScope, TimeTerm

_MOST = 2
_LOOKED_AT = 8  # metrics for one that a dimension splits


def examples_of(metric: str, session: Session) -> tuple[LogicalQuery, ...]:
    """A metric by something, and over time; by itself where it has neither. Nothing is run."""
    return _answerable(_of(session.catalog.metrics[metric], session), session)


def examples_by(dimension: str, metrics: Iterable[str], session: Session) -> tuple[LogicalQuery, ...]:
    """The first metrics that can be split by a dimension, split by it. Nothing is run."""
    return _answerable(_by(dimension, list(metrics)[:_LOOKED_AT], session), session)


def _of(metric: Metric, session: Session) -> Iterator[LogicalQuery]:
    grain, scope = _over(metric, session)
    split = next(iter(splits_of(metric.name, session)), "")
    if split:
        yield asking(metric.name, group_by=(DimensionTerm(name=split),), time=scope)
    if grain and metric.additivity != "snapshot":
        yield asking(metric.name, group_by=(TimeTerm(grain=grain),), time=scope)
    yield asking(metric.name, time=scope)
    yield asking(metric.name)


def _by(dimension: str, metrics: list[str], session: Session) -> Iterator[LogicalQuery]:
    for name in metrics:
        if session.catalog.reaches(MetricRef(name=name), dimension):
            _, scope = _over(session.catalog.metrics[name], session)
            yield asking(name, group_by=(DimensionTerm(name=dimension),), time=scope)


def _over(metric: Metric, session: Session) -> tuple[Grain | None, TimeScope | None]:
    """The stretch of a trend: long enough to have rows of what is rare too."""
    ends = ends_of(metric, session)
    return stretch(ends, session.clock.now) if ends else (None, None)


def _answerable(queries: Iterator[LogicalQuery], session: Session) -> tuple[LogicalQuery, ...]:
    found: list[LogicalQuery] = []
    for query in queries:
        if len(found) < _MOST and query not in found and is_answerable(query, session):
            found.append(query)
    return tuple(found)
