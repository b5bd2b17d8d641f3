"""The rows of an answer as a table that sorts by value and shows values as people read them."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from app.parts import mark_menu
from engine.answers.finding import Finding
from engine.replies.marks import is_split
from engine.types.plan import Column

MOST_STYLED = 2000
_ROW, _SHOWN = 35, 12


def rows_text(finding: Finding) -> str:
    """How many rows there are."""
    count = len(finding.table.rows)
    if finding.table.truncated:
        return finding.words.say("screen.first_rows", n=finding.words.figures(f"{count:,}"))
    return finding.words.counted("screen.rows", count)


def show(finding: Finding, alt: str, key: str = "", place: str = "") -> None:
    """Up to twelve rows at once, the rest by scrolling. Very long tables show plain values.

    With a key a row that stands for a part of the answer can be picked.
    """
    import pandas as pd

    columns = {finding.title(column): column for column in finding.plan.columns}
    frame = pd.DataFrame({title: _cells(finding, column) for title, column in columns.items()})
    shown: Any = frame
    if len(frame) <= MOST_STYLED:
        shown = frame.style.format({title: _writer(finding, column) for title, column in columns.items()})
    height = _ROW * (min(len(frame), _SHOWN) + 1) + 3
    missing = finding.words.word("words.no_data")
    if not (key and is_split(finding)):
        st.dataframe(shown, hide_index=True, height=height, placeholder=missing, alt=alt)
        return
    st.dataframe(
        shown,
        hide_index=True,
        height=height,
        placeholder=missing,
        alt=alt,
        key=mark_menu.table_key(key, place),
        on_select=mark_menu.on_table(key, finding, place),
        selection_mode="single-row",
    )


def _cells(finding: Finding, column: Column) -> Any:
    """Values that sort as what they are; a group without a value goes by its name."""
    import pandas as pd

    cells = finding.cells(column)
    present = [cell for cell in cells if cell is not None]
    if column.role in ("dimension", "time") and len(present) < len(cells):
        return [finding.text(column, cell) for cell in cells]
    whole = bool(present) and all(isinstance(cell, int) and not isinstance(cell, bool) for cell in present)
    return pd.array(cells, dtype="Int64") if whole else cells


def _writer(finding: Finding, column: Column) -> Callable[[Any], str]:
    import pandas as pd

    def write(cell: Any) -> str:
        if isinstance(cell, str) and column.role != "dimension":
            return cell
        plain = cell.item() if hasattr(cell, "item") else cell
        return finding.text(column, None if pd.isna(cell) else plain)

    return write
