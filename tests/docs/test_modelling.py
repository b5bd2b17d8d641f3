"""The modeller's guide does what it says: run from top to bottom, and held against its own SQL."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from app.cli import main
from semantic.metrics import Metric
from semantic.yaml_io import load
from tests.docs.guide import GAP, Block, blocks_of, prints
from tests.docs.running import Outcome, check_shown, run, same

GUIDE = (Path(__file__).parents[2] / "docs" / "modelling.md").read_text("utf-8")
BLOCKS = blocks_of(GUIDE)
COMMANDS = [index for index, block in enumerate(BLOCKS) if block.command]
BY_HAND = [index for index, block in enumerate(BLOCKS) if block.kind == "sql" and not block.file]
FILES = [block for block in BLOCKS if block.file]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the reader of the guide works."""
    return tmp_path_factory.mktemp("guide")


@pytest.fixture(scope="module")
def outcomes(folder: Path) -> list[Outcome]:
    """What came of each block, all run once and in order."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("PARLANCE_HOME", str(folder / ".parlance"))
        patch.setenv("PYTEST_ADDOPTS", "")
        return run(BLOCKS, folder)


def _place(index: int) -> str:
    return f"line {BLOCKS[index].line}"


@pytest.mark.parametrize("index", COMMANDS, ids=_place)
def test_a_command_prints_what_is_shown(index: int, outcomes: list[Outcome]) -> None:
    check_shown(BLOCKS[index], outcomes[index])


@pytest.mark.parametrize("index", COMMANDS, ids=_place)
def test_every_answer_has_sql_beside_it_and_nothing_else_has(index: int, outcomes: list[Outcome]) -> None:
    follows = index + 1 in BY_HAND
    assert follows == (outcomes[index].status == "answer")


@pytest.mark.parametrize("index", BY_HAND, ids=_place)
def test_an_answer_is_what_its_sql_says(index: int, outcomes: list[Outcome]) -> None:
    assert same(outcomes[index - 1].rows, outcomes[index].rows), outcomes[index - 1].rows


@pytest.mark.parametrize("index", COMMANDS, ids=_place)
def test_an_answer_is_shown_with_all_its_rows(index: int, outcomes: list[Outcome]) -> None:
    outcome = outcomes[index]
    if outcome.status == "answer":
        shown = BLOCKS[index].printed
        header = [line.split() for line in shown].index(outcome.columns)
        assert GAP not in shown[header : header + len(outcome.rows) + 1]


@pytest.mark.parametrize("block", FILES, ids=lambda block: f"line {block.line}")
def test_the_words_before_a_file_name_it(block: Block) -> None:
    assert f"`{block.file}`" in block.before


def test_nothing_that_can_be_run_is_passed_over() -> None:
    passed_over = {block.kind for block in BLOCKS if not (block.file or block.command or block.kind == "sql")}
    assert passed_over <= {"mermaid"}
    assert len(BLOCKS) == GUIDE.count("\n```") // 2


@pytest.mark.usefixtures("outcomes")
def test_most_kinds_of_metrics_are_shown(folder: Path) -> None:
    known = {kind.model_fields["type"].default for kind in get_args(get_args(Metric)[0])}
    assert {metric.type for metric in load(folder / "model").metrics} == known - {"funnel"}


@pytest.mark.usefixtures("outcomes")
def test_the_join_that_the_guide_warns_of_is_found(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Bicycles by their number alone, as section 9 says."""
    tables = (folder / "model" / "tables.yaml").read_text("utf-8")
    half = tables.replace(
        "from_columns: [customer_id, bike_no], to_columns: [customer_id, bike_no]",
        "from_columns: [bike_no], to_columns: [bike_no]",
    )
    shutil.copytree(folder / "model", tmp_path / "model")
    (tmp_path / "model" / "tables.yaml").write_text(half, "utf-8")
    assert main(["check", str(tmp_path / "model"), "--source", str(folder / "workshop.duckdb")]) == 1
    printed = capsys.readouterr().out
    assert (
        "join-multiplies: job_bike repeats rows: bike_no of bikes is not unique, 1 value in 5 rows" in printed
    )


@pytest.mark.usefixtures("outcomes")
@pytest.mark.parametrize(("name", "file"), [("ossie", "workshop.ossie.yaml"), ("dbt", "dbt.yml")])
def test_an_exported_model_comes_back_the_same(name: str, file: str, folder: Path, tmp_path: Path) -> None:
    assert main(["import", str(folder / file), "--format", name, "--out", str(tmp_path / "back")]) == 0
    assert load(tmp_path / "back") == load(folder / "model")


def test_a_guide_that_drifts_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another number in the model, in the text, or in the SQL: each is seen."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARLANCE_HOME", str(tmp_path / ".parlance"))
    first = BY_HAND[0]
    start = BLOCKS[: first + 1]
    start[first] = replace(start[first], text=start[first].text.replace("count(*)", "count(*) + 1"))
    *_, answered, by_hand = run(start, tmp_path)
    assert not same(answered.rows, by_hand.rows)
    shown = [line.replace("7", "8") for line in BLOCKS[first - 1].printed]
    assert prints(BLOCKS[first - 1].printed, answered.printed)
    assert not prints(shown, answered.printed)


@pytest.mark.parametrize(
    ("shown", "printed", "holds"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a"], ["a", "b"], False),
        (["a", "b"], ["a"], False),
        (["...", "b"], ["a", "b"], True),
        (["...", "b"], ["b"], True),
        (["...", "b"], ["b", "c"], False),
        (["a", "..."], ["a", "b", "c"], True),
        (["a", "...", "c"], ["a", "b", "d"], False),
        (["1 passed in ..."], ["1 passed in 2.5s"], True),
        (["1 passed in ..."], ["11 passed in 2.5s"], False),
        ([], [], True),
        ([], ["a"], False),
    ],
)
def test_shown_lines_are_the_printed_ones_but_for_gaps(
    shown: list[str], printed: list[str], holds: bool
) -> None:
    assert prints(shown, printed) is holds


def test_blocks_are_read_with_their_options() -> None:
    file = "Into `a.yaml`:\n\n```yaml file=a.yaml append\nx: 1\n```\n"
    written, ran = blocks_of(f"{file}\n```console exit=1\n$ parlance check\nno\n```\n")
    assert (written.file, written.options, written.text, written.line) == (
        "a.yaml",
        ("file=a.yaml", "append"),
        "x: 1\n",
        3,
    )
    assert (ran.command, ran.printed, ran.exit_code) == ("parlance check", ["no"], 1)
