"""How a column of numbers is drawn: seconds in a unit people read, fractions as percent."""

from dataclasses import dataclass

from engine.answers.finding import Finding
from engine.types.plan import Column

_HOUR, _MINUTE = 3600, 60
_CLOSE = 0.05  # percents of which an axis has several ticks to the point


@dataclass(frozen=True)
class Scale:
    """Divide by `divisor`, write with the d3 format `d3`, put `unit` behind the axis title."""

    divisor: int
    d3: str
    unit: str
    whole: bool = False
    close: bool = False

    @property
    def axis(self) -> str:
        """The d3 format of the axis: round percents need no decimals there, unless they lie `close`."""
        return ".0%" if self.d3 == ".1%" and not self.close else self.d3

    def title(self, label: str) -> str:
        """The axis title, such as "Watch time (h)"."""
        return f"{label} ({self.unit})" if self.unit else label


def scale_of(finding: Finding, *columns: Column) -> Scale:
    """One scale for columns of the same unit."""
    column = columns[0]
    cells = (number for one in columns for number in finding.numbers(one))
    numbers = [abs(cell) for cell in cells if cell is not None]
    top = max(numbers, default=0)
    if column.unit == "%":
        close = top - min(numbers, default=0) < _CLOSE
        return Scale(1, ".1%" if top >= 0.1 else ".2%", "", close=close)
    if all(number == int(number) for number in numbers) and column.unit != "s":
        return Scale(1, ",.0f", column.unit, whole=True)
    divisor, unit = _seconds(top) if column.unit == "s" else (1, column.unit)
    return Scale(divisor, _digits(top / divisor), unit)


def _seconds(top: float) -> tuple[int, str]:
    if top >= 2 * _HOUR:
        return _HOUR, "h"
    return (_MINUTE, "min") if top >= 2 * _MINUTE else (1, "s")


def _digits(top: float) -> str:
    return ",.0f" if top >= 100 else ",.1f" if top >= 10 else ",.2f"
