"""Reads a visitor's files in a process of its own:  python -m app.own.worker < order

A file that ends the process, or fills its memory, ends nothing else. What it does is told on standard
output, a line of JSON a step; the last one is "done" or "failed".
"""

import json
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.own import limits
from app.own.faults import FileFault, Remark
from app.own.kinds import ENDINGS, KINDS, PACKED, kind_of
from app.own.names import ending_of, name_on_disk
from app.own.sets import DATA, MODEL, About, OwnFile, about_of


@dataclass(frozen=True)
class Brought:
    """A file that was put down for reading: its name as it came, and where it lies now."""

    name: str
    path: Path
    size: int


@dataclass(frozen=True)
class Order:
    """What is to be read, into which folder, and what there was before."""

    folder: Path
    brought: tuple[Brought, ...]
    earlier: Path | None = None
    known: About | None = None

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        files = [{"name": one.name, "path": str(one.path), "size": one.size} for one in self.brought]
        known = self.known.plain() if self.known else None
        return {
            "folder": str(self.folder),
            "brought": files,
            "earlier": str(self.earlier or ""),
            "known": known,
        }


def order_of(data: dict[str, Any]) -> Order:
    """From JSON."""
    brought = tuple(Brought(one["name"], Path(one["path"]), int(one["size"])) for one in data["brought"])
    earlier = Path(data["earlier"]) if data["earlier"] else None
    known = about_of(data["known"]) if data["known"] else None
    return Order(Path(data["folder"]), brought, earlier, known)


def work(order: Order) -> Iterator[dict[str, Any]]:
    """Read all files, make the model, ask the first questions; a step at a time."""
    from app.own.gathering import Gathering

    brought = {one.name for one in order.brought}
    before = [one for one in (order.known.files if order.known else ()) if one.name not in brought]
    scratches: list[tuple[OwnFile, Path]] = []
    for number, one in enumerate(order.brought):
        yield {"step": "reading", "number": number, "file": one.name}
        rows_left = limits.ROWS - sum(file.rows for file in (*before, *(file for file, _ in scratches)))
        try:
            alone = len(order.brought) == 1 and not before
            found = yield from _read(one, number, order.folder, rows_left, alone)
            _check_tables(found, [*before, *(file for file, _ in scratches)])
        except FileFault as fault:
            yield {"step": "fault", "number": number, "file": one.name, **fault.remark.plain()}
            continue
        scratches.append((found, order.folder / f"read-{number}.duckdb"))
        yield {"step": "read", "number": number, "file": one.name, "tables": found.tables}
    if not scratches:
        yield {"step": "failed", "code": "nothing_read"}
        return
    gathering = Gathering(order.folder / DATA)
    files = []
    for kept in before:
        assert order.earlier is not None
        gathering.add(order.earlier, kept.tables, kept.name)
        files.append(kept)
    for new, scratch in scratches:
        names = gathering.add(scratch, new.tables, new.name)
        files.append(OwnFile(new.name, new.size, {names[table]: rows for table, rows in new.tables.items()}))
        scratch.unlink()
    gathering.close()
    yield from _model(order.folder, tuple(files))


def _read(one: Brought, number: int, folder: Path, rows_left: int, alone: bool) -> Any:
    """The tables of one file; what is to be said of it comes before. Raises FileFault."""
    from app.own.reading import read_file

    if ending_of(one.name) in PACKED:
        raise FileFault("packed")
    named = KINDS.get(ending_of(one.name))
    if named is None:
        raise FileFault("unknown_kind", ending=ending_of(one.name) or "-")
    kind = kind_of(one.path, named)
    place = folder / f"file-{number}"
    place.mkdir(mode=0o700)
    path = place / name_on_disk(one.name, ENDINGS.get(kind, f".{kind}"))
    os.link(one.path, path)  # where it was put down it stays, should this process end over it
    said: list[Remark] = []
    try:
        tables = read_file(path, kind, folder / f"read-{number}.duckdb", rows_left, said.append, alone=alone)
    except FileFault as fault:
        parts = {name: text.replace(path.name, one.name) for name, text in fault.remark.parts.items()}
        raise FileFault(fault.remark.code, **parts) from None
    except MemoryError:
        raise FileFault("too_heavy") from None
    except Exception:  # noqa: BLE001 - whatever a file does to a library is told of the file
        raise FileFault("unreadable") from None
    finally:
        for left in sorted(place.iterdir()):
            left.unlink()
        place.rmdir()
    for remark in said:
        parts = {name: text.replace(path.name, one.name) for name, text in remark.parts.items()}
        yield {"step": "note", "number": number, "file": one.name, "code": remark.code, "parts": parts}
    return OwnFile(one.name, one.size, tables)


def _check_tables(found: OwnFile, others: list[OwnFile]) -> None:
    if len(found.tables) + sum(len(other.tables) for other in others) > limits.TABLES:
        raise FileFault("too_many_tables", n=len(found.tables), most=limits.TABLES)


def _model(folder: Path, files: tuple[OwnFile, ...]) -> Iterator[dict[str, Any]]:
    """The model, checked, and the questions that were tried."""
    from app.own.modelling import ModelFault, made_model, tried_model
    from engine.errors import EngineError

    yield {"step": "modelling", "tables": sum(len(one.tables) for one in files)}
    try:
        name = Path(files[0].name).stem if len(files) == 1 else "own data"
        model = made_model(folder / DATA, name)
        yield {"step": "trying"}
        model, about = tried_model(folder / DATA, model, files)
    except (EngineError, ModelFault):
        yield {"step": "failed", "code": "no_model"}
        return
    (folder / MODEL).write_text(model.model_dump_json(by_alias=True), encoding="utf-8")
    yield {"step": "done", "about": about.plain()}


def _limit() -> None:
    """Less memory and disk than the machine has, and a lower place in the queue for its cores."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        os.nice(5)
        for what, most in (
            (resource.RLIMIT_AS, limits.MEMORY_MB),
            (resource.RLIMIT_FSIZE, limits.DISK_MB),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (most * limits.MB, most * limits.MB))


def main() -> None:
    """One order."""
    told = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints must not stand between the steps
    _limit()
    order = order_of(json.loads(sys.stdin.read()))
    try:
        for step in work(order):
            told.write(json.dumps(step) + "\n")
            told.flush()
    except Exception as fault:  # noqa: BLE001 - told by its place alone: a message may quote the data
        sys.stderr.writelines([*traceback.format_tb(fault.__traceback__), f"{type(fault).__name__}\n"])
        sys.exit(1)


if __name__ == "__main__":
    main()
