"""One YAML file as plain data, each fault with its line.

The reading is YAML 1.2 for plain words: only `true` and `false` are truth values, so a country
code NO stays text, and so do dates and numbers with leading zeros.
"""

import re

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from semantic.issues import Issue, Place
from semantic.locations import line_of

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?")
_QUOTED = ("'", '"', "|", ">")
_TEXT = "tag:yaml.org,2002:str"
_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}


class Tree:
    """A file being read: its root node, its faults so far."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.issues: list[Issue] = []
        self._seen: set[int] = set()

    def fault(self, code: str, line: int, message: str, hint: str, path: str = "") -> None:
        """Note a fault of the file."""
        place = Place(file=self.file, line=line, path=path)
        self.issues.append(Issue(code=code, severity="error", place=place, message=message, hint=hint))

    def compose(self, content: bytes) -> Node | None:
        """The root node; None with a fault noted when the content is not YAML, None for an empty file."""
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.fault("not-utf8", line, "The file is not UTF-8 text.", "Save it with encoding UTF-8.")
            return None
        try:
            root: Node | None = yaml.compose(text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            self._syntax_fault(error, text)
            return None
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            self.fault("yaml-syntax", line, f"Not YAML: {error.reason}.", "Remove the unprintable character.")
            return None
        return root

    def _syntax_fault(self, error: yaml.MarkedYAMLError, text: str) -> None:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line + 1, text.count("\n") + 1) if mark else 1
        what = ", ".join(part for part in (error.context, error.problem) if part)
        hint = "Check indentation, colons and quotes on this line and the one before."
        self.fault("yaml-syntax", line, f"Not YAML: {what}.", hint)

    def plain(self, node: Node, depth: int = 0) -> object:
        """The node as dicts, lists, text, numbers, truth values and None; faults are noted."""
        if id(node) in self._seen:
            hint = "Write the part out in both places."
            self.fault("yaml-alias", line_of(node), "Anchors and aliases are not read.", hint)
            return None
        self._seen.add(id(node))
        if depth > _DEEPEST:
            self.fault("too-deep", line_of(node), f"Nested more than {_DEEPEST} levels.", "Flatten it.")
            return None
        if isinstance(node, MappingNode):
            return self._mapping(node, depth)
        if isinstance(node, SequenceNode):
            return [self.plain(item, depth + 1) for item in node.value]
        return _scalar(node) if isinstance(node, ScalarNode) else None

    def _mapping(self, node: MappingNode, depth: int) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.fault("wrong-type", line_of(key), "A key must be a word.", "Put it in quotes.")
            elif key.value in found:
                hint = "Keep one of the two."
                self.fault("duplicate-key", line_of(key), f"The key {key.value!r} stands twice.", hint)
            else:
                found[key.value] = self.plain(value, depth + 1)
        return found


def _scalar(node: ScalarNode) -> object:
    text = str(node.value)
    if node.style in _QUOTED or node.tag == _TEXT:
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) < 1000 else text
    return float(text) if _NUMBER.fullmatch(text) else text
