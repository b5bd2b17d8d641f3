"""Types for columns that arrive as text: a column gets a type only when every value of it fits."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import duckdb

from engine.warehouse.by_hand import Hand, Typed
from engine.warehouse.names import literal, quoted
from engine.warehouse.text_type import Type
from engine.warehouse.written import WRITTEN, Written

_FIRST = 200  # rows looked at first, and of a longer table its head, so that few tests are left for the whole
_HEAD = 10_000
_NO_VALUE = ("", "null", "na", "n/a", "nan", "none", "-", r"\n")
_NOTHING = "(?i)" + "|".join(map(re.escape, _NO_VALUE))  # twice as quick as a list of the words
_DAY = r"\d{4}-\d{2}-\d{2}"
_MOMENT = _DAY + r"([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?"
_ZONE = r"( ?UTC|Z|[+-]\d{2}(:?\d{2})?)"


# No leading zeros or plus signs, and no more digits than fit: codes, phone numbers and long ids stay text.
_INTEGER = Type("BIGINT", r"-?(0|[1-9]\d{0,18})", "TRY_CAST({v} AS BIGINT)")
_NUMBER = Type("DOUBLE", r"-?((0|[1-9]\d{0,14})(\.\d*)?|\.\d+)([eE][+-]\d{1,3})?", "TRY_CAST({v} AS DOUBLE)")
_BOOLEAN = Type("BOOLEAN", r"(?i)true|false", "TRY_CAST({v} AS BOOLEAN)")
_BIT = Type("BOOLEAN", "[01]", "{v} = '1'")
# More than six digits of a second are cut: a TIMESTAMP counts microseconds.
_DATE = Type("DATE", _DAY, "TRY_CAST({v} AS DATE)")
_TIMESTAMP = Type("TIMESTAMP", _MOMENT, "TRY_CAST({v} AS TIMESTAMP)")
_ZONED = Type("TIMESTAMP", _MOMENT + _ZONE, "timezone('UTC', TRY_CAST({v} AS TIMESTAMPTZ))")


def _written(order: str, pattern: str) -> tuple[Type, Type]:
    formats = f"[{literal(order + ' %H:%M:%S')}, {literal(order + ' %H:%M')}]"
    day = Type("DATE", pattern, f"CAST(try_strptime({{v}}, {literal(order)}) AS DATE)")
    moment = Type("TIMESTAMP", pattern + r" \d{1,2}:\d{2}(:\d{2})?", f"try_strptime({{v}}, {formats})")
    return day, moment


_SLASHED = r"\d{1,2}/\d{1,2}/\d{4}"
_DAY_FIRST = _written("%d/%m/%Y", _SLASHED)
_MONTH_FIRST = _written("%m/%d/%Y", _SLASHED)
_RIVALS = tuple(zip(_DAY_FIRST, _MONTH_FIRST, strict=True))
DATES = (
    _DATE,
    _TIMESTAMP,
    _ZONED,
    *_DAY_FIRST,
    *_MONTH_FIRST,
    *_written("%d.%m.%Y", r"\d{1,2}\.\d{1,2}\.\d{4}"),
    *_written("%Y/%m/%d", r"\d{4}/\d{1,2}/\d{1,2}"),
)
ANY = (_INTEGER, _NUMBER, _BOOLEAN, *DATES)
BY_HAND = (
    *ANY,
    *_written("%d.%m.%y", r"\d{1,2}\.\d{1,2}\.\d{2}"),
    *_written("%b %d, %Y", r"[A-Z][a-z]{2} \d{1,2}, \d{4}"),
    *_written("%B %d, %Y", r"[A-Z][a-z]{2,8} \d{1,2}, \d{4}"),
    *_written("%d %b %Y", r"\d{1,2} [A-Z][a-z]{2} \d{4}"),
    *_written("%d %B %Y", r"\d{1,2} [A-Z][a-z]{2,8} \d{4}"),
    *_written("%d-%b-%Y", r"\d{1,2}-[A-Z][a-z]{2}-\d{4}"),
    *WRITTEN,
)
"""Of tables that people made: dates and numbers as they write them too."""
BITS = (_BIT, *ANY)
_FLOAT = Type("DOUBLE", "(?s).*", _NUMBER.cast)
FLOATS = (_FLOAT, *ANY)
NUMBERS = (_INTEGER, _FLOAT, *ANY)


def decimals(precision: int, scale: int) -> tuple[Type, ...]:
    """Exact decimals, and what else a column declared so may hold; none is rounded."""
    name = f"DECIMAL({precision},{scale})"
    return (Type(name, rf"-?\d*(\.\d{{0,{scale}}}0*)?", f"TRY_CAST({{v}} AS {name})"), *ANY)


@dataclass(frozen=True)
class TextColumn:
    """A column of a table of texts: the types it may turn out to have, and its type without any value."""

    name: str
    types: tuple[Type, ...] = ANY
    without_values: str = "VARCHAR"
    blank_is_null: bool = True
    needless: bool = False  # left out where it has no value


def type_table(
    connection: duckdb.DuckDBPyConnection,
    texts: str,
    table: str,
    columns: Sequence[TextColumn],
    schema: str = "main",
    comma: bool | None = None,
) -> Typed:
    """Create `table` from the table of texts, each column with the first type all its values have.

    `comma` is whether decimals begin with a comma in such files; it is asked where the columns do not tell.
    """
    likely = _likely(connection, texts, columns)
    plain = {
        name: tuple(kind for kind in types if not isinstance(kind, Written)) for name, types in likely.items()
    }
    if connection.execute(f"SELECT 1 FROM {quoted(texts)} LIMIT 1 OFFSET {_HEAD}").fetchone():
        head = _fitting(connection, f"(SELECT * FROM {quoted(texts)} LIMIT {_HEAD})", plain)
        plain = {name: types for name, (_, types) in head.items()}
    fitting = _fitting(connection, quoted(texts), plain)
    typed = Typed()
    chosen = {column.name: _first(column.name, *fitting[column.name], typed) for column in columns}
    hand = Hand(_NUMBER, comma, partial(_differ, connection, quoted(texts)))
    chosen |= _by_hand(connection, quoted(texts), fitting, likely, hand, typed)
    names = {column.name: typed.signs.get(column.name, column.name) for column in columns}
    casts = ", ".join(
        f"{_cast(column, fitting[column.name][0], chosen[column.name])} AS {quoted(names[column.name])}"
        for column in columns
        if fitting[column.name][0] or not column.needless
    )
    name = f"{quoted(schema)}.{quoted(table)}"
    connection.execute(f"CREATE TABLE {name} AS SELECT {casts} FROM {quoted(texts)}")
    return typed


def _by_hand(
    connection: duckdb.DuckDBPyConnection,
    source: str,
    fitting: Mapping[str, tuple[int, tuple[Type, ...]]],
    likely: Mapping[str, tuple[Type, ...]],
    hand: Hand,
    typed: Typed,
) -> dict[str, Written]:
    """The columns that are numbers by somebody's hand; those that computers wrote are not looked at again."""
    doubtful = {
        name: tuple(kind for kind in types if isinstance(kind, Written))
        for name, types in likely.items()
        if _is_doubtful(*fitting[name], types)
    }
    if not doubtful:
        return {}
    found = {name: types for name, (_, types) in _fitting(connection, source, doubtful).items()}
    return hand.choose({name: types for name, (_, types) in fitting.items()}, found, typed)


def _is_doubtful(count: int, fitting: tuple[Type, ...], likely: tuple[Type, ...]) -> bool:
    """Whether a column may be numbers of somebody's writing: texts so far, or 1.234 and the like alone."""
    ways = [kind for kind in likely if isinstance(kind, Written)]
    alone = _NUMBER in fitting and _INTEGER not in fitting and any(kind.comma for kind in ways)
    return count > 0 and bool(ways) and (alone or not fitting)


def _differ(connection: duckdb.DuckDBPyConnection, source: str, name: str, one: Type, other: Type) -> bool:
    """Whether two ways of reading give two values anywhere."""
    inner = f"SELECT {_value(name)} AS v FROM {source}"
    unlike = f"{one.cast.format(v='v')} IS DISTINCT FROM {other.cast.format(v='v')}"
    return bool(connection.execute(f"SELECT 1 FROM ({inner}) WHERE {unlike} LIMIT 1").fetchone())


def _likely(
    connection: duckdb.DuckDBPyConnection, texts: str, columns: Sequence[TextColumn]
) -> dict[str, tuple[Type, ...]]:
    """For each column those of its types whose patterns fit the first values.

    Done here, since each test costs the database a plan whatever the number of rows.
    """
    names = ", ".join(quoted(column.name) for column in columns)
    rows = connection.execute(f"SELECT {names} FROM {quoted(texts)} LIMIT {_FIRST}").fetchall()
    found = {}
    for place, column in enumerate(columns):
        values = [row[place].strip(" ") for row in rows if row[place] is not None]
        values = [value for value in dict.fromkeys(values) if value.lower() not in _NO_VALUE]
        fits = tuple(kind for kind in column.types if all(map(kind.fits, values)))
        found[column.name] = tuple(kind for kind in fits if _has_sign(kind, values))
    return found


def _has_sign(kind: Type, values: Sequence[str]) -> bool:
    """Whether the sign of a type stands at one number at least; it need not stand at each."""
    sign = kind.sign if isinstance(kind, Written) else ""
    return not sign or any(sign in value for value in values)


def _fitting(
    connection: duckdb.DuckDBPyConnection, source: str, types: Mapping[str, tuple[Type, ...]]
) -> dict[str, tuple[int, tuple[Type, ...]]]:
    """For each column the number of its values, and those of its types that fit them all."""
    parts = []
    for name, candidates in types.items():
        count = f"count({quoted(name)})"
        parts.append(count)
        parts += [f"{count} = count(CASE WHEN {_test(name, kind)} THEN 1 END)" for kind in candidates]
    values = ", ".join(f"{_value(name)} AS {quoted(name)}" for name in types)
    inner = f"SELECT {values} FROM {source}"
    row = connection.execute(f"SELECT {', '.join(parts)} FROM ({inner})").fetchone() or ()
    cells = iter(row)
    found = {}
    for name, candidates in types.items():
        count = next(cells)
        found[name] = (count, tuple(kind for kind in candidates if next(cells)))
    return found


def _value(name: str) -> str:
    """The trimmed text, NULL where it only says that there is no value."""
    text = f"trim({quoted(name)})"
    return f"CASE WHEN NOT regexp_full_match({text}, {literal(_NOTHING)}) THEN {text} END"


def _test(name: str, kind: Type) -> str:
    value = quoted(name)
    return f"regexp_full_match({value}, {literal(kind.pattern)}) AND {kind.cast.format(v=value)} IS NOT NULL"


def _first(name: str, count: int, fitting: tuple[Type, ...], typed: Typed) -> Type | None:
    """The first type that is not one of two that would tell of other days."""
    unclear = {kind for pair in _RIVALS if set(pair) <= set(fitting) for kind in pair}
    found = next((kind for kind in fitting if kind not in unclear), None)
    if count and unclear and not found:
        typed.days.append(name)
    return found


def _cast(column: TextColumn, count: int, kind: Type | None) -> str:
    if count and kind:
        return f"CAST({kind.cast.format(v=_value(column.name))} AS {kind.name})"
    text = quoted(column.name)
    text = f"nullif({text}, '')" if column.blank_is_null else text
    return text if count else f"TRY_CAST({text} AS {column.without_values})"
