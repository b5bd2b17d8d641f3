"""The table as the browser gets it: exact values to sort by, and the text to show."""

import io

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

Rows = list[tuple[str, ...]]


def page() -> None:
    from datetime import datetime

    from app.parts import grid
    from engine.answers.finding import Finding
    from engine.types.plan import Column
    from engine.types.result import ResultTable
    from tests.engine.answers.made import plan

    week = Column("week", "timestamp", "", "time", "week", "week")
    device = Column("device", "string", "", "dimension", "Device", "device")
    views = Column("views", "integer", "", "metric", "Views", "views")
    rate = Column("rate", "number", "%", "metric", "Completion rate", "rate")
    asked = plan(week, device, views, rate)
    rows = (
        (datetime(2026, 6, 22), "TV", 1234, 0.5),
        (datetime(2026, 6, 22), None, None, None),
    )
    table = ResultTable(("week", "device", "views", "rate"), rows)
    grid.show(Finding(asked, table, formats={"rate": "0.00%"}), "alt")


@pytest.fixture
def table() -> tuple[pa.Table, pa.Table, str]:
    """Values, texts shown for them, and the text for what is missing."""
    shown = AppTest.from_function(page, default_timeout=60).run()
    assert not shown.exception
    proto = shown.dataframe[0].proto
    rows = proto.arrow_data
    return read(rows.data), read(rows.styler.display_values), proto.placeholder


def read(data: bytes) -> pa.Table:
    return pa.ipc.open_stream(io.BytesIO(data)).read_all()


def test_text_is_as_in_the_sentence_and_values_stay_exact(table: tuple[pa.Table, pa.Table, str]) -> None:
    values, texts, _ = table
    assert values.column("Views").to_pylist() == [1234, None]
    assert values.column("Completion rate").to_pylist()[0] == 0.5
    assert texts.to_pylist()[0] == {
        "Week": "week of 22 Jun 2026",
        "Device": "TV",
        "Views": "1,234",
        "Completion rate": "50.00 %",
    }


def test_a_group_without_value_is_unknown_and_a_number_is_no_data(
    table: tuple[pa.Table, pa.Table, str],
) -> None:
    values, _, missing = table
    assert values.column("Device").to_pylist() == ["TV", "unknown"]
    assert missing == "no data"
