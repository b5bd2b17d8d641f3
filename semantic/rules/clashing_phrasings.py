"""One sentence for several numbers, and sentences about what is not there.

Codes: shared-phrasing (info), phrased-dataset (warning), unasked-phrasing (warning)
Why: what several numbers are asked for by is asked back. The name of a dataset in `by` or `to` brings its
nouns; a word with underscores that is no such name is a slip. Nobody can ask for what is private.
Example: both earned and takings are phrased as what "shops earn".
"""

from collections.abc import Iterator

from semantic.issues import Issue, Place
from semantic.listing import few
from semantic.locations import join_path
from semantic.metrics import Metric
from semantic.model import Dataset, SemanticModel
from semantic.phrasings import Phrasing

Phrased = tuple[str, str, Phrasing]  # the name of a part, the path to the phrasing, the phrasing


def check(model: SemanticModel) -> Iterator[Issue]:
    """One issue for each phrasing that is not as it should be, and for each two that are the same."""
    found = list(_all(model))
    yield from _shared(found)
    known = {one.name for one in model.datasets} | {one.name for one in model.dimensions}
    for _, path, phrasing in found:
        strange = [
            word for word in (*phrasing.by, *phrasing.to, *phrasing.whom) if "_" in word and word not in known
        ]
        if strange:
            yield Issue(
                code="phrased-dataset",
                severity="warning",
                place=Place(path=path),
                message=f"{few(strange, 4)} is no dataset and no dimension.",
                hint="Write the name of one, or a plain word.",
            )
    for kind, part in _parts(model):
        if part.private and part.phrasings:
            yield _unasked(part.name, join_path(kind, part.name, "phrasings"))


def _unasked(name: str, path: str) -> Issue:
    return Issue(
        code="unasked-phrasing",
        severity="warning",
        place=Place(path=path),
        message=f"{name} is private, and has phrasings that nobody can use.",
        hint="Leave them out.",
    )


def _all(model: SemanticModel) -> Iterator[Phrased]:
    for kind, part in _parts(model):
        for one in part.phrasings:
            yield part.name, join_path(kind, part.name, "phrasings"), one


def _parts(model: SemanticModel) -> Iterator[tuple[str, Metric | Dataset]]:
    yield from (("metrics", metric) for metric in model.metrics)
    yield from (("datasets", dataset) for dataset in model.datasets)


def _shared(found: list[Phrased]) -> Iterator[Issue]:
    """Who does it and what it is done to are both said, or only one of them: either may be the same."""
    first: dict[tuple[str, str, bool, str], str] = {}
    told: set[tuple[str, str]] = set()
    for name, path, phrasing in found:
        for word in phrasing.words:
            for noun in (*phrasing.by, *phrasing.to) or ("",):
                other = first.setdefault((phrasing.asked, word, phrasing.each, noun), name)
                if other != name and (other, name) not in told:
                    told.add((other, name))
                    yield Issue(
                        code="shared-phrasing",
                        severity="info",
                        place=Place(path=path),
                        message=f"{word!r} asks for {other} and for {name}.",
                        hint="It is asked back; drop one of them if that is not wanted.",
                    )
