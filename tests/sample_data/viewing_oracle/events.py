"""What arrives, what of it is rejected (R1), what is a repeat (R2), and its order (R3)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

STARTS = ("video_play", "video_resume")
STOPS = ("video_pause", "video_ended")


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a player; times in ms since 1970 (UTC), positions in ms of the video."""

    number: int  # in the order of arrival
    at: int | None
    user: str | None
    video: str | None
    session: str | None
    name: str | None
    position: int | None


@dataclass(frozen=True, slots=True)
class Good:
    """An event that can be used: nothing is missing."""

    number: int
    at: int
    user: str
    video: str
    session: str
    name: str
    position: int

    @property
    def is_start(self) -> bool:
        return self.name in STARTS


@dataclass(frozen=True, slots=True)
class Viewing:
    """The events of one viewer, video and session in order of time."""

    user: str
    video: str
    session: str
    events: tuple[Good, ...]


def _blank(text: str | None) -> bool:
    return text is None or not text.strip(" ")


def rejected(event: Event, durations: Mapping[str, int]) -> str | None:
    """Why an event cannot be used, None where it can."""
    reasons = {
        "no timestamp": event.at is None,
        "no user": _blank(event.user),
        "no video": _blank(event.video),
        "no session": _blank(event.session),
        "unknown event": event.name not in (*STARTS, *STOPS),
        "no position": event.position is None,
        "negative position": event.position is not None and event.position < 0,
        "unknown video": event.video not in durations,
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def usable(events: Iterable[Event]) -> list[Good]:
    """Events that were not rejected, without repeats: of equals the first that arrived."""
    first: dict[tuple[object, ...], Good] = {}
    for e in sorted(events, key=lambda event: event.number):
        assert e.at is not None
        assert e.user is not None
        assert e.video is not None
        assert e.session is not None
        assert e.name is not None
        assert e.position is not None
        key = (e.user, e.session, e.video, e.at, e.name, e.position)
        first.setdefault(key, Good(e.number, e.at, e.user, e.video, e.session, e.name, e.position))
    return list(first.values())


def viewings(events: Iterable[Good]) -> list[Viewing]:
    """Events by viewer, video and session, by time and then arrival."""
    groups: dict[tuple[str, str, str], list[Good]] = defaultdict(list)
    for event in events:
        groups[event.user, event.video, event.session].append(event)
    return [
        Viewing(*key, tuple(sorted(group, key=lambda event: (event.at, event.number))))
        for key, group in sorted(groups.items())
    ]
