"""Random sessions with damage, odd ones and named cases, through the pipeline and through the plain rules."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tests.sample_data import odd_sessions
from tests.sample_data.random_playing import Where
from tests.sample_data.random_sessions import Sample, sample
from tests.sample_data.viewing_build import Rows, build, built
from tests.sample_data.viewing_oracle import scenarios as table
from tests.sample_data.viewing_oracle.flags import Key
from tests.sample_data.viewing_oracle.measure import measure
from tests.sample_data.viewing_rows import expected

SEED = 20_260_105
COLUMNS = (
    *("user", "video", "first", "last", "total", "unique", "duration", "furthest"),
    *("sessions", "completions", "completed", "replay", "pauses", "forward", "backward"),
    *("score", "tier", "flag", "flags"),
)

# What random sessions found, or hit too seldom: events in the notation of the scenarios, and a column.
CASES = {
    "double speed to the tenth": ("0:P@0 100:U@204.999", "v2", "flags", "ok"),
    "over double speed": ("0:P@0 100:U@205", "v2", "flags", "implausible_speed"),
    "watched in no time": ("0:P@0 0:U@3", "v1", "flags", "very_short_watch,implausible_speed"),
    "ten seconds are no short watch": ("0:P@0 10:U@10", "v1", "flags", "ok"),
    "short by a millisecond": ("0:P@0 10:U@9.999", "v1", "flags", "very_short_watch"),
    "much, but not too much": ("0:P@0 300:U@300 301:R@0 361:U@60", "v1", "flags", "ok"),
    "too much": ("0:P@0 300:U@300 301:R@0 361:U@60.001", "v1", "flags", "excessive_watch_time"),
    "completed at the least position": ("0:P@0 285:E@285", "v1", "completions", 1),
    "not quite completed": ("0:P@0 285:E@284.999", "v1", "completions", 0),
    "half is enough": ("0:P@0 149:U@149 150:R@299 151:E@300", "v1", "flags", "ok"),
    "not quite half": (
        "0:P@0 149:U@148.999 150:R@299 151:E@300",
        "v1",
        "flags",
        "completed_without_sufficient_watch",
    ),
    "half of a hundredth of score": ("0:P@0 4.5:U@4.5 s2 100:U@0", "v1", "score", 1008),
    "tier of the score shown": ("0:P@0 299.76:U@299.76", "v2", "tier", "Low"),
    "five events a second": (
        "0:P@0 .2:U@.2 .4:R@.2 .6:U@.4 .8:R@.4 1:U@.6",
        "v1",
        "flags",
        "very_short_watch",
    ),
    "six events a second": (
        "0:P@0 .2:U@.2 .4:R@.2 .6:U@.4 .8:R@.4 .999:U@.599",
        "v1",
        "flags",
        "very_short_watch,event_burst",
    ),
    "behind the end": (
        "0:P@0 5:U@9999",
        "v1",
        "flags",
        "position_exceeds_duration,no_valid_segments,very_short_watch",
    ),
    "sign of life after completing": ("0:P@200 100:E@300 s2 90:P@0 110:P@20 130:U@40", "v1", "replay", 0),
    "started after completing": ("0:P@200 100:E@300 s2 90:U@0 110:P@20 130:U@40", "v1", "replay", 1),
}


@dataclass(frozen=True)
class World:
    """What was sent, and what the pipeline and the rules in plain Python make of all that arrived."""

    sent: Sample
    tables: Mapping[str, Rows]
    expected: Mapping[str, Rows]

    def column(self, name: str) -> dict[Key, Any]:
        """One column of the pipeline's table of viewers and videos."""
        place = COLUMNS.index(name)
        return {(row[0], row[1]): row[place] for row in self.tables["sums"]}

    def watched(self) -> Counter[Where]:
        """What the pipeline says was watched in each viewing, in ms."""
        found: Counter[Where] = Counter()
        for row in self.tables["segments"]:
            found[row[3], row[4], row[5]] += row[-1]
        return found


def world() -> World:
    """Send everything, build the tables, apply the rules; a few seconds."""
    sent = sample(SEED)
    odd, oddities = odd_sessions.odd(SEED, len(sent.arrived) + 1)
    named = [event for name, case in CASES.items() for event in table.events(case[0], case[1], name)]
    first = len(sent.arrived) + len(odd) + 1
    events = [*sent.arrived, *odd, *(replace(event, number=first + i) for i, event in enumerate(named))]
    durations = sent.durations | odd_sessions.DURATIONS | table.DURATIONS
    users = [*sent.users, *oddities, *CASES]
    with build(events, durations, users) as con:
        return World(sent, built(con), expected(measure(events, durations)))
