""" "Menos Francia" leaves France out; what is joined to an exclusion is excluded as well."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form

NOT_GERMANY = one_form('views by country where not (country = "Germany")')


@pytest.mark.parametrize(
    ("question", "edit"),
    [
        ("visualizaciones por país", "menos Alemania"),
        ("visualizações por país", "menos a Alemanha"),
        ("visualizações por país", "menos Alemanha"),
    ],
)
def test_least_right_before_a_value_leaves_it_out(question: str, edit: str, parlance: Parlance) -> None:
    assert meant(parlance, question, edit) == NOT_GERMANY
    assert meant(parlance, f"{question} {edit}") == NOT_GERMANY


@pytest.mark.parametrize(
    "question", ["qué país tiene menos visualizaciones", "que país tem menos visualizações"]
)
def test_least_before_a_number_still_ranks(question: str, parlance: Parlance) -> None:
    assert meant(parlance, question) == one_form("views by country order views asc limit 1")


@pytest.mark.parametrize(
    "said",
    [
        ("views by country", "except Germany", "and France"),
        ("Aufrufe nach Land", "außer Deutschland", "und Frankreich"),
        ("visualizaciones por país", "excepto Alemania", "y Francia"),
        ("visualizaciones por país", "menos Alemania", "y Francia"),
        ("vues par pays", "sauf l'Allemagne", "et la France"),
        ("visualizações por país", "exceto Alemanha", "e França"),
    ],
)
def test_what_is_joined_to_an_exclusion_is_left_out(said: tuple[str, ...], parlance: Parlance) -> None:
    both = one_form('views by country where not (country in ["France", "Germany"])')
    assert meant(parlance, *said) == both


@pytest.mark.parametrize("edit", ["and France?", "and in France", "also France"])
def test_what_may_be_wanted_behind_an_exclusion_is_asked(edit: str, parlance: Parlance) -> None:
    assert meant(parlance, "views by country", "except Germany", edit) == "clarify ambiguous"


def test_only_one_behind_an_exclusion_is_that_one(parlance: Parlance) -> None:
    only = one_form('views by country where country = "France"')
    assert meant(parlance, "views by country", "except Germany", "only France") == only
