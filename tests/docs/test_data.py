"""What docs/data.md says of tables, steps, parameters and rejects is what stands in the SQL and YAML."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.written import written_in

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_data"
PAGE = (ROOT / "docs" / "data.md").read_text("utf-8")
PROSE = re.sub(r"^```.*?^```$", "", PAGE, flags=re.MULTILINE | re.DOTALL)
PIPELINES = [written_in(file) for file in sorted((SAMPLE / "pipeline").glob("*.yaml"))]
PARAMETERS: dict[str, Any] = {name: value for one in PIPELINES for name, value in one["parameters"].items()}
STREAMS = {f"raw.{stream['name']}": stream for one in PIPELINES for stream in one["streams"]}
STEPS = {step["table"]: step for one in PIPELINES for step in one["steps"]}
RAW_TABLES = set(re.findall(r"CREATE TABLE (raw\.\w+)", (SAMPLE / "raw.sql").read_text("utf-8")))
SCHEMA = (SAMPLE / "schema.sql").read_text("utf-8")
TABLES = set(re.findall(r"CREATE (?:TABLE|VIEW) (\w+)", SCHEMA))

SQL = "\n".join(
    file.read_text("utf-8") for file in (*SAMPLE.glob("*.sql"), *(SAMPLE / "pipeline").glob("*.sql"))
)


def cells(header: str) -> dict[str, list[str]]:
    """The rows of all tables of the page with this header, by their first cell; none stands twice."""
    found: dict[str, list[str]] = {}
    for block in PAGE.split("\n\n"):
        lines = block.strip().split("\n")
        if lines[0].startswith(f"| {header} |"):
            for line in lines[2:]:
                first, *others = (cell.strip() for cell in line.strip("|").split(" | "))
                assert first not in found
                found[first] = others
    return found


def names(cell: str) -> list[str]:
    """What stands in backticks."""
    return re.findall(r"`([^`]+)`", cell)


def quoted(found: set[str]) -> set[str]:
    """The names as first cells have them."""
    return {f"`{name}`" for name in found}


def told(value: Any) -> str:
    """A value as the page writes it."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def test_every_step_is_told_and_no_other() -> None:
    assert set(cells("table | key")) == quoted(set(STEPS))


@pytest.mark.parametrize("table", STEPS)
def test_a_step_is_told_as_it_is(table: str) -> None:
    key, made_of, what = cells("table | key")[f"`{table}`"]
    step = STEPS[table]
    given, _, whole = made_of.partition("whole: ")
    assert names(key) == step.get("key", [])
    assert names(given) == step["from"]
    assert names(whole) == step.get("reads", [])
    assert what


def test_every_parameter_is_told_and_no_other() -> None:
    assert set(cells("parameter | value")) == quoted(set(PARAMETERS))


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_parameter_has_the_value_it_is_told_with(name: str) -> None:
    value, rule = cells("parameter | value")[f"`{name}`"]
    assert value == told(PARAMETERS[name])
    assert rule


def test_parameters_that_no_step_reads_are_told_as_such() -> None:
    unread = {name for name in PARAMETERS if not re.search(rf"\br\.{name}\b", SQL)}
    said = {
        name for name, (_, rule) in cells("parameter | value").items() if rule.startswith("read by no step")
    }
    limit = next(line for line in PAGE.split("\n- ") if "must be in the list" in line)
    assert said <= quoted(unread) <= quoted(set(names(limit)))


def test_every_stream_is_told_with_its_rejects_in_their_order() -> None:
    page = {name: rejects for name, (_, _, rejects) in cells("stream | told by").items()}
    assert page == {
        f"`{name}`": ", ".join(reject["reason"] for reject in stream.get("rejects", []))
        for name, stream in STREAMS.items()
    }


def test_every_table_is_named() -> None:
    assert len(TABLES) == 27
    assert len(RAW_TABLES) == 12
    assert (TABLES | RAW_TABLES) - set(names(PROSE)) == set()


def test_every_name_on_the_page_stands_somewhere() -> None:
    known = SQL + "\n".join(file.read_text("utf-8") for file in (SAMPLE / "pipeline").glob("*.yaml"))
    files = {file.name for file in SAMPLE.rglob("*") if file.suffix in {".sql", ".yaml"}}
    for name in set(names(PROSE)):
        if re.fullmatch(r"[a-z_.]+", name) and name not in files and not (SAMPLE.parent / name).exists():
            assert re.search(rf"\b{name.rpartition('.')[2]}\b", known), name


def test_every_outcome_and_flag_is_told_in_the_order_of_the_sql() -> None:
    sql = (SAMPLE / "pipeline" / "network_sessions.sql").read_text("utf-8")
    ladder = re.findall(r"(?:THEN|ELSE) '(\w+)'\n", sql[sql.index("WHEN s.first_output_at") :])
    assert list(cells("outcome | when")) == [f"`{outcome}`" for outcome in ladder]
    flags = re.findall(r"THEN '(\w+)' END", (SAMPLE / "pipeline" / "user_video.sql").read_text("utf-8"))
    rules = [line for line in PAGE.split("\n") if line.startswith(("| R12 ", "| R14 "))]
    assert [name for line in rules for name in names(line) if name in flags] == flags


def test_every_check_type_and_every_metric_of_alerts_is_told() -> None:
    checks = re.findall(r"\(\d+, '\w+', '(\w+)'", (SAMPLE / "pipeline" / "checks.sql").read_text("utf-8"))
    assert set(cells("check | aspect")) == quoted(set(checks))
    metrics = re.findall(
        r"'(\w+)' AS metric\b", (SAMPLE / "pipeline" / "judged_hours.sql").read_text("utf-8")
    )
    assert [name for first in cells("alert on") for name in names(first)] == metrics


def test_the_formula_of_the_score_has_the_weights_of_the_parameters() -> None:
    formula = PAGE.partition("score    =")[2].partition("coverage =")[0]
    weights = ["served", "quality", "startup", "no_swap", "viability", "latency", "ptff", "e2e", "fps"]
    expected = [PARAMETERS[f"sla_{name}_weight"] for name in weights]
    assert [float(number) for number in re.findall(r"\b0\.\d+", formula)] == expected
