"""Words that are a verb or a noun: behind "which five" shows are things; "show the" asks to see something."""

from collections.abc import Sequence

from engine.language.phrases import Phrase

_THINGS = ("metric", "dataset", "dimension")
_PASSED = ("verb", "request")


def without_asked_verbs(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases without verbs passed over where "which" or a number asks for things called so.

    Nor is a verb right behind who did it a vague noun, nor what a question opens with a thing where it is a
    request, and an article stands right behind it.
    """
    asked = {one.end for one in phrases if _asks(one)}
    called = {
        (one.start, one.end)
        for one in phrases
        if one.kind in _THINGS and one.start in asked and not one.guessed
    }
    articles = {one.start for one in phrases if (one.kind, one.target) == ("ignored", "article")}
    told = {one.end for one in phrases if not one.start and _is_request(one) and one.end in articles}
    subjects = {one.end for one in phrases if (one.kind, one.target) == ("ignored", "pronoun")}
    done = {(one.start, one.end) for one in phrases if one.start in subjects and _is_done(one)}
    return [
        one
        for one in phrases
        if not (one.kind == "vague" and (one.start, one.end) in done)
        and not ((one.start, one.end) in called and _is_passed_over(one))
        and not (one.kind in _THINGS and not one.start and one.end in told)
    ]


def _is_done(phrase: Phrase) -> bool:
    """Whether it is passed over as what somebody did: "did we issue" is no issue of ours."""
    return phrase.kind == "ignored" and phrase.target in ("doing", "verb")


def _asks(phrase: Phrase) -> bool:
    """Whether a noun stands behind it: "which", "five"."""
    return phrase.kind == "number" or (phrase.kind, phrase.target) == ("op", "which")


def _is_request(phrase: Phrase) -> bool:
    return (phrase.kind, phrase.target) == ("ignored", "request")


def _is_passed_over(phrase: Phrase) -> bool:
    return phrase.kind == "ignored" and phrase.target in _PASSED
