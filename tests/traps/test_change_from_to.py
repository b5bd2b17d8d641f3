"""A change from one period to another is of the later one said, against the one that it starts from."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

MAY = "during named(month=5) compare named(month=4)"
Q2 = "during named(quarter=2) compare named(quarter=1)"
CHANGES = {
    "change in views from April to May": f"views {MAY} with change(views)",
    "how did views change from Q1 to Q2": f"views {Q2} with change(views)",
    "Veränderung der Aufrufe von April auf Mai": f"views {MAY} with change(views)",
    "Veränderung der Aufrufe von Q1 zu Q2": f"views {Q2} with change(views)",
    "Veränderung der Aufrufe April auf Mai": f"views {MAY} with change(views)",
    "wie haben sich die Aufrufe von April auf Mai verändert": f"views {MAY} with change(views)",
    "Wachstum der Aufrufe vom April zum Mai": f"views {MAY} with growth(views)",
    "cambio de visualizaciones de abril a mayo": f"views {MAY} with change(views)",
    "cómo cambiaron las visualizaciones del T1 al T2": f"views {Q2} with change(views)",
    "variation des vues du T1 au T2": f"views {Q2} with change(views)",
    "comment les vues ont-elles changé d'avril à mai": f"views {MAY} with change(views)",
    "mudança das visualizações de abril para maio": f"views {MAY} with change(views)",
    "como mudaram as visualizações do T1 para o T2": f"views {Q2} with change(views)",
    "quanto cresceram as visualizações de abril para maio": f"views {MAY} with growth(views)",
}
# There were 5,903 views in April 2026 and 4,859 in May.
RISES = ["did views rise from April to May", "sind die Aufrufe von April auf Mai gestiegen"]
NO_CHANGE = ["Aufrufe von April auf Mai", "visualizações de abril para maio"]


@pytest.mark.parametrize("question", CHANGES)
def test_a_change_starts_from_the_first_period(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status == "answer", answer.reason
    assert answer.query == from_text(CHANGES[question]).canonical()


@pytest.mark.parametrize("question", RISES)
def test_whether_it_rose_holds_the_two_periods_against_each_other(question: str, parlance: Parlance) -> None:
    assert parlance.ask(question).table.rows == ((False, 4859, 5903),)


@pytest.mark.parametrize("question", NO_CHANGE)
def test_from_one_to_the_other_is_no_time_between(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert (answer.status, answer.code) == ("refuse", "too_many_periods")
