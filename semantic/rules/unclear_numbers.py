"""Metrics that nobody says how to show, or in words that mean something else here.

Codes: unknown-format (warning), spelled-unit (warning), no-unit (info)
Why: a format that is not understood is passed over, and so is what a unit means for how a number is shown:
3661 s is 1:01 h, 3661 seconds stay as they are. Without either, people must guess what a number counts.
Example: display_format: two decimals; unit: seconds.
"""

import re
from collections.abc import Iterator

from semantic.catalog import Catalog
from semantic.coverage import facts_of
from semantic.fields import Field
from semantic.issues import Issue, Place
from semantic.listing import few
from semantic.locations import Step, join_path
from semantic.metrics import Metric
from semantic.model import SemanticModel

_FORMAT = re.compile(r"int|[#,]*0(\.0+)?[%x]?|ms|bps|m:ss|h:mm(:ss)?")
_COUNTS = ("count", "count_distinct", "approx_count_distinct", "sum_boolean", "age")
_SPELLED = {
    "percent": ("percentage", "pct", "per cent"),
    "s": ("sec", "secs", "second", "seconds"),
    "ms": ("msec", "millisecond", "milliseconds"),
    "min": ("minute", "minutes", "mins"),
    "h": ("hour", "hours", "hrs"),
    "$": ("usd", "dollar", "dollars"),
    "€": ("eur", "euro", "euros"),
    "£": ("gbp", "pound", "pounds"),
}
_SIGNS = {word: sign for sign, words in _SPELLED.items() for word in words}


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning for each odd unit or format, one note for all the metrics of a dataset without either."""
    for metric in model.metrics:
        yield from _odd(metric, "metrics", metric.name)
    for dataset in model.datasets:
        for field in dataset.fields:
            yield from _odd(field, "datasets", dataset.name, "fields", field.name)
    catalog, bare = Catalog(model), dict[str, list[str]]()
    for metric in model.metrics:
        if (
            not metric.unit
            and not metric.display_format
            and not metric.private
            and not _counts(catalog, metric)
        ):
            bare.setdefault(facts_of(catalog, metric)[0], []).append(metric.name)
    for names in bare.values():
        yield _bare(names)


def _odd(item: Metric | Field, *steps: Step) -> Iterator[Issue]:
    sign = _SIGNS.get(item.unit.casefold().strip())
    if sign:
        hint = f'Write unit: "{sign}".' + (
            " The value must be a fraction: 0.25 is 25 %." if sign == "%" else ""
        )
        message = f"The unit {item.unit!r} of {item.name} is written {sign!r}."
        yield _issue(join_path(*steps, "unit"), "spelled-unit", message, hint)
    if item.display_format and not _FORMAT.fullmatch(item.display_format):
        message = f"The display_format {item.display_format!r} of {item.name} is not known."
        hint = "Write int, 0, 0.0, 0.00, 0.0%, 0.00x, ms, bps, m:ss or h:mm."
        yield _issue(join_path(*steps, "display_format"), "unknown-format", message, hint)


def _counts(catalog: Catalog, metric: Metric) -> bool:
    """Whether the number is a number of things, which the label names."""
    return metric.type == "simple" and all(one.agg in _COUNTS for one in catalog.metric_measures(metric))


def _bare(names: list[str]) -> Issue:
    have = "has" if len(names) == 1 else "have"
    return Issue(
        code="no-unit",
        severity="info",
        place=Place(path=join_path("metrics", names[0])),
        message=f"{few(names)} {have} neither unit nor display_format.",
        hint="Add unit: with what it is counted in, or display_format: with the decimals to show.",
    )


def _issue(path: str, code: str, message: str, hint: str) -> Issue:
    return Issue(code=code, severity="warning", place=Place(path=path), message=message, hint=hint)
