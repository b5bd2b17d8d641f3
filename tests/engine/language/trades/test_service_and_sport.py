"""What is said at a help desk, in a bank's insurance arm, at a ski lift and in a league."""

from collections.abc import Iterator

import duckdb
import pytest

from engine import Parlance

DESK = """
CREATE TABLE organizations(org_id INTEGER PRIMARY KEY, org_name VARCHAR, country VARCHAR, mrr DOUBLE);
CREATE TABLE agents(agent_id INTEGER PRIMARY KEY, agent_name VARCHAR);
CREATE TABLE issues(issue_id INTEGER PRIMARY KEY, org_id INTEGER REFERENCES organizations(org_id),
  agent_id INTEGER REFERENCES agents(agent_id), category VARCHAR, csat INTEGER, status VARCHAR);
CREATE TABLE calls(call_id INTEGER PRIMARY KEY, agent_id INTEGER REFERENCES agents(agent_id),
  direction VARCHAR, started_at TIMESTAMP, wait_sec INTEGER, talk_sec INTEGER, outcome VARCHAR);
CREATE TABLE hosts(host_id INTEGER PRIMARY KEY, hostname VARCHAR, os VARCHAR, ram_gb INTEGER, state VARCHAR);
INSERT INTO organizations VALUES (1, 'Acme', 'DE', 500), (2, 'Bolt', 'FR', 90), (3, 'Core', 'DE', 1200);
INSERT INTO agents VALUES (1, 'Ina'), (2, 'Jo');
INSERT INTO issues VALUES (1, 1, 1, 'access', 5, 'resolved'), (2, 1, 2, 'billing', 3, 'resolved'),
  (3, 2, 1, 'billing', NULL, 'open'), (4, 3, 2, 'bug', NULL, 'escalated');
INSERT INTO calls VALUES (1, 1, 'inbound', '2024-01-01 08:00', 30, 300, 'answered'),
  (2, 1, 'outbound', '2024-01-01 09:00', 0, 120, 'answered'),
  (3, 2, 'inbound', '2024-01-02 10:00', 200, 0, 'abandoned'),
  (4, 2, 'inbound', '2024-01-03 10:00', 60, 400, 'answered');
INSERT INTO hosts VALUES (1, 'web1', 'linux', 32, 'online'), (2, 'db1', 'windows', 256, 'offline'),
  (3, 'old1', 'linux', 8, 'retired');
"""
INSURER = """
CREATE TABLE parties(party_id INTEGER PRIMARY KEY, full_name VARCHAR, city VARCHAR);
CREATE TABLE policies(policy_id INTEGER PRIMARY KEY, party_id INTEGER REFERENCES parties(party_id),
  line_of_business VARCHAR, annual_premium DOUBLE, deductible DOUBLE, status VARCHAR);
CREATE TABLE losses(loss_id INTEGER PRIMARY KEY, policy_id INTEGER REFERENCES policies(policy_id),
  loss_date DATE, cause VARCHAR, claimed_amount DOUBLE, paid_amount DOUBLE, status VARCHAR);
INSERT INTO parties VALUES (1, 'A A', 'Bonn'), (2, 'B B', 'Kiel'), (3, 'C C', 'Bonn');
INSERT INTO policies VALUES (1, 1, 'motor', 400, 100, 'active'), (2, 1, 'home', 250, 150, 'active'),
  (3, 2, 'motor', 500, 100, 'lapsed'), (4, 3, 'liability', 90, 50, 'active');
INSERT INTO losses VALUES (1, 1, '2023-01-10', 'collision', 2000, 1500, 'settled'),
  (2, 2, '2023-04-01', 'water', 800, 0, 'declined'), (3, 3, '2023-06-06', 'hail', 1200, 1000, 'settled'),
  (4, 1, '2023-09-09', 'collision', 300, NULL, 'open');
"""
SPORT = """
CREATE TABLE clubs(club_id INTEGER PRIMARY KEY, club_name VARCHAR, ground VARCHAR);
CREATE TABLE squad_players(player_id INTEGER PRIMARY KEY, club_id INTEGER REFERENCES clubs(club_id),
  player_name VARCHAR, position VARCHAR, market_value DOUBLE, goals INTEGER);
CREATE TABLE fixtures(fixture_id INTEGER PRIMARY KEY, home_club_id INTEGER REFERENCES clubs(club_id),
  away_club_id INTEGER REFERENCES clubs(club_id), kickoff TIMESTAMP, attendance INTEGER, home_goals INTEGER,
  away_goals INTEGER, status VARCHAR, official VARCHAR);
CREATE TABLE pistes(piste_id INTEGER PRIMARY KEY, piste_name VARCHAR, difficulty VARCHAR,
  gradient_pct DOUBLE);
INSERT INTO clubs VALUES (1, 'Rovers', 'Moor Lane'), (2, 'Town', 'Park End'), (3, 'United', 'Docks');
INSERT INTO squad_players VALUES (1, 1, 'Al', 'GK', 2.5, 0), (2, 1, 'Ben', 'FW', 8, 12),
  (3, 2, 'Cal', 'DF', 1.5, 1), (4, 3, 'Dom', 'MF', 6, 4), (5, 3, 'Eli', 'FW', 7, 9);
INSERT INTO fixtures VALUES (1, 1, 2, '2024-01-06 15:00', 18000, 2, 1, 'played', 'R Webb'),
  (2, 2, 3, '2024-01-13 15:00', 12000, 0, 0, 'played', 'M Dean'),
  (3, 3, 1, '2024-01-20 17:30', NULL, NULL, NULL, 'postponed', NULL),
  (4, 3, 2, '2024-02-03 15:00', 22000, 3, 1, 'played', 'R Webb');
INSERT INTO pistes VALUES (1, 'Black Widow', 'expert', 48), (2, 'Sunny Side', 'beginner', 15),
  (3, 'Ridge', 'intermediate', 25);
"""
RIGHT: dict[str, dict[str, list[tuple[object, ...]]]] = {
    DESK: {
        "number of clients by country": [("DE", 2), ("FR", 1)],
        "total monthly recurring revenue": [(1790.0,)],
        "number of cases by ticket category": [("access", 1), ("billing", 2), ("bug", 1)],
        "tickets by support agent": [("Ina", 2), ("Jo", 2)],
        "how many support tickets were sorted out": [(2,)],
        "average customer satisfaction by agent": [("Ina", 5.0), ("Jo", 3.0)],
        "how many incoming calls did each agent take": [("Ina", 1), ("Jo", 2)],
        "how many calls were hung up": [(1,)],
        "average waiting time of calls": [(72.5,)],
        "total talk time by agent": [("Ina", 420), ("Jo", 400)],
        "number of servers by operating system": [("linux", 2), ("windows", 1)],
        "how many servers were phased out": [(1,)],
        "which server has the most memory": [("db1", 256)],
    },
    INSURER: {
        "how many customers do we have": [(3,)],
        "number of claims by peril": [("collision", 2), ("hail", 1), ("water", 1)],
        "how many claims were turned down": [(1,)],
        "total claim payments": [(2500.0,)],
        "total amount claimed by insurance type": [("home", 800.0), ("motor", 3500.0)],
        "average excess": [(100.0,)],
        "number of policies in force": [(3,)],
        "yearly premium by type of insurance": [("home", 250.0), ("liability", 90.0), ("motor", 900.0)],
        "number of policyholders by city": [("Bonn", 2), ("Kiel", 1)],
    },
    SPORT: {
        "number of footballers by team": [("Rovers", 2), ("Town", 1), ("United", 2)],
        "best attended match": [(4, 22000)],
        "how many games were put off": [(1,)],
        "average crowd": [(52000 / 3,)],
        "how many strikers are there": [(2,)],
        "home score by home team": [("Rovers", 2), ("Town", 0), ("United", 3)],
        "which referee had the most games": [("R Webb", 2)],
        "most valuable player": [("Ben", 8.0)],
        "number of slopes by difficulty level": [("beginner", 1), ("expert", 1), ("intermediate", 1)],
        "steepest slope": [("Black Widow", 48.0)],
        "slopes steeper than 20": [(2,)],
    },
}
MUST_NOT: dict[str, tuple[str, ...]] = {
    DESK: (
        "how many users do we have",
        "total arpu",
        "number of outages",
        "latency by server",
        "how many subscriptions",
        "number of operators",
        "disk space by server",
        "how many laptops",
    ),
    INSURER: (
        "number of claimants",
        "how many underwriters do we have",
        "total reserve",
        "number of payments",
        "loss ratio by line of business",
        "how many accidents were there",
        "no claims bonus by policyholder",
    ),
    SPORT: (
        "how many fans do we have",
        "yellow cards by team",
        "number of bookings",
        "total transfer fees",
        "how many visitors",
        "number of chairlifts",
        "number of injuries",
        "how many trainers are there",
    ),
}


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Parlance]]:
    found = {}
    for tables in RIGHT:
        path = tmp_path_factory.mktemp("trade") / "trade.duckdb"
        with duckdb.connect(str(path)) as connection:
            connection.execute(tables)
        found[tables] = Parlance(source=path)
    yield found
    for door in found.values():
        door.warehouse.close()


@pytest.mark.parametrize("question", [one for said in RIGHT.values() for one in said])
def test_words_of_the_trade(doors: dict[str, Parlance], question: str) -> None:
    tables = next(tables for tables, said in RIGHT.items() if question in said)
    reply = doors[tables].ask(question)
    assert reply.table is not None, reply.reason
    assert sorted(tuple(row) for row in reply.table.rows) == RIGHT[tables][question], reply.interpretation


@pytest.mark.parametrize("question", [one for said in MUST_NOT.values() for one in said])
def test_what_the_trade_does_not_keep(doors: dict[str, Parlance], question: str) -> None:
    tables = next(tables for tables, said in MUST_NOT.items() if question in said)
    assert doors[tables].ask(question).status != "answer"
