"""Times that are stored as something else: texts, seconds since 1970, numbers such as 20240131."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.scaffold.lexicon import listed, pairs
from engine.scaffold.words import Words
from engine.types.refusal import Refusal
from engine.types.result import Cell
from engine.warehouse.embedded import Warehouse
from engine.warehouse.names import literal, quoted

_PROOF_SECONDS = 5.0
_FIRST, _LAST = 315_532_800, 4_102_444_800  # 1980 and 2100 in seconds since 1970
_UNITS = (1, 1_000, 1_000_000, 1_000_000_000)  # seconds and parts of them, in one second
_MISSING = (0, -1)
_SHORTEST = 4  # letters of a participle
_NO_DAY = (0, -1, 99_999_999, 99_991_231)  # no day yet, or none at all
_ENOUGH_DAYS = 6  # different numbers that are all days: no name has to say so
_FIRST_DAY, _LAST_DAY = 19_000_101, 21_001_231


@dataclass(frozen=True)
class Moment:
    """A time in a column of another type: `sql` makes it a value of `type`."""

    type: str
    sql: str


@dataclass(frozen=True)
class _Reading:
    """What texts may be: `test` is NULL where a text is something else, `rival` NULL where it is not that."""

    moment: Moment
    test: str
    rival: str = "NULL"


def text_moments(warehouse: Warehouse, table: str, forms: Mapping[str, str]) -> dict[str, Moment]:
    """Text columns of which every value in the whole table is a time; empty texts say nothing."""
    found = {}
    for column, form in forms.items():
        for reading in _readings(quoted(column), form):
            texts, blank = _proven(warehouse, table, quoted(column), reading)
            if texts:
                moment = reading.moment
                exact = moment.sql if blank else moment.sql.replace("TRY_CAST", "CAST")
                found[column] = Moment(moment.type, exact)
                break
    return found


def _readings(name: str, form: str) -> Iterator[_Reading]:
    if form == "date":
        yield _Reading(Moment("DATE", f"TRY_CAST({name} AS DATE)"), f"TRY_CAST({name} AS DATE)")
    elif form == "moment":
        yield _Reading(
            Moment("TIMESTAMP", f"TRY_CAST({name} AS TIMESTAMP)"), f"TRY_CAST({name} AS TIMESTAMP)"
        )
    elif form == "zoned":
        zoned = f"TRY_CAST({name} AS TIMESTAMPTZ)"
        yield _Reading(Moment("TIMESTAMP", f"CAST({zoned} AS TIMESTAMP)"), zoned)
    elif form == "dotted":
        yield _Reading(_day(name, ".", month=2, day=1), _parsed(name, "%d.%m.%Y"))
    elif form == "slashed":  # days above the 12th decide which number is the day; without them it stays text
        day_first, month_first = _parsed(name, "%d/%m/%Y"), _parsed(name, "%m/%d/%Y")
        yield _Reading(_day(name, "/", month=2, day=1), day_first, month_first)
        yield _Reading(_day(name, "/", month=1, day=2), month_first, day_first)


def _parsed(name: str, order: str) -> str:
    return f"try_strptime({name}, {literal(order)})"


def _day(name: str, mark: str, *, month: int, day: int) -> Moment:
    parts = (f"TRY_CAST(split_part({name}, '{mark}', {place}) AS INTEGER)" for place in (3, month, day))
    return Moment("DATE", f"make_date({', '.join(parts)})")


def _proven(warehouse: Warehouse, table: str, name: str, reading: _Reading) -> tuple[bool, bool]:
    """Whether all texts of the table are what the reading says and nothing else, and whether some are empty.

    Both False where that takes too long.
    """
    text = f"nullif(trim({name}), '')"
    good = f"count(CASE WHEN {text} IS NOT NULL THEN {reading.test} END)"
    rivals = f"count(CASE WHEN {text} IS NOT NULL THEN {reading.rival} END)"
    sql = f"SELECT count({name}), count({text}), {good}, {rivals} FROM {table}"
    result = warehouse.run(sql, timeout=_PROOF_SECONDS)
    if isinstance(result, Refusal):
        return False, False
    filled, texts, fitting, others = result.rows[0]
    return texts == fitting and texts != 0 and others != texts, filled != texts


def number_moment(
    warehouse: Warehouse, table: str, column: str, words: Words, low: Cell, high: Cell
) -> Moment | None:
    """The moment that whole numbers count since 1970, by name and bounds; None where they do not.

    0 and -1 among them stand for no moment.
    """
    said = {word.lower() for word in words}
    if not _are_whole(low, high) or said & listed("key_words") or not _may_be_moment(words, said):
        return None
    name, parts = quoted(column), _parts_of_second(high)
    if parts and low in _MISSING:
        name, low = f"nullif({name}, {low})", _least(warehouse, table, name)
    if not parts or _parts_of_second(low) != parts:
        return None
    seconds = name if parts == 1 else f"{name} / {parts}"
    return Moment("TIMESTAMP", f"CAST(to_timestamp({seconds}) AS TIMESTAMP)")


def _parts_of_second(number: Cell) -> int:
    """What a moment of these years counts by its size: 1 for seconds, 1000 for thousandths; 0 for none."""
    whole = number if isinstance(number, int) else 0
    return next((parts for parts in _UNITS if _FIRST * parts <= whole <= _LAST * parts), 0)


def _least(warehouse: Warehouse, table: str, name: str) -> Cell:
    """The least number above 0."""
    result = warehouse.run(f"SELECT min({name}) FROM {table} WHERE {name} > 0", timeout=_PROOF_SECONDS)
    return None if isinstance(result, Refusal) else result.rows[0][0]


def _most(warehouse: Warehouse, table: str, name: str, end: Cell) -> Cell:
    """The greatest number below the end of all days."""
    result = warehouse.run(f"SELECT max({name}) FROM {table} WHERE {name} < {end}", timeout=_PROOF_SECONDS)
    return None if isinstance(result, Refusal) else result.rows[0][0]


def number_day(
    warehouse: Warehouse, table: str, column: str, words: Words, low: Cell, high: Cell
) -> Moment | None:
    """The day that every whole number writes as 20240131, where the name says so or many numbers do."""
    said = {word.lower() for word in words}
    named = bool(said & listed("day_words"))
    never = listed("key_words") | listed("amount_words") | listed("money_words")
    if said & never and not named:
        return None
    name = quoted(column)
    if low in _NO_DAY and _are_whole(low, high) and high != low:
        name, low = f"nullif({name}, {low})", _least(warehouse, table, name)
    if high in _NO_DAY and _are_whole(low, high):
        name, high = f"nullif({name}, {high})", _most(warehouse, table, quoted(column), high)
    if not _are_whole(low, high) or not _FIRST_DAY <= low <= high <= _LAST_DAY:  # type: ignore[operator]
        return None
    days = f"count(try_strptime(CAST({name} AS VARCHAR), '%Y%m%d'))"
    sql = f"SELECT count({name}), {days}, count(DISTINCT {name}) FROM {table}"
    result = warehouse.run(sql, timeout=_PROOF_SECONDS)
    if isinstance(result, Refusal) or result.rows[0][0] != result.rows[0][1]:
        return None
    if not named and int(str(result.rows[0][2])) < _ENOUGH_DAYS:
        return None
    return Moment("DATE", f"make_date({name} // 10000, {name} // 100 % 100, {name} % 100)")


def _are_whole(low: Cell, high: Cell) -> bool:
    return isinstance(low, int) and isinstance(high, int)


def _may_be_moment(words: Words, said: set[str]) -> bool:
    """Whether the name says a time or ends in what was done then (finished, warranty until), no amount."""
    if said & _moment_words():
        return True
    end = words[-2] if len(words) > 1 and words[-1] in listed("stored_as") else words[-1]
    amounts = said & (listed("amount_words") | listed("money_words"))
    counted = amounts or set(words[:-1]) & set(pairs("units"))
    bound = end in listed("start_words") | listed("end_words")
    return (bound or (end.endswith("ed") and len(end) > _SHORTEST)) and not counted


def _moment_words() -> frozenset[str]:
    return listed("moment_words") | listed("time_best") | listed("time_bad")
