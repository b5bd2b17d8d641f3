"""Which units of time hold whole buckets of which."""

_MONTHS = ("month", "quarter", "half", "year")
_FISCAL = ("fiscal_month", "fiscal_quarter", "fiscal_year")
_CLOCK = ("second", "minute", "hour", "day", "week")


def reaches_over(unit: str, grain: str) -> bool:
    """Whether the unit is as long as a bucket of the grain, or longer."""
    if grain in _CLOCK:
        longer = unit in _MONTHS or unit in _FISCAL
        return longer or (unit in _CLOCK and _CLOCK.index(unit) >= _CLOCK.index(grain))
    chain = _FISCAL if grain in _FISCAL else _MONTHS
    return unit in chain and chain.index(unit) >= chain.index(grain)
