"""The language of a question: short and mixed ones, typing errors, ties; English is never read as another."""

import pytest

from engine import Parlance
from engine.language.readers import Readers
from engine.session import Session
from tests.corpus.test_oracle import entries as corpus_entries
from tests.eval.corpus import entries


@pytest.fixture(scope="module")
def session(parlance: Parlance) -> Session:
    return parlance.session


@pytest.fixture(scope="module")
def readers(session: Session) -> Readers:
    return session.readers


def language(text: str, readers: Readers) -> str:
    return readers.for_question(text).pack.language


def test_no_english_question_is_read_in_another_language(readers: Readers) -> None:
    questions = [entry.question for entry in entries("en")]
    questions += [str(entry["question"]) for entry in corpus_entries("paraphrases/en")]
    assert len(questions) > 2000
    assert [text for text in questions if language(text, readers) != "en"] == []


# Questions that say the same in Spanish and in Portuguese, accents left out or with a word known to neither.
EITHER = {
    "espectadores únicos de 04/05/2026 a 10/05/2026",
    "top 10 títulos por watch time",
    "top 5 títulos por engagement score",
    "demanda de reed por pipelin",
    "lucro por título",
}


@pytest.mark.parametrize("code", ["es", "pt"])
def test_questions_of_a_language_are_read_in_it(code: str, readers: Readers) -> None:
    questions = [str(entry["question"]) for entry in corpus_entries(f"languages/{code}")]
    assert [text for text in questions if language(text, readers) != code and text not in EITHER] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sesiones", "es"),
        ("sessões", "pt"),
        ("visitas ayer", "es"),
        ("visitas ontem", "pt"),
        ("usuarios por país", "es"),
        ("usuários por país", "pt"),
        ("por día", "es"),
        ("¿sessions ayer?", "es"),
        ("religião por país", "pt"),  # an unknown word, in letters that only one of the two has
        ("views", "en"),
        ("sessions by region", "en"),
    ],
)
def test_short_questions(text: str, code: str, readers: Readers) -> None:
    assert language(text, readers) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("completion rate por device ayer", "es"),
        ("watch time por país la semana pasada", "es"),
        ("watch time por country ontem", "pt"),
        ("top 3 orchestrators por SLA score no mês passado", "pt"),
        ("views by country in España", "en"),
        ("viewers of the video Años felices last week", "en"),
        ('views of "¿Dónde está la sesión?" by country', "en"),
    ],
)
def test_words_of_the_model_in_another_language_decide_nothing(
    text: str, code: str, readers: Readers
) -> None:
    assert language(text, readers) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sesoines ayer por pais", "es"),
        ("visualizaçoes por dispostivo ontem", "pt"),
        ("veiws by contry", "en"),
    ],
)
def test_typing_errors(text: str, code: str, readers: Readers) -> None:
    assert language(text, readers) == code


def test_names_in_codes_and_quotes_tell_nothing(readers: Readers) -> None:
    """The "sin" of gw-sin-1 is no Spanish word: "no gateway" is Portuguese for "in the gateway"."""
    assert language("failover no gateway gw-sin-1 por pipeline", readers) == "pt"
    assert language('views of "la noche de los años" by country', readers) == "en"


@pytest.mark.parametrize("text", ["import os; os.system('ls')", "${jndi:ldap://example.com/a}", "?"])
def test_particles_alone_tell_nothing(text: str, readers: Readers) -> None:
    assert language(text, readers) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "visualizzazioni per paese la settimana scorsa",
        "visningar per land förra veckan",
        "wyświetlenia wg kraju",
    ],
)
def test_a_question_in_a_language_without_a_pack_is_not_answered(text: str, parlance: Parlance) -> None:
    assert parlance.ask(text).status == "refuse"


@pytest.mark.parametrize("home", ["es", "pt"])
def test_ties_go_to_the_language_of_the_house(home: str, session: Session) -> None:
    at_home = Readers(session.catalog, session.readers.stored, home)
    assert [language(text, at_home) for text in ("visitas por dia", "top 10 títulos por watch time")] == [
        home
    ] * 2
    assert language("views by country last week", at_home) == "en"
