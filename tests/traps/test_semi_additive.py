"""Semi-additive: a balance may be added up over accounts, but not over days."""

import pytest

MODEL = """
name: bank
datasets:
  - name: balances
    table: balances
    time: day
    fields:
      - {name: day, type: date, role: time}
      - {name: account}
      - {name: branch, dimension: branch}
dimensions: [{name: branch}]
metrics:
  - name: balance
    type: simple
    measure:
      agg: sum
      dataset: balances
      expr: amount
      non_additive_dimension: {name: day, window_choice: last}
  - name: opening
    type: simple
    measure:
      agg: sum
      dataset: balances
      expr: amount
      non_additive_dimension: {name: day, window_choice: first, window_groupings: [account]}
  - name: own_last
    type: simple
    measure:
      agg: sum
      dataset: balances
      expr: amount
      non_additive_dimension: {name: day, window_choice: last, window_groupings: [account]}
"""
# The account b was closed after 10 June.
TABLES = """
CREATE TABLE balances (day DATE, account VARCHAR, branch VARCHAR, amount INTEGER);
INSERT INTO balances VALUES
  ('2026-05-30', 'a', 'North', 100), ('2026-05-31', 'a', 'North', 110),
  ('2026-05-30', 'b', 'South', 40), ('2026-05-31', 'b', 'South', 50),
  ('2026-06-10', 'a', 'North', 120), ('2026-06-10', 'b', 'South', 60),
  ('2026-06-20', 'a', 'North', 130);
"""


@pytest.fixture
def bank(world):
    return world(MODEL, TABLES)


def test_only_the_last_day_of_each_month_counts(bank):
    assert bank.ask("balance by month") == [("2026-05-01", 160), ("2026-06-01", 130)]


def test_adding_up_the_days_would_have_doubled_the_money(bank):
    naive = "SELECT DATE_TRUNC('month', day), SUM(amount) FROM balances GROUP BY 1 ORDER BY 1"
    assert bank.naive(naive) == [("2026-05-01", 300), ("2026-06-01", 310)]


def test_without_a_time_the_last_day_of_all_counts(bank):
    assert bank.ask("balance") == [(130,)]


def test_with_groupings_each_has_a_last_day_of_its_own(bank):
    assert bank.ask("own_last by month") == [("2026-05-01", 160), ("2026-06-01", 190)]


def test_other_groups_have_no_last_day_of_their_own(bank):
    assert bank.ask("balance by branch during calendar(month, 0, 1)") == [("North", 130)]


def test_the_first_day_of_each_account(bank):
    assert bank.ask("opening by branch") == [("North", 100), ("South", 40)]


def test_conditions_come_before_the_choice_of_the_day(bank):
    assert bank.ask('balance where branch = "South"') == [(60,)]
