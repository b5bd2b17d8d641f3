"""The whole reading of a model's files: syntax, shape, names and references, all faults together."""

from collections.abc import Iterator

from semantic.issues import Issue
from semantic.locations import Locations
from semantic.model import SemanticModel
from semantic.names import Names
from semantic.references import reference_issues
from semantic.rules import duplicate_names
from semantic.shape import shaped
from semantic.yaml_merge import Merge
from semantic.yaml_tree import Tree


def checked(contents: dict[str, bytes]) -> tuple[SemanticModel | None, Locations, list[Issue]]:
    """The model in the files (path to content), where its parts stand, and every fault.

    With faults the model is incomplete, or None.
    """
    merge, issues, complete = _merged(contents)
    names = Names.of_data(merge.data)
    model, misfits = shaped(merge.data, merge.locations)
    issues += misfits
    if model is not None and complete:
        issues += _inner_faults(model, names, merge.locations, misfits)
    return model, merge.locations, sorted(issues, key=lambda issue: (issue.place.file, issue.place.line))


def _merged(contents: dict[str, bytes]) -> tuple[Merge, list[Issue], bool]:
    """What the files say together, their faults, and whether every one could be read."""
    merge, issues, complete = Merge(), list[Issue](), True
    last = Tree("")
    for file, content in contents.items():
        last = Tree(file)
        root = last.compose(content)
        if root is not None:
            merge.add(last, root)
        complete = complete and not any(issue.code in ("yaml-syntax", "not-utf8") for issue in last.issues)
        issues += last.issues
    if "name" not in merge.data:
        merge.data["name"] = "unnamed"
        if complete:
            issues.append(_nameless(next(iter(contents))))
    return merge, issues, complete


def _nameless(file: str) -> Issue:
    tree = Tree(file)
    hint = "Begin one of the files with semantic_model: {name: ...}."
    tree.fault("missing-key", 1, "The model has no name.", hint, "name")
    return tree.issues[0]


def _inner_faults(
    model: SemanticModel, names: Names, locations: Locations, misfits: list[Issue]
) -> Iterator[Issue]:
    """Faults of names and references, but not those that only follow from a part that did not fit."""
    if not misfits:  # parts taken out shift the positions by which a second name is told from the first
        yield from (locations.placed(issue) for issue in duplicate_names.check(model))
    paths = [misfit.place.path for misfit in misfits]
    for issue in map(locations.placed, reference_issues(model, names)):
        below = f"{issue.place.path}/"
        if issue.code != "missing-key" or not any(path.startswith(below) for path in paths):
            yield issue
