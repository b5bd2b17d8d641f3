"""Patterns of a language pack matched against tokens.

A pattern is literal words, `(a|b)` choices, `[optional]` words and `<slots>`; who matches it
says what fills a slot.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from engine.language.tokens import Token, norms

# Every value that a slot may take from a token on, each with the index after it.
Filler = Callable[[str, Sequence[Token], int], Iterator[tuple[Any, int]]]


_ELEMENT = re.compile(r"<(\w+)>|\(([^)]*)\)|\[([^\]]*)\]|([^\s<>()\[\]]+)")


@dataclass(frozen=True)
class Element:
    """One element of a pattern: a slot, or a set of alternatives, possibly optional."""

    slot: str = ""
    choices: tuple[tuple[str, ...], ...] = ()
    optional: bool = False


Slots = dict[str, Any]


@lru_cache(maxsize=1024)
def compile_pattern(pattern: str) -> tuple[Element, ...]:
    """The elements of a pattern as written in a pack."""
    elements = []
    for slot, choice, optional, word in _ELEMENT.findall(pattern):
        options = tuple(norms(part) for part in (choice or optional or word).split("|"))
        is_slot_option = optional.startswith("<")
        elements.append(Element(slot or optional.strip("<>") * is_slot_option, options, bool(optional)))
    return tuple(elements)


def match(
    elements: Sequence[Element], tokens: Sequence[Token], at: int, fill: Filler, slots: Slots
) -> Iterator[tuple[int, Slots]]:
    """Every way the elements match from `at`: index after the match, and what the slots hold."""
    if not elements:
        yield at, slots
        return
    head, rest = elements[0], elements[1:]
    if head.slot:
        for value, end in fill(head.slot, tokens, at):
            name = head.slot if head.slot not in slots else head.slot + "2"
            yield from match(rest, tokens, end, fill, {**slots, name: value})
    else:
        for words in head.choices:
            end = at + len(words)
            if tuple(token.norm for token in tokens[at:end]) == words:
                yield from match(rest, tokens, end, fill, slots)
    if head.optional:
        yield from match(rest, tokens, at, fill, slots)


def may_start(elements: Sequence[Element], window: Sequence[Token], fill: Filler) -> bool:
    """Whether the first token can begin the pattern: a cheap test before the full match."""
    for element in elements:
        if element.slot == "period" or (element.slot and any(fill(element.slot, window, 0))):
            return True
        if any(words and words[0] == window[0].norm for words in element.choices if not element.slot):
            return True
        if not element.optional:
            return False
    return False
