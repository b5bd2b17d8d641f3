"""Two parts of one kind with the same name, and parts without one.

Codes: duplicate-name (error), empty-name (error)
Why: nobody could say which is meant.
Example: two metrics are called revenue.
"""

from collections.abc import Iterable, Iterator

from semantic.issues import Issue, Place
from semantic.locations import Step, join_path
from semantic.model import SemanticModel


def check(model: SemanticModel) -> Iterator[Issue]:
    """An error for every second part of the same name, and for a part without one."""
    yield from _repeated((item.name for item in model.datasets), "datasets")
    yield from _repeated((item.name for item in model.relationships), "relationships")
    yield from _repeated((item.name for item in model.dimensions), "dimensions")
    yield from _repeated((item.name for item in model.metrics), "metrics")
    yield from _repeated((item.name for item in model.hierarchies), "hierarchies")
    yield from _repeated((str(item.get("name", "")) for item in model.alerts_data), "alerts")
    yield from _repeated((str(item.get("name", "")) for item in model.checks_data), "checks")
    languages = (str(item.get("language", "")) for item in model.translations_data)
    yield from _repeated(languages, "translations")
    for dataset in model.datasets:
        at = ("datasets", dataset.name)
        yield from _repeated((field.name for field in dataset.fields), *at, "fields")
        yield from _repeated((rule.name for rule in dataset.default_filters), *at, "default_filters")


def _repeated(names: Iterable[str], *at: Step) -> Iterator[Issue]:
    seen: set[str] = set()
    for index, name in enumerate(names):
        place = Place(path=join_path(*at, index))
        if not name.strip():
            yield _issue(place, "empty-name", "The name is empty.", "Give it a name.")
        elif name in seen:
            yield _issue(place, "duplicate-name", f"There are two {at[-1]} {name!r}.", "Rename one of them.")
        seen.add(name)


def _issue(place: Place, code: str, message: str, hint: str) -> Issue:
    return Issue(code=code, severity="error", place=place, message=message, hint=hint)
