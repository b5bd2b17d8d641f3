"""Where each part of a model stands in its files, found by the names a person would use."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from semantic.issues import Issue, Place

Step = str | int
_NAMING_KEYS = ("name", "value")


@dataclass(frozen=True)
class Spot:
    """One YAML node in one file, an item of a section's list if `listed`; `line` counts from 1."""

    file: str
    line: int
    node: Node
    listed: bool = False


@dataclass(frozen=True)
class Locations:
    """The parts of a model by section ("metrics", "name"); empty for a model that has no files."""

    sections: dict[str, tuple[Spot, ...]] = field(default_factory=dict)

    def place(self, path: str | Sequence[Step]) -> Place:
        """The place of a path such as `metrics/watch_time/measure`.

        A step is a key, the name of a list's item, or its position counted from 0. Steps that do
        not exist are passed over, so the answer is the nearest part that does.
        """
        steps = split_path(path) if isinstance(path, str) else list(path)
        spots = self.sections.get(str(steps[0]), ()) if steps else ()
        spot, found = _entry(spots, steps)
        if spot is None:
            file = spots[0].file if spots else ""
            return Place(file=file, line=spots[0].line if spots else 0, path=join_path(*steps))
        line, node = spot.line, spot.node
        for step in steps[len(found) :]:
            below = _child(node, step)
            if below is not None:
                name, line, node = below
                found.append(name)
        return Place(file=spot.file, line=line, path=join_path(*found))

    def placed(self, issue: Issue) -> Issue:
        """The issue with the file and line of its path; as it is when the model has no files."""
        return issue.model_copy(update={"place": self.place(issue.place.path)}) if self.sections else issue


def join_path(*steps: Step) -> str:
    """Steps as one text; a slash inside a name is written `~1`, a tilde `~0`."""
    return "/".join(str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def split_path(path: str) -> list[Step]:
    """The steps of a text written by `join_path`."""
    return [step.replace("~1", "/").replace("~0", "~") for step in path.split("/")]


def _entry(spots: tuple[Spot, ...], steps: list[Step]) -> tuple[Spot | None, list[Step]]:
    """The spot a path starts from, and the steps already taken to it."""
    if len(steps) == 1 or not spots or not spots[0].listed:
        return (spots[0] if spots else None), steps[:1]
    items = [spot.node for spot in spots]
    index = position(items, steps[1])
    return (None, []) if index is None else (spots[index], [steps[0], _name(items[index]) or steps[1]])


def _child(node: Node, step: Step) -> tuple[Step, int, Node] | None:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode) and key.value == step:
                return step, line_of(key), value
    if isinstance(node, SequenceNode):
        index = position(node.value, step)
        if index is not None:
            item = node.value[index]
            return _name(item) or index, line_of(item), item
    return None


def position(items: list[Node], step: Step) -> int | None:
    """Which item is called `step`; a number that no item is called is a position."""
    if isinstance(step, str):
        for index, item in enumerate(items):
            if _name(item) == step:
                return index
    index = int(step) if isinstance(step, int) or step.isdecimal() else -1
    return index if 0 <= index < len(items) else None


def _name(node: Node) -> str:
    if not isinstance(node, MappingNode):
        return ""
    named = {key.value: value.value for key, value in node.value if key.value in _NAMING_KEYS}
    return next((str(named[key]) for key in _NAMING_KEYS if key in named), "")


def line_of(node: Node) -> int:
    """The line a node starts on, counted from 1."""
    return int(node.start_mark.line) + 1
