""" "Of the one or of the other" is a filter only, however often its preposition is said."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

TWO = 'views where country in ["Germany", "France"]'
NOT_MOBILE = f'{TWO} and device != "Mobile"'
FILTERS = {
    "views from Germany or from France": TWO,
    "Aufrufe aus Deutschland oder aus Frankreich": TWO,
    "visualizaciones de Alemania o de Francia": TWO,
    "vues d'Allemagne ou de France": TWO,
    "visualizações da Alemanha ou da França": TWO,
    "views from Germany or from France but not on mobile": NOT_MOBILE,
    "visualizações da Alemanha ou da França mas não no celular": NOT_MOBILE,
    # Where "and" joins them, the preposition said again keeps them apart.
    "views from Germany and from France": 'views by country where country in ["Germany", "France"]',
}


@pytest.mark.parametrize("question", FILTERS)
def test_either_value_is_a_filter(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status == "answer", answer.reason
    assert answer.query == from_text(FILTERS[question]).canonical()
