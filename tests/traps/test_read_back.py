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
