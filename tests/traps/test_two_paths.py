"""Two ways to one dimension give two numbers: none is taken for granted."""

from engine.types.refusal import Refusal

MODEL = """
name: parcels
datasets:
  - {name: parcels, table: parcels, primary_key: [id], fields: [{name: kg, type: number, role: measure}]}
  - {name: senders, table: senders, primary_key: [id], fields: [{name: kind}]}
  - {name: shops, table: shops, primary_key: [id], fields: [{name: size}]}
  - {name: towns, table: towns, primary_key: [id], fields: [{name: town, label: town}]}
relationships:
  - {name: by_sender, from: parcels, to: senders, from_columns: [sender], to_columns: [id]}
  - {name: by_shop, from: parcels, to: shops, from_columns: [shop], to_columns: [id]}
  - {name: sender_town, from: senders, to: towns, from_columns: [town], to_columns: [id]}
  - {name: shop_town, from: shops, to: towns, from_columns: [town], to_columns: [id]}
SHORTCUT
metrics:
  - {name: weight, type: simple, measure: {agg: sum, dataset: parcels, expr: kg}}
"""
TABLES = """
CREATE TABLE parcels AS
  SELECT * FROM (VALUES (1, 10, 1, 1, 2), (2, 5, 1, 2, 2)) t(id, kg, sender, shop, town);
CREATE TABLE senders AS SELECT 1 AS id, 'firm' AS kind, 1 AS town;
CREATE TABLE shops AS SELECT * FROM (VALUES (1, 'big', 1), (2, 'small', 2)) t(id, size, town);
CREATE TABLE towns AS SELECT * FROM (VALUES (1, 'Ulm'), (2, 'Bonn')) t(id, town);
"""
DIRECT = "  - {name: to_town, from: parcels, to: towns, from_columns: [town], to_columns: [id]}"


def test_equally_long_ways_are_refused_by_name(world):
    found = world(MODEL.replace("SHORTCUT", ""), TABLES).plan("weight by towns.town")
    assert isinstance(found, Refusal)
    assert found.code == "ambiguous_path"
    assert found.message == "weight reaches town in 2 ways."
    assert found.names == ("by sender and sender town", "by shop and shop town")


def test_the_shortest_way_is_the_way(world):
    asked = world(MODEL.replace("SHORTCUT", DIRECT), TABLES)
    assert asked.ask("weight by towns.town") == [("Bonn", 15)]


def test_either_way_would_have_given_another_number(world):
    asked = world(MODEL.replace("SHORTCUT", ""), TABLES)
    ways = [
        f"SELECT t.town, SUM(kg) FROM parcels JOIN {middle} m ON {key} = m.id JOIN towns t ON m.town = t.id"
        " GROUP BY 1 ORDER BY 1"
        for middle, key in (("senders", "sender"), ("shops", "shop"))
    ]
    assert asked.naive(ways[0]) == [("Ulm", 15)]
    assert asked.naive(ways[1]) == [("Bonn", 5), ("Ulm", 10)]
