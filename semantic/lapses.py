"""Numbers that are the time from one field of a row to another one."""

_LAPSE = "date_diff("
_PARTS = {"min": 60, "h": 3_600, "days": 86_400}


def lapse_sql(unit: str, first: str, last: str, *, whole: bool = False) -> str:
    """SQL for the time between two expressions in minutes (`min`), hours (`h`) or days.

    With `whole` they are days of the calendar.
    """
    if whole:
        return f"{_LAPSE}'day', {first}, {last})"
    return f"{_LAPSE}'second', CAST({first} AS TIMESTAMP), CAST({last} AS TIMESTAMP)) / {_PARTS[unit]}.0"


def is_lapse(sql: str) -> bool:
    """Whether the expression is such a time, and no number that is stored."""
    return sql.startswith(_LAPSE)
