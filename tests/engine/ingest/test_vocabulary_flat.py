"""The plan for flat records gives what looking for every value gives, whatever stands in them."""

import random
from typing import Any

import pytest

from engine.ingest.vocabulary import _looked_for, recognise
from engine.ingest.vocabulary_definition import Vocabulary, vocabularies
from engine.ingest.vocabulary_flat import flat_rows
from engine.ingest.vocabulary_paths import BETWEEN

VALUES = [
    *(None, "", " ", "x", "2026-03-01T12:00:00.5Z", "2026-03-01 12:00", "2026-3", "12e1-5", "1772366400000"),
    *(0, 1, 2.5, -0.0, 1e30, float("inf"), True, False, "3.50", "[1, 2]", "{}", '{"duration": 4}', "{no"),
    *([], [1, 2], {}, {"duration": 4, "videoId": "w"}, [{"key": "title", "value": "Knots"}]),
]


def _keys(known: Vocabulary) -> list[str]:
    """What records of the vocabulary may have at the top: keys of its paths, and paths with dots."""
    told = [told for tells in known.names.values() for told in tells]
    columns = [*known.columns.values(), *(found for one in told for found in one.columns.values())]
    sources = [source for found in columns for source in found]
    paths = [
        path for one in sources for path in ([one] if isinstance(one, str) else next(iter(one.values())))
    ]
    paths += [*known.told_by, *known.needs]
    return sorted(
        {path.partition(BETWEEN)[0] for path in paths} | {path.replace(BETWEEN, ".") for path in paths}
    )


def _record(known: Vocabulary, draw: random.Random) -> dict[str, Any]:
    keys = _keys(known)
    record = {key: draw.choice(VALUES) for key in draw.sample(keys, draw.randint(1, len(keys)))}
    names = [*known.names, *known.also, "other"]
    return record | {path: draw.choice(names) for path in known.told_by if draw.random() < 0.7}


@pytest.mark.parametrize("known", vocabularies(), ids=lambda known: known.vocabulary)
def test_any_record(known: Vocabulary) -> None:
    draw = random.Random(11)
    for _ in range(1500):
        record = _record(known, draw)
        assert recognise(record) == _looked_for(record), record


def test_a_play_is_read_by_its_plan() -> None:
    play = {
        "eventName": "video_play",
        "timestamp": "2026-03-01T12:00:00Z",
        "currentTime": 1.5,
        "duration": None,
    }
    rows = flat_rows(play | {"metadata.title": "Knots"})
    assert rows is None  # a key with dots is looked for
    ((stream, row),) = flat_rows(play) or []
    assert (stream, row["ts"], row["position_s"], row["duration_s"], row["user_id"]) == (
        "player_events",
        "2026-03-01 12:00:00",
        "1.5",
        None,
        None,
    )
