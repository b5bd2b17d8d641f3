"""A copy has the same bytes, in the place of whatever stood there, and tells when the disk fails."""

import os
import sys
from pathlib import Path

import pytest

from engine.ingest import copying
from engine.ingest.copying import copy_to_disk


@pytest.mark.parametrize("platform", ["linux", "elsewhere"])
@pytest.mark.parametrize("size", [0, 1, 1000, 40 << 20])
def test_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, platform: str) -> None:
    if platform != sys.platform:
        monkeypatch.setattr(sys, "platform", platform)
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes(os.urandom(size))
    target.write_bytes(b"longer" * size)
    copy_to_disk(source, target)
    assert target.read_bytes() == source.read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is flushed aside")
def test_what_the_disk_tells_while_copying_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(handle: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fdatasync", fail)
    monkeypatch.setattr(copying, "_PART", 1 << 16)
    (tmp_path / "a").write_bytes(bytes(200 << 20))
    with pytest.raises(OSError, match="Input/output"):
        copy_to_disk(tmp_path / "a", tmp_path / "b")


@pytest.mark.parametrize("platform", ["linux", "elsewhere"])
def test_who_has_open_what_stood_there_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    if platform != sys.platform:
        monkeypatch.setattr(sys, "platform", platform)
    (tmp_path / "a").write_bytes(b"new")
    (tmp_path / "b").write_bytes(b"what was read")
    with (tmp_path / "b").open("rb") as held:
        copy_to_disk(tmp_path / "a", tmp_path / "b")
        assert held.read() == b"what was read"
