"""Bounds on shares, growth and change choose the groups by these, and never by the number behind them."""

from datetime import datetime

import pytest

from engine import Parlance
from semantic.filters import Compare
from tests.traps.conftest import Opens

TABLES = """
CREATE TABLE sales (sale_id INTEGER PRIMARY KEY, region VARCHAR, sold_on DATE, amount DOUBLE);
INSERT INTO sales VALUES (1, 'North', '2026-04-02', 10), (2, 'North', '2026-04-03', 10),
  (3, 'North', '2026-05-03', 10), (4, 'South', '2026-05-04', 10), (5, 'South', '2026-05-05', 10),
  (6, 'West', '2026-04-06', 10), (7, 'East', '2026-04-07', 10), (8, 'East', '2026-05-07', 10);
"""
# Sales in April and in May: North 2 and 1, South 0 and 2, West 1 and 0, East 1 and 1, 4 in each month.
GROUPS = {
    "number of sales by region in May compared with April with change in number of sales more than 0": [
        "South"
    ],
    "number of sales by region in May compared with April with change in number of sales less than 0": [
        "North",
        "West",
    ],
    "regions with a share of number of sales over 30 % in April": ["North"],
    "share of number of sales by region in May, at least 30 %": ["South"],
}
SHARES = {
    "countries with more than 10 % of the views": (">", 0.1),
    "which devices make up less than 5 % of views": ("<", 0.05),
    "which countries account for more than 5 percent of views": (">", 0.05),
    "countries with a share of views over 10 %": (">", 0.1),
    "countries with at least a 5 % share of views": (">=", 0.05),
    "share of views by country more than 0.1": (">", 0.1),
    "share of views by country over 10 %": (">", 0.1),
    "Länder mit mehr als 10 % der Aufrufe": (">", 0.1),
    "Geräte, die weniger als 5 % der Aufrufe ausmachen": ("<", 0.05),
    "países con más del 10 % de las visualizaciones": (">", 0.1),
    "países que representan más del 5 % de las visualizaciones": (">", 0.05),
    "pays avec plus de 10 % des vues": (">", 0.1),
    "quels pays représentent plus de 5 % des vues": (">", 0.05),
    "países com mais de 10% das visualizações": (">", 0.1),
    "países que representam mais de 5% das visualizações": (">", 0.05),
}
GROWTH = (
    "countries with growth in views over 10 % last month",
    "countries with more than 10 % growth in views last month",
    "growth in views by country last month, only over 10 %",
    "views by country last month with growth in views more than 10 %",
    "Länder mit einem Wachstum der Aufrufe über 10 % im letzten Monat",
    "países con un crecimiento de visualizaciones de más del 10 % el mes pasado",
    "pays avec une croissance des vues de plus de 10 % le mois dernier",
    "países com crescimento de visualizações de mais de 10% no mês passado",
)
# Up or down; of the country's views or of all that are on mobile; one bound for two numbers.
OPEN = {
    "countries with a change in views of more than 100 in May": "unused_number",
    "countries with more than 10 % of views on mobile": "conditional_share",
    "views and watch time by country with a growth in views over 10 % last month": "unused_number",
}


@pytest.fixture(scope="module")
def seller(opened: Opens) -> Parlance:
    return opened("seller", TABLES, now=datetime(2026, 6, 15, 9))


@pytest.mark.parametrize("question", GROUPS)
def test_the_groups_are_chosen_by_what_is_computed(seller: Parlance, question: str) -> None:
    answer = seller.ask(question)
    assert answer.table is not None, answer.reason
    assert sorted(row[0] for row in answer.table.rows) == GROUPS[question], answer.interpretation


@pytest.mark.parametrize("question", SHARES)
def test_a_part_of_a_number_is_its_share(question: str, parlance: Parlance) -> None:
    op, value = SHARES[question]
    answer = parlance.ask(question)
    assert answer.query is not None, answer.reason
    assert answer.query.having == Compare(field="share(views)", op=op, value=value), answer.interpretation
    assert [one.key for one in answer.query.calculations] == ["share(views)"]
    assert parlance.ask(answer.interpretation).query == answer.query


@pytest.mark.parametrize("question", GROWTH)
def test_a_bound_on_growth_is_none_on_the_number(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.query is not None, answer.reason
    assert answer.query.having == Compare(field="growth(views)", op=">", value=0.1), answer.interpretation
    assert parlance.ask(answer.interpretation).query == answer.query


@pytest.mark.parametrize("question", OPEN)
def test_what_is_open_is_not_answered(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert (answer.status, answer.code) == ("refuse", OPEN[question]), answer.interpretation
