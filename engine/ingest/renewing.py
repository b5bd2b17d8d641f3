"""The file that readers had before the last one becomes the next: only what differs is written into it.

A new file of some hundred megabytes takes memory that a machine may have to find first: that can take ten
times as long as to compare what is there already.
"""

import os
import signal
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

# As DuckDB lays out its files: what changes is whole blocks. Files of any other kind come out the same.
_HEADERS, _BLOCK = 3 * 4096, 1 << 18
# File systems of this machine alone: of others, somebody elsewhere may read what nobody here has open.
_LOCAL = frozenset({"ext2", "ext3", "ext4", "f2fs", "tmpfs", "xfs"})
_MOUNTS = Path("/proc/self/mountinfo")


def can_be_renewed(folder: Path) -> bool:
    """Whether it can be known of files in the folder that nobody has them open."""
    if sys.platform != "linux":
        return False
    try:
        device = os.stat(folder).st_dev
        mounts = [line.split() for line in _MOUNTS.read_text("utf-8", "replace").splitlines()]
    except OSError:
        return False
    number = f"{os.major(device)}:{os.minor(device)}"
    return any(fields[2] == number and fields[fields.index("-") + 1] in _LOCAL for fields in mounts)


def renewed(source: Path, spare: Path) -> bool:
    """Make a file the same as another, whatever it holds, and come back when that is on the disk.

    False, and nothing is done, where there is no such file, it has a second name, or anybody has it open.
    Raises OSError.
    """
    if sys.platform != "linux":
        return False
    try:
        handle = os.open(spare, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:  # none, one that somebody else writes, or a link to who knows what
        return False
    with open(handle, "rb+", buffering=0), _held(handle) as is_held:
        if is_held:
            with source.open("rb", buffering=0) as given:
                _write_what_differs(given.fileno(), handle)
            os.fsync(handle)
    return is_held


@contextmanager
def _held(handle: int) -> Iterator[bool]:
    """Whether the file is there for nobody else; who opens it meanwhile waits."""
    import fcntl

    state = os.fstat(handle)
    try:
        # The system tells of who waits by a signal: by default by one that ends the process.
        fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_WRLCK)
    except OSError:
        yield False
        return
    try:
        yield stat.S_ISREG(state.st_mode) and state.st_nlink == 1
    finally:
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)


def _write_what_differs(given: int, taken: int) -> None:
    size = os.fstat(given).st_size
    bounds = [0, *range(_HEADERS, size, _BLOCK), size] if size else []
    one, other = bytearray(_BLOCK), bytearray(_BLOCK)
    for start, end in pairwise(bounds):
        new, old = memoryview(one)[: end - start], memoryview(other)[: end - start]
        if os.preadv(given, [new], start) < end - start:
            raise OSError("the file became shorter while it was copied")
        # The rest of both, behind a short part, is of parts before: it may only make a difference too many.
        if os.preadv(taken, [old], start) < end - start or one != other:
            _put(taken, new, start)
    os.ftruncate(taken, size)


def _put(taken: int, content: memoryview, at: int) -> None:
    while content:
        count = os.pwrite(taken, content, at)
        content, at = content[count:], at + count
