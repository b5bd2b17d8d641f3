"""Words of farms and vineyards, over a few tables of an estate."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

TABLES = """
CREATE TABLE fields(field_id INTEGER PRIMARY KEY, field_name VARCHAR, area_ha DOUBLE, soil_type VARCHAR);
CREATE TABLE plantings(planting_id INTEGER PRIMARY KEY, field_id INTEGER REFERENCES fields(field_id),
  crop VARCHAR, sown_on DATE);
CREATE TABLE treatments(treatment_id INTEGER PRIMARY KEY, field_id INTEGER REFERENCES fields(field_id),
  pesticide VARCHAR, litres DOUBLE, applied_on DATE);
CREATE TABLE cows(cow_id INTEGER PRIMARY KEY, ear_tag VARCHAR, breed VARCHAR, birth_date DATE);
CREATE TABLE milkings(milking_id INTEGER PRIMARY KEY, cow_id INTEGER REFERENCES cows(cow_id),
  milk_litres DOUBLE, milked_at TIMESTAMP);
CREATE TABLE blocks(block_id INTEGER PRIMARY KEY, block_name VARCHAR, variety VARCHAR);
CREATE TABLE barrels(barrel_id INTEGER PRIMARY KEY, cooperage VARCHAR, volume_l DOUBLE);
CREATE TABLE wines(wine_id INTEGER PRIMARY KEY, wine_name VARCHAR, color VARCHAR, abv DOUBLE,
  block_id INTEGER REFERENCES blocks(block_id));
CREATE TABLE bottlings(bottling_id INTEGER PRIMARY KEY, wine_id INTEGER REFERENCES wines(wine_id),
  bottles_filled INTEGER, bottled_on DATE);
INSERT INTO fields SELECT i, 'Field ' || i, 2.5 * i, ['clay', 'loam'][1 + i % 2] FROM range(1, 6) t(i);
INSERT INTO plantings SELECT i, 1 + i % 5, ['wheat', 'maize', 'canola'][1 + i % 3], DATE '2023-09-01' + i::INT
  FROM range(1, 12) t(i);
INSERT INTO treatments SELECT i, 1 + i % 5, ['Alpha', 'Beta'][1 + i % 2], 3.0 * i, DATE '2024-04-01' + i::INT
  FROM range(1, 8) t(i);
INSERT INTO cows SELECT i, 'DE' || (1000 + i), ['Angus', 'Jersey'][1 + i % 2],
  DATE '2018-01-01' + (i * 40)::INT
  FROM range(1, 9) t(i);
INSERT INTO milkings SELECT i, 1 + i % 8, 12.0 + i % 5, TIMESTAMP '2024-05-01 05:00:00' + INTERVAL (i) HOUR
  FROM range(1, 41) t(i);
INSERT INTO blocks SELECT i, 'Block ' || i, ['Riesling', 'Merlot'][1 + i % 2] FROM range(1, 5) t(i);
INSERT INTO barrels SELECT i, ['Aspen', 'Birch'][1 + i % 2], 225.0 + i FROM range(1, 7) t(i);
INSERT INTO wines SELECT i, 'Wine ' || i, ['red', 'white'][1 + i % 2], 11.5 + i * 0.1, 1 + i % 4
  FROM range(1, 9) t(i);
INSERT INTO bottlings SELECT i, i, 500 * i, DATE '2024-06-01' + i::INT FROM range(1, 9) t(i);
"""


@pytest.fixture(scope="module")
def wine_estate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parlance]:
    path = tmp_path_factory.mktemp("wine_estate") / "wine_estate.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
    door = Parlance(source=path)
    yield door
    door.warehouse.close()


RIGHT = {
    "number of plots by kind of soil": "Number of fields by soil type",
    "how many pieces of land do we have": "Number of fields",
    "number of sowings by crop": "Number of plantings by crop",
    "spraying by pesticide": "Number of treatments by pesticide",
    "treatments by plant protection product": "Number of treatments by pesticide",
    "amount of milk by breed": "Total milk litres by breed",
    "milk production by breed": "Total milk litres by breed",
    "number of vineyard blocks by grape variety": "Number of blocks by variety",
    "wines by varietal": "Number of wines by variety",
    "average alcohol content by color": "Average abv by color",
    "number of casks by cooper": "Number of barrels by cooperage",
    "number of bottles produced per wine": "Total bottles filled by wine name",
}


@pytest.mark.parametrize("question", RIGHT)
def test_words_of_the_trade_are_read_as_what_the_model_has(wine_estate: Parlance, question: str) -> None:
    reply = wine_estate.ask(question)
    assert (reply.status, reply.interpretation) == ("answer", RIGHT[question])


COUNTED = {
    "number of plantings of corn": 4,
    "number of sowings of rapeseed": 4,
    "how many cattle are there": 8,
}


@pytest.mark.parametrize("question", COUNTED)
def test_states_said_otherwise_find_their_rows(wine_estate: Parlance, question: str) -> None:
    reply = wine_estate.ask(question)
    assert reply.table is not None
    assert [tuple(row) for row in reply.table.rows] == [(COUNTED[question],)]


NEVER = (
    "number of pigs",
    "number of sheep",
    "how many animals",  # are more than the cows, or are they
    "feed cost",
    "number of tractors",
    "number of hens",
    "residual sugar by wine",  # is no alcohol
    "wine sales",  # were only bottled
    "timber volume",
    "number of beehives",
    "number of calves",
)


@pytest.mark.parametrize("question", NEVER)
def test_what_only_sounds_alike_is_not_answered(wine_estate: Parlance, question: str) -> None:
    assert wine_estate.ask(question).status != "answer"
