"""Conditions on the numbers of a result row."""

from semantic.filters import And, Between, Compare, Condition, In, IsNull, Not, Or
from semantic.model import FiscalCalendar
from tests.differential.reading.almanac import Almanac
from tests.differential.reading.comparing import compares
from tests.differential.world import Value

Record = dict[str, Value]


def having(condition: Condition, record: Record) -> bool:
    """Whether a condition on the numbers is true of a result row."""
    if isinstance(condition, And):
        return all(having(item, record) for item in condition.items)
    if isinstance(condition, Or):
        return any(having(item, record) for item in condition.items)
    if isinstance(condition, Not):
        return not having(condition.item, record)
    assert isinstance(condition, Compare | In | Between | IsNull)
    if isinstance(condition, Compare) and condition.op == "!=":
        return not having(condition.model_copy(update={"op": "="}), record)
    return compares(condition, record[condition.field], Almanac("UTC", "monday", FiscalCalendar()))
