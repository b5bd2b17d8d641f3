"""Reading periods: patterns from the language pack matched against tokens.

A pattern is literal words, `(a|b)` choices, `[optional]` words and `<slots>`; its right side
says which period it means. Patterns may nest one level through `<period>` (spans).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from engine.language.numerals import read_number
from engine.language.pack import Pack
from engine.language.tokens import Token
from semantic.periods import CalendarPeriod, NamedPeriod, Period, SpanPeriod, ToDatePeriod

_PERIOD: TypeAdapter[Period] = TypeAdapter(Period)
_ELEMENT = re.compile(r"<(\w+)>|\(([^)]*)\)|\[([^\]]*)\]|([^\s<>()\[\]]+)")
_MAX_ANCHOR = 8


@dataclass(frozen=True)
class Element:
    """One element of a pattern: a slot, or a set of alternatives, possibly optional."""

    slot: str = ""
    choices: tuple[tuple[str, ...], ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class ReadPeriod:
    """A period found in the tokens; `end` is the index after its last token."""

    period: Period
    end: int


Slots = dict[str, Any]


@lru_cache(maxsize=1024)
def compile_pattern(pattern: str) -> tuple[Element, ...]:
    """The elements of a pattern as written in a pack."""
    elements = []
    for slot, choice, optional, word in _ELEMENT.findall(pattern):
        options = tuple(tuple(part.split()) for part in (choice or optional or word).split("|"))
        is_slot_option = optional.startswith("<")
        elements.append(Element(slot or optional.strip("<>") * is_slot_option, options, bool(optional)))
    return tuple(elements)


def _match(
    elements: Sequence[Element], tokens: Sequence[Token], at: int, pack: Pack, slots: Slots
) -> Iterator[tuple[int, Slots]]:
    """Every way the elements match from `at`: index after the match, and what the slots hold."""
    if not elements:
        yield at, slots
        return
    head, rest = elements[0], elements[1:]
    if head.slot:
        for value, end in _slot(head.slot, tokens, at, pack):
            name = head.slot if head.slot not in slots else head.slot + "2"
            yield from _match(rest, tokens, end, pack, {**slots, name: value})
    else:
        for words in head.choices:
            end = at + len(words)
            if tuple(token.norm for token in tokens[at:end]) == words:
                yield from _match(rest, tokens, end, pack, slots)
    if head.optional:
        yield from _match(rest, tokens, at, pack, slots)


def _slot(slot: str, tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[tuple[Any, int]]:
    if at >= len(tokens):
        return
    if slot == "period":
        for found in read_anchors(tokens, at, pack):
            yield found.period, found.end
    elif slot == "n":
        number = read_number(tokens, at, pack)
        if number and isinstance(number.value, int) and number.value > 0 and not number.percent:
            yield number.value, number.end
    else:
        value = _single(slot, tokens, at, pack)
        if value is not None:
            yield value, at + (2 if slot in ("day", "ordinal") and _has_ending(tokens, at, pack) else 1)


def _has_ending(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a number is written as an ordinal: 1st."""
    after = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    return tokens[at].kind == "number" and after in pack.data["ordinal_endings"]


def _single(slot: str, tokens: Sequence[Token], at: int, pack: Pack) -> Any:
    """The value of a slot filled by the one token at `at`; None where it does not fit."""
    norm = tokens[at].norm
    if slot in ("unit", "units", "rolling"):
        units = pack.units.get((norm,))
        fits = units and (units[0] in ("minute", "hour")) == (slot == "rolling")
        return units[0] if units and fits and (slot != "unit" or pack.singular(norm) == norm) else None
    if slot == "month":
        found = pack.months.get((norm,))
        return int(found[0]) if found else None
    if slot == "ordinal":
        number = int(norm) if norm.isdecimal() and _has_ending(tokens, at, pack) and len(norm) == 1 else None
        return number or pack.data["ordinals"].get(norm)
    if slot in ("quarter", "half"):
        letter, most = ("q", 4) if slot == "quarter" else ("h", 2)
        digits = norm[1:] if norm.startswith(letter) else ""
        return int(digits) if digits.isdecimal() and len(digits) == 1 and 1 <= int(digits) <= most else None
    if slot in ("date", "yearmonth"):
        return _date(norm, slot) if tokens[at].kind == "date" else None
    if not norm.isdecimal() or len(norm) > 4:
        return None
    low, high = {"year": (1900, 2199), "day": (1, 31), "week": (1, 53)}[slot]
    return int(norm) if low <= int(norm) <= high else None


def _date(norm: str, slot: str) -> date | None:
    whole = len(norm) == 10
    if whole != (slot == "date"):
        return None
    try:
        return date.fromisoformat(norm if whole else f"{norm}-01")
    except ValueError:
        return None


def _build(template: str, slots: Slots) -> Period | None:
    """The period a template means with its slots filled."""
    kind, *parts = template.split()
    data: dict[str, Any] = {"kind": kind}
    for part in parts:
        name, _, value = part.partition("=")
        data[name] = _value(value, slots)
    return _PERIOD.validate_python(data)


def _value(text: str, slots: Slots) -> Any:
    sign, name = (-1, text[1:]) if text.startswith("-$") else (1, text)
    if not name.startswith("$"):
        return int(text) if text.lstrip("-").isdecimal() else text
    slot, _, part = name[1:].partition(".")
    found = getattr(slots[slot], part) if part else slots[slot]
    return sign * found if sign < 0 else found


def read_anchors(tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[ReadPeriod]:
    """Every plain period that starts at `at`."""
    window = tokens[at : at + _MAX_ANCHOR]
    for pattern, template in _candidates(window, pack, "periods"):
        for end, slots in _match(compile_pattern(pattern), window, 0, pack, {}):
            found = _build(template, slots)
            if found is not None:
                yield ReadPeriod(found, at + end)


def _candidates(window: Sequence[Token], pack: Pack, section: str) -> list[tuple[str, Any]]:
    """The patterns whose first element can start with the first token."""
    return [entry for entry in pack.data[section] if _may_start(compile_pattern(entry[0]), window, pack)]


def _may_start(elements: Sequence[Element], window: Sequence[Token], pack: Pack) -> bool:
    for element in elements:
        if element.slot == "period" or (element.slot and any(_slot(element.slot, window, 0, pack))):
            return True
        if any(words and words[0] == window[0].norm for words in element.choices if not element.slot):
            return True
        if not element.optional:
            return False
    return False


def read_periods(tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[ReadPeriod]:
    """Every period that starts at `at`: plain ones and spans between them."""
    yield from read_anchors(tokens, at, pack)
    window = tokens[at : at + 2 * _MAX_ANCHOR]
    for pattern, shape in _candidates(window, pack, "spans"):
        for end, slots in _match(compile_pattern(pattern), window, 0, pack, {}):
            found = _span(shape, slots)
            if found is not None:
                yield ReadPeriod(found, at + end)


def _span(shape: dict[str, Any], slots: Slots) -> SpanPeriod | ToDatePeriod | None:
    ends = [slots.get("period"), slots.get("period2")]
    if any(end is not None and not isinstance(end, CalendarPeriod | NamedPeriod) for end in ends):
        return None
    start = ends[shape["start"] - 1] if "start" in shape else None
    end = ends[shape["end"] - 1] if "end" in shape else None
    if end is None and isinstance(start, CalendarPeriod) and (start.offset, start.count) == (0, 1):
        return ToDatePeriod(unit=start.unit)
    start = _with_year(start, end)
    return SpanPeriod(start=start, end=end, end_inclusive=shape.get("inclusive", True))


def _with_year(start: Any, end: Any) -> Any:
    """ "from March to May 2026": the year said last holds for both."""
    if isinstance(start, NamedPeriod) and isinstance(end, NamedPeriod) and start.year is None and end.year:
        return start.model_copy(update={"year": end.year})
    return start
