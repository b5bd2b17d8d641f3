"""A slice of the differential run, in chunks that workers share. All: `python -m tests.differential`."""

import json
from pathlib import Path

import pytest

from tests.differential.__main__ import result
from tests.differential.cases import case
from tests.differential.draw import draw
from tests.differential.running import difference
from tests.differential.shrinking import printed, shrunk
from tests.differential.tally import FLOORS, Result, faults, wrong

CHUNK, CHUNKS = 25, 12


def seeds(chunk: int) -> range:
    return range(chunk * CHUNK, (chunk + 1) * CHUNK)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "differential"
    folder.mkdir(exist_ok=True)
    return folder


def results(chunk: int, kept: Path) -> list[Result]:
    """The results of a chunk, from the worker that had it or made now."""
    file = kept / f"{chunk}.json"
    if not file.exists():
        found = [result(seed) for seed in seeds(chunk)]
        file.with_suffix(".part").write_text(json.dumps([vars(one) for one in found]))
        file.with_suffix(".part").replace(file)
    return [Result(**one) for one in json.loads(file.read_text())]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_answer_differs(chunk: int, kept: Path) -> None:
    bad = wrong(results(chunk, kept))
    if bad:
        found = case(bad[0].seed)
        pytest.fail(f"seeds {[one.seed for one in bad]}\n{printed(*shrunk(found.world, found.outcome))}")


def test_few_are_refused_and_much_is_covered(kept: Path) -> None:
    every = [one for chunk in range(CHUNKS) for one in results(chunk, kept)]
    assert len(every) == 300
    assert [line for line in faults(every) if not line.startswith("seed")] == []


def test_the_same_seed_draws_the_same_world() -> None:
    assert draw(7) == draw(7)
    assert draw(7).query != draw(8).query


def test_a_difference_is_seen() -> None:
    rows = ((1, "a"), (2.0, None))
    assert difference(rows, ((1.0, "a"), (2.0 + 1e-12, None))) == ""
    assert difference(rows, ((2, None), (1, "a"))) == "order"
    assert difference(rows, ((1, "a"), (2.001, None))).startswith("no row")
    assert difference(rows, ((1, "a"), (1, "a"))).startswith("no row")
    assert difference(rows, rows[:1]) == "1 rows instead of 2"


def test_faults_are_told() -> None:
    good = Result(1, "same", "", tuple(FLOORS))
    assert faults([good] * 20) == []
    assert faults([good, Result(2, "different", "order", tuple(FLOORS))])[0].startswith("seed 2")
    assert "refused" in faults([good, Result(3, "refused", "no_path", ())])[0]
    assert any("bridge" in line for line in faults([Result(4, "same", "", ())]))
