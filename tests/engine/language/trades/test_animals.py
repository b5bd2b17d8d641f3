"""The words of a vet where tables say it otherwise, and words for other things."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE animals(animal_id INTEGER PRIMARY KEY, name VARCHAR, species VARCHAR, breed VARCHAR,
  neutered BOOLEAN, born DATE, owner_id INTEGER);
CREATE TABLE owners(owner_id INTEGER PRIMARY KEY, owner_name VARCHAR, town VARCHAR);
CREATE TABLE vets(vet_id INTEGER PRIMARY KEY, vet_name VARCHAR);
CREATE TABLE treatments(treatment_id INTEGER PRIMARY KEY,
  animal_id INTEGER REFERENCES animals(animal_id), vet_id INTEGER REFERENCES vets(vet_id),
  kind VARCHAR, price DOUBLE, done_on DATE);
CREATE TABLE vaccinations(vaccination_id INTEGER PRIMARY KEY,
  animal_id INTEGER REFERENCES animals(animal_id), vaccine VARCHAR, given_on DATE);
INSERT INTO animals SELECT i, 'Pet ' || i, ['canine','feline','rabbit'][1+i%3], 'b' || (i%4), i%2=0,
  DATE '2018-01-01'+(i*90)::INT, 1+i%6 FROM range(1,19) t(i);
INSERT INTO owners SELECT i, 'Owner ' || i, ['Leeds','York'][1+i%2] FROM range(1,7) t(i);
INSERT INTO vets SELECT i, ['Dr Ash','Dr Oak'][i] FROM range(1,3) t(i);
INSERT INTO treatments SELECT i, 1+i%18, 1+i%2, ['dental','wound','castration'][1+i%3], 20+i,
  DATE '2025-01-03'+(i*4)::INT FROM range(1,37) t(i);
INSERT INTO vaccinations SELECT i, 1+i%18, ['rabies','distemper'][1+i%2],
  DATE '2025-01-03'+(i*4)::INT FROM range(1,31) t(i);
"""


@pytest.fixture(scope="module")
def surgery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("surgery") / "surgery.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


RIGHT = {
    "how many pets": "Number of animals",
    "how many patients are dogs": 'Number of animals where species is "canine"',
    "number of cats": 'Number of animals where species is "feline"',
    "jabs by vaccine": "Number of vaccinations by vaccine",
    "how many rabies jabs": 'Number of vaccinations where vaccine is "rabies"',
    "procedures by vet": "Number of treatments by vet name",
    "average price of a procedure": "Average treatment price",
    "how many castrated animals": "Number of animals where neutered exactly True",
    "number of pet owners by town": "Number of owners by town",
}


@pytest.mark.parametrize("question", RIGHT)
def test_words_of_the_trade_are_read_as_what_the_model_has(surgery: Parlance, question: str) -> None:
    reply = surgery.ask(question)
    assert (reply.status, reply.interpretation) == ("answer", RIGHT[question])


MUST_NOT = (
    "how many operations",
    "how many surgeries",
    "how many puppies",
    "how many nurses",
    "how many chips",
    "appointments by vet",
    "how many adoptions",
)


@pytest.mark.parametrize("question", MUST_NOT)
def test_what_is_another_thing_is_not_answered(surgery: Parlance, question: str) -> None:
    assert surgery.ask(question).status != "answer"
