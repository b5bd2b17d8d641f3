"""The rows of an answer as a table that sorts by value and shows values as people read them."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from app.texts import en
from engine.answers.finding import Finding
from engine.types.plan import Column

MOST_STYLED = 2000
_ROW, _SHOWN = 35, 12


def rows_text(finding: Finding) -> str:
    """How many rows there are."""
    count = len(finding.table.rows)
    if finding.table.truncated:
        return en.CUT_OFF.format(count=count)
    return en.ROW if count == 1 else en.ROWS.format(count=count)


def show(finding: Finding, alt: str) -> None:
    """Up to twelve rows at once, the rest by scrolling."""
    import pandas as pd

    data = {finding.title(column): finding.cells(column) for column in finding.plan.columns}
    frame = pd.DataFrame({title: _typed(cells) for title, cells in data.items()})
    height = _ROW * (min(len(frame), _SHOWN) + 1) + 3
    shown: Any = frame
    if len(frame) <= MOST_STYLED:
        shown = frame.style.format(
            {finding.title(one): _writer(finding, one) for one in finding.plan.columns}
        )
    st.dataframe(shown, hide_index=True, height=height, alt=alt)


def _typed(cells: list[Any]) -> Any:
    """Whole numbers stay whole beside missing ones."""
    import pandas as pd

    present = [cell for cell in cells if cell is not None]
    whole = bool(present) and all(isinstance(cell, int) and not isinstance(cell, bool) for cell in present)
    return pd.array(cells, dtype="Int64") if whole else cells


def _writer(finding: Finding, column: Column) -> Callable[[Any], str]:
    import pandas as pd

    def write(cell: Any) -> str:
        if pd.isna(cell):
            return finding.text(column, None)
        return finding.text(column, cell.item() if hasattr(cell, "item") else cell)

    return write
