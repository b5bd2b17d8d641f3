"""A model as YAML text to be read and edited: defaults left out, short parts on one line."""

from collections.abc import Iterator
from io import StringIO

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from semantic.model import SemanticModel
from semantic.plain_model import plain_model
from semantic.yaml_merge import HEAD, LISTS

_WIDTH = 110
_BLOCKS = (HEAD, *LISTS)
_LISTS = LISTS


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key, and writes equal parts out each time."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def represent_text(self, text: str) -> ScalarNode:
        """In double quotes, where all can be escaped, when any sign does not print."""
        return self.represent_scalar("tag:yaml.org,2002:str", text, None if text.isprintable() else '"')

    def ignore_aliases(self, data: object) -> bool:
        return True


_Dumper.add_representer(str, _Dumper.represent_text)


def yaml_text(model: SemanticModel) -> str:
    """The text of the model; reading it gives an equal model."""
    root = _Dumper(StringIO(), sort_keys=False).represent_data(_sections(model))
    _lay_out(root, 0)
    text = yaml.serialize(root, Dumper=_Dumper, width=10 * _WIDTH, allow_unicode=True)
    return _spaced(str(text))


def part_text(part: object, indent: int) -> str:
    """A part of a model as YAML, to be put at a column; lines after the first are indented."""
    node = _Dumper(StringIO(), sort_keys=False).represent_data(part)
    assert isinstance(node, CollectionNode)
    _lay_out(node, indent)
    node.flow_style = False
    text = str(yaml.serialize(node, Dumper=_Dumper, width=10 * _WIDTH, allow_unicode=True))
    return text.strip("\n").replace("\n", "\n" + " " * indent)


def flow_text(part: object) -> str:
    """A part of a model as YAML between brackets or braces, on one line."""
    text = yaml.dump(
        part, Dumper=_Dumper, default_flow_style=True, width=1e9, allow_unicode=True, sort_keys=False
    )
    return str(text).strip()


def _sections(model: SemanticModel) -> dict[str, object]:
    data = plain_model(model)
    head = {key: value for key, value in data.items() if key not in _LISTS}
    return {"semantic_model": head, **{key: data[key] for key in _LISTS if key in data}}


def _lay_out(node: Node, indent: int) -> None:
    """Put a part on one line where it fits: lists of words, and keys with words or such lists."""
    if not isinstance(node, CollectionNode):
        return
    deepest = 1 if isinstance(node, SequenceNode) else 2
    node.flow_style = _height(node) <= deepest and indent > 2 and indent + len(_one_line(node)) <= _WIDTH
    for child in _children(node):
        _lay_out(child, indent + 2)


def _children(node: Node) -> Iterator[Node]:
    if isinstance(node, MappingNode):
        yield from (value for _, value in node.value)
    elif isinstance(node, SequenceNode):
        yield from node.value


def _height(node: Node) -> int:
    return 1 + max(map(_height, _children(node)), default=0) if not isinstance(node, ScalarNode) else 0


def _one_line(node: Node) -> str:
    """About what the part looks like on one line; only its length counts."""
    if isinstance(node, ScalarNode):
        return f"{node.value}, "
    if isinstance(node, MappingNode):
        return "{" + "".join(f"{key.value}: {_one_line(value)}" for key, value in node.value) + "}"
    return "[" + "".join(map(_one_line, node.value)) + "]"


def _spaced(text: str) -> str:
    """An empty line before every section."""
    lines = text.splitlines(keepends=True)
    heads = {f"{section}:" for section in _LISTS}
    return "".join(f"\n{line}" if line.rstrip() in heads else line for line in lines)
