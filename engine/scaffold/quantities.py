"""What a number counts: its unit, whether it is a share, and whether adding it up means anything."""

from dataclasses import dataclass

from engine.scaffold.facts import ColumnFacts, TableFacts
from engine.scaffold.inflection import plural
from engine.scaffold.lexicon import choices, listed, pairs
from engine.scaffold.words import Vocabulary, Words

PERCENT = "%"  # of fractions: 0.25 is shown as 25 %
HUNDREDTHS = "percent"  # of numbers that are percents already: 25 stays 25
_SIGNS = {"€": "€", "$": "$", "£": "£", "¥": "¥"}
_MOST_PERCENT = 1_000


@dataclass(frozen=True)
class Quantity:
    """The words for a number without its unit, the unit, and whether a total of it means something.

    `currency_column` says in which currency each row is, where they differ.
    """

    words: Words
    unit: str
    display_format: str
    adds_up: bool
    currency_column: str


def quantity(column: ColumnFacts, table: TableFacts, vocabulary: Vocabulary) -> Quantity:
    """The quantity of a column of numbers."""
    words = vocabulary.words(column.name)
    share = _share(words, column)
    least = _least_of(words, table, vocabulary)
    rate = len(words) > 1 and words[-2].lower() == "per"  # a price per kg is no kilos
    said, unit = (words, share) if share or least or rate else _with_unit(words, column)
    money = None if unit else _currency_column(words, table, vocabulary)
    several = money is not None and money.low != money.high
    if money and not several:
        unit = pairs("currencies").get(str(money.low).lower(), str(money.low))
    adds_up = not share and unit not in listed("level_units") and not _is_level(said)
    return Quantity(
        _amount(said),
        unit,
        "0.0%" if unit == PERCENT else "",
        adds_up,
        money.name if money and several else "",
    )


def _share(words: Words, column: ColumnFacts) -> str:
    """The unit of a share: fractions where no value is above 1, percents where the name says so."""
    said = {word.lower() for word in words}
    low, high = column.low, column.high
    if not isinstance(low, int | float) or not isinstance(high, int | float) or said & listed("no_share"):
        return ""
    named = bool(said & listed("percent_words")) or "%" in column.name
    fraction = low >= 0 and 0 < high <= 1 and not column.is_integer
    if fraction and (named or said & listed("share_words")):
        return PERCENT
    return HUNDREDTHS if named and max(abs(low), abs(high)) <= _MOST_PERCENT else ""


def _least_of(words: Words, table: TableFacts, vocabulary: Vocabulary) -> bool:
    """Whether "min" is the least of something: of the same there is the most, or it is no time that lasts."""
    if len(words) < 2 or words[-1].lower() != "min" or words[-2].lower() in listed("lasting_words"):
        return False
    others = {vocabulary.words(column.name)[-1] for column in table.columns}
    return bool(others & listed("extreme_ends")) or words[-2].lower() in listed("average_words")


def _with_unit(words: Words, column: ColumnFacts) -> tuple[Words, str]:
    """The words without the unit, and the unit, where the last or the first one names it."""
    signs = [sign for sign in _SIGNS if sign in column.name]
    if signs:
        return words, _SIGNS[signs[0]]
    if len(words) < 2:
        return words, ""
    last, before = words[-1].lower(), words[-2].lower()
    if f"{before} {last}" in pairs("units"):
        return words[:-2] or ("area",), pairs("units")[f"{before} {last}"]
    if last == "min":
        return words[:-1], "min"
    if last in pairs("units"):
        rest = words[:-2] if before == "in" and len(words) > 2 else words[:-1]
        return rest, pairs("units")[last]
    if before in choices("letter_units").get(last, ()):
        return words[:-1], pairs("letters")[last]
    if last in pairs("said_units"):
        return words, pairs("said_units")[last]
    if words[0].lower() in pairs("said_units"):
        return words, pairs("said_units")[words[0].lower()]  # hours worked
    if before in pairs("units") and len(words) == 2 and last in listed("done_words"):
        return words, pairs("units")[before]
    first = pairs("currencies").get(words[0].lower(), "")
    return (words[1:], first) if first else (words, "")


def _currency_column(words: Words, table: TableFacts, vocabulary: Vocabulary) -> ColumnFacts | None:
    """The column that gives the currency of every row, for what is money by its name."""
    named = {word.lower() for word in words}
    if not named & listed("money_words") or named & listed("share_rates"):
        return None
    for column in table.columns:
        if "currency" in vocabulary.words(column.name) and column.is_text:
            return column if column.filled == table.looked_at > 0 else None
    return None


def _is_level(words: Words) -> bool:
    """Whether the words name a price, a rate, an age: something that may be averaged but not added."""
    said = {word.lower() for word in words}
    amount = bool(said & listed("total_words")) or " ".join(words[-2:]).lower() in listed("added_limits")
    if words[-1].lower() in listed("level_ends"):
        return True
    return bool(said & listed("never_added")) or (bool(said & listed("average_words")) and not amount)


def _amount(words: Words) -> Words:
    """What there is an amount of, without how it was counted: sum_click are clicks."""
    if len(words) < 2 or words[0] not in listed("total_prefixes"):
        return words
    rest = words[2:] if words[1] == "of" and len(words) > 2 else words[1:]
    if words[0] == "sum" and (rest[-1] in listed("done_words") or rest[-1].endswith("ed")):
        return words  # the sum insured
    return (*rest[:-1], plural(rest[-1])) if words[0] in listed("count_prefixes") else rest
