"""Many visitors of the served app at once: nobody is lost, who came first is served first, equals share."""

import asyncio
import time
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from threading import Event

from prometheus_client.parser import text_string_to_metric_families

from tests.bench.visitors import Seen, crowd

MANY = [
    f"{metric} by {split} {when}"
    for when in ("last month", "last week")
    for split in ("country", "device")
    for metric in ("views", "watch time", "viewers")
]
EQUAL = ["watch time by country in May 2026"] * 8
APART_S = 0.02


def counted(site: str) -> dict[str, float]:
    """What the server has counted so far, by name and label."""
    with urllib.request.urlopen(f"{site}/metrics") as reply:
        text = reply.read().decode().replace("# EOF\n", "")
    families = text_string_to_metric_families(text)
    return {
        " ".join((one.name, *one.labels.values())): one.value for family in families for one in family.samples
    }


def well(site: str, ended: Event) -> int:
    """How often the server said that it is well until the end. Raises where it did not."""
    times = 0
    while not ended.is_set():
        with urllib.request.urlopen(f"{site}/healthz", timeout=60) as reply:
            assert reply.status == 200
        times += 1
        time.sleep(0.05)
    return times


def visited(site: str, questions: Sequence[str], apart_s: float = 0.0) -> list[Seen]:
    """What a crowd saw; in a thread of its own, as the browser of other tests has its loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, crowd(site, questions, apart_s)).result()


def test_many_questions_at_once_are_answered_in_turn_while_the_routes_go_on(site: str) -> None:
    before, ended = counted(site), Event()
    with ThreadPoolExecutor(1) as pool:
        watched = pool.submit(well, site, ended)
        try:
            seen = visited(site, MANY, APART_S)
        finally:
            ended.set()
        assert watched.result() > 1
    assert [one.faults for one in seen] == [[]] * len(MANY)
    assert [one.status for one in seen] == ["answer"] * len(MANY), seen
    assert len({one.sentence for one in seen}) == len(MANY)
    answered = [one.answered for one in seen]
    third = len(MANY) // 3
    assert median(answered[:third]) < median(answered[-third:])
    after = counted(site)
    grown = {name: after[name] - before.get(name, 0) for name in after}
    # One that is just on its way for another visitor is shared, and waits for no turn of its own.
    assert grown["parlance_queue_seconds_count"] + grown["parlance_shared_total"] == len(MANY)
    assert after["parlance_waiting"] == 0


def test_equal_questions_at_once_are_one_execution(site: str) -> None:
    before = counted(site)
    seen = visited(site, EQUAL)
    assert {one.status for one in seen} == {"answer"}
    assert len({one.sentence for one in seen}) == 1
    after = counted(site)
    grown = {name: after[name] - before.get(name, 0) for name in after}
    assert grown["parlance_stage_seconds_count run"] == 1
    assert grown["parlance_shared_total"] == len(EQUAL) - 1
    assert grown["parlance_questions_total answer"] == len(EQUAL)
