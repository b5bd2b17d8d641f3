"""The guide to events of one's own does what it says, run from top to bottom."""

from pathlib import Path

import pytest

from tests.docs.guide import Block, blocks_of
from tests.docs.running import Outcome, check_shown, follow

GUIDE = (Path(__file__).parents[2] / "docs" / "ingest.md").read_text("utf-8")
BLOCKS = blocks_of(GUIDE)
COMMANDS = [index for index, block in enumerate(BLOCKS) if block.command]
FILES = [block for block in BLOCKS if block.file]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    folder = tmp_path_factory.mktemp("library")
    return follow(BLOCKS, folder)


@pytest.mark.parametrize("index", COMMANDS, ids=lambda index: f"line {BLOCKS[index].line}")
def test_a_command_prints_what_is_shown(index: int, outcomes: list[Outcome]) -> None:
    check_shown(BLOCKS[index], outcomes[index])


@pytest.mark.parametrize("block", FILES, ids=lambda block: block.file)
def test_the_words_before_a_file_name_it(block: Block) -> None:
    assert f"`{block.file}`" in block.before


def test_every_block_is_a_file_or_a_command() -> None:
    assert all(block.file or block.command for block in BLOCKS)
    assert len(BLOCKS) == GUIDE.count("\n```") // 2
