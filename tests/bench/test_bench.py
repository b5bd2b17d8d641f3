"""Every measure runs and measures something; how fast is for `make bench` to say."""

import pytest

from tests.bench.__main__ import MEASURES, Size, measured
from tests.bench.figures import middle, percentile
from tests.bench.processes import OURS, loaded
from tests.eval.corpus import entries

# Whole servers and browsers: tests/e2e asks as much of them in each run.
LONG = ("screens", "visitors")
FEW = [entry for entry in entries("en") if entry.expected == "answer"][::60]


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.sliced(7)) if name in LONG else name for name in MEASURES]
)
def test_a_measure_gives_figures(name: str) -> None:
    found = measured(FEW, [name], Size(rounds=1, runs=1, rows=20_000))
    assert found
    for figure in found:
        assert figure.value > 0 or not figure.unit, figure
        assert figure.value < 60_000, figure


def test_the_bare_process_loads_what_an_answer_loads() -> None:
    sql, names = loaded()
    assert sql.startswith(("SELECT", "WITH"))
    assert {"duckdb", "sqlglot", "pydantic"} <= set(names)
    assert not {name.split(".")[0] for name in names} & set(OURS)


def test_percentiles() -> None:
    assert percentile([3, 1, 2], 50) == 2
    assert percentile([1, 2], 50) == 1.5
    assert percentile(range(101), 95) == 95
    assert percentile([7], 95) == 7
    with pytest.raises(ValueError, match="nothing was measured"):
        percentile([], 50)
    low, high = middle("x", [1.0, 2.0, 3.0], "ms", p95="under 30")
    assert (low.value, low.aim, high.value, high.aim) == (2, "", pytest.approx(2.9), "under 30")
