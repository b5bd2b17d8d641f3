"""What was made for the answer of a turn, kept while that answer is shown: turns of two conversations have
the same numbers, and so the same keys."""

from typing import Any

import streamlit as st

from engine.types.result import ResultTable


def of_turn(key: str, table: ResultTable) -> dict[str, Any]:
    """The memory of the turn with that key, empty for another table than it was filled for."""
    kept = st.session_state.get(f"{key}-memory")
    if kept is None or kept[0] is not table:
        kept = st.session_state[f"{key}-memory"] = table, {}
    found: dict[str, Any] = kept[1]
    return found
