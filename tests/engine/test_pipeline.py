"""The whole way of a question on the shipped models: answered, asked back or refused, each with its parts."""

import os
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from engine import Parlance
from engine.language.reader import MAX_TOKENS
from engine.pipeline import MAX_CHARACTERS
from engine.types.answer import Answer, Word

ANSWERED = [
    "watch time by country last week",
    "top 5 titles by views last month",
    "Which device has the highest completion rate?",
    "completion rate by device in Q1 2026",
    "null rate by dataset last month",
    "output FPS by GPU model last week",
    "network demand by region this month compared with last month",
    "daily unique viewers in May 2026",
    "share of views by plan",
    "views in Germany or Japan by device, not on TV",
    "titles with more than 200 views this year",
    "input and output FPS by gateway",
    "growth in watch time by category last quarter",
    "how many critical alerts were there in 2025",
    "late arrival rate by source and layer, highest first",
]
ASKED_BACK = [
    "usage by region",
    "latency by gateway",
    "sessions by region",
    "popularity by category",
    "views in Singapore",
    "failure rate",
    "performance by device",
    "top countries last month",
]
REFUSED = {
    "revenue by plan": "unknown",
    "views by snorkel last month": "unknown",
    "watch time by GPU model": "no_path",
    "output FPS in Japan": "no_path",
    "null rate by device": "no_path",
    "views in 2019": "no_data",
    "plays next month": "no_data",
    "freshness lag by day": "not_supported",
    "minimum views by country": "aggregate_of_metric",
    "views in May June": "too_many_periods",
    "change in views": "comparison_without_period",
    "highest views": "rank_without_dimension",
    "top 3 titles by views by country": "top_per_group",
    "views by country over 5 %": "unit",
    "share of completion rate by device": "not_supported",
    "hello": "nothing_asked",
    "": "nothing_asked",
    "   \t\n": "nothing_asked",
    "?!": "nothing_asked",
}


def covered(words: tuple[Word, ...]) -> set[int]:
    return {at for word in words for at in range(word.start, word.end)}


def check_words(answer: Answer) -> None:
    """Every letter and digit of the question is in exactly one word, in order."""
    text, words = answer.question, answer.words
    assert [text[word.start : word.end] for word in words] == [word.text for word in words]
    assert sorted(words, key=lambda word: word.start) == list(words)
    assert covered(words) >= {at for at, char in enumerate(text) if char.isalnum()}


def check_alternatives(answer: Answer, parlance: Parlance) -> None:
    """What is offered can be asked, word for word, and means what was offered."""
    for offered in answer.alternatives:
        again = parlance.ask(offered.text)
        assert again.status == "answer", (offered.text, again.status, again.reason)
        assert again.query == offered.query


@pytest.mark.parametrize("question", ANSWERED)
def test_an_answer_has_all_its_parts(question: str, parlance: Parlance, sample_db: Path) -> None:
    answer = parlance.ask(question)
    assert (answer.status, answer.code, answer.reason) == ("answer", "", ""), answer.reason
    assert answer.question == question
    assert answer.now == "2026-06-30T09:00:00"
    assert "2026-06-29" <= answer.as_of[:10] <= "2026-06-30"
    assert answer.sentence
    assert answer.chart is not None
    assert answer.plan is not None
    assert answer.table is not None
    assert answer.table.columns == tuple(column.name for column in answer.plan.columns)
    assert answer.table.rows
    assert {"understand", "plan", "guard", "run"} <= answer.ms.keys()
    assert {word.status for word in answer.words} <= {"understood", "guessed", "ignored"}
    check_words(answer)
    with duckdb.connect(str(sample_db), read_only=True) as connection:
        rows = connection.execute(answer.sql).fetchall()
    assert len(rows) == len(answer.table.rows)


@pytest.mark.parametrize("question", ANSWERED)
def test_the_interpretation_reads_back_to_the_same_query(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    again = parlance.ask(answer.interpretation)
    assert answer.query is not None
    assert again.query is not None
    assert (again.query.hash, again.sql) == (answer.query.hash, answer.sql)


def test_data_without_a_time_are_as_of_no_time(parlance: Parlance) -> None:
    answer = parlance.ask("average video duration by category")
    assert (answer.status, answer.as_of) == ("answer", "")


def test_next_questions_can_be_asked(parlance: Parlance) -> None:
    for question in ANSWERED[:6]:
        steps = parlance.onward(parlance.ask(question)).next_steps()
        assert len(steps) == 3, question
        for follow in steps:
            again = parlance.ask(follow.text)
            assert again.status == "answer", follow
            assert again.query is not None
            assert again.query.hash == follow.query.hash


@pytest.mark.parametrize("question", ASKED_BACK)
def test_a_question_back_offers_different_answers(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status == "clarify", answer.interpretation
    assert answer.code in ("ambiguous", "no_metric")
    assert answer.reason
    assert (answer.sql, answer.table, answer.query) == ("", None, None)
    assert 2 <= len(answer.alternatives) <= 4
    assert len({offered.query.hash for offered in answer.alternatives}) == len(answer.alternatives)
    assert all(offered.difference for offered in answer.alternatives)
    check_words(answer)
    check_alternatives(answer, parlance)


@pytest.mark.parametrize(("question", "code"), REFUSED.items())
def test_a_refusal_says_why_and_offers_what_can_be_asked(
    question: str, code: str, parlance: Parlance
) -> None:
    answer = parlance.ask(question)
    assert (answer.status, answer.code) == ("refuse", code), answer.reason
    assert answer.reason
    assert (answer.sql, answer.table) == ("", None)
    assert 1 <= len(answer.alternatives) <= 3
    check_words(answer)
    check_alternatives(answer, parlance)


def test_a_refusal_names_what_is_unknown_and_what_is_near(parlance: Parlance) -> None:
    answer = parlance.ask("complition ratio by snorkel")
    assert '"snorkel"' in answer.reason
    assert [word.text for word in answer.words if word.status == "unknown"] == ["snorkel"]
    near = parlance.ask("views by categories of the Documentarries of film")
    assert '"film"' in near.reason


def test_a_period_outside_the_data_is_named_with_what_there_is(parlance: Parlance) -> None:
    answer = parlance.ask("views by country in 2019")
    assert answer.reason == "There are no data for 2019: they run from 2025-01-01 to 2026-06-30."
    assert [offered.text for offered in answer.alternatives][-1] == "Views by country"


def test_a_metric_that_cannot_be_split_names_what_it_can_be_split_by(parlance: Parlance) -> None:
    answer = parlance.ask("watch time by GPU model last week")
    assert answer.interpretation == "Watch time by GPU model last week"
    assert "Country" in answer.reason
    assert all(offered.query.time == answer.query.time for offered in answer.alternatives if answer.query)


def inventions() -> list[str]:
    """Each answered question with each of its words in turn replaced by an invented one."""
    found = []
    for question in ANSWERED:
        words = question.split()
        found += [" ".join([*words[:at], "blorptastic", *words[at + 1 :]]) for at in range(len(words))]
    return found


@pytest.mark.parametrize("question", inventions())
def test_an_unknown_word_never_leads_to_an_answer(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status != "answer", answer.interpretation
    told = {word.text for word in answer.words if word.status == "unknown"}
    assert "blorptastic" in told or answer.status == "clarify"  # which kind of model is meant


@pytest.mark.parametrize(
    "question",
    [
        "SELECT * FROM viewer",
        "views by country'; DROP TABLE viewer; --",
        "views where country is Japan OR 1=1",
        "views where country is \"Japan' OR '1'='1\"",
        "views by country; delete from viewer",
        "views by country UNION SELECT password FROM users",
        "views by country /* comment */ limit 1",
        "views by country -- comment",
        "views by read_csv('/etc/passwd')",
        "views where title is ${jndi:ldap://x}",
        "views by {country}",
        "<script>alert(1)</script> views",
        "views by country\\",
    ],
)
def test_sql_and_code_in_a_question_are_only_unknown_words(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    text = answer.sql.casefold()
    assert not re.search(r"drop|union|1=1|passwd|comment|jndi|script|delete", text)
    if re.search("drop|delete|union|or 1|read_csv|jndi|script|from viewer|'1'", question, re.IGNORECASE):
        assert answer.status != "answer", answer.interpretation


def test_values_with_quotes_become_literals(parlance: Parlance) -> None:
    answer = parlance.ask('views of "Uncle Rico\'s Yacht"')
    assert answer.status == "answer", answer.reason
    assert "'Uncle Rico''s Yacht'" in answer.sql
    assert answer.table is not None
    assert isinstance(answer.table.rows[0][0], int)


@pytest.mark.parametrize(
    "question",
    [
        "views\x00by\x00country",
        "views\x1b[31m by country",
        "\x07views by country\x08",
        "views by country\x7f",
        "views \u202eby country",
        "views\u200bby country",
        "views 📈 by country",
        "\ufeffviews by country",
        "\ud800 views by country",
    ],
)
def test_control_and_odd_characters_do_no_harm(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert answer.status in ("answer", "clarify", "refuse")
    assert answer.status != "answer" or answer.interpretation == "Views by country"


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2009", "\t", "\n", "\r\n", "  "])
def test_any_white_space_separates(space: str, parlance: Parlance) -> None:
    assert parlance.ask(f"views{space}by{space}country").interpretation == "Views by country"


@pytest.mark.parametrize(
    "question",
    ["x" * 10_000, "views " * 2000, "(" * 10_000, "views by country " + "and device " * 900, "é" * 10_000],
)
def test_ten_thousand_characters_are_refused_unread(question: str, parlance: Parlance) -> None:
    answer = parlance.ask(question)
    assert (answer.status, answer.code) == ("refuse", "too_long")
    assert len(answer.question) <= 1000
    assert answer.alternatives
    check_alternatives(answer, parlance)


def test_the_longest_question_that_is_read(parlance: Parlance) -> None:
    assert parlance.ask("views by country" + " " * (MAX_CHARACTERS - 16)).status == "answer"
    assert parlance.ask("views by country" + " " * (MAX_CHARACTERS - 15)).code == "too_long"
    assert parlance.ask("please " * (MAX_TOKENS - 1) + "views").status == "answer"
    assert parlance.ask("please " * MAX_TOKENS + "views").code == "too_long"


ASK = """
import sys
from engine import Parlance
from sample_data.locate import sample_path
from semantic.yaml_io import shipped_models
door = Parlance(shipped_models(), sample_path())
for question in sys.stdin.read().splitlines():
    answer = door.ask(question)
    print(question, answer.status, answer.interpretation, answer.reason, answer.sql, sep="|")
    print([offered.text for offered in answer.alternatives], [vars(word) for word in answer.words])
"""


def asked_with(seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        input="\n".join([*ANSWERED, *ASKED_BACK, *REFUSED]),
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_same_question_gives_the_same_reply_in_every_process() -> None:
    first = asked_with("0")
    assert first.count("SELECT") >= len(ANSWERED)
    assert asked_with("4242") == first


def test_asking_twice_changes_nothing(parlance: Parlance) -> None:
    for question in (*ANSWERED, *ASKED_BACK, *REFUSED):
        one, two = vars(parlance.ask(question)), vars(parlance.ask(question))
        assert {**one, "ms": 0, "plan": 0} == {**two, "ms": 0, "plan": 0}
