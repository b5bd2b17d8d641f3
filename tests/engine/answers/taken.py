"""Parcels made up for the tests: an answer's rows with the facts behind them, without an engine."""

from typing import Any

from engine.answers.choose import choose
from engine.answers.finding import Finding
from engine.answers.parcel import Parcel
from engine.phrasing import phrasing
from engine.types.plan import Plan
from engine.types.result import Cell
from tests.engine.answers.made import ADDITIVITY, table

FACTS = (("Views", "Number of times a video was started."), ("Period", "22 to 28 June 2026"), ("Rows", "2"))
SQL = "SELECT\n  country,\n  COUNT(*) AS views\nFROM plays\nGROUP BY\n  1"


def parcel(
    asked: Plan,
    *rows: tuple[Cell, ...],
    question: str = "views by country",
    sentence: str = "Malta has the most views: 1,234.",
    language: str = "en",
    truncated: bool = False,
    formats: dict[str, str] | None = None,
    **more: Any,
) -> Parcel:
    """The rows of a plan, ready to be taken away."""
    rows_of = table(*rows, of=asked, truncated=truncated)
    finding = Finding(asked, rows_of, ADDITIVITY, formats or {}, words=phrasing(language), **more)
    told = "Views by country", ("Test accounts are left out.",), FACTS, SQL, "2026-06-30T08:59:00", "ab12"
    return Parcel(question, sentence, *told, finding, choose(finding))
