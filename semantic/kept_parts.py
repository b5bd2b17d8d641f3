"""Parts of a model that it keeps as data, since no question needs their types, which take long to build."""

from functools import lru_cache
from typing import Any, Literal

from pydantic import TypeAdapter

Kept = Literal["checks", "alerts"]
KEPT: tuple[Kept, ...] = ("checks", "alerts")


@lru_cache
def adapter_of(section: Kept) -> TypeAdapter[Any]:
    """Reads the parts of a section from data as files hold them, and describes them."""
    if section == "checks":
        from semantic.checks import checks_adapter

        return checks_adapter()
    from semantic.alerts import AlertRule

    return TypeAdapter(tuple[AlertRule, ...])


def type_of(section: Kept) -> Any:
    """The type of one part of a section."""
    if section == "checks":
        from semantic.checks import Check

        return Check
    from semantic.alerts import AlertRule

    return AlertRule
