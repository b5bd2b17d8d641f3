"""Numbers of one thing that are aggregated otherwise: the median of a latency beside its average."""

import re

from engine.language.grammar.pieces import Draft, Piece
from semantic.askable import askable_metrics
from semantic.metrics import Metric, SimpleMetric

_PERCENTILE = re.compile(r"\bp\d{1,2}\b", re.IGNORECASE)
_PERCENTILE_OF = "percentile "
_MEDIAN = f"{_PERCENTILE_OF}0.5"


def sibling(word: Piece, number: Piece, draft: Draft) -> str:
    """The metric that is the number aggregated as the word says, and is called like it; "" for none."""
    wanted = _MEDIAN if word.value == "median" else str(word.value)
    if not wanted.startswith(_PERCENTILE_OF):
        return ""
    called = _stem_of(draft.catalog.metrics[number.value])
    found = [
        metric.name
        for metric in askable_metrics(draft.catalog)
        if _aggregation(metric) == wanted and _stem_of(metric) == called  # few are of percentiles
    ]
    return found[0] if len(found) == 1 else ""


def _stem_of(metric: Metric) -> str:
    """What a metric is called without its percentile."""
    return " ".join(_PERCENTILE.sub(" ", metric.label).casefold().split())


def _aggregation(metric: Metric) -> str:
    percentile = metric.measure.percentile if isinstance(metric, SimpleMetric) else None
    return f"{_PERCENTILE_OF}{percentile}" if percentile is not None else ""
