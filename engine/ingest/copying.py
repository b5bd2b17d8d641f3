"""Copies of large files that outlast a loss of power."""

import os
import shutil
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

_PART = 16 << 20  # bytes


def copy_to_disk(source: Path, target: Path) -> None:
    """Copy a file, and come back when the copy is on the disk. Raises OSError.

    What stood there is left to those who have it open. On Linux the disk takes what is there while the rest
    is copied, into room that was made before.
    """
    target.unlink(missing_ok=True)
    if sys.platform != "linux":
        shutil.copyfile(source, target)
        with target.open("rb+") as taken:
            os.fsync(taken.fileno())
        return
    with source.open("rb") as given, target.open("wb") as taken, ThreadPoolExecutor(1) as aside:
        handle, size, is_over = taken.fileno(), os.fstat(given.fileno()).st_size, threading.Event()
        if size:
            with suppress(OSError):  # not every file system can; a full disk is met when copying
                os.posix_fallocate(handle, 0, size)
        flushed = aside.submit(_flush, handle, is_over)
        try:
            copied = 0
            while copied < size and (count := os.sendfile(handle, given.fileno(), copied, _PART)):
                copied += count
        finally:
            is_over.set()
        if copied < size:
            raise OSError(f"{source.name} became shorter while it was copied")
        flushed.result()  # an error of the disk is told only once, perhaps to the other thread
        os.fsync(handle)


def _flush(handle: int, is_over: threading.Event) -> None:
    while not is_over.wait(0.005):
        os.fdatasync(handle)
