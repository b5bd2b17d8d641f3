"""Files are made in a process of their own that comes when needed, goes when idle, and may fail."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.workshop import Workshop
from engine.answers.exporting import ExportError, export
from engine.answers.parcel import Parcel
from tests.engine.answers.made import COUNTRY, VIEWS, plan
from tests.engine.answers.taken import parcel


class Slow:
    """Something in a parcel that takes long to unpack."""

    def __reduce__(self) -> tuple:
        return time.sleep, (600,)


class Deadly:
    """Something that ends the process which unpacks it."""

    def __reduce__(self) -> tuple:
        return os._exit, (3,)


class Chatty:
    """Something that prints."""

    def __reduce__(self) -> tuple:
        return print, ("printed by a library",)


@pytest.fixture
def by_country() -> Parcel:
    return parcel(plan(COUNTRY, VIEWS), ("Malta", 1234), ("Peru", 99))


@pytest.fixture
def workshop() -> Iterator[Workshop]:
    made = Workshop(most=1)
    yield made
    made.close()


def test_a_file_is_the_one_that_would_be_made_here(workshop: Workshop, by_country: Parcel) -> None:
    assert not workshop.benches[0].is_running
    assert workshop.make(by_country, "csv") == export(by_country, "csv")
    assert workshop.benches[0].is_running


def test_nothing_heavy_is_loaded_where_questions_are_answered(workshop: Workshop, by_country: Parcel) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "reportlab"]:
        del sys.modules[name]
    assert workshop.make(by_country, "pdf").startswith(b"%PDF-")
    assert "reportlab" not in sys.modules


def test_a_fault_is_one_line_and_the_next_file_is_made(workshop: Workshop, by_country: Parcel) -> None:
    with pytest.raises(ExportError, match="not written as") as fault:
        workshop.make(by_country, "docx")
    assert "\n" not in str(fault.value)
    odd = replace(by_country, sql=None)  # type: ignore[arg-type]
    with pytest.raises(ExportError, match="Error"):
        workshop.make(odd, "pptx")
    assert workshop.make(by_country, "csv")


def test_a_process_that_ends_is_a_clear_line_and_the_next_one_works(
    workshop: Workshop, by_country: Parcel
) -> None:
    with pytest.raises(ExportError, match="the process that makes files ended"):
        workshop.make(replace(by_country, question=Deadly()), "csv")  # type: ignore[arg-type]
    assert workshop.make(by_country, "csv")


def test_a_process_that_was_ended_from_outside_is_started_anew(
    workshop: Workshop, by_country: Parcel
) -> None:
    workshop.make(by_country, "csv")
    process = workshop.benches[0]._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert workshop.make(by_country, "csv")


def test_what_takes_too_long_is_given_up(by_country: Parcel) -> None:
    hasty = Workshop(timeout=0.5, most=1)
    with pytest.raises(ExportError, match=r"within 0\.5 s"):
        hasty.make(replace(by_country, question=Slow()), "csv")  # type: ignore[arg-type]
    assert not hasty.benches[0].is_running
    hasty.close()


def test_who_comes_when_all_are_busy_waits_and_is_told(by_country: Parcel) -> None:
    busy = Workshop(timeout=0.5, most=1)
    busy._free.get()
    with pytest.raises(ExportError, match="Many files"):
        busy.make(by_country, "csv")
    busy.close()


def test_an_idle_process_ends(by_country: Parcel) -> None:
    brief = Workshop(idle=0.05, most=1)
    brief.make(by_country, "csv")
    process = brief.benches[0]._process
    assert process is None or process.wait(timeout=30) is not None
    assert brief.make(by_country, "csv")
    brief.close()


def test_what_a_library_prints_does_not_reach_the_file(workshop: Workshop, by_country: Parcel) -> None:
    chatty = replace(by_country, notes=(Chatty(),))  # type: ignore[arg-type]
    assert workshop.make(chatty, "csv") == export(by_country, "csv")


def test_several_at_once_each_get_their_own(by_country: Parcel) -> None:
    shared, found = Workshop(most=2), {}
    wanted = {kind: replace(by_country, question=kind) for kind in ("sql", "csv", "parquet")}

    def make(kind: str) -> None:
        found[kind] = shared.make(wanted[kind], kind)

    threads = [threading.Thread(target=make, args=(kind,)) for kind in wanted]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    shared.close()
    assert found == {kind: export(one, kind) for kind, one in wanted.items()}
