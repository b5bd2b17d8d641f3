"""Where the data of visitors lie: a folder each, called by the hash that names its owner."""

import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from app.own import limits
from app.own.sets import CACHE, DATA, MODEL, About, about_of
from sample_data.locate import data_home

_OWNER = re.compile(r"[0-9a-f]{64}")
_SET, _WORDS = "set.json", "words.json"
_BUILD = "build-"
_STALE_S = 3600  # a folder of a reading that ended without a word
_TOUCH_S = 600  # use is noted no oftener


@dataclass(frozen=True)
class OwnSet:
    """The data of one visitor as they are. `id` stays while files are added; after a removal it is new."""

    owner: str
    id: str
    folder: Path
    build: str
    about: About

    @property
    def data(self) -> Path:
        """The database."""
        return self.folder / self.build / DATA

    @property
    def model(self) -> Path:
        """The model, as JSON."""
        return self.folder / self.build / MODEL

    @property
    def cache(self) -> Path:
        """What is kept of the data so that they open sooner."""
        return self.folder / self.build / CACHE

    @property
    def words(self) -> Path:
        """The words and choices that the visitor keeps for these data."""
        return self.folder / _WORDS


class Shelf:
    """The folders of all visitors. Several processes may use it at once."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or data_home() / "own"

    def find(self, owner: str) -> OwnSet | None:
        """The data of a visitor; None where there are none."""
        folder = self._folder(owner)
        try:
            kept = json.loads((folder / _SET).read_text(encoding="utf-8"))
            return OwnSet(owner, str(kept["id"]), folder, str(kept["build"]), about_of(kept["about"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def begin(self, owner: str) -> Path:
        """A new folder to read into. Raises OSError."""
        folder = self._folder(owner)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        build = folder / f"{_BUILD}{secrets.token_hex(8)}"
        build.mkdir(mode=0o700)
        return build

    def publish(self, owner: str, build: Path, about: About) -> OwnSet:
        """What was read takes the place of what was there, at once and whole. Raises OSError."""
        before = self.find(owner)
        kept = {"id": before.id if before else secrets.token_hex(8), "build": build.name}
        folder = self._folder(owner)
        part = folder / f"{_SET}.part"
        part.write_text(json.dumps({**kept, "about": about.plain()}), encoding="utf-8")
        os.replace(part, folder / _SET)
        for other in folder.glob(f"{_BUILD}*"):
            if other != build and before is not None and other.name == before.build:
                shutil.rmtree(other, ignore_errors=True)
        found = self.find(owner)
        assert found is not None
        return found

    def remove(self, owner: str) -> None:
        """Everything of a visitor: gone for everybody at once, and from the disk."""
        folder = self._folder(owner)
        gone = self.root / f"gone-{secrets.token_hex(8)}"
        with suppress(FileNotFoundError):
            folder.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)

    def touch(self, found: OwnSet) -> None:
        """Note that the data were used."""
        with suppress(OSError):
            mark = found.folder / _SET
            if time.time() - mark.stat().st_mtime > _TOUCH_S:
                os.utime(mark)

    def unused(self, longer_than: timedelta = limits.UNUSED) -> Iterator[OwnSet]:
        """Data that nobody used for so long."""
        limit = time.time() - longer_than.total_seconds()
        for folder in self._folders():
            with suppress(OSError):
                found = self.find(folder.name)
                if found is not None and (folder / _SET).stat().st_mtime < limit:
                    yield found

    def sweep(self) -> None:
        """Delete what was left behind by readings and removals that were cut off."""
        for left in (*self.root.glob("gone-*"), *self.root.glob(f"*/{_BUILD}*")):
            found = self.find(left.parent.name)
            with suppress(OSError):
                if (found is None or found.build != left.name) and _age(left) > _STALE_S:
                    shutil.rmtree(left, ignore_errors=True)
        for folder in self._folders():
            with suppress(OSError):
                folder.rmdir()  # only one that is empty

    def size(self) -> int:
        """Bytes of everything of everybody."""
        total = 0
        for folder, _, names in os.walk(self.root):
            for name in names:
                with suppress(OSError):
                    total += os.stat(os.path.join(folder, name)).st_size
        return total

    def _folders(self) -> list[Path]:
        return [one for one in self.root.glob("*") if _OWNER.fullmatch(one.name)]

    def _folder(self, owner: str) -> Path:
        if not _OWNER.fullmatch(owner):
            raise ValueError("an owner is named by a hash")
        return self.root / owner


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime
