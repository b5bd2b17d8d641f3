"""The text of a LookML file as mappings that know their lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lkml.lexer import Lexer
from lkml.parser import Parser
from lkml.tokens import ExpressionBlockToken
from lkml.tree import BlockNode, ListNode, PairNode

from semantic.formats.parts.documents import Part, refusal
from semantic.issues import ModelError


class _Lexer(Lexer):
    """Refuses a lone semicolon outside of SQL, before which the lexer would stand still."""

    _in_sql = False

    def peek_multiple(self, length: int) -> str:
        found = super().peek_multiple(length)
        if not self._in_sql and found.startswith(";") and not found.startswith(";;"):
            raise SyntaxError(f"A lone semicolon on line {self.line_number}")
        return found

    def scan_expression_block(self) -> ExpressionBlockToken:
        self._in_sql = True
        found = super().scan_expression_block()
        self._in_sql = False
        return found


_NAMED = {"view", "explore", "join", "dimension", "dimension_group", "measure", "parameter", "filter"}
_LINE = re.compile(r" on line (\d+)$")


def lookml_document(file: str, text: str) -> Part:
    """Blocks as lists of mappings, by type; other keys as texts or lists. Raises ModelError with the line."""
    text = text.replace("\r\n", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise refusal(file, line, "Not readable as LookML: there is a character NUL.")
    try:
        items = Parser(_Lexer(text).scan()).parse().container.items
    except SyntaxError as fault:
        raise _unreadable(file, text, str(fault)) from fault
    except IndexError as fault:  # lkml meets the end of the text within a value
        last = text.count("\n") + 1
        raise refusal(file, last, "Not readable as LookML: it ends within a text; is ;; missing?") from fault
    except KeyError as fault:
        raise refusal(file, 0, f"Not readable as LookML: {fault.args[0]}") from fault
    except RecursionError as fault:
        raise refusal(file, 0, "Not readable as LookML: nested too deeply.") from fault
    return _part(file, 1, items)


def blocks(holder: Part, kind: str) -> list[Part]:
    """The blocks of a kind within another, in order. Raises ModelError for one without the name it needs."""
    found = holder.get(kind, [])
    parts = [one for one in found if isinstance(one, Part)] if isinstance(found, list) else []
    for part in parts:
        if kind in _NAMED and "name" not in part:
            raise refusal(part.file, part.line, f"A {kind} has no name.")
    return parts


def said(holder: Part, key: str) -> str:
    """The text of a key, "" if there is none."""
    found = holder.get(key, "")
    return found if isinstance(found, str) else ""


def _unreadable(file: str, text: str, message: str) -> ModelError:
    found = _LINE.search(message)
    line = int(found[1]) if found else 0
    lines = text.split("\n")
    shown = lines[line - 1].strip() if 0 < line <= len(lines) else "a part of it"
    at_end = "<stream end>" in message
    what = "it ends before all braces are closed" if at_end else f"not as LookML is written: {shown}"
    return refusal(file, line, f"Not readable as LookML: {what}.")


def _part(file: str, line: int, items: Iterable[Any]) -> Part:
    part = Part()
    part.file, part.line = file, line
    for item in items:
        key = item.type.value
        if isinstance(item, BlockNode):
            inner = _part(file, item.type.line_number or line, item.container.items if item.container else ())
            if item.name is not None:
                inner["name"] = item.name.value
            held = part.setdefault(key, [])
            part[key] = [*held, inner] if isinstance(held, list) else [inner]
        elif isinstance(item, ListNode):
            part[key] = [_listed(one) for one in item.items]
        else:
            part[key] = item.value.value.strip()
    return part


def _listed(item: Any) -> str | Part:
    """A word of a list, or one of its pairs: the field and what is said of it."""
    if isinstance(item, PairNode):
        return Part(field=item.type.value, value=item.value.value)
    return str(item.value)
