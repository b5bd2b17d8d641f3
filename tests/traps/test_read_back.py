"""Sentences of the product itself that it did not read back, or as another question."""

import pytest

from engine import Parlance, pipeline

SENTENCES = [
    # "Or not" was passed over, as behind the name of a yes or no.
    'Views by day where country is "Germany" or not day of the week at most 1 until Q3 bottom 3 by views',
    # One average beside another, of the rows and of the groups.
    "Completion rate by quality flag where video duration below the average"
    " with completion rate above the average",
    # A value between two splits that is called as a dimension.
    "Ticket face value by pipeline and orchestrator and day last month bottom 19 by ticket face value",
    # Hours of a clock for the length of a video: another number.
    "Salidas antes del inicio donde duración del vídeo entre 1 horas y 24 horas en el año pasado"
    " hasta la fecha",
    # "Medio" of the number's own name, before "por día".
    "Bitrate medio por día",
    "Débit binaire moyen par semaine",
    # Hours of a clock for a total told in hours.
    "Tiempo de visualización por país con tiempo de visualización entre 1 horas y 24 horas",
    "Temps de visionnage par pays avec temps de visionnage entre 1 heures et 24 heures",
    # "Septiembre 1" is a day, and "los 1 más antiguos" is how many.
    "Lista de horas de GPU con hora de GPU y gateway desde septiembre los 1 más antiguos",
    "Lista de horas de GPU com hora de GPU e gateway desde setembro os 2 mais antigos",
    # An operator's words that a time of the model is called by.
    "Anzahl verschiedener Positionsklasse nach Region und Erstmals gesehen Flop 7 in jedem Region"
    " nach Anzahl verschiedener Positionsklasse",
    # "Anmeldedatum" ends in "Datum": a split by it, and not the time of the week behind it.
    "Eindeutige Zuschauer nach Region und Anmeldedatum in der letzten Woche",
    "Saídas antes do início por região e início da sessão em junho",
    # What stands behind "where" is no split, though a dimension is called so as well.
    'Avanços por visualização por hora do evento onde evento do player é "fim de reprodução"'
    " e duração do vídeo entre 45 e 5400 até há 2 dias top 67 por avanços por visualização",
    # "The quarter before" is none before a period.
    "Cumulative play attempts by quarter before H1",
    # A number that is held between two figures, which are no years.
    "Views by country with views between 2000 and 2020",
    # "Start with", where a time is called a start.
    "Skips by country where publication time earlier than session start with skips between 73.3 and 2297",
    # "Día anterior", which is the day before elsewhere.
    "Duración media de visualización por región y día anterior al S2 top 22 por duración media"
    " de visualización",
    # "E" is "and", and hardly ever "é".
    "Saídas antes do início por hora da tentativa e hora",
    # Two splits in one list are of each pair, though "par" may be "per".
    "Minimum de durée exacte de la vidéo par titre de la vidéo et catégorie",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_the_product_is_read_as_it_was_said(sentence: str, parlance: Parlance) -> None:
    for said in (sentence, sentence.lower()):
        answer = pipeline.ask(said, parlance.session, only_read=True)
        assert (answer.status, answer.interpretation) == ("answer", sentence)


def test_a_value_with_a_hyphen_and_other_signs_is_known_without_the_hyphen(parlance: Parlance) -> None:
    asked = [
        pipeline.ask(
            f"number of unique completion status where position bucket is {said}",
            parlance.session,
            only_read=True,
        )
        for said in ('not "0:30-1:00" or "10:00-10:30"', "not 0:30 1:00 or 10:00 10:30")
    ]
    assert [one.status for one in asked] == ["answer", "answer"]
    assert asked[0].query == asked[1].query


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        (
            "temps de visionnage entre 9h et 17h hier",
            "Temps de visionnage où heure de la journée entre 9 et 16 hier",
        ),
        (
            "tempo de visualização entre as 9 horas e as 17 horas",
            "Tempo de visualização onde hora do dia entre 9 e 16",
        ),
    ],
)
def test_hours_of_a_clock_beside_a_total_told_in_hours(asked: str, meant: str, parlance: Parlance) -> None:
    assert pipeline.ask(asked, parlance.session, only_read=True).interpretation == meant


def test_a_condition_on_another_column_is_no_split_by_it(parlance: Parlance) -> None:
    asked = "Views by day where region is Brazil top 5"
    assert pipeline.ask(asked, parlance.session, only_read=True).status == "refuse"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("views the week before last", "Views 2 weeks ago"),
        ("vorletzte Woche Aufrufe", "Aufrufe vor 2 Wochen"),
        ("Aufrufe im vorletzten Monat", "Aufrufe vor 2 Monaten"),
        ("vues de l'avant-dernière semaine", "Vues il y a 2 semaines"),
        ("visualizaciones de la penúltima semana", "Visualizaciones hace 2 semanas"),
        ("visualizações da penúltima semana", "Visualizações há 2 semanas"),
    ],
)
def test_the_one_before_last_is_not_all_before_the_last(asked: str, meant: str, parlance: Parlance) -> None:
    assert pipeline.ask(asked, parlance.session, only_read=True).interpretation == meant
