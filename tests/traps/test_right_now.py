"""Numbers of what happens in time are of no moment: "right now" asks which time, or says how things stand."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

ASKED = [
    "GPU utilization right now",
    "views currently",
    "completion rate at present",
    "views from Germany at the moment",
    "GPU-Auslastung derzeit",
    "Aufrufe gerade",
    "wie hoch ist die Abschlussquote im Moment",
    "visualizaciones ahora mismo",
    "visualizaciones por país actualmente",
    "vues actuellement",
    "taux de complétion en ce moment",
    "visualizações agora",
    "visualizações no momento",
]
STANDING = {
    "how many streams are live in Frankfurt right now": 'active_streams where region = "FRA"',
    "Wie viele Streams sind gerade live?": "active_streams",
    "how many critical alerts are open right now": 'open_alerts where severity = "critical"',
    "views this month right now": "views during calendar(month, 0)",
}


@pytest.mark.parametrize("question", ASKED)
def test_now_of_what_happens_in_time_is_asked_back(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert (answer.status, answer.code) == ("clarify", "now_of_what")
    assert all(one.query.time is not None for one in answer.alternatives)


@pytest.mark.parametrize("question", STANDING)
def test_now_of_how_things_stand_is_answered(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status == "answer", answer.reason
    assert answer.query == from_text(STANDING[question]).canonical()
