"""Faults, newcomers, strange kinds and shares of nothing said are asked back; the choices are answered."""

import pytest

from engine import Parlance


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("bad data rate in billing last month", "Null rate where dataset is"),
        ("lost sessions in May 2026", "Unserved sessions in May 2026"),
        ("failed starts by region last quarter", "Video start failure rate by region"),
        ("new viewers in May 2026", "Number of registered viewers with signup date"),
        ("output FPS by software version", "Output FPS by CUDA version"),
        ("what part do the A100 cards take in May 2026", "Share of network demand whose GPU model"),
        ("what was the biggest flop in May 2026", "Views by video title"),
    ],
)
def test_the_honest_meanings_are_offered(text: str, offered: str, parlance: Parlance) -> None:
    asked = parlance.ask(text)
    assert (asked.status, asked.code) == ("clarify", "ambiguous"), asked.interpretation or asked.reason
    assert 2 <= len(asked.alternatives) <= 4
    assert any(choice.text.startswith(offered) for choice in asked.alternatives)
    for choice in asked.alternatives:
        assert parlance.ask(choice.text).query == choice.query.canonical()


@pytest.mark.parametrize(
    "text",
    [
        "new titles in May 2026",  # nothing counts them, or tells when they were first seen
        "bad titles by country",  # no number tells of a fault of titles
        "output FPS by software colour",  # no split ends in colour
        "views of software version",  # nothing is split by it
    ],
)
def test_what_has_no_such_meaning_is_refused(text: str, parlance: Parlance) -> None:
    assert parlance.ask(text).status == "refuse"
