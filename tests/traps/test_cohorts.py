"""Who was entered when, first seen when, and came back when: each time is that of what it is said of."""

import pytest

from engine import Parlance
from semantic.text_form import from_text

JANUARY = "named(year=2026, month=1)"
READ = {
    "completion rate by signup month": "completion_rate by viewer.signup_date:month",
    "completion rate by month of signup": "completion_rate by viewer.signup_date:month",
    "watch time by sign-up year": "watch_time by viewer.signup_date:year",
    "watch time by the year in which the viewers signed up": "watch_time by viewer.signup_date:year",
    "watch time by the quarter the people joined": "watch_time by viewer.signup_date:quarter",
    "views by publication month": "views by video.published_at:month",
    "Abschlussrate nach Anmeldemonat": "completion_rate by viewer.signup_date:month",
    "taux de complétion par mois d'inscription": "completion_rate by viewer.signup_date:month",
    "tasa de finalización por mes de registro": "completion_rate by viewer.signup_date:month",
    "taxa de conclusão por mês de cadastro": "completion_rate by viewer.signup_date:month",
    # All who joined, not those of them who did something later.
    "how many viewers joined in January 2026": f"rows(viewer) during {JANUARY} on viewer.signup_date",
    "how many people signed up in January 2026": f"rows(viewer) during {JANUARY} on viewer.signup_date",
}


@pytest.mark.parametrize("question", READ)
def test_it_is_this_query(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.query == from_text(READ[question]).canonical(), reply.reason
    assert parlance.ask(reply.interpretation).query == reply.query


# Each pair asks for the same: those who joined are counted where they are entered.
SAME = (
    (
        "of those who signed up in January 2026, how many were active in March 2026",
        "how many viewers who joined in January 2026 were active in March 2026",
    ),
    (
        "what share of the viewers who joined in January 2026 were active in March 2026",
        "share of the people who signed up in January 2026 who came back in March 2026",
    ),
    ("how many viewers were first seen in May 2026", "viewers seen for the first time in May 2026"),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_both_are_the_same_query(parlance: Parlance, one: str, other: str) -> None:
    first, second = parlance.ask(one), parlance.ask(other)
    assert first.query is not None, first.reason
    assert first.query == second.query
    assert parlance.ask(first.interpretation).query == first.query


def test_the_name_of_the_number_itself_stays_that_number(parlance: Parlance) -> None:
    reply = parlance.ask("Unique viewers with signup date in January 2026")
    assert reply.query == from_text(f"unique_viewers during {JANUARY} on viewer.signup_date").canonical()


HALF = (
    "viewers first seen by month of 2026",  # by the month of the first event, or active in each month
    "viewers first seen in May 2026 and June 2026",
    "share of viewers first seen in May 2026",
    "share of viewers who joined in 2025 by plan",  # of those who joined, or of those in the plan
)


@pytest.mark.parametrize("question", HALF)
def test_what_is_half_understood_is_not_answered(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.status != "answer", reply.interpretation
