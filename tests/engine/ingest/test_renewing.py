"""A file becomes the same as another by what differs; one that anybody else has is left alone."""

import mmap
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import gettempdir

import pytest

from engine.ingest import renewing
from engine.ingest.renewing import can_be_renewed, renewed

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not can_be_renewed(Path(gettempdir())),
    reason="elsewhere it cannot be known who has a file open",
)
HEADERS, BLOCK = 3 * 4096, 1 << 18
CONTENT = os.urandom(HEADERS + 4 * BLOCK + 1000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With a source, and a spare file that differs from it in its headers and its third block."""
    (tmp_path / "source").write_bytes(CONTENT)
    (tmp_path / "spare").write_bytes(changed(CONTENT, (5, HEADERS + 2 * BLOCK + 7)))
    return tmp_path


def changed(content: bytes, places: Sequence[int]) -> bytes:
    """The content with other bytes at the places."""
    found = bytearray(content)
    for place in places:
        found[place] ^= 255
    return bytes(found)


@pytest.mark.parametrize("length", [0, 1, HEADERS, HEADERS + 1, HEADERS + BLOCK, len(CONTENT)])
@pytest.mark.parametrize(
    "spare",
    [
        b"",
        b"x",
        CONTENT,
        CONTENT[: HEADERS + BLOCK + 3],
        CONTENT + b"more",
        changed(CONTENT, range(0, len(CONTENT), 999)),
        bytes(len(CONTENT)),
    ],
)
def test_the_same_bytes_in_the_same_file(folder: Path, length: int, spare: bytes) -> None:
    (folder / "source").write_bytes(CONTENT[:length])
    (folder / "spare").write_bytes(spare)
    before = (folder / "spare").stat().st_ino
    assert renewed(folder / "source", folder / "spare")
    assert (folder / "spare").read_bytes() == CONTENT[:length]
    assert (folder / "spare").stat().st_ino == before


def test_a_short_part_is_not_taken_for_what_stood_before_it(folder: Path) -> None:
    """The spare file ends within a block whose rest is the same as the block before."""
    twice = os.urandom(BLOCK) * 2
    (folder / "source").write_bytes(bytes(HEADERS) + twice)
    (folder / "spare").write_bytes(bytes(HEADERS) + twice[:-1000])
    assert renewed(folder / "source", folder / "spare")
    assert (folder / "spare").read_bytes() == bytes(HEADERS) + twice


def test_only_what_differs_is_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written, write = [], os.pwrite

    def noted(handle: int, content: bytes, at: int) -> int:
        written.append((at, len(content)))
        return write(handle, content, at)

    monkeypatch.setattr(os, "pwrite", noted)
    assert renewed(folder / "source", folder / "spare")
    assert written == [(0, HEADERS), (HEADERS + 2 * BLOCK, BLOCK)]


def test_what_the_disk_takes_in_pieces_is_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda handle, content, at: write(handle, content[:5000], at))
    assert renewed(folder / "source", folder / "spare")
    assert (folder / "spare").read_bytes() == CONTENT


def test_where_there_is_none_nothing_is_made(folder: Path) -> None:
    assert not renewed(folder / "source", folder / "none")
    assert not (folder / "none").exists()


@pytest.mark.parametrize("is_mapped", [False, True])
def test_who_has_it_open_keeps_it(folder: Path, is_mapped: bool) -> None:
    before = (folder / "spare").read_bytes()
    with (folder / "spare").open("rb") as file:
        held = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) if is_mapped else file
        if is_mapped:
            file.close()
        assert not renewed(folder / "source", folder / "spare")
        assert held.read() == before
        held.close()
    assert renewed(folder / "source", folder / "spare")


def test_another_process_keeps_it_too(folder: Path) -> None:
    begun, go = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover
        os.open(folder / "spare", os.O_RDONLY)
        os.write(begun[1], b".")
        os.read(go[0], 1)
        os._exit(0)
    os.read(begun[0], 1)
    try:
        assert not renewed(folder / "source", folder / "spare")
    finally:
        os.write(go[1], b".")
        os.waitpid(child, 0)
        for end in (*begun, *go):
            os.close(end)
    assert renewed(folder / "source", folder / "spare")


def test_a_file_with_another_name_is_left_alone(folder: Path) -> None:
    before = (folder / "spare").read_bytes()
    os.link(folder / "spare", folder / "kept")
    assert not renewed(folder / "source", folder / "spare")
    assert (folder / "kept").read_bytes() == before


def test_what_a_link_leads_to_is_left_alone(folder: Path) -> None:
    before = (folder / "spare").read_bytes()
    (folder / "link").symlink_to(folder / "spare")
    assert not renewed(folder / "source", folder / "link")
    assert (folder / "spare").read_bytes() == before


def test_who_opens_it_meanwhile_waits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, waited = os.preadv, []

    def opening(handle: int, parts: Sequence[memoryview], at: int) -> int:
        try:
            os.close(os.open(folder / "spare", os.O_RDONLY | os.O_NONBLOCK))
        except BlockingIOError:
            waited.append(at)
        return read(handle, parts, at)

    monkeypatch.setattr(os, "preadv", opening)
    assert renewed(folder / "source", folder / "spare")
    assert len(waited) == 2 * 6
    assert (folder / "spare").read_bytes() == CONTENT  # and nobody waits any more


def test_one_that_was_cut_short_is_made_up_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(handle: int, content: bytes, at: int) -> int:
        os.write(handle, content[: len(content) // 2])
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", fail)
        with pytest.raises(KeyboardInterrupt):
            renewed(folder / "source", folder / "spare")
    assert (folder / "spare").read_bytes() != CONTENT
    assert renewed(folder / "source", folder / "spare")
    assert (folder / "spare").read_bytes() == CONTENT


@pytest.mark.parametrize("kind", ["nfs4", "fuse.sshfs", "virtiofs", "overlay"])
def test_what_others_may_read_over_a_network_is_not_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    device = folder.stat().st_dev
    mounts = f"36 35 {os.major(device)}:{os.minor(device)} / /there rw shared:2 - {kind} some:/where rw\n"
    (folder / "mounts").write_text(mounts)
    monkeypatch.setattr(renewing, "_MOUNTS", folder / "mounts")
    assert not can_be_renewed(folder)
    (folder / "mounts").write_text(mounts.replace(kind, "ext4"))
    assert can_be_renewed(folder)
