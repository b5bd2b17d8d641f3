"""Values and synonyms that are listed twice.

Codes: repeated-value (warning), repeated-word (warning), repeated-synonym (info)
Why: of two entries for one value only one can hold, and a word of two values of one dimension is asked back
each time it is said.
Example: both DE and DK have the synonym "d".
"""

from collections.abc import Iterable, Iterator, Sequence

from semantic.fields import Value
from semantic.issues import Issue, Place
from semantic.listing import few
from semantic.locations import Step, join_path
from semantic.model import SemanticModel
from semantic.words import normal


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning for a repeated value or word of values, a note for a synonym listed again."""
    for metric in model.metrics:
        yield from _synonyms(metric.synonyms, "metrics", metric.name)
    for dimension in model.dimensions:
        yield from _synonyms(dimension.synonyms, "dimensions", dimension.name)
        yield from _values(dimension.values, "dimensions", dimension.name)
    for dataset in model.datasets:
        yield from _synonyms(dataset.synonyms, "datasets", dataset.name)
        for field in dataset.fields:
            at = ("datasets", dataset.name, "fields", field.name)
            yield from _synonyms(field.synonyms, *at)
            yield from _values(field.values, *at)


def _values(values: Sequence[Value], *at: Step) -> Iterator[Issue]:
    for again in _repeats(f"{type(one.value).__name__} {one.value}" for one in values):
        name, place = values[again].value, join_path(*at, "values", again)
        yield _issue(place, "repeated-value", f"The value {name!r} is listed twice.", "Put the two into one.")
    meant: dict[str, list[str]] = {}
    for one in {str(one.value): one for one in values}.values():
        for word in {normal(text) for text in (str(one.value), one.label, *one.synonyms)} - {""}:
            meant.setdefault(word, []).append(str(one.value))
    for word, several in sorted(meant.items()):
        if len(several) > 1:
            message = f"{word!r} may mean the values {few(several)} of {at[-1]}."
            hint = "Keep the word at one of them."
            yield _issue(join_path(*at, "values"), "repeated-word", message, hint)


def _synonyms(synonyms: Sequence[str], *at: Step) -> Iterator[Issue]:
    twice = [synonyms[again] for again in _repeats(map(normal, synonyms))]
    if twice:
        message = f"{at[-1]} lists {few(map(repr, twice))} twice, but for case and signs."
        place = Place(path=join_path(*at, "synonyms"))
        yield Issue(
            code="repeated-synonym", severity="info", place=place, message=message, hint="Drop one of them."
        )


def _repeats(texts: Iterable[str]) -> Iterator[int]:
    """The positions of what stood before already."""
    seen: set[str] = set()
    for index, text in enumerate(texts):
        if text in seen:
            yield index
        seen.add(text)


def _issue(path: str, code: str, message: str, hint: str) -> Issue:
    return Issue(code=code, severity="warning", place=Place(path=path), message=message, hint=hint)
