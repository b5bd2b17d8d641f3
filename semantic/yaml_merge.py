"""Several files of one model as one body of data: lists joined, single values set once."""

from collections.abc import Iterable

from yaml.nodes import MappingNode, Node, SequenceNode

from semantic.hints import near_hint
from semantic.locations import Locations, Spot, line_of
from semantic.model import SemanticModel
from semantic.yaml_tree import Tree

LISTS = (
    "datasets", "relationships", "dimensions", "hierarchies", "metrics", "checks", "alerts", "translations",
)  # fmt: skip
HEAD = "semantic_model"
_HEAD_LISTS = ("examples",)
_KEYS = (info.alias or name for name, info in SemanticModel.model_fields.items())
_HEAD_KEYS = tuple(key for key in _KEYS if key not in LISTS)


class Merge:
    """What the files read so far say together."""

    def __init__(self) -> None:
        self.data: dict[str, object] = {}
        self._spots: dict[str, list[Spot]] = {}

    @property
    def locations(self) -> Locations:
        """Where each part stands."""
        return Locations({section: tuple(spots) for section, spots in self._spots.items()})

    def add(self, tree: Tree, root: Node) -> None:
        """Take in one file; faults are noted in its tree."""
        if not isinstance(root, MappingNode):
            hint = f"Start with keys such as {', '.join(LISTS)}."
            tree.fault("wrong-type", line_of(root), "The file is not a set of keys.", hint)
            return
        data = tree.plain(root)
        assert isinstance(data, dict)
        for key, node in _first_of_each(root):
            line = line_of(key)
            if key.value in LISTS:
                self._extend(tree, str(key.value), node, data[key.value], line)
            elif key.value == HEAD:
                self._head(tree, node, data[HEAD])
            else:
                unknown_key(tree, line, str(key.value), (HEAD, *LISTS))

    def _extend(self, tree: Tree, section: str, node: Node, found: object, line: int) -> None:
        if found is None:
            return
        if not isinstance(node, SequenceNode) or not isinstance(found, list):
            hint = "Begin each of its items with a dash."
            tree.fault("wrong-type", line, f"{section} must be a list.", hint, section)
            return
        kept = self.data.setdefault(section, [])
        assert isinstance(kept, list)
        kept.extend(found)
        spots = self._spots.setdefault(section, [])
        spots.extend(Spot(tree.file, line_of(item), item, listed=True) for item in node.value)

    def _head(self, tree: Tree, node: Node, head: object) -> None:
        if not isinstance(node, MappingNode) or not isinstance(head, dict):
            hint = f"Its keys are {', '.join(_HEAD_KEYS)}."
            tree.fault("wrong-type", line_of(node), f"{HEAD} must be a set of keys.", hint)
            return
        for key, value in _first_of_each(node):
            name = str(key.value)
            if name not in _HEAD_KEYS:
                unknown_key(tree, line_of(key), name, _HEAD_KEYS)
            elif name in _HEAD_LISTS:
                self._extend(tree, name, value, head[name], line_of(key))
            else:
                self._set(tree, name, Spot(tree.file, line_of(key), value), head[name])

    def _set(self, tree: Tree, name: str, spot: Spot, value: object) -> None:
        if name in self.data and self.data[name] != value:
            first = self._spots[name][0]
            message = f"{name} is set differently in {first.file}:{first.line}."
            tree.fault("set-twice", spot.line, message, "Keep it in one of the files.", name)
            return
        self.data.setdefault(name, value)
        self._spots.setdefault(name, [spot])


def unknown_key(tree: Tree, line: int, key: str, known: Iterable[str]) -> None:
    """Note a key that means nothing here."""
    tree.fault("unknown-key", line, f"Unknown key {key!r}.", near_hint(key, known))


def _first_of_each(node: MappingNode) -> list[tuple[Node, Node]]:
    """Keys and values, the second of two equal keys left out (it is a fault noted elsewhere)."""
    first: dict[str, tuple[Node, Node]] = {}
    for key, value in node.value:
        if isinstance(key.value, str):
            first.setdefault(key.value, (key, value))
    return list(first.values())
