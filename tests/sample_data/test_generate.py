"""Building: the same every time, and all or nothing."""

from pathlib import Path

import duckdb
import pytest

from sample_data import generate
from sample_data.generate import build

Hashes = dict[str, tuple[int, int]]


def content(path: Path) -> Hashes:
    """Number of rows and a hash over all rows with their place, for each table."""
    with duckdb.connect(str(path), read_only=True) as con:
        names = [row[0] for row in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        query = "SELECT count(*), bit_xor(hash(t, t.rowid)) FROM {} AS t"
        return {name: con.execute(query.format(name)).fetchall()[0] for name in names}


def quiet(line: str) -> None:
    """Show no progress."""


def test_same_seed_gives_the_same_rows_in_the_same_order(small_file: Path, tmp_path: Path) -> None:
    build(tmp_path / "again.duckdb", scale=0.02, progress=quiet)
    assert content(tmp_path / "again.duckdb") == content(small_file)


def test_other_seed_gives_other_rows(small_file: Path, tmp_path: Path) -> None:
    build(tmp_path / "other.duckdb", scale=0.02, seed=8, progress=quiet)
    same, other = content(small_file), content(tmp_path / "other.duckdb")
    assert {name for name in same if same[name] == other[name]} == {"region", "country"}


def test_progress_tells_what_was_rejected(tmp_path: Path) -> None:
    lines: list[str] = []
    build(tmp_path / "s.duckdb", scale=0.005, progress=lines.append)
    assert any(line.startswith("rejected events: ") and "no position" in line for line in lines)
    assert len(lines) >= 6


def test_failed_build_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "s.duckdb"
    target.write_text("old")

    def fail(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(generate, "_fill_quality", fail)
    with pytest.raises(KeyboardInterrupt):
        build(target, scale=0.005, progress=quiet)
    assert [p.name for p in tmp_path.iterdir()] == ["s.duckdb"]
    assert target.read_text() == "old"


@pytest.mark.parametrize("scale", [0, -1, float("nan")])
def test_scale_must_be_above_zero(tmp_path: Path, scale: float) -> None:
    with pytest.raises(ValueError, match="scale must be above 0"):
        build(tmp_path / "s.duckdb", scale=scale, progress=quiet)
    assert not list(tmp_path.iterdir())
