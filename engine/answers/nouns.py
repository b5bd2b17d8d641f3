"""English around labels: one or many, was or were, lower case inside a sentence."""

import re

from engine.phrasing import Phrasing

_KEEP = ("ss", "us", "is")
_OF = re.compile(r" (?:per|of|by|in|from|to|with|for|,) ")


def inside(label: str, words: Phrasing | None = None) -> str:
    """A label as it stands inside a sentence: lower case, unless it begins with an abbreviation."""
    if words is not None and not words.is_english:
        return words.lowered(label)
    for computed in ("share of ", "growth of ", "change in "):
        if label.startswith(computed):
            return computed + inside(label.removeprefix(computed))
    return label[:1].lower() + label[1:] if label[1:2].islower() or len(label) == 1 else label


def front(text: str) -> str:
    """A text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def many(noun: str) -> str:
    """More than one of it: countries, boxes, video titles, days of week."""
    head, of, rest = noun.partition(" of ")
    if of:
        return f"{many(head)}{of}{rest}"
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    if re.search(r"(s|x|z|ch|sh)$", noun):
        return noun if noun.endswith("series") else f"{noun}es"
    return f"{noun}s"


def verb(label: str) -> str:
    """Was for one thing, were for many: watch time was, views were, pauses per session were."""
    words = _OF.split(label)[0].split()
    if not words:
        return "was"
    head = words[0] if len(words) > 1 and re.search(r"(ed|run)$", words[-1]) else words[-1]
    return "were" if head.endswith("s") and not head.endswith(_KEEP) else "was"
