"""The page about the checks says what the rules say."""

from pathlib import Path
from types import ModuleType

import pytest

from engine.quality.page import page
from engine.quality.rules import rules as rules_over_data
from semantic.rule_notes import notes
from semantic.rules import rules as rules_over_models

PAGE = Path(__file__).parents[3] / "docs" / "checks.md"


def test_the_page_is_fresh() -> None:
    """When this fails: python -m engine.quality.page > docs/checks.md."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_rule_and_code_stands_on_it() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for name, rule in {**rules_over_models(), **rules_over_data()}.items():
        assert f"| {name.replace('_', ' ')} |" in text
        assert all(f"`{code}`" in text for code in notes(rule).codes)


@pytest.mark.parametrize("doc", [None, "What it finds.", "What.\n\nCodes: a-b (error)\nWhy: x"])
def test_a_rule_that_leaves_something_out_is_named(doc: str | None) -> None:
    rule = ModuleType("rules.lazy", doc)
    with pytest.raises(ValueError, match=r"rules\.lazy must say"):
        notes(rule)
