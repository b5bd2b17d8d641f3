"""A yes or no said like a thing is no split: "songs by local artists" are those by one who is local."""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE agency(agency_id INTEGER PRIMARY KEY, agency_name VARCHAR, is_active BOOLEAN);
CREATE TABLE song(song_id INTEGER PRIMARY KEY, song_title VARCHAR, is_local_artist BOOLEAN,
  agency_id INTEGER REFERENCES agency(agency_id));
CREATE TABLE song_play(play_id INTEGER PRIMARY KEY, played_at TIMESTAMP,
  song_id INTEGER REFERENCES song(song_id));
INSERT INTO agency SELECT i, 'Agency ' || i, i < 3 FROM range(1, 5) t(i);
INSERT INTO song SELECT i, 'Song ' || i, i % 3 = 0, 1 + i % 4 FROM range(1, 21) t(i);
INSERT INTO song_play SELECT i, TIMESTAMP '2025-03-01' + INTERVAL 1 DAY * i, 1 + i % 20
  FROM range(1, 61) t(i);
"""


@pytest.fixture(scope="module")
def station(opened: Opens) -> Parlance:
    return opened("flags", TABLES)


LOCAL = {
    "number of songs by local artists": [(6,)],  # 3, 6, 9, 12, 15 and 18
    "how many songs are by local artists": [(6,)],
    "number of song plays by local artists": [(18,)],  # each song is played three times
}


@pytest.mark.parametrize("question", LOCAL)
def test_several_of_a_kind_are_a_condition(station: Parlance, question: str) -> None:
    reply = station.ask(question)
    assert reply.table is not None, reply.reason
    assert [tuple(row) for row in reply.table.rows] == LOCAL[question], reply.interpretation


EACH = [
    "how many times did we play each local artist",
    "number of song plays for each local artist",
    "Anzahl der song plays für jeden local artist",
    "número de song plays para cada local artist",
    "nombre de song plays pour chaque local artist",
]


@pytest.mark.parametrize("question", EACH)
def test_each_of_them_has_no_name(station: Parlance, question: str) -> None:
    reply = station.ask(question)
    assert reply.status != "answer", reply.interpretation


SPLITS = {
    "songs by local artist": "Number of songs by local artist",
    "number of songs by active and local artist": "Number of songs by active and local artist",
}


@pytest.mark.parametrize("question", SPLITS)
def test_the_flag_itself_splits(station: Parlance, question: str) -> None:
    assert station.ask(question).interpretation == SPLITS[question]
