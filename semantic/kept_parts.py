"""Parts of a model that it keeps as data, since no question needs their types, which take long to build."""

from functools import lru_cache
from typing import Any, Literal

from pydantic import TypeAdapter

Kept = Literal["checks", "alerts", "translations"]
KEPT: tuple[Kept, ...] = ("checks", "alerts", "translations")


@lru_cache
def adapter_of(section: Kept) -> TypeAdapter[Any]:
    """Reads the parts of a section from data as files hold them, and describes them."""
    if section == "checks":
        from semantic.checks import checks_adapter

        return checks_adapter()
    if section == "translations":
        from semantic.translations import TRANSLATIONS

        return TRANSLATIONS
    from semantic.alerts import AlertRule

    return TypeAdapter(tuple[AlertRule, ...])


def type_of(section: Kept) -> Any:
    """The type of one part of a section."""
    if section == "checks":
        from semantic.checks import Check

        return Check
    if section == "translations":
        from semantic.translations import Translation

        return Translation
    from semantic.alerts import AlertRule

    return AlertRule
