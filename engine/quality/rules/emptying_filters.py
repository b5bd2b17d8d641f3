"""A filter that no row passes.

Codes: filter-removes-all (warning), measure-filter-removes-all (warning)
Why: the default filters of a dataset apply to every answer, so every answer over it would be empty; a measure
whose own filter no row passes is always nothing.
Example: the default filter status = 'Paid', while the data say paid.
"""

from collections.abc import Iterator

from engine.quality.findings import unchecked, warning
from engine.quality.parts import Part
from engine.quality.statements import counts_of, source_of
from engine.quality.subject import Subject, numbers
from engine.types.refusal import Refusal
from semantic.issues import Issue
from semantic.locations import join_path
from semantic.model import Dataset


def check(subject: Subject) -> Iterator[Issue]:
    """A warning for each filter, and for the default filters of a dataset taken together."""
    for dataset in subject.datasets:
        own = [
            part
            for part in subject.parts
            if part.dataset == dataset.name and part.path not in subject.broken and _is_filter(part)
        ]
        if own:
            yield from _emptying(subject, dataset, own)


def _is_filter(part: Part) -> bool:
    return part.kind == "filter" or (part.kind == "measure" and part.path.endswith("/filter"))


def _emptying(subject: Subject, dataset: Dataset, own: list[Part]) -> Iterator[Issue]:
    defaults = [f"({part.sql})" for part in own if part.kind == "filter"]
    conditions = [*(part.sql for part in own), " AND ".join(defaults) or "TRUE"]
    found = subject.ask(counts_of(source_of(dataset), conditions))
    path = join_path("datasets", dataset.name, "default_filters")
    if isinstance(found, Refusal):
        yield unchecked(own[0].path, f"Whether rows of {dataset.name} pass the filters", found)
        return
    rows, *passed = numbers(found[0])
    alone = [part for part, count in zip(own, passed, strict=False) if rows and not count]
    for part in alone:
        yield _issue(part, dataset)
    if rows and not passed[-1] and not any(part.kind == "filter" for part in alone):
        message = f"No row of {dataset.name} passes all its default filters together."
        yield warning("filter-removes-all", path, message, "Correct one of them.")


def _issue(part: Part, dataset: Dataset) -> Issue:
    of_measure = part.kind == "measure"
    code = "measure-filter-removes-all" if of_measure else "filter-removes-all"
    message = f"No row of {dataset.name} passes {part.sql}."
    return warning(code, part.path, message, "Correct it; is a value written as it is stored?")
