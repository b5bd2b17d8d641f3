"""A drop of files: read in a process of its own, ended when it takes too long, and nothing before is lost."""

import io
import json
import sys
import threading
import time
from pathlib import Path

import pytest

from app.own import limits
from app.own.imports import DONE, FAILED, Import, Imports
from app.own.sets import About, OwnFile
from app.own.shelf import OwnSet, Shelf
from tests.app.own.files import make

ME, YOU = "a" * 64, "b" * 64
DONE_STEP = {"step": "done", "about": About((OwnFile("a.csv", 3, {"a": 1}),), examples=("Rows",)).plain()}


class Upload(io.BytesIO):
    """A file as the page hands it over."""

    def __init__(self, name: str, content: bytes = b"a\n1") -> None:
        super().__init__(content)
        self.name = name


def script(text: str) -> tuple[str, ...]:
    """A process that does this in place of reading; `order` is what it was told to do."""
    return (sys.executable, "-c", f"import json, os, sys, time\norder = json.load(sys.stdin)\n{text}")


def say(*steps: dict[str, object]) -> str:
    return "".join(f"print({json.dumps(step)!r}, flush=True)\n" for step in steps)


def over(job: Import) -> Import:
    """The job, once it is over."""
    for _ in range(3000):
        if job.is_over:
            return job
        time.sleep(0.02)
    raise AssertionError("it never ends")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "own")


def reads(shelf: Shelf, text: str, patience: float = 60.0) -> Imports:
    return Imports(shelf, lambda found: None, script(text), patience)


def names(shelf: Shelf) -> list[str]:
    found = shelf.find(ME)
    return [one.name for one in found.about.files] if found else []


def test_files_are_read_and_what_was_put_down_for_it_is_gone(shelf: Shelf) -> None:
    imports = Imports(shelf, lambda found: None)
    folder = shelf.root.parent
    job = over(imports.start(ME, [Upload("sales.csv", make(folder, "csv").read_bytes())]))
    assert (job.stage, job.faults, job.read) == (DONE, [], {"sales.csv": {"sales": 12}})
    found = shelf.find(ME)
    assert found is not None
    assert sorted(path.name for path in found.data.parent.iterdir()) == ["cache", "data.duckdb", "model.json"]
    again = over(imports.start(ME, [Upload("more.tsv", make(folder, "tsv").read_bytes())]))
    assert again.stage == DONE
    assert names(shelf) == ["sales.csv", "more.tsv"]
    kept = shelf.find(ME)
    assert kept is not None
    assert kept.id == found.id
    assert not found.data.exists()
    assert kept.data.exists()
    assert kept.about.tables == ("sales", "more")


@pytest.mark.parametrize("ends", ["time.sleep(60)", "os._exit(1)", "os.kill(os.getpid(), 9)"])
def test_the_file_over_which_the_process_ends_is_left_out(shelf: Shelf, ends: str) -> None:
    text = (
        "for number, one in enumerate(order['brought']):\n"
        "    print(json.dumps({'step': 'reading', 'number': number, 'file': one['name']}), flush=True)\n"
        f"    if one['name'] == 'bad.csv': {ends}\n" + say(DONE_STEP)
    )
    patience = 5 if "sleep" in ends else 60
    job = over(reads(shelf, text, patience).start(ME, [Upload("good.csv"), Upload("bad.csv")]))
    assert job.stage == DONE
    code = "slow_file" if "sleep" in ends else "too_heavy"
    assert [(name, remark.code) for name, remark in job.faults] == [("bad.csv", code)]


def test_what_was_there_stays_when_nothing_can_be_read(shelf: Shelf) -> None:
    over(reads(shelf, say(DONE_STEP)).start(ME, [Upload("a.csv")]))
    before = shelf.find(ME)
    for text in ("", "os._exit(3)", say({"step": "failed", "code": "nothing_read"}), "time.sleep(60)"):
        job = over(reads(shelf, text, patience=1).start(ME, [Upload("b.csv")]))
        assert job.stage == FAILED, text
        assert job.problem is not None
        assert shelf.find(ME) == before
        assert len(list((shelf.root / ME).glob("build-*"))) == 1


def test_limits_are_kept_one_line_each(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MB", 1)
    monkeypatch.setattr(limits, "FILE_MB", 5)
    monkeypatch.setattr(limits, "ALL_MB", 9)
    monkeypatch.setattr(limits, "FILES", 3)
    dropped = [
        Upload("large.csv", b"123456"),
        Upload("a.csv", b"123"),
        Upload("a.csv", b"124"),
        Upload("b.csv", b"12345"),
        Upload("c.csv", b"12"),
        Upload("d.csv", b"1"),
        Upload("e.csv", b"1"),
    ]
    monkeypatch.setattr(limits, "STORED_MB", 100)
    job = over(reads(shelf, say(DONE_STEP)).start(ME, dropped))
    told = [(name, remark.code) for name, remark in job.faults]
    assert told == [
        ("large.csv", "too_large"),
        ("a.csv", "twice"),
        ("c.csv", "too_much"),
        ("e.csv", "too_many_files"),
    ]


def test_no_room_is_said(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    over(reads(shelf, say(DONE_STEP)).start(ME, [Upload("a.csv")]))
    monkeypatch.setattr(limits, "STORED_MB", 0)
    job = over(reads(shelf, say(DONE_STEP)).start(YOU, [Upload("a.csv")]))
    assert job.problem is not None
    assert job.problem.code == "no_room"


def test_a_removal_ends_what_is_being_read(shelf: Shelf) -> None:
    imports = reads(shelf, "print(json.dumps({'step': 'trying'}), flush=True)\ntime.sleep(60)")
    job = imports.start(ME, [Upload("a.csv")])
    while job.stage == 0:
        time.sleep(0.02)
    imports.forget(ME)
    over(job)
    assert shelf.find(ME) is None
    assert not list((shelf.root / ME).glob("build-*"))


def test_as_many_as_may_read_at_once_and_one_of_a_visitor(shelf: Shelf) -> None:
    most, now, lock = 0, 0, threading.Lock()

    def published(found: OwnSet) -> None:
        nonlocal most, now
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.3)
        with lock:
            now -= 1

    imports = Imports(shelf, published, script(say(DONE_STEP)))
    owners = [f"{number:064x}" for number in range(5)]
    jobs = [imports.start(owner, [Upload("a.csv")]) for owner in owners]
    assert imports.start(owners[0], [Upload("b.csv")]) is jobs[0] or jobs[0].is_over
    assert [over(job).stage for job in jobs] == [DONE] * 5
    assert most <= limits.READERS
