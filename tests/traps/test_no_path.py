"""What is not related is not joined, however alike the names of the columns are."""

import pytest

from engine.types.refusal import Refusal

MODEL = """
name: yard
datasets:
  - {name: cars, table: cars, primary_key: [id], fields: [{name: colour, label: car colour}]}
  - {name: vans, table: vans, primary_key: [id], fields: [{name: colour, label: van colour}]}
metrics:
  - {name: cars, type: simple, measure: {agg: count, dataset: cars}}
  - {name: vans, type: simple, measure: {agg: count, dataset: vans}}
"""
TABLES = """
CREATE TABLE cars AS SELECT * FROM (VALUES (1, 'red'), (2, 'red'), (3, 'blue')) t(id, colour);
CREATE TABLE vans AS SELECT * FROM (VALUES (1, 'red'), (2, 'red')) t(id, colour);
"""


@pytest.fixture
def yard(world):
    return world(MODEL, TABLES)


@pytest.mark.parametrize(
    "query", ["cars by vans.colour", 'cars where vans.colour = "red"', "cars where related(vans)"]
)
def test_it_is_refused(yard, query):
    found = yard.plan(query)
    assert isinstance(found, Refusal)
    assert found.code == "no_path"


def test_both_together_only_without_groups(yard):
    assert yard.ask("cars, vans") == [(3, 2)]
    assert yard.plan("cars, vans by cars.colour").code == "no_path"


def test_columns_of_one_name_would_have_multiplied_rows(yard):
    assert yard.naive("SELECT COUNT(*) FROM cars JOIN vans USING (colour)") == [(4,)]
