"""A time without values, or one that lies in the future.

Codes: time-empty (warning), time-gaps (info), time-in-future (warning)
Why: rows without a time are in no period; a moment long after now, such as 9999-12-31, is mostly a stand-in
for none, and makes the data look fresher than they are.
Example: 4 % of orders have no placed_at.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from engine.quality.findings import note, share, unchecked, warning
from engine.quality.statements import extent_of, named_sql, source_of
from engine.quality.subject import Subject
from engine.types.refusal import Refusal
from semantic.issues import Issue
from semantic.locations import join_path
from semantic.model import Dataset
from semantic.usage import measures_of

_LEEWAY = timedelta(days=1)  # clocks and zones differ


def check(subject: Subject) -> Iterator[Issue]:
    """Findings for the time of each dataset, and for times that measures name for themselves."""
    times = {(dataset.name, dataset.time) for dataset in subject.datasets if dataset.time}
    times |= {(one.dataset, one.time) for _, _, one in measures_of(subject.model) if one.time}
    for name, time in sorted(times):
        path = join_path("datasets", name, "fields", time)
        if subject.sound(name, path):
            yield from _odd(subject, subject.catalog.datasets[name], time, path)


def _odd(subject: Subject, dataset: Dataset, time: str, path: str) -> Iterator[Issue]:
    found = subject.ask(extent_of(source_of(dataset), named_sql(dataset, time)))
    name = f"{time} of {dataset.name}"
    if isinstance(found, Refusal):
        yield unchecked(path, f"The time {name}", found)
        return
    rows, filled, _, last = found[0]
    if not isinstance(rows, int) or not isinstance(filled, int) or not rows:
        return
    if not filled:
        yield warning("time-empty", path, f"{name} has no value in any row.", "Name another time.")
    elif filled < rows:
        gaps = share(rows - filled, rows)
        hint = "They are in no period; name another time if they should be."
        yield note("time-gaps", path, f"{gaps} of the rows have no {name}.", hint)
    now = subject.clock.now
    if isinstance(last, datetime) and last > now + _LEEWAY:
        message = f"{name} goes up to {last:%Y-%m-%d %H:%M}, after {now:%Y-%m-%d %H:%M}."
        hint = (
            "Leave such rows out by a default filter, or let expr give NULL for moments that stand for none."
        )
        yield warning("time-in-future", path, message, hint)
