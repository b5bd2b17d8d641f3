"""The 25 scenarios as events and as the results they must have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from tests.sample_data.viewing_oracle.events import Event

DURATIONS = {"v1": 300_000, "v2": 600_000, "v3": 180_000}
BEGIN = int(datetime(2024, 1, 15, 10, tzinfo=UTC).timestamp()) * 1000
NAMES = {"P": "video_play", "U": "video_pause", "R": "video_resume", "E": "video_ended"}
EVENT = re.compile(r"(?P<t>-?[\d.]+):(?P<name>[PURE])@(?P<at>-?[\d.]+)(?:\((?P<video>v\d)\))?")
LACKS = {"user=NULL": "user", "video=NULL": "video"}


@dataclass(frozen=True)
class Scenario:
    """Events in the order of arrival, and the row of each video as it is written down."""

    number: str
    name: str
    events: tuple[Event, ...]
    expected: dict[str, str]


def _ms(seconds: str) -> int:
    return int(Decimal(seconds) * 1000)


def events(text: str, video: str, user: str = "u") -> Iterator[Event]:
    """The events that a text in the notation of the table tells, of one viewer."""
    words, session = text.split(), "s1"
    for i, word in enumerate(words):
        found = EVENT.fullmatch(word)
        if word == "s2":
            session = "s2"
        if found is None:
            continue
        lacks = LACKS.get(words[i + 1]) if i + 1 < len(words) else None
        yield Event(
            i,
            BEGIN + _ms(found["t"]),
            None if lacks == "user" else user,
            None if lacks == "video" else found["video"] or video,
            f"{user} {session}",
            NAMES[found["name"]],
            _ms(found["at"]),
        )


def scenarios() -> list[Scenario]:
    """All scenarios of the table beside this file."""
    lines = (Path(__file__).parent / "scenarios.txt").read_text("utf-8").splitlines()
    found = []
    for line in lines:
        if line.startswith("#"):
            continue
        number, name, told, results = line.split(" | ")
        expected = dict(result.split(": ", 1) for result in results.split(" // "))
        found.append(Scenario(number, name, tuple(events(told, min(expected))), expected))
    return found
