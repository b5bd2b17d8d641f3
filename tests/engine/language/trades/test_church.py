"""The words of a church where tables say it otherwise, and words for other things."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE members(member_id INTEGER PRIMARY KEY, member_name VARCHAR, small_group VARCHAR,
  joined_on DATE);
CREATE TABLE services(service_id INTEGER PRIMARY KEY, service_date DATE, pastor VARCHAR,
  attendance INTEGER);
CREATE TABLE offerings(offering_id INTEGER PRIMARY KEY,
  service_id INTEGER REFERENCES services(service_id), amount DOUBLE, method VARCHAR);
CREATE TABLE baptisms(baptism_id INTEGER PRIMARY KEY, member_id INTEGER REFERENCES members(member_id),
  baptised_on DATE);
CREATE TABLE lawyers(lawyer_id INTEGER PRIMARY KEY, lawyer_name VARCHAR);
CREATE TABLE kids(kid_id INTEGER PRIMARY KEY, kid_name VARCHAR);
INSERT INTO members SELECT i, 'Member ' || i, ['North','South'][1+i%2],
  DATE '2020-01-03'+(i*40)::INT FROM range(1,31) t(i);
INSERT INTO services SELECT i, DATE '2025-01-05'+(i*7)::INT, ['Rev Hill','Rev Dale'][1+i%2],
  80+i FROM range(1,21) t(i);
INSERT INTO offerings SELECT i, 1+i%20, 5*i, ['cash','online'][1+i%2] FROM range(1,61) t(i);
INSERT INTO baptisms SELECT i, 1+i%30, DATE '2025-01-05'+(i*11)::INT FROM range(1,13) t(i);
INSERT INTO lawyers SELECT i, 'L ' || i FROM range(1,6) t(i);
INSERT INTO kids SELECT i, 'Kid ' || i FROM range(1,8) t(i);
"""


@pytest.fixture(scope="module")
def church(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("church") / "church.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


RIGHT = {
    "how many parishioners": "Number of members",
    "church members by house group": "Number of members by small group",
    "church services by priest": "Number of services by pastor",
    "services by vicar": "Number of services by pastor",
    "total plate collection": "Total offering amount",
    "how many christenings": "Number of baptisms",
    "how many congregants joined in 2021": "Number of members in 2021",
    "how many attorneys": "Number of lawyers",
    "how many children": "Number of kids",
}


@pytest.mark.parametrize("question", RIGHT)
def test_words_of_the_trade_are_read_as_what_the_model_has(church: Parlance, question: str) -> None:
    reply = church.ask(question)
    assert (reply.status, reply.interpretation) == ("answer", RIGHT[question])


MUST_NOT = (
    "how many churchgoers",
    "how many weddings",
    "how many sermons",
    "how many donors",
    "how many volunteers",
)


@pytest.mark.parametrize("question", MUST_NOT)
def test_what_is_another_thing_is_not_answered(church: Parlance, question: str) -> None:
    assert church.ask(question).status != "answer"
