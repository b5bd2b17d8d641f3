"""Calendar arithmetic, under the name that planning knows it by."""

from engine.types.almanac import MONTHS, add_months, months_between, start_of, step

__all__ = ["MONTHS", "add_months", "months_between", "start_of", "step"]
