"""Other words for what a model has: single ones, expressions, broad ones, and where they must not be taken.

Over a few tables of a shop that also keeps its machines and cards.
"""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE accounts(account_id INTEGER PRIMARY KEY, account_type VARCHAR);
CREATE TABLE cards(card_id INTEGER PRIMARY KEY, account_id INTEGER REFERENCES accounts(account_id),
  card_kind VARCHAR, severity VARCHAR);
CREATE TABLE assets(asset_id INTEGER PRIMARY KEY, asset_name VARCHAR);
CREATE TABLE machines(machine_id INTEGER PRIMARY KEY, machine_name VARCHAR);
CREATE TABLE parts(part_id INTEGER PRIMARY KEY, part_name VARCHAR, stock_quantity INTEGER);
CREATE TABLE members(member_id INTEGER PRIMARY KEY, member_name VARCHAR, job_role VARCHAR,
  monthly_salary DOUBLE);
CREATE TABLE halls(hall_id INTEGER PRIMARY KEY, hall_name VARCHAR, floor_sqm DOUBLE);
CREATE TABLE animals(animal_id INTEGER PRIMARY KEY, animal_name VARCHAR, origin VARCHAR, birth_date DATE);
CREATE TABLE keepers(keeper_id INTEGER PRIMARY KEY, keeper_name VARCHAR);
CREATE TABLE sales_of_gifts(sale_id INTEGER PRIMARY KEY, revenue DOUBLE, origin VARCHAR);
CREATE TABLE talks(talk_id INTEGER PRIMARY KEY, title VARCHAR, payment_method VARCHAR, net_amt DOUBLE,
  sale_event VARCHAR, member_id INTEGER REFERENCES members(member_id));
INSERT INTO accounts SELECT i, ['giro', 'savings'][1 + i % 2] FROM range(1, 9) t(i);
INSERT INTO cards SELECT i, 1 + i % 8, ['debit', 'credit'][1 + i % 2], ['low', 'high'][1 + i % 2]
  FROM range(1, 21) t(i);
INSERT INTO assets SELECT i, 'Asset ' || i FROM range(1, 5) t(i);
INSERT INTO machines SELECT i, 'Machine ' || i FROM range(1, 6) t(i);
INSERT INTO parts SELECT i, 'Part ' || i, i FROM range(1, 8) t(i);
INSERT INTO members SELECT i, 'Member ' || i, ['cook', 'clerk'][1 + i % 2], 1000 + i FROM range(1, 10) t(i);
INSERT INTO halls SELECT i, 'Hall ' || i, 10.5 * i FROM range(1, 5) t(i);
INSERT INTO animals SELECT i, 'Animal ' || i, ['Born here', 'Rescue'][1 + i % 2],
  DATE '2020-01-01' + i::INT FROM range(1, 12) t(i);
INSERT INTO keepers SELECT i, 'Keeper ' || i FROM range(1, 6) t(i);
INSERT INTO sales_of_gifts SELECT i, i, ['here', 'there'][1 + i % 2] FROM range(1, 31) t(i);
INSERT INTO talks SELECT i, 'Talk ' || i, ['cash', 'card'][1 + i % 2], i, ['spring', 'autumn'][1 + i % 2],
  1 + i % 9 FROM range(1, 31) t(i);
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("shop") / "shop.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


RIGHT = {
    "number of spare parts": "Number of parts",
    "number of replacement parts": "Number of parts",
    "cards by type of card": "Number of cards by card kind",
    "number of members by job title": "Number of members by job role",
    "net sales by sale event": "Total net amount by sale event",
    "talks by way of payment": "Number of talks by payment method",
    "talks by means of payment": "Number of talks by payment method",
    "total stock": "Total stock quantity",
    "how many animals live in the zoo": "Number of animals",
    "how many keepers does our zoo have": "Number of keepers",
    "number of zoo animals by origin": "Number of animals by animal origin",
    "average pay of members": "Average monthly salary",
    "total floor space": "Total floor",
    "total income by origin": "Total revenue by sales of gift origin",
}


@pytest.mark.parametrize("question", RIGHT)
def test_everyday_words_are_read_as_what_the_model_has(shop: Parlance, question: str) -> None:
    reply = shop.ask(question)
    assert (reply.status, reply.interpretation) == ("answer", RIGHT[question])


def test_a_broad_word_that_fits_two_tables_is_asked_back(shop: Parlance) -> None:
    reply = shop.ask("how many pieces of equipment do we have")
    offered = {one.text for one in reply.alternatives}
    assert reply.status == "clarify"
    assert {"Number of assets", "Number of machines"} <= offered


NEVER = (
    "how many animals were born in the zoo",  # is not all of them
    "animals from the zoo",
    "how many animals live in the zoo in Leeds",
    "which is the zoo with the most animals",
    "how many animals are there in the clinic",
    "average income of the members",  # is no revenue
    "customer income by origin",
    "number of serious cards",  # is not by severity
    "number of imports by job title",
    "how many problems do the cards have",
)


@pytest.mark.parametrize("question", NEVER)
def test_what_only_sounds_alike_is_not_answered(shop: Parlance, question: str) -> None:
    assert shop.ask(question).status != "answer"
