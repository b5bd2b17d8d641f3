"""What is left of a number step by step: each step keeps the conditions of those before."""

import pytest

from engine import Parlance
from semantic.text_form import from_text, to_text
from tests.traps.test_numbers_made_on_the_spot import MODEL, TABLES

WEB, A = 'sales.channel = "web"', 'shop = "A"'


@pytest.fixture
def shops(world):
    return world(MODEL, TABLES)


def test_each_step_is_of_those_of_the_step_before(shops):
    # Five sales; three on the web; two of these in shop A.
    assert shops.ask(f"orders, steps(orders: {WEB}), steps(orders: {WEB} then {A})") == [(5, 3, 2)]


def test_a_group_of_which_nothing_is_left_has_0(shops):
    found = shops.ask(
        f"orders, steps(orders: {WEB}), steps(orders: {WEB} then customer = 'x') by shop".replace("'", '"')
    )
    assert found == [("A", 4, 2, 2), ("B", 1, 1, 0)]


def test_different_ones_are_counted_anew(shops):
    assert shops.ask(f"buyers, steps(buyers: {WEB}), steps(buyers: {WEB} then {A})") == [(3, 2, 1)]


def test_conditions_of_the_question_hold_for_all_steps(shops):
    assert shops.ask(f"orders, steps(orders: {WEB}) where {A}") == [(4, 2)]


def test_text_and_json_come_back():
    text = f"orders, steps(orders: {WEB} then {A}) by shop"
    query = from_text(text)
    assert to_text(query) == text
    assert type(query).model_validate_json(query.to_json()) == query.canonical()


FAILED, CRITICAL = 'check_status = "fail"', 'severity = "critical"'
MAY = "during named(year=2026, month=5)"
READ = {
    "how many checks ran in May 2026, how many of them failed and how many of those were critical": (
        f"checks_run, steps(checks_run: {FAILED}), steps(checks_run: {FAILED} then {CRITICAL}) {MAY}"
    ),
    "how many checks ran in May 2026 and how many of them failed for each dataset": (
        f"checks_run, steps(checks_run: {FAILED}) by dataset {MAY}"
    ),
    "views by country, and how many of them on mobile or tablet": (
        'views, steps(views: device in ["Mobile", "Tablet"]) by country'
    ),
    "Aufrufe, wie viele davon auf dem Handy und wie viele davon in Deutschland": (
        'views, steps(views: device = "Mobile"), steps(views: device = "Mobile" then country = "Germany")'
    ),
}


@pytest.mark.parametrize("question", READ)
def test_read_as(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.query == from_text(READ[question]).canonical(), reply.reason
    assert parlance.ask(reply.interpretation).query == reply.query


PLAY, PAUSE, END = (f'player_event = "video_{name}"' for name in ("play", "pause", "ended"))
PATHS = {
    "how many viewers went from video_play to video_pause": (
        f"path(unique_viewers: {PLAY}), path(unique_viewers: {PLAY} then {PAUSE})"
    ),
    "how many people went from video_play to video_pause to video_ended in May 2026, by plan": (
        f"path(unique_viewers: {PLAY}), path(unique_viewers: {PLAY} then {PAUSE}), "
        f"path(unique_viewers: {PLAY} then {PAUSE} then {END}) by plan {MAY}"
    ),
    "viewers by country with video_pause, then video_ended": (
        f"path(unique_viewers: {PAUSE}), path(unique_viewers: {PAUSE} then {END}) by country"
    ),
}


@pytest.mark.parametrize("question", PATHS)
def test_steps_one_after_the_other(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.query == from_text(PATHS[question]).canonical(), reply.reason
    assert parlance.ask(reply.interpretation).query == reply.query


def test_the_later_step_is_not_earlier(shops):
    # Customer x bought at the desk on 2 June, after the web of 31 May and 1 June, and never on the web again.
    web, desk = WEB, 'sales.channel = "desk"'
    assert shops.ask(f"path(buyers: {web}), path(buyers: {web} then {desk})") == [(2, 1)]
    assert shops.ask(f"path(buyers: {desk}), path(buyers: {desk} then {web})") == [(1, 0)]


def test_the_period_is_that_of_the_first_step(shops):
    may = "during named(year=2026, month=5)"
    web, desk = WEB, 'sales.channel = "desk"'
    assert shops.ask(f"path(buyers: {web}), path(buyers: {web} then {desk}) {may}") == [(1, 1)]


def test_rows_take_no_steps_one_after_the_other(shops):
    assert shops.plan(f"path(orders: {WEB} then {A})").code == "not_supported"


HALF = (
    "views from video_play to video_pause",  # neither steps of viewers nor a list
    "how many viewers went from video_play to Germany",
    "how many viewers went from Free to Premium",  # they have one plan, that of today
    "how many viewers in Germany, then in France",
    "completion rate and how many of them on mobile",  # a rate has no parts
    "views and watch time, and how many of them on mobile",  # of which
    "views, how many of them, and how many of those on mobile",
    "views, how many of them by country, and how many of those on mobile",
    "share of views by country, and how many of them on mobile",
    "views, how many of them were watch time",
)


@pytest.mark.parametrize("question", HALF)
def test_what_is_half_understood_is_not_answered(parlance: Parlance, question: str) -> None:
    reply = parlance.ask(question)
    assert reply.status != "answer", reply.interpretation
