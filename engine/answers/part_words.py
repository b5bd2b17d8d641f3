"""Parts of time that come again, and classes of numbers, as people read them."""

from calendar import day_name, month_name

from engine.answers.formats import format_value
from engine.types.result import Cell
from semantic.periods import Part
from semantic.query import BucketTerm, PartTerm

# In the order of their numbers, from 1.
NAMES: dict[Part, tuple[str, ...]] = {
    "day_of_week": tuple(day_name),
    "month_of_year": tuple(month_name)[1:],
    "quarter_of_year": ("Q1", "Q2", "Q3", "Q4"),
}
_TEMPLATES: dict[Part, str] = {
    "hour_of_day": "{:02d}:00",
    "minute_of_hour": "minute {}",
    "day_of_month": "day {}",
    "day_of_year": "day {}",
    "week_of_year": "week {}",
}


def part_text(term: PartTerm, value: int) -> str:
    """Monday, March, Q2, 14:00, week 12; a number that the part does not have as it is."""
    names = NAMES.get(term.part)
    if names is None:
        return _TEMPLATES[term.part].format(value)
    return names[value - 1] if 1 <= value <= len(names) else str(value)


def class_text(term: BucketTerm, value: int | float, unit: str) -> str:
    """From its lower bound up to, not including, the next: "10 to under 20 kg"."""
    return f"{format_value(value)} to under {format_value(value + term.width, unit)}"


def group_text(term: object, value: Cell, unit: str) -> str:
    """The value of a part or a class in words; "" for any other group."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    if isinstance(term, PartTerm):
        return part_text(term, int(value))
    return class_text(term, value, unit) if isinstance(term, BucketTerm) else ""
