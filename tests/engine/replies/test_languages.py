"""Answers, questions back and refusals are told in the language of the question throughout."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest

from engine import Parlance
from engine.answers.definitions_told import definitions
from engine.answers.formats import format_time, format_value
from engine.phrasing import english, paths, phrasing
from engine.types.answer import Answer
from semantic.catalog import Catalog
from semantic.text_form import from_text
from semantic.yaml_io import load
from tests.written import written_in

HERE = Path(__file__).parent
SAID: dict[str, dict[str, str]] = written_in(HERE / "said.yaml")
ASKED: dict[str, list[str]] = written_in(HERE / "asked.yaml")
LANGUAGES = ("de", "fr", "es", "pt")
# Words that English sentences cannot do without, and that none of the other languages has.
ENGLISH = re.compile(
    r"\b(the|of|over|cannot|by|with|were|has|have|is|are|and|from|each|there|this|which|what|"
    r"could|should|ask|name|it|its|does|did|you|mean|rides?|rows?|unknown|more|than)\b",
    re.IGNORECASE,
)
# What the model itself is called, and how a word is taught at the command line.
OWN = re.compile(r"Member \d+|parlance teach MODEL \S+ NAME|Origin|Destination")


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Parlance]:
    """The hire in each language."""
    source = tmp_path_factory.mktemp("hire") / "hire.duckdb"
    with duckdb.connect(str(source)) as connection:
        connection.execute((HERE / "hire.sql").read_text())
    words = written_in(HERE / "hire_words.yaml")
    model = load(HERE / "hire.yaml").model_copy(update={"translations_data": tuple(words)})
    return {language: Parlance(model, source, language=language) for language in (*LANGUAGES, "en")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SAID)
def test_said(doors: dict[str, Parlance], kind: str, language: str) -> None:
    answer = doors[language].query(from_text(SAID[kind]["query"]))
    assert answer.sentence == SAID[kind][language]
    assert answer.language == language
    assert english_in(answer) == []


def texts_of(answer: Answer) -> Iterator[str]:
    """Everything in a reply that a person reads."""
    yield from (answer.sentence, answer.interpretation, answer.reason, answer.teaching, *answer.notes)
    for one in answer.alternatives:
        yield from (one.text, one.difference)
    yield from (chip.text for chip in answer.chips)
    for other in answer.runners_up:
        yield from (other.text, other.reason)
    if answer.chart is not None:
        yield answer.chart.reason
        yield from _drawn(answer.chart.spec)
    if answer.follow_up is not None:
        found = answer.follow_up
        yield from (
            *found.kept,
            *found.added,
            *found.dropped,
            *(text for pair in found.replaced for text in pair),
        )


def _drawn(spec: Any) -> Iterator[str]:
    """The titles and notes of a chart, however deep, and the texts in its expressions."""
    if isinstance(spec, list):
        yield from (text for one in spec for text in _drawn(one))
    elif isinstance(spec, dict):
        for key, value in spec.items():
            if key in ("title", "subtitle", "text") and isinstance(value, str | list):
                yield from (
                    [value] if isinstance(value, str) else (one for one in value if isinstance(one, str))
                )
            elif key == "calculate":
                yield from re.findall(r"'([^']*)'", re.sub(r"datum\['[^']*'\]|utcFormat\(.*\)", "", value))
            if not isinstance(value, str):
                yield from _drawn(value)


def english_in(answer: Answer) -> list[str]:
    """The texts of a reply that hold an English word."""
    return [text for text in texts_of(answer) if text and ENGLISH.search(OWN.sub("", text))]


QUESTIONS = [(language, text) for language, texts in ASKED.items() for text in texts]


@pytest.fixture(scope="module")
def asked(doors: dict[str, Parlance]) -> Callable[[str, str], Answer]:
    """The reply to a question in a language, made once."""
    return cache(lambda language, text: doors[language].ask(text, all_readings=True))


@pytest.mark.parametrize(("language", "question"), QUESTIONS)
def test_no_reply_holds_english(asked: Callable[[str, str], Answer], language: str, question: str) -> None:
    answer = asked(language, question)
    assert answer.language == language
    assert english_in(answer) == []


@pytest.mark.parametrize(
    ("language", "question", "further"),
    [
        ("de", "Fahrten nach Tarif", "und nach Monat"),
        ("fr", "trajets par formule", "et par mois"),
        ("es", "viajes por tarifa", "y por mes"),
        ("pt", "viagens por plano", "e por mês"),
    ],
)
def test_a_question_that_goes_on(
    doors: dict[str, Parlance],
    asked: Callable[[str, str], Answer],
    language: str,
    question: str,
    further: str,
) -> None:
    answer = doors[language].ask(further, asked(language, question))
    assert answer.follow_up is not None
    assert english_in(answer) == []


@pytest.mark.parametrize(
    ("language", "question"), [("de", "Fahrten nach Stadt"), ("fr", "trajets par ville")]
)
def test_the_reply_to_a_choice_is_in_the_language_of_the_question(
    doors: dict[str, Parlance], language: str, question: str
) -> None:
    door = doors["en"]
    back = door.ask(question)
    assert (back.status, back.language) == ("clarify", language)
    chosen, shown = door.ask("2", back), door.query(back.alternatives[0].query, back)
    assert {chosen.language, shown.language} == {language}
    assert {chosen.status, shown.status} == {"answer"}
    assert door.ask("rides by plan", chosen).language == "en"


def test_the_questions_get_every_kind_of_reply(asked: Callable[[str, str], Answer]) -> None:
    for language, texts in ASKED.items():
        found = {asked(language, text).status for text in texts}
        assert found == {"answer", "clarify", "refuse"}, language


def test_english_is_seen_where_it_stands(doors: dict[str, Parlance]) -> None:
    replies = [doors["en"].query(from_text(one["query"])) for one in list(SAID.values())[::2]]
    missed = [reply.sentence for reply in replies if not english_in(reply)]
    assert missed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_that_is_too_long(doors: dict[str, Parlance], language: str) -> None:
    for question in ("x " * 61, "y" * 1001):
        answer = doors[language].ask(question)
        assert (answer.status, answer.code) == ("refuse", "too_long")
        assert english_in(answer) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_template_with_no_other_slots(language: str) -> None:
    own, whole = phrasing(language), english()
    assert own.is_complete
    free = {path for path in paths(own.data) if path.startswith("figures.units.")}
    assert set(paths(own.data)) - free == set(paths(whole.data))
    for path in sorted(set(paths(whole.data)) - free):
        spare = TIMES if path.startswith(("cells.", "times.")) else SPARE.get(path, set())
        assert _slots(_at(own.data, path)) <= _slots(_at(whole.data, path)) | spare, path


TIMES = {"day", "m", "mon", "month", "year"}
# What a language may say that English need not: what rows are grouped by, and what a unit is of.
SPARE = {
    **{f"ranked.{name}": {"groups"} for name in ("best", "tie_highest", "tie_lowest")},
    "change.same": {"before"},
    "cut.things_from": {"n", "first", "labels"},
}


def _at(data: Any, path: str) -> Any:
    for key in path.split("."):
        data = data[key]
    return data


def _slots(template: Any) -> set[str]:
    if isinstance(template, dict):
        return set()
    found = re.findall(r"{(\w+)[^}]*}", json.dumps(template))
    return {name[:1].lower() + name[1:] for name in found}


@pytest.mark.parametrize(
    ("language", "figures"),
    [
        ("de", "1.234,5|24 %|12 €|-3 %|1:30 h|2,5 s|2 Tage|1,50 Mbps|ja|unbekannt"),
        ("fr", "1\u202f234,5|24\u202f%|12\u00a0€|-3\u202f%|1:30 h|2,5 s|2 jours|1,50 Mbps|oui|inconnu"),
        ("es", "1.234,5|24 %|12 €|-3 %|1:30 h|2,5 s|2 días|1,50 Mbps|sí|desconocido"),
        ("pt", "1.234,5|24%|€ 12|-3%|1:30 h|2,5 s|2 dias|1,50 Mbps|sim|desconhecido"),
    ],
)
def test_figures(language: str, figures: str) -> None:
    words = phrasing(language)
    cells = [(1234.5, "", "0.0"), (0.24, "%", "0%"), (12, "€", ""), (-0.03, "%", "0%"), (5400, "s", ""),
             (2.5, "s", ""), (2, "days", ""), (1.5e6, "bps", ""), (True, "", "")]  # fmt: skip
    said = [format_value(value, unit, display, words=words) for value, unit, display in cells]
    assert "|".join([*said, format_value(None, role="dimension", words=words)]) == figures


@pytest.mark.parametrize(
    ("language", "times"),
    [
        ("de", ["05.03.2026", "05.03.2026 14:00", "Woche ab 05.03.2026", "März 2026", "Q1 2026"]),
        ("fr", ["05/03/2026", "05/03/2026 14:00", "semaine du 05/03/2026", "mars 2026", "T1 2026"]),
        ("es", ["05/03/2026", "05/03/2026 14:00", "semana del 05/03/2026", "mar 2026", "T1 2026"]),
        ("pt", ["05/03/2026", "05/03/2026 14:00", "semana de 05/03/2026", "mar. 2026", "T1 2026"]),
    ],
)
def test_times(language: str, times: list[str]) -> None:
    day, words = date(2026, 3, 5), phrasing(language)
    said = [format_time(day, grain, words) for grain in ("week", "month", "quarter")]
    at = format_time(datetime(2026, 3, 5, 14), "hour", words)
    assert [format_time(day, "day", words), at, *said] == times


def test_charts_write_figures_and_times_as_the_language_does(doors: dict[str, Parlance]) -> None:
    chart = doors["de"].query(from_text("revenue by month")).chart
    assert chart is not None
    drawn = chart.spec["config"]["locale"]
    assert (drawn["number"]["decimal"], drawn["number"]["thousands"]) == (",", ".")
    assert (drawn["time"]["days"][0], drawn["time"]["shortDays"][1], drawn["time"]["months"][2]) == (
        "Sonntag",
        "Mo",
        "März",
    )
    assert [line.partition(":")[0] for line in chart.spec["title"]["subtitle"]] == [
        "Alle Daten",
        "Gestrichelt",
    ]


def test_the_first_of_a_month_is_said_the_french_way() -> None:
    words = phrasing("fr")
    assert words.form("times.day", 1, day=1, month="mai", year=2026) == "le 1er mai 2026"
    assert words.say("change.same", other="en mai") == "autant qu'en mai"


def test_a_language_without_sentences_says_what_it_lacks_in_english() -> None:
    words = phrasing("xx")
    assert not words.is_complete
    assert words.word("ranked.most") == "the most"


CARD = ("screen", "taken", "proof", "edit", "readings", "clicks", "kinds_of_chart")


@pytest.mark.parametrize("language", [*LANGUAGES, "zh", "ja"])
def test_what_stands_around_an_answer_is_there_in_every_language(language: str) -> None:
    own, whole = phrasing(language).data, english().data
    for section in CARD:
        assert list(paths(own[section])) == list(paths(whole[section])), section
        for path in paths(whole[section]):
            assert _slots(_at(own[section], path)) == _slots(_at(whole[section], path)), f"{section}.{path}"


def test_every_language_with_a_pack_has_words_for_the_card() -> None:
    packs = Path(__file__).parents[3] / "engine/packs"
    known = {one.stem for one in packs.glob("*.yaml")}
    assert known == {*LANGUAGES, "en", "zh", "ja"}


def test_a_definition_is_in_the_language_of_the_answer_or_said_to_be_the_models(
    doors: dict[str, Parlance],
) -> None:
    def described(*words: dict[str, Any]) -> Catalog:
        model = load(HERE / "hire.yaml")
        known = {one.name: one for one in model.metrics}
        rides = known["ride_count"].model_copy(update={"description": "All rides."})
        metrics = tuple({**known, "ride_count": rides}.values())
        return Catalog(model.model_copy(update={"metrics": metrics, "translations_data": words}))

    asked = doors["de"].query(from_text("ride_count")).plan
    assert asked is not None

    def told(catalog: Catalog, language: str) -> str:
        return dict(definitions(asked, catalog, phrasing(language), {"ride_count": "x"}))["X"]

    plain = described()
    assert told(plain, "en").startswith("All rides. Number of")
    assert told(plain, "de").startswith("All rides. (in den Worten des Modells)")
    own = {"language": "de", "definitions": {"ride_count": "Alle Fahrten."}}
    translated = described(own)
    assert told(translated, "de").startswith("Alle Fahrten. `")
    assert told(translated, "fr").startswith("All rides. (dans les mots du modèle)")
