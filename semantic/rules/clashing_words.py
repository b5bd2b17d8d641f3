"""One word for several things: asked back when meant so, a trap when not."""

from collections.abc import Iterator

from semantic.catalog import Catalog
from semantic.issues import Issue, Place
from semantic.model import SemanticModel
from semantic.words import Meaning, meanings


def check(model: SemanticModel) -> Iterator[Issue]:
    """A warning for a synonym that is another thing's name, an info for a word shared knowingly.

    A thing that lists its own name as a synonym shares it knowingly.
    """
    for word, found in sorted(meanings(Catalog(model)).items()):
        things = [meaning for meaning in found if meaning.kind != "value"]
        if len(things) > 1:
            yield _issue(word, things)


def _issue(word: str, things: list[Meaning]) -> Issue:
    taken = [thing for thing in things if thing.named and not thing.listed]
    borrowers = [thing for thing in things if not thing.named]
    if taken and borrowers:
        return Issue(
            code="synonym-is-name",
            severity="warning",
            place=Place(path=f"{borrowers[0].path}/synonyms"),
            message=f"The synonym {word!r} of {borrowers[0].name} is the name of {taken[0].name}.",
            hint=f"Drop it, or list it at {taken[0].name} too so that it is asked back.",
        )
    both = len([thing for thing in taken if thing.kind == "metric"]) > 1
    return Issue(
        code="shared-word",
        severity="warning" if both else "info",
        place=Place(path=things[0].path),
        message=f"{word!r} may mean {', '.join(thing.name for thing in things)}.",
        hint="Rename one of the metrics." if both else "It will be asked back unless the question decides.",
    )
