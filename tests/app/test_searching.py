"""Things are found by their words: misspelt, without accents, by a part, the best first."""

import pytest

from app.searching import Index

THINGS = (
    (("Views", 3.0), ("plays", 2.0), ("Number of times a video was started", 1.0)),
    (("Packet loss", 3.0), ("Paketverlust", 2.0), ("pérdida de paquetes", 2.0)),
    (("Watch time", 3.0), ("durée d'écoute", 2.0), ("Seconds of video watched", 1.0)),
    (("Viewers", 3.0), ("audience", 2.0), ("views of people", 1.0)),
    (("GPU", 3.0), ("graphics card", 2.0)),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(THINGS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("packet loss", (1,)),
        ("PACKET", (1,)),
        ("pakcet", (1,)),
        ("paketverlsut", (1,)),
        ("perdida", (1,)),
        ("paquet", (1,)),
        ("verlust", (1,)),
        ("duree ecoute", (2,)),
        ("audiance", (3,)),
        ("views", (0, 3)),
        ("view", (0, 3)),
        ("video", (0, 2)),
        ("video watched", (2,)),
        ("the video", (0, 2)),
        ("gpu", (4,)),
        ("gpx", ()),
        ("flurbs", ()),
        ("who sells flurbs here", ()),
        ("?!", ()),
        ("", ()),
        ("\u0301", ()),
    ],
)
def test_the_best_comes_first_and_what_nobody_has_finds_nothing(
    index: Index, text: str, found: tuple[int, ...]
) -> None:
    assert index.find(text) == found


def test_where_a_word_stands_decides() -> None:
    assert Index([[("cost", 1.0)], [("cost", 3.0)], [("costs", 3.0)]]).find("cost") == (1, 2, 0)
