"""The figures of speech: what counts as refused, and that a doubt makes no wrong text right."""

from dataclasses import replace

from tests.eval.voice import NOISY, QUIET, report, sayings
from tests.eval.voice_learning import STORED, differing
from tests.eval.voice_listening import Judged, Listening


def judged(*verdicts: tuple[str, bool], sure: float = 0.8) -> list[Judged]:
    """Of four recordings, two of them noisy."""
    rooms = [QUIET, QUIET, NOISY, NOISY]
    said = {noise: next(one for one in sayings(["views"]) if one.noise == noise) for noise in rooms}
    return [
        Judged(said[noise], verdict, doubted, verdict == "exact", sure, {"share": 1.0})
        for noise, (verdict, doubted) in zip(rooms, verdicts, strict=True)
    ]


def line(found: list[Judged], start: str) -> str:
    return next(one.strip() for one in report(found) if one.strip().startswith(start))


def test_what_is_shown_with_a_doubt_and_is_not_what_was_said_is_wrong() -> None:
    found = judged(("exact", False), ("exact", True), ("wrong", True), ("refused", False))
    assert line(found, "exact").startswith("exact   2 of 2, 100% (95 % interval 34% to 100%), bar 90% within")
    assert line(found, "refused rather than wrong").startswith("refused rather than wrong: 1 of 2, 50%")
    assert line(found, "refused rather than wrong").endswith("bar 95% MISSED")


def test_where_all_else_is_refused_the_bar_is_reached() -> None:
    found = judged(("exact", False), ("refused", False), ("exact", True), ("refused", False))
    assert line(found, "refused rather than wrong").endswith("bar 95% within")


def test_sureness_is_held_against_what_was_right() -> None:
    found = judged(("exact", False), ("exact", False), ("exact", True), ("wrong", True), sure=0.75)
    assert line(found, "sureness of 4 readings") == "sureness of 4 readings is off by 0.0 points (in tenths):"
    assert line(found, "4 about") == "4 about 0.75 sure, 0.75 right"


def test_a_question_is_said_by_each_voice_in_each_room() -> None:
    assert len(set(sayings(["views", "fees"]))) == 12


def test_a_question_that_means_nothing_when_typed_is_named() -> None:
    known = judged(("exact", False), ("exact", False), ("refused", False), ("refused", False))
    unknown = [replace(one, askable=False) for one in known]
    assert not any("when typed" in one for one in report(known))
    assert [one.strip() for one in report(unknown) if "when typed" in one] == [
        "not understood when typed, so never exact: views"
    ]


def test_what_is_learned_is_held_against_what_is_stored() -> None:
    stored = STORED.read_text(encoding="utf-8").splitlines()
    assert differing(stored) == []
    other = ["intercept: 12.5" if one.startswith("intercept") else one for one in stored]
    assert len(differing(other)) == 1


class Typing(Listening):
    """Reads and asks without a model: a text that is no key means nothing."""

    def __init__(self, **meanings: str) -> None:
        self._meanings = {text.replace("_", " "): meaning for text, meaning in meanings.items()}

    def _query(self, text: str) -> str:
        return self._meanings[text]


def test_nothing_is_exact_where_the_question_means_nothing_when_typed() -> None:
    (said, *_) = sayings(["fees in chrome"])
    assert not Typing(fees_in_chrome="", fees="Fees")._is("fees", said)
    assert not Typing(fees_in_chrome="", fees="Fees")._is("", said)
    assert Typing(fees_in_chrome="Fees in Chrome", fees="Fees in Chrome")._is("fees", said)
