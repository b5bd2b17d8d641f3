"""Periods and comparisons in the words of a language."""

import re
from dataclasses import dataclass
from typing import Any

from semantic.periods import (
    CalendarPeriod,
    Comparison,
    EarlierBucket,
    NamedPeriod,
    OtherPeriod,
    Period,
    PreviousPeriod,
    SpanPeriod,
    ToDatePeriod,
    TrailingPeriod,
)

_WITH_YEAR = re.compile(r"\[(.*?)\]")


@dataclass(frozen=True)
class PeriodWriter:
    """Writes periods by the templates of a pack's section `restate`."""

    words: dict[str, Any]

    def comparison(self, comparison: Comparison) -> str:
        """What the period is compared with."""
        if isinstance(comparison, OtherPeriod):
            return str(self.words["other"].format(period=self.period(comparison.period)))
        if isinstance(comparison, EarlierBucket):
            return self._counted("earlier", comparison.window.count, comparison.window.unit)
        return str(self.words["previous" if isinstance(comparison, PreviousPeriod) else "last_year"])

    def scope(self, period: Period) -> str:
        """A period as the scope of a question: months and years "in" it, a day "on" it."""
        text = self.period(period)
        if isinstance(period, NamedPeriod):
            return str(self.words["on" if period.day else "in"].format(period=text))
        scope = self.words["scopes"].get(_template(period), "{period}")
        return str(scope.format(period=text))

    def period(self, period: Period) -> str:
        """A period in words."""
        if isinstance(period, CalendarPeriod) and period.count == 1 and -2 < period.offset < 2:
            return self._counted(_template(period), 1, period.unit)
        if isinstance(period, CalendarPeriod):
            count = period.count if period.count > 1 else -period.offset
            return self._counted(_template(period), count, period.unit)
        if isinstance(period, TrailingPeriod):
            return self._counted(_template(period), period.count, period.unit)
        if isinstance(period, ToDatePeriod):
            return self._counted(_template(period), 1, period.unit)
        if isinstance(period, SpanPeriod):
            return self._span(period)
        return self._named(period)

    def _counted(self, template: str, count: int, unit: str) -> str:
        word = self.words["units"][unit][count != 1]
        text = self.words[template]
        text = text.get(unit) or text["other"] if isinstance(text, dict) else text
        return str(text.format(n=count, unit=word))

    def _named(self, period: NamedPeriod) -> str:
        month = self.words["month_names"][period.month - 1] if period.month else ""
        found = [name for name in ("day", "month", "week", "quarter", "half") if getattr(period, name)]
        data = {**period.model_dump(), "month": month, "year": self._year(period)}
        if not period.fiscal:
            return _filled(self.words[found[0] if found else "year"], data)
        if period.month:
            found, data["month"] = ["fiscal_month"], period.month
        text = _filled(self.words[found[0] if found else "year"], data)
        return str(self.words["fiscal"].format(period=text))

    def _year(self, period: NamedPeriod) -> str:
        """The year, or how it is called from the running one: "last year"."""
        if period.years_ago is None:
            return str(period.year or "")
        said = self.words["relative_years"].get(str(period.years_ago))
        return str(said[0]) if said else self._counted("ago", period.years_ago, "year")

    def _span(self, period: SpanPeriod) -> str:
        start = self.period(period.start) if period.start else ""
        end = self.period(period.end) if period.end else ""
        opening = "since" if period.start_inclusive else "after"
        closing = "until" if period.end_inclusive else "before"
        name = "between_periods" if start and end else opening if start else closing
        return str(self.words[name].format(start=start, end=end))


def _filled(template: str, data: dict[str, Any]) -> str:
    """A template with its slots filled, and what stands in square brackets only where there is a year."""
    return _WITH_YEAR.sub(r"\1" if data["year"] else "", template).format(**data).strip()


def _template(period: Period) -> str:
    """The name of the template of a period that is counted from now; "" for others."""
    if isinstance(period, TrailingPeriod):
        return "last_n"
    if isinstance(period, ToDatePeriod):
        return "to_date_last" if period.offset else "to_date"
    if not isinstance(period, CalendarPeriod):
        return ""
    if period.count > 1:
        return "last_n" if period.offset < 0 else "next_n"
    near = ("yesterday", "today", "tomorrow") if period.unit == "day" else ("last", "this", "next")
    return near[period.offset + 1] if -2 < period.offset < 2 else "ago"
