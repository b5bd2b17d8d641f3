""" "Everything again" lifts the filters of an answer, and nothing else; without one it is refused."""

import pytest

from engine import Parlance
from tests.conversing import meant, one_form

SAID = [
    ("views by category in October", "only comedy", "everything again"),
    ("Aufrufe nach Kategorie im Oktober", "nur Komödie", "wieder alles"),
    ("visualizaciones por categoría en octubre", "solo comedia", "todo otra vez"),
    ("vues par catégorie en octobre", "seulement comédie", "tout à nouveau"),
    ("visualizações por categoria em outubro", "só comédia", "tudo de novo"),
]


@pytest.mark.parametrize("said", SAID)
def test_all_of_it_again(said: tuple[str, ...], parlance: Parlance) -> None:
    assert meant(parlance, *said) == one_form("views by category during named(month=10)")
    assert meant(parlance, said[0], said[2]) == "refuse nothing_to_drop"
