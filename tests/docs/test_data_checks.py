"""The guide to checks on the data does what it says: run from top to bottom."""

from pathlib import Path
from typing import get_args

import duckdb
import pytest

from semantic.checks import CHECK_TYPES, DqDimension
from semantic.yaml_io import load
from tests.docs.guide import blocks_of
from tests.docs.running import Outcome, check_shown, follow

GUIDE = (Path(__file__).parents[2] / "docs" / "data_checks.md").read_text("utf-8")
BLOCKS = blocks_of(GUIDE)
COMMANDS = [index for index, block in enumerate(BLOCKS) if block.command]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the reader of the guide works."""
    return tmp_path_factory.mktemp("checks")


@pytest.fixture(scope="module")
def outcomes(folder: Path) -> list[Outcome]:
    """What came of each block, all run once and in order."""
    return follow(BLOCKS, folder)


@pytest.mark.parametrize("index", COMMANDS, ids=lambda index: f"line {BLOCKS[index].line}")
def test_a_command_prints_what_is_shown(index: int, outcomes: list[Outcome]) -> None:
    check_shown(BLOCKS[index], outcomes[index])


def test_the_words_before_a_file_name_it() -> None:
    files = [block for block in BLOCKS if block.file]
    assert len(files) == 4
    assert all(f"`{block.file}`" in block.before for block in files)


def test_the_outcomes_are_kept_in_the_shape_of_the_sample_table(
    folder: Path, outcomes: list[Outcome], sample_db: Path
) -> None:
    assert outcomes
    with duckdb.connect(str(folder / "outcomes.duckdb"), read_only=True) as connection:
        rows = connection.execute("SELECT * FROM dq_check").fetchall()
        own = connection.execute("DESCRIBE dq_check").fetchall()
    with duckdb.connect(str(sample_db), read_only=True) as connection:
        assert own == connection.execute("DESCRIBE dq_check").fetchall()
    assert [row[2:] for row in rows] == [("customers", "pattern", "validity", "email", "warning", "fail")]


def test_every_type_and_dimension_is_told() -> None:
    assert all(f"`{name}`" in GUIDE for name in CHECK_TYPES)
    assert all(name in GUIDE for name in get_args(DqDimension))


def test_the_model_of_the_guide_is_sound(folder: Path, outcomes: list[Outcome]) -> None:
    assert outcomes
    assert len(load(folder / "model").checks) == 9
