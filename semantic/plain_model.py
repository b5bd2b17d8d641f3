"""Models and reports as plain data in the words of their files.

Defaults are left out; conditions, windows, periods and queries are text.
"""

from typing import cast, get_args

from pydantic import BaseModel

from semantic.filters import Condition
from semantic.metrics import Metric
from semantic.model import SemanticModel
from semantic.periods import (
    CalendarPeriod,
    NamedPeriod,
    SpanPeriod,
    ToDatePeriod,
    TrailingPeriod,
    Window,
)
from semantic.query import LogicalQuery
from semantic.text_conditions import condition_text
from semantic.text_form import to_text
from semantic.text_periods import period_text

_CONDITIONS: tuple[type, ...] = get_args(get_args(Condition)[0])
_METRICS: tuple[type, ...] = get_args(get_args(Metric)[0])


def plain_model(model: SemanticModel) -> dict[str, object]:
    """The model as dicts, lists, texts and numbers; reading it gives an equal model."""
    return plain_parts(model)


def window_text(window: Window) -> str:
    """Such as `7 days` or `1 month`."""
    return f"{window.count} {window.unit}{'' if window.count == 1 else 's'}"


def plain_parts(part: BaseModel) -> dict[str, object]:
    """A part with keys, as its file would say it."""
    found: dict[str, object] = {}
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        told = name == "type" and isinstance(part, _METRICS)
        if told or info.is_required() or value != info.get_default():
            found[info.alias or name] = _plain(value)
    return found


def _plain(value: object) -> object:
    if isinstance(value, _CONDITIONS):
        return condition_text(cast(Condition, value))
    if isinstance(value, Window):
        return window_text(value)
    if isinstance(value, LogicalQuery):
        return to_text(value)
    if isinstance(value, CalendarPeriod | TrailingPeriod | ToDatePeriod | NamedPeriod | SpanPeriod):
        return period_text(value)
    if isinstance(value, BaseModel):
        return plain_parts(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
