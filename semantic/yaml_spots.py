"""Where in the text of a file a part of a model stands, and what to write there to change it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from semantic.locations import Step, join_path, position
from semantic.yaml_merge import HEAD, LISTS
from semantic.yaml_text import flow_text, part_text
from semantic.yaml_tree import Tree


@dataclass(frozen=True)
class Spot:
    """What to put in the place of which stretch of a text."""

    start: int
    end: int
    text: str


def spot_of(texts: dict[str, str], steps: tuple[Step, ...], value: Any) -> tuple[str, Spot]:
    """The file of a model to change, and how. KeyError where the path leads nowhere."""
    return spot_at(texts, steps if steps[0] in LISTS else (HEAD, *steps), value)


def spot_at(texts: dict[str, str], inner: tuple[Step, ...], value: Any) -> tuple[str, Spot]:
    """The same by the path from the root of a file."""
    roots = {file: Tree(file).compose(text.encode()) for file, text in texts.items()}
    ways = {file: _way(root, inner) for file, root in roots.items() if isinstance(root, MappingNode)}
    if not ways:
        raise KeyError(join_path(*inner))
    file = max(reversed(ways), key=lambda name: len(ways[name]))  # of equals the last: new things come last
    way = ways[file]
    left = inner[len(way) - 1 :]
    if len(left) > 1:
        if len(left) > 2 or value is None or left[0] not in LISTS:
            raise KeyError(join_path(*inner))
        return file, _put(texts[file], way[-1], left[0], [value])
    if left:
        if value is None:
            raise KeyError(join_path(*inner))
        return file, _put(texts[file], way[-1], left[0], value)
    return file, _put(texts[file], way[-2], inner[-1], value)


def _way(root: MappingNode, steps: tuple[Step, ...]) -> list[Node]:
    """The nodes from the root down the path, as far as it goes."""
    way: list[Node] = [root]
    for step in steps:
        entries = _entries(way[-1]) if isinstance(way[-1], CollectionNode) else []
        index = _index(way[-1], step)
        if index is None:
            break
        way.append(entries[index][1])
    return way


def _entries(node: CollectionNode) -> list[tuple[Node, Node]]:
    """Where each entry begins, and its value."""
    pairs = node.value if isinstance(node, MappingNode) else [(item, item) for item in node.value]
    return list(pairs)


def _index(node: Node, step: Step) -> int | None:
    if isinstance(node, SequenceNode):
        return position(node.value, step)
    if isinstance(node, MappingNode):
        keys = [key.value for key, _ in node.value]
        return keys.index(step) if step in keys else None
    return None


def _put(text: str, holder: Node, step: Step, value: Any) -> Spot:
    """Set, add or take out one entry of a mapping or a list."""
    if not isinstance(holder, CollectionNode):
        raise KeyError(str(step))
    entries, index = _entries(holder), _index(holder, step)
    written = {str(step): value} if isinstance(holder, MappingNode) else [value]
    if holder.flow_style:
        return _in_flow(holder, entries, index, None if value is None else flow_text(written)[1:-1])
    column = entries[0][0].start_mark.column
    if isinstance(holder, SequenceNode):
        column = _line_before(text, entries[0][0]).index("-")
    if index is None:
        end = _line_end(text, _end(entries[-1], text))
        return Spot(end, end, "\n" + " " * column + part_text(written, column))
    start, end = entries[index][0].start_mark.index, _end(entries[index], text)
    if isinstance(holder, SequenceNode):
        start -= entries[index][0].start_mark.column - column
    if value is not None:
        return Spot(start, end, part_text(written, column))
    alone = not text[text.rfind("\n", 0, start) + 1 : start].strip()
    if not alone and index + 1 < len(entries):  # on the line of a dash: the next key takes its place
        return Spot(start, entries[index + 1][0].start_mark.index, "")
    return Spot(text.rfind("\n", 0, start) + 1, _line_end(text, end) + 1, "")


def _in_flow(
    holder: CollectionNode, entries: list[tuple[Node, Node]], index: int | None, written: str | None
) -> Spot:
    """The same between brackets or braces on one line."""
    if index is None:
        end = entries[-1][1].end_mark.index if entries else holder.end_mark.index - 1
        return Spot(end, end, f", {written}" if entries else str(written))
    start, end = entries[index][0].start_mark.index, entries[index][1].end_mark.index
    if written is not None:
        return Spot(start, end, written)
    if index:
        return Spot(entries[index - 1][1].end_mark.index, end, "")
    return Spot(start, entries[1][0].start_mark.index if len(entries) > 1 else end, "")


def _line_before(text: str, node: Node) -> str:
    start = node.start_mark.index
    return text[text.rfind("\n", 0, start) + 1 : start]


def _line_end(text: str, index: int) -> int:
    found = text.find("\n", index)
    return len(text) if found < 0 else found


def _end(entry: tuple[Node, Node], text: str) -> int:
    """Where an entry ends, without the comments and empty lines behind it."""
    key, value = entry
    if isinstance(value, CollectionNode) and not value.flow_style and value.value:
        return _end(_entries(value)[-1], text)
    if isinstance(value, ScalarNode) and value.style in ("|", ">"):
        return value.start_mark.index + len(text[value.start_mark.index : value.end_mark.index].rstrip())
    if value.start_mark.index == value.end_mark.index and key is not value:
        colon = re.compile(r"\s*:").match(text, key.end_mark.index)
        return colon.end() if colon else key.end_mark.index
    return value.end_mark.index
