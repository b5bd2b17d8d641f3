"""What a reply says of the model itself: its table, and the SQL where the data were looked at."""

import streamlit as st

from app.parts import code
from engine.phrasing import phrasing
from engine.types.answer import Answer

_ROW, _SHOWN = 35, 12


def show(answer: Answer, key: str) -> None:
    """Up to twelve rows at once, the rest by scrolling."""
    import pandas as pd

    if answer.table is None:
        return
    frame = pd.DataFrame(answer.table.rows, columns=list(answer.table.columns))
    height = _ROW * (min(len(frame), _SHOWN) + 1) + 3
    st.dataframe(frame, hide_index=True, height=height, alt=answer.sentence)
    if answer.sql:
        _proof(answer, key)


@st.fragment
def _proof(answer: Answer, key: str) -> None:
    words = phrasing(answer.language)
    proof = st.expander(words.word("screen.computed"), key=f"{key}-proof", on_change="rerun")
    if proof.open:
        with proof:
            code.show(answer.sql, f"{key}-sql", words)
