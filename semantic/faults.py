"""Faults of a model: how one is told, and the ones that many parts can have."""

from collections.abc import Callable, Iterable, Iterator

from semantic.hints import near_hint
from semantic.issues import Issue, Place
from semantic.locations import Step, join_path

Path = tuple[Step, ...]


def fault(path: Path, code: str, message: str, hint: str) -> Issue:
    """An error at a path into the model."""
    place = Place(path=join_path(*path))
    return Issue(code=code, severity="error", place=place, message=message, hint=hint)


def unknown(kind: str, name: str, names: Iterable[str], path: Path) -> Iterator[Issue]:
    """A fault if the name is not among the names."""
    if name not in names:
        yield fault(path, f"unknown-{kind}", f"There is no {kind} {name!r}.", near_hint(name, names))


def unreadable(parse: Callable[[str], object], text: str, path: Path) -> Iterator[Issue]:
    """A fault if the SQL cannot be read, or is not allowed."""
    hint = "Write it over plain columns of the dataset, odd names in double quotes."
    try:
        parse(text)
    except ValueError as error:
        yield fault(path, "bad-expression", str(error), hint)
    except RecursionError:
        yield fault(path, "bad-expression", "The expression is nested too deeply.", hint)


def repeated(what: str, names: Iterable[str], path: Path) -> Iterator[Issue]:
    """A fault for every second item of the same name."""
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            yield fault((*path, index), "duplicate-name", f"There are two {what} {name!r}.", "Keep one.")
        seen.add(name)
