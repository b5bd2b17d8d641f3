"""Which events count as a view (R13)."""

from collections.abc import Iterable

from tests.sample_data.viewing_oracle.events import Good, Viewing
from tests.sample_data.viewing_oracle.pairs import Segment, continues, pairs

DAY = 86_400_000


def _cell(event: Good) -> tuple[str, str, int]:
    return event.user, event.video, event.at // DAY


def views(viewings: Iterable[Viewing], segments: Iterable[Segment]) -> set[int]:
    """Numbers of the events that begin a view.

    Each play that does not go on with running playback; on a day when the viewer did not press play
    on the video at all, the first resume that opens a segment.
    """
    plays, going_on = [], set()
    for viewing in viewings:
        plays += [event for event in viewing.events if event.name == "video_play"]
        going_on |= {event.number for before, event in pairs(viewing) if continues(before, event)}
    played = {_cell(event) for event in plays}
    resumes: dict[tuple[str, str, int], Good] = {}
    for event in sorted((s.opened for s in segments), key=lambda event: (event.at, event.number)):
        if event.name == "video_resume" and _cell(event) not in played:
            resumes.setdefault(_cell(event), event)
    return {event.number for event in plays} - going_on | {event.number for event in resumes.values()}
