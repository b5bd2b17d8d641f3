"""The guide to reports does what it says: run from top to bottom."""

from pathlib import Path
from typing import get_args

import pytest

from semantic.report import Report, Show, Tile
from tests.docs.guide import blocks_of
from tests.docs.running import Outcome, check_shown, follow, same

GUIDE = (Path(__file__).parents[2] / "docs" / "reports.md").read_text("utf-8")
BLOCKS = blocks_of(GUIDE)
COMMANDS = [index for index, block in enumerate(BLOCKS) if block.command]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the reader of the guide works."""
    return tmp_path_factory.mktemp("reports")


@pytest.fixture(scope="module")
def outcomes(folder: Path) -> list[Outcome]:
    """What came of each block, all run once and in order."""
    return follow(BLOCKS, folder)


@pytest.mark.parametrize("index", COMMANDS, ids=lambda index: f"line {BLOCKS[index].line}")
def test_a_command_prints_what_is_shown(index: int, outcomes: list[Outcome]) -> None:
    check_shown(BLOCKS[index], outcomes[index])


def test_the_answer_is_what_its_sql_says(outcomes: list[Outcome]) -> None:
    [index] = [index for index, block in enumerate(BLOCKS) if block.kind == "sql" and not block.file]
    assert outcomes[index].rows
    assert same(outcomes[index - 1].rows, outcomes[index].rows)


def test_the_words_before_a_file_name_it() -> None:
    files = [block for block in BLOCKS if block.file]
    assert len(files) == 5
    assert all(f"`{block.file}`" in block.before for block in files)


def test_every_presentation_and_shared_key_is_told() -> None:
    assert all(f"`{name}`" in GUIDE for name in get_args(Show))
    for key in ("period", "where", "without_default_filters", "tiles"):
        assert key in Report.model_fields
    assert all(f"`{key}" in GUIDE for key in ("period", "where", "without_default_filters"))
    assert all(
        key in Tile.model_fields and f"`{key}" in GUIDE for key in ("query", "inherits", "show", "drill")
    )
