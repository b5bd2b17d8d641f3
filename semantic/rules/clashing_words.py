"""One word for several things.

Codes: synonym-is-name (warning), shared-word (warning or info).
Why: what is meant so is asked back; what is not meant so is a trap. A thing that lists its own name as a
synonym shares it knowingly. A metric and the very column it adds up, and a key and the columns that point
at it, are no two things.
Example: the metric views has the synonym "plan", and plan is a dimension.
"""

from collections.abc import Iterator

from semantic.catalog import Catalog
from semantic.issues import Issue, Place
from semantic.listing import few
from semantic.metrics import SimpleMetric
from semantic.model import SemanticModel
from semantic.words import Meaning, meanings


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning for a synonym that is another's name, else one note for all words of the same things."""
    catalog = Catalog(model)
    shadows = _shadows(catalog)
    shared: dict[tuple[Meaning, ...], list[str]] = {}
    for word, found in sorted(meanings(catalog).items()):
        things = _apart([meaning for meaning in found if meaning.kind != "value"], shadows)
        if len(things) > 1:
            borrowed = _borrowed(word, things)
            if borrowed:
                yield borrowed
            else:
                shared.setdefault(tuple(things), []).append(word)
    yield from (_shared(words, things) for things, words in _by_names(shared))


def _shadows(catalog: Catalog) -> dict[str, set[str]]:
    """Dimension -> the metrics and dimensions beside which it is no other thing."""
    found: dict[str, set[str]] = {}
    at: dict[tuple[str, str], tuple[str, str]] = {}
    for name, known in catalog.dimensions.items():
        for bound in known.bindings:
            at.setdefault((bound.dataset, bound.field.expr or bound.field.name), (name, bound.field.role))
    for metric in catalog.metrics.values():
        if isinstance(metric, SimpleMetric):
            name, role = at.get((metric.measure.dataset, metric.measure.expr), ("", "dimension"))
            if role != "dimension":
                found.setdefault(name, set()).add(metric.name)
    for join in catalog.model.relationships:
        for here, there in zip(join.from_columns, join.to_columns, strict=False):
            (pointing, _), (pointed, _) = (
                at.get(end, ("", "key")) for end in ((join.source, here), (join.to, there))
            )
            found.setdefault(pointing, set()).add(pointed)
    return found


def _apart(things: list[Meaning], shadows: dict[str, set[str]]) -> list[Meaning]:
    said = {thing.name for thing in things}
    return [
        thing
        for thing in things
        if thing.kind == "metric" or not (shadows.get(thing.name, set()) - {thing.name}) & said
    ]


def _borrowed(word: str, things: list[Meaning]) -> Issue | None:
    taken = [thing for thing in things if thing.named and not thing.listed]
    borrowers = [thing for thing in things if not thing.named]
    if not taken or not borrowers:
        return None
    return Issue(
        code="synonym-is-name",
        severity="warning",
        place=Place(path=f"{borrowers[0].path}/synonyms"),
        message=f"The synonym {word!r} of {borrowers[0].name} is the name of {taken[0].name}.",
        hint=f"Drop it, or list it at {taken[0].name} too so that it is asked back.",
    )


def _by_names(
    shared: dict[tuple[Meaning, ...], list[str]],
) -> Iterator[tuple[tuple[Meaning, ...], list[str]]]:
    """Words of the same things together, whether they are names there or synonyms; two names stay apart."""
    groups: dict[tuple[str, ...], tuple[tuple[Meaning, ...], list[str]]] = {}
    for things, words in shared.items():
        key = (*(thing.path for thing in things), str(_namesakes(things)))
        groups.setdefault(key, (things, []))[1].extend(words)
    yield from groups.values()


def _namesakes(things: tuple[Meaning, ...]) -> bool:
    """Whether two metrics are called the same."""
    return len([one for one in things if one.kind == "metric" and one.named and not one.listed]) > 1


def _shared(words: list[str], things: tuple[Meaning, ...]) -> Issue:
    both = _namesakes(things)
    return Issue(
        code="shared-word",
        severity="warning" if both else "info",
        place=Place(path=things[0].path),
        message=f"{few(map(repr, words), 6)} may mean {', '.join(thing.name for thing in things)}.",
        hint="Rename one of the metrics." if both else "It will be asked back unless the question decides.",
    )
