"""The corpus itself is sound: unique ids, known words, and oracle SQL that runs and returns rows."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.written import written_in

CORPUS = Path(__file__).parent
# fmt: off
SHAPES = {
    "plain", "by_one", "by_several", "time_grain", "value_filter", "negation", "or_list", "relative_period",
    "absolute_period", "to_date", "threshold", "top_n", "bottom_n", "superlative", "compare_periods", "share",
    "ratio", "several_metrics", "title", "typo", "alias", "number_word",
}
REFUSALS = {"unknown_term", "no_path", "no_data", "not_supported", "out_of_scope", "too_vague"}
OPERATORS = {
    "sum", "average", "count", "distinct", "min", "max", "median", "percentile", "deviation", "pivot",
    "value_and_or_not", "contains", "starts_with", "ends_with", "metric_threshold", "metric_as_filter",
    "absence", "top_n", "bottom_n", "rank_range", "rank", "top_percent", "superlative", "top_per_group",
    "with_other", "relative_period", "absolute_period", "to_date", "n_ago", "part_of_time",
    "previous_period", "same_period_last_year", "explicit_compare", "growth", "fastest_growing",
    "rolling", "cumulative", "trailing", "share_of_total", "share_of_parent", "per_unit",
    "distribution", "funnel", "cohort", "retention", "correlation", "a_against_b", "several_metrics",
    "list_records", "yes_no", "entity", "target", "first_last", "how_long_since", "chart_request",
}
UNCUT = {"rank", "with_other"}  # Ordered, with nothing cut off.
ABOUT = {"definition", "lineage", "freshness", "what_can_i_ask", "why", "anything_unusual"}
# fmt: on


def entries(name: str) -> list[dict[str, Any]]:
    """The entries of one file, named relative to the corpus folder without its ending."""
    loaded = written_in(CORPUS / f"{name}.yaml")
    assert isinstance(loaded, list)
    return loaded


SHIPPED = [one for file in sorted((CORPUS / "en").glob("*.yaml")) for one in entries(f"en/{file.stem}")]
SAMPLE = [entry for entry in SHIPPED if "sql" in entry]
PUBLIC = entries("public/oulad") + entries("public/azure")
ASKED = [entry for entry in SHIPPED if "ask" in entry]
REFUSED = [entry for entry in SHIPPED if "refuse" in entry and "about" not in entry]
ABOUT_IT = [entry for entry in SHIPPED if "about" in entry]
RANKED = [entry for entry in SAMPLE if entry["ordered"] and entry.get("operator") not in UNCUT]


def ids(many: list[dict[str, Any]]) -> list[str]:
    """Test ids of the entries."""
    return [entry["id"] for entry in many]


@pytest.fixture(scope="module")
def sample(sample_db: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The sample database, opened read-only."""
    with duckdb.connect(str(sample_db), read_only=True) as connection:
        yield connection


def test_every_entry_is_of_one_kind() -> None:
    assert len(SAMPLE) + len(ASKED) + len(REFUSED) + len(ABOUT_IT) == len(SHIPPED)


def test_ids_are_unique() -> None:
    counts = Counter(ids(SAMPLE + PUBLIC + ASKED + REFUSED + ABOUT_IT))
    assert [name for name, count in counts.items() if count > 1] == []


def test_questions_are_unique() -> None:
    counts = Counter(entry["question"].lower() for entry in SAMPLE + ASKED + REFUSED + ABOUT_IT)
    assert [text for text, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("entry", SAMPLE + PUBLIC, ids=ids(SAMPLE + PUBLIC))
def test_answered_entry_is_complete(entry: dict[str, Any]) -> None:
    assert set(entry) - {"operator"} == {"id", "question", "shapes", "ordered", "sql"}
    assert entry.get("operator") in {None, *OPERATORS}
    assert entry["shapes"]
    assert set(entry["shapes"]) <= SHAPES
    ranked = {"top_n", "bottom_n", "superlative"} & set(entry["shapes"])
    assert entry["ordered"] is (bool(ranked) or entry.get("operator") == "rank")


@pytest.mark.parametrize("entry", ASKED, ids=ids(ASKED))
def test_asked_entry_has_two_meanings(entry: dict[str, Any]) -> None:
    assert set(entry) == {"id", "question", "ask", "why"}
    assert len(set(entry["ask"])) >= 2


@pytest.mark.parametrize("entry", REFUSED, ids=ids(REFUSED))
def test_refused_entry_has_a_known_kind(entry: dict[str, Any]) -> None:
    assert set(entry) - {"group"} == {"id", "question", "refuse", "why"}
    assert entry["refuse"] in REFUSALS


@pytest.mark.parametrize("entry", ABOUT_IT, ids=ids(ABOUT_IT))
def test_entry_about_the_product_names_what_the_reply_must_name(entry: dict[str, Any]) -> None:
    assert set(entry) - {"refuse"} == {"id", "question", "about", "names"}
    assert entry["about"] in ABOUT
    assert entry["names"]
    refused = entry["about"] in {"why", "anything_unusual"}
    assert entry.get("refuse") == ("not_supported" if refused else None)


@pytest.mark.parametrize("operator", sorted(OPERATORS))
def test_every_operator_is_asked_for_six_times(operator: str) -> None:
    assert sum(entry.get("operator") == operator for entry in SAMPLE) >= 6


@pytest.mark.parametrize("entry", SAMPLE, ids=ids(SAMPLE))
def test_oracle_returns_values(sample: duckdb.DuckDBPyConnection, entry: dict[str, Any]) -> None:
    rows = sample.execute(entry["sql"]).fetchall()
    assert any(value is not None for row in rows for value in row)


@pytest.mark.parametrize("entry", RANKED, ids=ids(RANKED))
def test_ranking_has_no_tie_at_its_cut(sample: duckdb.DuckDBPyConnection, entry: dict[str, Any]) -> None:
    sql, changed = re.subn(
        r"LIMIT (\d+)(?=( OFFSET \d+)?\s*$)", lambda found: f"LIMIT {int(found[1]) + 1}", entry["sql"]
    )
    assert changed == 1
    *_, last, beyond = sample.execute(sql).fetchall()
    assert last[-1] != beyond[-1]
