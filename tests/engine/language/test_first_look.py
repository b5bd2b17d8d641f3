"""A first look composes only covers that may be rivals: it finds what a look at all of them finds."""

import random
from typing import Any

import pytest

from engine import Parlance
from engine.language import reader as reading
from engine.language.grammar.compose import Reading
from engine.language.rank import margin_of
from engine.language.reader import MAX_TOKENS, Lattice, Understanding, none
from engine.language.segment import segmentations
from engine.pipeline import asking
from tests.eval.corpus import entries

ASKED = random.Random(11).sample(
    [entry.question for entry in entries("en") if entry.expected == "answer"], 60
)


REFUSED = random.Random(12).sample(
    [entry.question for entry in entries("en") if entry.expected == "refuse"], 60
)


def near(found: Understanding) -> list[tuple[float, str]]:
    """The best reading and all within its margin."""
    limit = found.readings[0].cost + margin_of(found.readings[0]) if found.readings else 0.0
    return [(float(one.cost), one.query.hash) for one in found.readings if one.query and one.cost <= limit]


def looks(parlance: Parlance, text: str) -> tuple[Understanding, Understanding]:
    """What a first look finds, and what one at all covers does."""
    reader = parlance.session.reader
    return reader.readings(reader.link(text)), reader.readings(reader.link(text), counts=none)


def test_the_best_and_its_rivals_are_those_of_all_covers(parlance: Parlance) -> None:
    for text in ASKED:
        first, whole = looks(parlance, text)
        assert near(first) == near(whole), text
        better = [one for one in whole.failed if whole.readings and one.cost < whole.readings[0].cost]
        assert [one.cost for one in first.failed[: len(better)]] == [one.cost for one in better], text


def test_what_was_not_looked_at_is_dearer_than_any_rival(parlance: Parlance) -> None:
    for text in ASKED:
        first, whole = looks(parlance, text)
        seen = {one.query.hash for one in first.readings if one.query}
        missed = [one for one in whole.readings if one.query and one.query.hash not in seen]
        assert all(one.cost > first.readings[0].cost + margin_of(first.readings[0]) for one in missed), text


def test_what_a_reading_saves_is_no_more_than_is_reckoned_with(parlance: Parlance) -> None:
    reader, saving = parlance.session.reader, 0
    for text in ASKED + REFUSED:
        lattice = reader.link(text)
        reader.readings(lattice, counts=none)
        for cost, phrases in segmentations(lattice.phrases, len(lattice.tokens), reading.COVERS):
            for made in lattice.made.get(tuple(map(id, phrases)), ()):
                assert made.cost >= cost - reading.saved(phrases) - 1e-9, text
                saving += made.cost < cost
    assert saving, "no reading was cheaper than its words"


def test_where_a_word_stays_unknown_the_reason_is_that_of_all_covers(parlance: Parlance) -> None:
    hopeless = 0
    for text in REFUSED:
        first, whole = looks(parlance, text)
        if not parlance.session.reader.link(text).is_hopeless:
            continue
        hopeless += 1
        assert not whole.readings, text
        reasons = [(one.cost, one.marks, one.phrases) for found in (first, whole) for one in found.failed[:1]]
        assert reasons[0] == reasons[1], text
    assert hopeless > 20


def test_a_look_at_open_words_asks_and_answers_as_one_at_all_covers(
    parlance: Parlance, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_back = [entry.question for entry in entries("en") if entry.expected == "clarify"][::6]

    def replies() -> list[tuple[str, str, list[str]]]:
        found = (parlance.ask(text) for text in ASKED[::4] + REFUSED[::4] + asked_back)
        return [(one.status, one.code, [other.text for other in one.alternatives]) for one in found]

    first = replies()
    monkeypatch.setattr(asking, "is_sensible", none)
    assert first == replies()
    assert {"answer", "clarify", "refuse"} <= {status for status, _, _ in first}


def test_for_a_long_question_fewer_others_are_looked_at() -> None:
    counts = [reading.worth_offering(range(words)) for words in range(MAX_TOKENS + 1)]
    assert counts[1:] == sorted(counts[1:], reverse=True)
    assert 0 < counts[-1] < reading.COVERS / 2 < reading.COVERS < counts[30]


def test_most_covers_are_not_composed(parlance: Parlance, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    compose = reading.compose

    def counted(*parts: Any, **named: Any) -> Reading:
        made.append(parts)
        return compose(*parts, **named)

    monkeypatch.setattr(reading, "compose", counted)
    counts = []
    for look in ({}, {"counts": none}):
        made.clear()
        for text in ASKED[:20]:
            reader = parlance.session.reader
            reader.readings(reader.link(text), **look)
        counts.append(len(made))
    assert counts[0] < counts[1] / 2


def test_a_reach_that_is_too_short_is_found(parlance: Parlance, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Lattice, "reach", -5.0)
    pairs = [looks(parlance, text) for text in ASKED]
    assert any(near(first) != near(whole) for first, whole in pairs)
