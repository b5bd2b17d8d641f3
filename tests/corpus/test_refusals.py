"""The questions to refuse and to ask back are as many and as varied as they are meant to be."""

from collections import Counter
from pathlib import Path
from typing import Any

from tests.written import written_in

EN = Path(__file__).parent / "en"
KINDS_OF_GROUP = {
    "near_schema": {"unknown_term"},
    "other_world": {"unknown_term"},
    "command": {"out_of_scope"},
    "out_of_scope": {"out_of_scope"},
    "nonsense": {"out_of_scope", "unknown_term"},
    "injection": {"out_of_scope"},
    "no_data": {"no_data"},
    "no_path": {"no_path"},
    "not_supported": {"not_supported"},
}


def entries(pattern: str) -> list[dict[str, Any]]:
    """The entries of the files of that name."""
    files = sorted(EN.glob(pattern))
    return [entry for file in files for entry in written_in(file)]


EVERY = entries("*.yaml")
GROUPED = entries("refuse_more.yaml")


def test_ids_and_questions_are_unique() -> None:
    for key in ("id", "question"):
        counts = Counter(entry[key].casefold() for entry in EVERY)
        assert [name for name, count in counts.items() if count > 1] == []


def test_enough_is_refused_and_asked_back() -> None:
    assert sum("refuse" in entry for entry in EVERY) >= 400
    assert sum("ask" in entry for entry in EVERY) >= 200


def test_groups_are_known_and_large() -> None:
    counts = Counter(entry["group"] for entry in GROUPED)
    assert set(counts) == set(KINDS_OF_GROUP)
    assert min(counts.values()) >= 35


def test_group_fits_the_kind_of_refusal() -> None:
    assert [entry["id"] for entry in GROUPED if entry["refuse"] not in KINDS_OF_GROUP[entry["group"]]] == []
