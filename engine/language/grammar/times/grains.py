"""The grain of a trend whose grain was not said."""

from collections.abc import Iterable

from semantic.catalog import Catalog
from semantic.periods import CalendarPeriod, Grain, NamedPeriod, Period, ToDatePeriod, TrailingPeriod

_DAYS = {"minute": 0, "hour": 0, "day": 1, "week": 7, "month": 30, "quarter": 91, "half": 182, "year": 365}


def finest_of(facts: Iterable[str], catalog: Catalog) -> Grain:
    """The finest grain of a trend of facts: an hour, or a day where one of them has only days."""
    datasets = (catalog.datasets[fact] for fact in facts)
    times = (dataset.field(dataset.time) for dataset in datasets if dataset.time)
    return "day" if any(field and field.type == "date" for field in times) else "hour"


def grain_for(period: Period | None, finest: Grain = "hour") -> Grain:
    """A grain that gives a readable number of points over the period, if need be no finer than `finest`."""
    if isinstance(period, CalendarPeriod | TrailingPeriod):
        days = _DAYS[period.unit] * period.count
    elif isinstance(period, ToDatePeriod):
        days = _DAYS[period.unit]
    elif isinstance(period, NamedPeriod):
        days = _DAYS[_named_unit(period)]
    else:
        return "month"
    return finest if days <= 2 else "day" if days <= 62 else "week" if days <= 200 else "month"


def _named_unit(period: NamedPeriod) -> str:
    """The length of a period called by its name."""
    units = ("day", "week", "month", "quarter", "half")
    return next((unit for unit in units if getattr(period, unit) is not None), "year")
