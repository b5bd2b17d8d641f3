"""What goes on from an answer keeps all that is not named, and raises nothing."""

import pytest

from engine import Parlance
from tests.conversing import meant, told


@pytest.mark.parametrize(
    ("questions", "sentence"),
    [
        (("views last week", "same for unique viewers"), "Unique viewers last week"),
        (("Aufrufe letzte Woche", "und eindeutige Zuschauer?"), "Eindeutige Zuschauer in der letzten Woche"),
        # A choice is named whole, though its words are in another one as well.
        (("engagement by country last month", "watch time"), "Watch time by country last month"),
        (
            ("completion in Germany last month", "completion rate"),
            'Completion rate where country is "Germany" last month',
        ),
        # The filter of a thing is taken away, and neither its split nor any other filter.
        (
            (
                "visualizações por dispositivo em maio no Brasil",
                "só tablet",
                "remova o filtro de dispositivo",
            ),
            'Visualizações por dispositivo onde país é "Brasil" em maio',
        ),
        (
            ("vues par appareil en mai en France", "seulement tablette", "enlève le filtre sur l'appareil"),
            'Vues par appareil où pays est "France" en mai',
        ),
        # To be without a filter is not the opposite of it.
        (("views in Germany last month", "and without the filter on Germany?"), "Views last month"),
        (("views in Germany last month", "without the Germany filter"), "Views last month"),
        (
            ("Aufrufe nach Gerät in Frankreich im Mai", "ohne den Filter auf Frankreich"),
            "Aufrufe nach Gerät im Mai",
        ),
    ],
)
def test_what_is_not_named_stays(questions: tuple[str, ...], sentence: str, parlance: Parlance) -> None:
    assert told(parlance, *questions).interpretation == sentence


@pytest.mark.parametrize("question", ["by dataset", "show the trend", "how many in billing?"])
def test_nothing_is_raised_behind_a_list_of_records(question: str, parlance: Parlance) -> None:
    assert told(parlance, "list the failed checks last week", question).status in ("clarify", "refuse")


@pytest.mark.parametrize(
    ("first", "question"),
    [
        ("list the failed checks last week", "only billing"),
        ("liste die fehlgeschlagenen Prüfungen letzte Woche auf", "nur billing"),
        ("lista las comprobaciones fallidas de la semana pasada", "solo billing"),
        ("liste les contrôles échoués la semaine dernière", "seulement billing"),
        ("lista as verificações reprovadas na semana passada", "só billing"),
    ],
)
def test_a_value_narrows_a_list_of_records(first: str, question: str, parlance: Parlance) -> None:
    listed = meant(parlance, first)
    failed = 'where check_status = "fail"'
    assert failed in listed
    assert meant(parlance, first, question) == listed.replace(failed, f'{failed} and dataset = "billing"')


def test_a_whole_question_behind_a_list_of_records_is_answered_by_itself(parlance: Parlance) -> None:
    assert meant(parlance, "list the failed checks last week", "and views by country") == "views by country"
