"""Documents as mappings that know their place: which file, which line, under which name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node

from semantic.issues import Issue, ModelError, Place
from semantic.locations import join_path

_HINT = "Correct the document, or name the format it is in."


class Part(dict[str, Any]):
    """A mapping of a document, with the file and the line it begins on."""

    file: str = ""
    line: int = 0

    def place(self, *steps: str) -> Place:
        """Where it stands; `steps` are the names on the way to it."""
        return Place(file=self.file, line=self.line, path=join_path(*steps))


class _Loader(yaml.SafeLoader):
    """Plain data whose mappings know their lines."""

    file = ""


def _mapping(loader: _Loader, node: Node) -> Iterator[Part]:
    part = Part()
    part.file, part.line = loader.file, node.start_mark.line + 1
    yield part
    if isinstance(node, MappingNode):
        found = loader.construct_mapping(node, deep=True)
        part.update({str(key): value for key, value in found.items()})


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def yaml_document(file: str, text: str) -> Part:
    """The one mapping that the text is. Raises ModelError with the line of the fault."""
    loader = _Loader(text)
    loader.file = file
    try:
        data = loader.get_single_data()
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        message = f"Not readable as YAML: {fault.problem or fault.context}."
        raise refusal(file, mark.line + 1 if mark else 0, message) from fault
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        raise refusal(file, 0, f"Not readable as YAML: {' '.join(str(fault).split())}.") from fault
    if not isinstance(data, Part):
        raise refusal(file, 1, "Not a mapping of keys, so no model.")
    return data


def parts(holder: Part, key: str) -> list[Part]:
    """The mappings listed under the key, each with a text as its name. Raises ModelError for others."""
    items = holder.get(key)
    if items is None:
        return []
    if not isinstance(items, list):
        raise refusal(holder.file, holder.line, f"{key} is no list.")
    for item in items:
        if not isinstance(item, Part):
            raise refusal(holder.file, holder.line, f"{key} lists what is no mapping: {item!r}.")
        if not isinstance(item.get("name"), str) or not item["name"]:
            raise refusal(item.file, item.line, f"Something in {key} has no name.")
    return items


def listed(holder: Part, key: str) -> list[Part]:
    """The mappings under the key, named or not. Raises ModelError for anything else."""
    items = holder.get(key) or []
    if not isinstance(items, list) or not all(isinstance(item, Part) for item in items):
        raise refusal(holder.file, holder.line, f"{key} is no list of mappings.")
    return items


def text_of(holder: Part, key: str) -> str:
    """The text under the key, "" if there is none. Raises ModelError for lists and mappings."""
    value = holder.get(key)
    if isinstance(value, dict | list):
        raise refusal(holder.file, holder.line, f"{key} is no text.")
    return "" if value is None else str(value).strip()


def texts_of(holder: Part, key: str) -> list[str]:
    """The texts listed under the key. Raises ModelError for anything else."""
    items = holder.get(key)
    items = [] if items is None else items if isinstance(items, list) else [items]
    if any(isinstance(item, dict | list) or item is None for item in items):
        raise refusal(holder.file, holder.line, f"{key} is no list of texts.")
    return [str(item) for item in items]


def refusal(file: str, line: int, message: str) -> ModelError:
    """The error that says why a document cannot be read."""
    place = Place(file=file, line=line)
    issue = Issue(code="not-readable", severity="error", place=place, message=message, hint=_HINT)
    return ModelError((issue,))
