"""A change in percent is growth; what is said instead and changes nothing is refused."""

import pytest

from engine import Parlance
from tests.conversing import told


@pytest.mark.parametrize(
    ("question", "edit"),
    [
        ("views in October by plan versus September", "show the change in percent"),
        ("Aufrufe im Oktober nach Plan verglichen mit September", "Veränderung in Prozent"),
        ("visualizaciones en octubre por plan comparado con septiembre", "variación en porcentaje"),
        ("vues en octobre par offre comparé à septembre", "variation en pourcentage"),
        ("visualizações em outubro por plano comparado com setembro", "variação em porcentagem"),
    ],
)
def test_a_change_in_percent_is_growth(question: str, edit: str, parlance: Parlance) -> None:
    answer = told(parlance, question, edit)
    assert answer.query is not None, answer.reason
    assert [one.kind for one in answer.query.calculations] == ["growth"]
    assert answer.query.compare_to is not None


def test_of_a_rate_in_percent_it_is_asked_back(parlance: Parlance) -> None:
    """It may be meant in points as well."""
    before = "completion rate in October by plan versus September"
    answer = told(parlance, before, "show the change in percent")
    kinds = {one.kind for choice in answer.alternatives for one in choice.query.calculations}
    assert (answer.status, kinds) == ("clarify", {"change", "growth"})


def test_what_changes_nothing_instead_is_refused(parlance: Parlance) -> None:
    answer = told(parlance, "alerts by severity this month", "warnings", "criticals instead")
    assert answer.status != "answer"
