"""Reading periods by the patterns of a language pack; a span holds periods in its `<period>` slots."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from engine.language.numerals import read_number
from engine.language.pack import Pack
from engine.language.patterns import Filler, Slots, compile_pattern, match, pattern_index
from engine.language.slots import has_ending, single
from engine.language.tokens import Token, norms
from semantic.periods import CalendarPeriod, NamedPeriod, Period, SpanPeriod, ToDatePeriod

_PERIOD: TypeAdapter[Period] = TypeAdapter(Period)
_MAX_ANCHOR = 8
_LEAPING, _ANY_YEAR = 2, 2001  # February; a year in which all other months are as long as ever


@dataclass(frozen=True)
class ReadPeriod:
    """A period found in the tokens; `end` is the index after its last token.

    `flag`: "preceding" where it may be the one before another period ("the previous month"), "change" where
    only a change goes so from one to the other ("von April auf Mai").
    """

    period: Period
    end: int
    flag: str = ""


@lru_cache(maxsize=16)
def filler(pack: Pack) -> Filler:
    """What fills the slots of period patterns in a language."""

    def fill(slot: str, tokens: Sequence[Token], at: int) -> Iterator[tuple[Any, int]]:
        return _slot(slot, tokens, at, pack)

    return fill


def _slot(slot: str, tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[tuple[Any, int]]:
    if at >= len(tokens):
        return
    if slot == "period":
        for found in read_anchors(tokens, at, pack):
            yield found.period, found.end
    elif slot == "year":
        yield from _years(tokens, at, pack)
    elif slot == "n":
        number = read_number(tokens, at, pack)
        if number and isinstance(number.value, int) and number.value > 0 and not number.percent:
            yield number.value, number.end
    else:
        value = single(slot, tokens, at, pack)
        if value is not None:
            yield value, at + (2 if slot in ("day", "ordinal") and has_ending(tokens, at, pack) else 1)


def _years(tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[tuple[int, int]]:
    """A year in figures, or one counted from the running one: 0 this year, -1 last year."""
    year = single("year", tokens, at, pack)
    if year is not None:
        yield year, at + 1
    for ago, words in relative_years(pack).get(tokens[at].norm, ()):
        end = at + len(words)
        if tuple(token.norm for token in tokens[at:end]) == words:
            yield -ago, end


@lru_cache(maxsize=16)
def relative_years(pack: Pack) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """How long ago the years are that words stand for, by the first of them."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for ago, wordings in pack.data["restate"]["relative_years"].items():
        for words in map(norms, wordings):
            found.setdefault(words[0], []).append((int(ago), words))
    return found


def _build(template: str, slots: Slots) -> Any:
    """The period a template means with its slots filled."""
    kind, *parts = template.split()
    data: dict[str, Any] = {"kind": kind}
    for part in parts:
        name, _, value = part.partition("=")
        data[name] = _value(value, slots)
    if data.get("year", 1) <= 0:  # counted from the running one
        data["years_ago"] = -data.pop("year")
        if len(data) == len(("kind", "years_ago")):
            return None
    if data.get("day", 1) < 0:  # "the last three days of May" are told from its end
        length = _days_in(data)
        data["day"] += length + 1
        if not length or data["day"] < 1:
            return None
    return _PERIOD.validate_python(data)


def _days_in(named: dict[str, Any]) -> int:
    """The days of a month; 0 where only the year could tell."""
    if named["month"] == _LEAPING and "year" not in named:
        return 0
    return monthrange(named.get("year", _ANY_YEAR), named["month"])[1]


def _value(text: str, slots: Slots) -> Any:
    sign, name = (-1, text[1:]) if text.startswith("-$") else (1, text)
    if not name.startswith("$"):
        return int(text) if text.lstrip("-").isdecimal() else text
    slot, _, part = name[1:].partition(".")
    found = getattr(slots[slot], part) if part else slots[slot]
    return sign * found if sign < 0 else found


def read_anchors(tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[ReadPeriod]:
    """Every plain period that starts at `at`."""
    for one in _anchors(tuple(tokens[at : at + _MAX_ANCHOR]), pack):
        yield replace(one, end=at + one.end)


def read_periods(tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[ReadPeriod]:
    """Every period that starts at `at`: plain ones and spans between them."""
    yield from read_anchors(tokens, at, pack)
    for one in _spans(tuple(tokens[at : at + 2 * _MAX_ANCHOR]), pack):
        yield replace(one, end=at + one.end)


# Many ask what time stands at a place while one question is read.
@lru_cache(maxsize=2048)
def _anchors(window: tuple[Token, ...], pack: Pack) -> tuple[ReadPeriod, ...]:
    found = []
    for pattern, template, *flags in pattern_index(pack, "periods").candidates(window, filler(pack)):
        for end, slots in match(compile_pattern(pattern), window, 0, filler(pack), {}):
            period = _build(template, slots)
            if period is not None:
                found.append(ReadPeriod(period, end, *flags))
    return tuple(found)


@lru_cache(maxsize=2048)
def _spans(window: tuple[Token, ...], pack: Pack) -> tuple[ReadPeriod, ...]:
    found = []
    for pattern, shape, *flags in pattern_index(pack, "spans").candidates(window, filler(pack)):
        if _is_barred(shape, window):
            continue
        for end, slots in match(compile_pattern(pattern), window, 0, filler(pack), {}):
            period = _span(shape, slots)
            if period is not None:
                found.append(ReadPeriod(period, end, *flags))
    return tuple(found)


def _is_barred(shape: dict[str, Any], window: tuple[Token, ...]) -> bool:
    """ "Über dem Vormonat" is above it, where "über den Vormonat" is over it: the word right behind tells."""
    return any(token.norm in shape.get("unless", ()) for token in window[1:2])


def vague_spans(tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[int]:
    """Where each part of a period ends that starts at `at` and has no bounds of its own: "early May"."""
    window = tokens[at : at + 2 * _MAX_ANCHOR]
    for (pattern,) in pattern_index(pack, "vague_spans").candidates(window, filler(pack)):
        yield from (at + end for end, _ in match(compile_pattern(pattern), window, 0, filler(pack), {}))


def shaped(shape: Any, slots: Slots) -> Period:
    """The period that a template or a pair of them means; an end that is left out is open."""
    if isinstance(shape, str):
        made: Period = _build(shape, slots)
        return made
    start, end = (_build(shape[name], slots) if name in shape else None for name in ("from", "to"))
    return SpanPeriod(start=_with_year(start, end), end=end)


def _span(shape: dict[str, Any], slots: Slots) -> Period | None:
    if "from" in shape:  # one month for two days: "9 to 12 June"
        first, last = _build(shape["from"], slots), _build(shape["to"], slots)
        return SpanPeriod(start=first, end=last) if first and last else None
    ends = [slots.get("period"), slots.get("period2")]
    if "same" in shape:  # "across the last 90 days"
        return ends[0]
    if any(end is not None and not isinstance(end, CalendarPeriod | NamedPeriod) for end in ends):
        return None
    after = "after" in shape
    first = shape.get("start", shape.get("after"))
    start = ends[first - 1] if first else None
    end = ends[shape["end"] - 1] if "end" in shape else None
    if (
        end is None
        and not after
        and isinstance(start, CalendarPeriod)
        and (start.offset, start.count) == (0, 1)
    ):
        return ToDatePeriod(unit=start.unit)
    start = _with_year(start, end)
    return SpanPeriod(
        start=start, end=end, start_inclusive=not after, end_inclusive=shape.get("inclusive", True)
    )


def _with_year(start: Any, end: Any) -> Any:
    """ "from March to May 2026": the year said last holds for both."""
    if (
        isinstance(start, NamedPeriod)
        and isinstance(end, NamedPeriod)
        and start.year is None
        and start.years_ago is None
        and end.year
    ):
        return start.model_copy(update={"year": end.year - (_place(start) > _place(end))})
    return start


def _place(period: NamedPeriod) -> tuple[int, int]:
    """Where in the year a period begins: month and day."""
    month = period.month or 3 * (period.quarter or 1) - 2
    return (6 * period.half - 5 if period.half else month), period.day or 1
