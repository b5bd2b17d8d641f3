"""SodaCL and contracts become checks that mean the same; what has no counterpart is told with its line."""

from pathlib import Path
from typing import Any

import pytest

from semantic.issues import ModelError
from semantic.references import reference_issues
from tests.semantic.formats.checked import HERE, checks, imported, losses, outcomes
from tests.semantic.formats.importing import read_texts


def sodacl(*lines: str) -> list[dict[str, Any]]:
    """What lines of SodaCL about orders become, names left out."""
    text = "checks for orders:\n" + "".join(f"  - {line}\n" for line in lines)
    found = read_texts("soda", {"shop.yml": text})
    assert found.losses == ()
    return [{k: v for k, v in one.items() if k not in ("name", "dataset")} for one in checks(found).values()]


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ("missing_count(state) = 0", {"type": "not_null", "columns": ["state"]}),
        ("missing_count(state) <= 5", {"type": "not_null", "columns": ["state"], "fail": "above 5"}),
        ("missing_percent(state) < 5 %", {"type": "not_null", "columns": ["state"], "fail": "at least 5%"}),
        ("duplicate_count(id) = 0", {"type": "unique", "columns": ["id"]}),
        ("duplicate_count(id, line) = 0", {"type": "unique", "columns": ["id", "line"]}),
        ("row_count > 0", {"type": "row_count", "fail": "at most 0"}),
        ("row_count between 10 and 20", {"type": "row_count", "fail": "not between 10 and 20"}),
        ("row_count not between 10 and 20", {"type": "row_count", "fail": "between 10 and 20"}),
        ("freshness(at) < 1d6h", {"type": "freshness", "column": "at", "fail": "at least 30 hours"}),
        (
            "values in (buyer_id) must exist in buyers (id)",
            {"type": "relationships", "columns": ["buyer_id"], "to": "buyers", "to_columns": ["id"]},
        ),
    ],
)
def test_a_line_is_a_check(line: str, check: dict[str, Any]) -> None:
    assert sodacl(line) == [check]


def test_warn_and_fail_are_what_is_trouble() -> None:
    (found,) = sodacl("missing_percent(state):\n      warn: when > 1%\n      fail:\n        when >= 5%:")
    assert found == {"type": "not_null", "columns": ["state"], "warn": "above 1%", "fail": "at least 5%"}
    (age,) = sodacl("freshness(at):\n      warn: when > 90m\n      fail: when > 1d")
    assert (age["warn"], age["fail"]) == ("above 90 minutes", "above 1 days")


def test_what_is_valid() -> None:
    found = sodacl(
        "invalid_count(code) = 0: {valid regex: ^x, valid min: 0, valid max: 9, valid length: 3}",
        "invalid_percent(state) < 2:\n      invalid values: [lost]",
    )
    assert [one["type"] for one in found] == ["pattern", "range", "length", "accepted_values"]
    assert (found[1]["min"], found[1]["max"]) == (0, 9)
    assert (found[2]["min"], found[2]["max"]) == (3, 3)
    assert (found[3]["negate"], found[3]["fail"]) == (True, "at least 2%")


def test_what_has_no_counterpart_is_told_with_its_line() -> None:
    expected = (HERE / "soda/shop.losses.txt").read_text()
    assert losses(imported("soda", "shop.yml")) == expected
    lines = (HERE / "soda/shop.yml").read_text().splitlines()
    at = {loss.place.line: lines[loss.place.line - 1] for loss in imported("soda", "shop.yml").losses}
    assert "filter orders [daily]" in at[2]
    assert "anomaly detection" in at[46]
    assert "failed rows" in at[55]
    assert "checks for orders [daily]" in at[59]


def test_the_shop_counts_what_soda_counts(tmp_path: Path) -> None:
    found = imported("soda", "shop.yml")
    assert list(reference_issues(found.model)) == []
    done = outcomes(found, tmp_path)
    assert {name: (one.status, one.failing) for name, one in done.items()} == {
        "orders_row_count": ("pass", None),
        "orders_row_count_2": ("warn", None),
        "orders_state_not_null": ("fail", 2),
        "orders_buyer_id_not_null": ("pass", 0),
        "notes_are_mostly_there": ("fail", 50),
        "orders_expression": ("fail", 7),
        "orders_id_unique": ("pass", 0),
        "orders_id_state_unique": ("pass", 0),
        "orders_state_accepted_values": ("fail", 10),
        "orders_mail_pattern": ("fail", 1),
        "orders_code_pattern": ("fail", 8),
        "orders_code_length": ("fail", 22),
        "orders_amount_range": ("pass", 0),
        "orders_placed_at_freshness": ("pass", None),
        "orders_placed_at_freshness_2": ("warn", None),
        "orders_average_amount_metric": ("pass", None),
        "orders_max_amount_metric": ("pass", None),
        "orders_buyer_id_relationships": ("fail", 10),
        "orders_schema": ("pass", None),
        "orders_schema_2": ("pass", None),
    }
    assert done["orders_average_amount_metric"].value == 49


def test_a_contract(tmp_path: Path) -> None:
    found = imported("soda", "contract.yml")
    assert [(one.code, one.place.line) for one in found.losses] == [("soda-check", 25)]
    done = outcomes(found, tmp_path)
    assert {name: (one.status, one.failing) for name, one in done.items()} == {
        "orders_schema": ("pass", None),
        "orders_row_count": ("fail", None),
        "orders_placed_at_freshness": ("pass", None),
        "orders_id_not_null": ("pass", 0),
        "orders_id_unique": ("pass", 0),
        "orders_state_not_null": ("pass", 2),
        "orders_state_accepted_values": ("warn", 10),
        "orders_buyer_id_relationships": ("fail", 10),
    }
    assert checks(found)["orders_row_count"]["fail"] == "not between 10 and 20"


@pytest.mark.parametrize("text", ["just words", "metrics: []", "checks for x\n", "- a\n- b\n"])
def test_what_is_not_sodas_is_refused(text: str) -> None:
    with pytest.raises(ModelError):
        read_texts("soda", {"x.yml": text})
