"""The words of museums, stages and libraries where tables say it otherwise, and words for other things."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE objects(object_id INTEGER PRIMARY KEY, title VARCHAR, accession_no VARCHAR,
  insurance_value DOUBLE, status VARCHAR, gallery VARCHAR, acquired_on DATE);
CREATE TABLE exhibitions(exhibition_id INTEGER PRIMARY KEY, title VARCHAR, curator VARCHAR,
  opened_on DATE);
CREATE TABLE performances(performance_id INTEGER PRIMARY KEY, production VARCHAR, hall VARCHAR,
  played_on DATE, attendance INTEGER);
CREATE TABLE tickets(ticket_id INTEGER PRIMARY KEY,
  performance_id INTEGER REFERENCES performances(performance_id), price_band VARCHAR, sold_on DATE,
  price DOUBLE);
CREATE TABLE patrons(patron_id INTEGER PRIMARY KEY, patron_name VARCHAR, joined_on DATE);
CREATE TABLE loans(loan_id INTEGER PRIMARY KEY, patron_id INTEGER REFERENCES patrons(patron_id),
  book VARCHAR, genre VARCHAR, loaned_on DATE, fine DOUBLE);
INSERT INTO objects SELECT i, 'Object ' || i, 'A' || i, 1000*i,
  ['on display','in storage','on loan'][1+i%3], ['East','West'][1+i%2],
  DATE '2001-01-01'+(i*200)::INT FROM range(1,19) t(i);
INSERT INTO exhibitions SELECT i, 'Ex ' || i, ['Ida','Jon'][1+i%2],
  DATE '2024-03-01'+(i*60)::INT FROM range(1,8) t(i);
INSERT INTO performances SELECT i, ['Hamlet','Faust'][1+i%2], ['Main','Studio'][1+i%2],
  DATE '2025-01-10'+(i*7)::INT, 100+i FROM range(1,13) t(i);
INSERT INTO tickets SELECT i, 1+i%12, ['A','B','C'][1+i%3], DATE '2025-01-01'+i::INT,
  10+i%3*5 FROM range(1,61) t(i);
INSERT INTO patrons SELECT i, 'Patron ' || i, DATE '2023-01-01'+(i*20)::INT FROM range(1,9) t(i);
INSERT INTO loans SELECT i, 1+i%8, 'Book ' || (1+i%5), ['science fiction','crime','poetry'][1+i%3],
  DATE '2025-01-03'+(i*3)::INT, i%4*0.5 FROM range(1,41) t(i);
"""


@pytest.fixture(scope="module")
def museum(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("museum") / "museum.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


RIGHT = {
    "how many museum pieces": "Number of objects",
    "objects by exhibition room": "Number of objects by gallery",
    "total insured value": "Total insurance value",
    "objects on show": 'Number of objects where object status is "on display"',
    "objects in store": 'Number of objects where object status is "in storage"',
    "how many objects are out on loan": 'Number of objects where object status is "on loan"',
    "how many art shows": "Number of exhibitions",
    "performances by auditorium": "Number of performances by hall",
    "average turnout": "Average attendance",
    "tickets by price category": "Number of tickets by price band",
    "how many library users": "Number of patrons",
    "how many whodunits were borrowed": 'Number of loans where genre is "crime"',
    "sci-fi loans": 'Number of loans where genre is "science fiction"',
    "total overdue fines": "Total fine",
    "how many cardholders joined in 2023": "Number of patrons in 2023",
}


@pytest.mark.parametrize("question", RIGHT)
def test_words_of_the_trade_are_read_as_what_the_model_has(museum: Parlance, question: str) -> None:
    reply = museum.ask(question)
    assert (reply.status, reply.interpretation) == ("answer", RIGHT[question])


MUST_NOT = (
    "how many visitors did the museum have",
    "how many artists",
    "how many paintings",
    "how many season tickets",
    "how many novels",
    "how many copies",
    "late fees by patron",
    "how many actors",
    "how many reservations",
)


@pytest.mark.parametrize("question", MUST_NOT)
def test_what_is_another_thing_is_not_answered(museum: Parlance, question: str) -> None:
    assert museum.ask(question).status != "answer"
