"""A yes that is called by a verb is said in all its forms, what people agree to by any verb of agreeing.

Over a rowing club: who wants the bulletin, who needs a locker, and who agreed to mailings.
"""

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE rowers (rower_id INTEGER PRIMARY KEY, rower_name VARCHAR, club VARCHAR, wants_bulletin BOOLEAN,
  needs_locker BOOLEAN, mailings_optin INTEGER);
INSERT INTO rowers VALUES (1, 'Ada', 'Leander', TRUE, FALSE, 1), (2, 'Ben', 'Leander', FALSE, TRUE, 0),
  (3, 'Cid', 'Thames', TRUE, TRUE, 1), (4, 'Dot', 'Thames', TRUE, FALSE, 0),
  (5, 'Eve', 'Thames', TRUE, TRUE, 0);
"""


@pytest.fixture(scope="module")
def rowing(opened: Opens) -> Parlance:
    return opened("rowing", TABLES)


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("how many rowers want the bulletin?", 4),
        ("how many rowers get our bulletin", 4),
        ("number of rowers who signed up for the bulletin", 4),
        ("how many rowers do not want the bulletin", 1),
        ("how many rowers opted out of the bulletin", 1),
        ("how many rowers need a locker", 3),
        ("number of rowers needing a locker", 3),
        ("how many rowers opted in to mailings", 2),
        ("how many rowers agreed to mailings", 2),
        ("how many rowers have not agreed to mailings", 3),
    ],
)
def test_it_is_the_yes_or_the_no(rowing: Parlance, question: str, count: int) -> None:
    reply = rowing.ask(question)
    assert reply.status == "answer", reply.reason
    assert reply.table.rows == ((count,),) or list(reply.table.rows) == [(count,)]


@pytest.mark.parametrize("question", ["how many rowers get a locker", "how many rowers own a locker"])
def test_who_needs_a_thing_does_not_have_it(rowing: Parlance, question: str) -> None:
    assert rowing.ask(question).status != "answer"
