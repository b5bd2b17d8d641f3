"""Patterns of a language pack matched against tokens.

A pattern is literal words, `(a|b)` choices, `[optional]` words and `<slots>`; who matches it
says what fills a slot.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from engine.language.pack import Pack
from engine.language.slot_words import may_fill
from engine.language.tokens import Token, norms

# Every value that a slot may take from a token on, each with the index after it.
Filler = Callable[[str, Sequence[Token], int], Iterator[tuple[Any, int]]]


_ANYTHING = "text"  # the slot that any word may begin
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
        if element.slot == "period" or (element.slot and any(True for _ in fill(element.slot, window, 0))):
            return True
        if any(words and words[0] == window[0].norm for words in element.choices if not element.slot):
            return True
        if not element.optional:
            return False
    return False


@dataclass(frozen=True)
class PatternIndex:
    """Entries that begin with a pattern, found by the first token: a cheap test before the full match."""

    pack: Pack
    entries: Sequence[Sequence[Any]]
    by_word: Mapping[str, Sequence[int]]
    by_slot: Mapping[str, Sequence[int]]

    def candidates(self, window: Sequence[Token], fill: Filler) -> list[Any]:
        """The entries whose pattern can start with the first token, in order; none at the end of a text."""
        if not window:
            return []
        found = set(self.by_word.get(window[0].norm, ()))
        able = may_fill(window[0], self.pack)
        for slot, numbers in self.by_slot.items():
            tried = able or slot == _ANYTHING
            if slot == "period" or (tried and any(True for _ in fill(slot, window, 0))):
                found.update(numbers)
        return [self.entries[number] for number in sorted(found)]


@lru_cache(maxsize=128)
def pattern_index(pack: Pack, section: str) -> PatternIndex:
    """The index over the entries of a section, each a pattern and what it means."""
    entries: Sequence[Sequence[Any]] = pack.data[section]
    by_word: dict[str, list[int]] = {}
    by_slot: dict[str, list[int]] = {}
    for number, (pattern, *_) in enumerate(entries):
        for element in compile_pattern(pattern):
            if element.slot:
                by_slot.setdefault(element.slot, []).append(number)
            for words in element.choices if not element.slot else ():
                by_word.setdefault("".join(words[:1]), []).append(number)
            if not element.optional:
                break
    return PatternIndex(pack, entries, by_word, by_slot)
