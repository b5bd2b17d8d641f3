"""What cannot be changed is told in the words of the question, in its language."""

import pytest

from engine import Parlance
from tests.conversing import meant, told


@pytest.mark.parametrize(
    ("questions", "text"),
    [
        (("views by country", "drop the device split"), "no device split to"),
        (("views by country", "drop weekly"), "no weekly to"),
        (("views by country", "drop viewers"), "no viewers to"),
        (("Aufrufe nach Land", "entferne den Vergleich"), "kein Vergleich,"),
        (("Aufrufe nach Land", "entferne die Aufteilung nach Gerät"), "kein Aufteilung nach Gerät,"),
        (("Aufrufe nach Land", "entferne Aufrufe"), "; Aufrufe ist"),
        (("visualizaciones por país", "quita la comparación"), "no hay comparación"),
        (("vues par pays", "enlève la ventilation par appareil"), "pas de ventilation par appareil"),
        (("vues par pays", "sans comparaison"), "pas de comparaison"),
        (("visualizações por país", "remova a comparação"), "não há comparação"),
        (("views by country", "sort wildly ascending"), '"wildly"'),
    ],
)
def test_what_is_lacking_is_said_as_it_was(questions: tuple[str, ...], text: str, parlance: Parlance) -> None:
    answer = told(parlance, *questions)
    assert answer.status == "refuse"
    assert text in (answer.reason or "")


@pytest.mark.parametrize(
    ("first", "question"),
    [
        ("views by country", "sorted ascending"),
        ("views by country", "sort ascending"),
        ("Aufrufe nach Land", "sortiere aufsteigend"),
        ("visualizaciones por país", "ordenado ascendente"),
        ("vues par pays", "tri croissant"),
        ("visualizações por país", "ordenado crescente"),
    ],
)
def test_sorted_the_other_way(first: str, question: str, parlance: Parlance) -> None:
    assert meant(parlance, first, question) == "views by country order views asc"
