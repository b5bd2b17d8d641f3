"""Numbers said as sentences, by the phrasings of a model: only what a phrasing says, and the whole of it.

Over the charging points of a town that nobody has seen.
"""

from collections.abc import Iterable

import pytest

from engine import Parlance
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE charges(charge_id INTEGER, driver_id INTEGER, point_id INTEGER, began_at TIMESTAMP,
  minutes DOUBLE, kwh DOUBLE, wait DOUBLE, failed INTEGER);
CREATE TABLE drivers(driver_id INTEGER, plan VARCHAR);
CREATE TABLE points(point_id INTEGER, point VARCHAR, district VARCHAR, busy DOUBLE);
INSERT INTO charges SELECT i, 1 + i % 7, 1 + i % 4, TIMESTAMP '2026-01-01' + INTERVAL (i) DAY, 10 + i % 5,
  i % 9, i % 4, (i % 6 = 0)::INT FROM range(1, 91) t(i);
INSERT INTO drivers SELECT i, ['Gold', 'Silver'][1 + i % 2] FROM range(1, 11) t(i);
INSERT INTO points SELECT i, ['Quay', 'Mill', 'Fair Green', 'Depot'][i], ['North', 'South'][1 + i % 2],
  i * 0.2 FROM range(1, 5) t(i);
"""

MODEL = """
semantic_model: {name: charging, now: "2026-04-02T09:00:00"}
datasets:
  - name: charges
    noun: charge
    nouns: charges
    primary_key: [charge_id]
    time: began_at
    fields: [{name: began_at, type: timestamp, role: time}]
    phrasings:
      - {asked: things, verbs: [log], by: [we], to: [charges]}
  - name: drivers
    noun: driver
    nouns: drivers
    primary_key: [driver_id]
    fields: [{name: plan}]
  - name: points
    noun: point
    nouns: points
    primary_key: [point_id]
    name_field: point
    fields: [{name: point, label: Charging point}, {name: district}]
relationships:
  - {name: charge_driver, from: charges, to: drivers, from_columns: [driver_id], to_columns: [driver_id]}
  - {name: charge_point, from: charges, to: points, from_columns: [point_id], to_columns: [point_id]}
metrics:
  - name: top_ups
    label: Top-ups
    type: simple
    measure: {agg: count, dataset: charges}
    phrasings: [{asked: times, verbs: [use, plug in], by: [drivers, people], to: [points]}]
  - name: duration
    label: Plugged time
    unit: min
    type: simple
    measure: {agg: sum, dataset: charges, expr: minutes}
    phrasings: [{asked: time, verbs: [charge], by: [drivers, people], to: [cars]}]
  - name: duration_each
    label: Plugged time per head
    unit: min
    type: ratio
    numerator: duration
    denominator: {agg: count_distinct, dataset: charges, expr: driver_id}
    phrasings: [{asked: time, verbs: [charge], by: [drivers], each: true}]
  - name: energy
    label: Energy drawn
    unit: kWh
    type: simple
    measure: {agg: sum, dataset: charges, expr: kwh}
    phrasings:
      - {asked: amount, verbs: [deliver, send out], by: [we, points], to: [current, power]}
      - {asked: amount, verbs: [sell], by: [we], to: [current, power], whom: [drivers, people]}
  - name: humming
    label: Humming
    type: simple
    measure: {agg: sum, dataset: charges, expr: minutes / 1000}
    phrasings: [{asked: time_share, verbs: [hum], by: [points]}]
  - name: customers
    label: Customers
    type: simple
    measure: {agg: count_distinct, dataset: charges, expr: driver_id}
    phrasings: [{asked: doers, verbs: [charge], by: [drivers, people], to: [cars]}]
  - name: failure_rate
    label: Failure rate
    unit: "%"
    type: ratio
    numerator: {agg: sum, dataset: charges, expr: failed}
    denominator: {agg: count, dataset: charges}
    phrasings:
      - {asked: share, verbs: [break off, fail], by: [charges]}
      - {asked: share, nouns: [faults]}
  - name: queue
    label: Queue
    unit: min
    type: ratio
    numerator: {agg: sum, dataset: charges, expr: wait}
    denominator: {agg: count, dataset: charges}
    phrasings: [{asked: lapse, verbs: [get going], by: [charges]}]
  - name: load
    label: Load factor
    type: simple
    measure: {agg: average, dataset: points, expr: busy}
    phrasings: [{asked: level, adjectives: [crowded], to: [points]}]
"""

_JOINED = "charges JOIN drivers USING (driver_id) JOIN points USING (point_id)"
_MARCH = "began_at >= '2026-03-01' AND began_at < '2026-04-01'"


@pytest.fixture(scope="module")
def town(opened: Opens) -> Parlance:
    return opened("town", TABLES, MODEL)


RIGHT = {
    # What is done to something, and by whom, in each order and with what narrows it.
    "how often were points used": "SELECT count(*) FROM charges",
    "How many times were the points used in March 2026?": f"SELECT count(*) FROM charges WHERE {_MARCH}",
    "how often did drivers use points last month": f"SELECT count(*) FROM charges WHERE {_MARCH}",
    "how often was Fair Green used": f"SELECT count(*) FROM {_JOINED} WHERE point = 'Fair Green'",
    "number of times people plugged in": "SELECT count(*) FROM charges",
    "how long did people charge": "SELECT sum(minutes) FROM charges",
    "how long did drivers in the North district charge": (
        f"SELECT sum(minutes) FROM {_JOINED} WHERE district = 'North'"
    ),
    "how long did gold drivers charge their cars": f"SELECT sum(minutes) FROM {_JOINED} WHERE plan = 'Gold'",
    "time spent charging by plan": f"SELECT plan, sum(minutes) FROM {_JOINED} GROUP BY 1 ORDER BY 1",
    "time drivers have spent charging cars in March 2026": f"SELECT sum(minutes) FROM charges WHERE {_MARCH}",
    "how much power did we deliver last month": f"SELECT sum(kwh) FROM charges WHERE {_MARCH}",
    "how much current was sent out by district": (
        f"SELECT district, sum(kwh) FROM {_JOINED} GROUP BY 1 ORDER BY 1"
    ),
    "how many people charged in March 2026": f"SELECT count(DISTINCT driver_id) FROM charges WHERE {_MARCH}",
    "people who have charged their cars": "SELECT count(DISTINCT driver_id) FROM charges",
    "how many charges did we log": "SELECT count(*) FROM charges",
    # One of them, and all.
    "how long does a driver charge": "SELECT sum(minutes) / count(DISTINCT driver_id) FROM charges",
    "time each driver has spent charging on average": (
        "SELECT sum(minutes) / count(DISTINCT driver_id) FROM charges"
    ),
    # Shares, how long until, and how it is.
    "what share of charges broke off": "SELECT sum(failed) / count(*) FROM charges",
    "what percentage of charges in March 2026 have broken off": (
        f"SELECT sum(failed) / count(*) FROM charges WHERE {_MARCH}"
    ),
    "rate of faults": "SELECT sum(failed) / count(*) FROM charges",
    "how long do charges take to get going": "SELECT sum(wait) / count(*) FROM charges",
    "how quickly do charges get going": "SELECT sum(wait) / count(*) FROM charges",
    "how crowded are the points": "SELECT avg(busy) FROM points",
    # Somebody, something, each of several, whoever is called by a name, and who gets it.
    "how often did somebody plug in": "SELECT count(*) FROM charges",
    "how often was each point used": f"SELECT point, count(*) FROM {_JOINED} GROUP BY 1",
    "how much power were drivers sold": "SELECT sum(kwh) FROM charges",
    "what share of the time did points hum": "SELECT sum(minutes) / 1000 FROM charges",
    # By the noun of the verb.
    "rate of failure": "SELECT sum(failed) / count(*) FROM charges",
    "delivery of power last month": f"SELECT sum(kwh) FROM charges WHERE {_MARCH}",
    # With a bound on it.
    "points used at least 23 times": (
        f"SELECT point, count(*) FROM {_JOINED} GROUP BY 1 HAVING count(*) >= 23"
    ),
    "point used the fewest times": f"SELECT point, count(*) FROM {_JOINED} GROUP BY 1 ORDER BY 2, 1 LIMIT 1",
    "points where at least 2 different people charged": (
        f"SELECT point, count(DISTINCT driver_id) FROM {_JOINED} GROUP BY 1"
    ),
    # Beside a ranking, and twice in one question.
    "which point was used most often": (
        f"SELECT point, count(*) FROM {_JOINED} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1"
    ),
    "how long did people charge and how often did they plug in": "SELECT sum(minutes), count(*) FROM charges",
}

REFUSED = (
    "how often was each driver used",
    "how many of the points logged a charge",  # points are counted, and nothing says which
    "time each driver has spent charging",  # a list of drivers, who have no names
    "how much power were mechanics sold",
    "how much power were points sold",
    "what share of drivers hum",
    "points used at least 23 hours",
    "how often were drivers used",  # points are
    "how often did points use drivers",
    "how often did mechanics use points",  # nobody knows such people
    "how long did people use points",  # how often is known, how long is not
    "how often were points sold",
    "how often were points not used",
    "how often did people who failed use points",
    "how long does it take to use a point",
    "how many people charged more than 3 times",  # a number of each
    "how long did people charge up",  # another verb
    "how crowded are the drivers",
    "what share of drivers broke off",
    "how often did people use a lamp post",
    "use",
    "how often",
)


@pytest.mark.parametrize("asked", RIGHT)
def test_what_a_phrasing_says_is_its_number(asked: str, town: Parlance) -> None:
    reply = town.ask(asked)
    assert reply.status == "answer", reply.reason
    found = town.warehouse.run(RIGHT[asked])
    assert _rounded(reply.table.rows) == _rounded(found.rows), reply.interpretation


@pytest.mark.parametrize("asked", REFUSED)
def test_what_no_phrasing_says_is_not_answered(asked: str, town: Parlance) -> None:
    reply = town.ask(asked)
    assert reply.status != "answer", reply.interpretation


def test_every_word_of_it_is_shown_as_understood(town: Parlance) -> None:
    words = town.ask("how long did people in the North district charge").words
    assert [(one.text, one.status) for one in words if one.target == "duration"] == [
        ("how long did people", "understood"),
        ("charge", "understood"),
    ]


def _rounded(rows: Iterable[tuple[object, ...]]) -> list[str]:
    return sorted(str([round(one, 6) if isinstance(one, float) else one for one in row]) for row in rows)
