"""All rules applied to what arrived."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.sample_data.viewing_oracle.events import Event, Good, rejected, usable, viewings
from tests.sample_data.viewing_oracle.flags import Key, flags
from tests.sample_data.viewing_oracle.pairs import Segment
from tests.sample_data.viewing_oracle.sums import Part, Sums, part, sums
from tests.sample_data.viewing_oracle.views import views


@dataclass(frozen=True)
class Measured:
    """What the rules make of events; keys are viewer and video."""

    rejects: dict[int, str]  # number of the event and why
    events: list[Good]
    parts: dict[Key, list[Part]]  # one for each session
    sums: dict[Key, Sums]
    flags: dict[Key, tuple[str, ...]]
    views: set[int]

    @property
    def segments(self) -> list[Segment]:
        return [s for group in self.parts.values() for p in group for s in p.segments]

    @property
    def sessions(self) -> dict[str, list[Part]]:
        found: dict[str, list[Part]] = defaultdict(list)
        for group in self.parts.values():
            for p in group:
                found[p.viewing.session].append(p)
        return found


def measure(events: Iterable[Event], durations: Mapping[str, int]) -> Measured:
    """Rejections, segments, views, sums and flags; `durations` in ms holds the known videos."""
    reasons = {event.number: (event, rejected(event, durations)) for event in events}
    good = usable(event for event, reason in reasons.values() if reason is None)
    groups = viewings(good)
    parts: dict[Key, list[Part]] = defaultdict(list)
    for viewing in groups:
        parts[viewing.user, viewing.video].append(part(viewing, durations[viewing.video]))
    totals = {key: sums(group, durations[key[1]]) for key, group in parts.items()}
    segments = [s for group in parts.values() for p in group for s in p.segments]
    return Measured(
        rejects={number: reason for number, (_, reason) in reasons.items() if reason is not None},
        events=good,
        parts=dict(parts),
        sums=totals,
        flags=flags(parts, totals),
        views=views(groups, segments),
    )
