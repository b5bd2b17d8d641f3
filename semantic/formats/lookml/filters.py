"""Looker's filter expressions of texts, numbers and yes or no, as SQL over a reference."""

from __future__ import annotations

import re

from semantic.formats.parts.losses import Unmapped

_NUMBER = r"-?\d+(?:\.\d+)?"
_COMPARED = re.compile(rf"(<=|>=|<>|!=|<|>|=|not)?\s*({_NUMBER})", re.IGNORECASE)
_RANGE = re.compile(rf"([\[(])\s*({_NUMBER}|-?inf)?\s*,\s*({_NUMBER}|inf)?\s*([\])])", re.IGNORECASE)
_TO = re.compile(rf"({_NUMBER})\s+to\s+({_NUMBER})", re.IGNORECASE)


def condition_sql(reference: str, kind: str, written: str) -> str:
    """The condition that `written` is on a field of that type. Raises Unmapped."""
    text = written.strip()
    if "{%" in text or "{{" in text:
        raise Unmapped("template", f"a template in {text}")
    if kind == "boolean":
        return _yes_or_no(reference, text)
    if kind in ("number", "integer"):
        return _number(reference, text)
    if kind == "string":
        return _text(reference, text)
    raise Unmapped("filter", f"the filter {text} of a {kind}")


def _yes_or_no(reference: str, text: str) -> str:
    found = {"yes": reference, "no": f"NOT COALESCE({reference}, FALSE)"}.get(text.lower())
    if found is None:
        raise Unmapped("filter", f"the filter {text} of yes or no")
    return found


def _number(reference: str, text: str) -> str:
    if text.upper() in ("NULL", "NOT NULL"):
        return f"{reference} IS {text.upper()}"
    span = _RANGE.fullmatch(text)
    if span:
        return _between(reference, span)
    through = _TO.fullmatch(text)
    if through:
        return f"{reference} BETWEEN {through[1]} AND {through[2]}"
    found = [_COMPARED.fullmatch(part.strip()) for part in text.split(",")]
    parts = [(match[1] or "=", match[2]) for match in found if match]
    if len(parts) != len(found):
        raise Unmapped("filter", f"the filter {text} of a number")
    if len(parts) == 1:
        op, value = parts[0]
        if op.lower() in ("not", "<>", "!="):
            return f"({reference} <> {value} OR {reference} IS NULL)"
        return f"{reference} {op} {value}"
    if any(op != "=" for op, _ in parts):
        raise Unmapped("filter", f"the filter {text} of a number")
    return f"{reference} IN ({', '.join(value for _, value in parts)})"


def _between(reference: str, span: re.Match[str]) -> str:
    ends = []
    if span[2] and not span[2].lower().endswith("inf"):
        ends.append(f"{reference} {'>=' if span[1] == '[' else '>'} {span[2]}")
    if span[3] and not span[3].lower().endswith("inf"):
        ends.append(f"{reference} {'<=' if span[4] == ']' else '<'} {span[3]}")
    if not ends:
        raise Unmapped("filter", "a filter without bounds")
    return " AND ".join(ends)


def _text(reference: str, text: str) -> str:
    """Values that may be, and those that may not; what has no value is not one of the latter."""
    if not text or "^" in text or '"' in text:
        raise Unmapped("filter", f"the filter {text or 'of nothing'} of a text")
    words = [word.strip() for word in text.split(",")]
    wanted = [word for word in words if not word.startswith("-")]
    unwanted = [word[1:] for word in words if word.startswith("-")]
    parts = []
    if wanted:
        parts.append("(" + " OR ".join(_one(reference, word) for word in wanted) + ")")
    parts += [_other(reference, word) for word in unwanted]
    return " AND ".join(parts)


def _one(reference: str, word: str) -> str:
    if word == "NULL":
        return f"{reference} IS NULL"
    if word == "EMPTY":
        return f"({reference} IS NULL OR {reference} = '')"
    value = "'" + word.replace("'", "''") + "'"
    return f"{reference} LIKE {value}" if "%" in word or "_" in word else f"{reference} = {value}"


def _other(reference: str, word: str) -> str:
    if word == "NULL":
        return f"{reference} IS NOT NULL"
    if word == "EMPTY":
        return f"({reference} IS NOT NULL AND {reference} <> '')"
    return f"(NOT {_one(reference, word)} OR {reference} IS NULL)"
