"""What a phrasing of the model says is read as a whole or not at all."""

from dataclasses import replace

from engine.language.phrases import Phrase

_KIND = "phrasing"


def is_phrased(phrase: Phrase) -> bool:
    """Whether a phrase is of a sentence that the model has a phrasing for."""
    return phrase.reason.startswith(f"{_KIND} ")


def settled(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The phrases, with those that only belong to a phrasing, and moves, as words without a meaning."""
    passed = (_KIND, "move")
    return tuple(
        replace(one, kind="ignored", target=one.kind) if one.kind in passed else one for one in phrases
    )


def halves(phrases: tuple[Phrase, ...]) -> list[Phrase]:
    """The phrases of a sentence of which another part is read otherwise."""
    said = [one for one in phrases if is_phrased(one)]
    places = {(one.start, one.end, one.rule) for one in said}
    return [one for one in said if any((*place, one.rule) not in places for place in _places(one))]


def _places(phrase: Phrase) -> set[tuple[int, int]]:
    pairs = (place.split("-") for place in phrase.rule.removeprefix(f"{_KIND} ").split())
    return {(int(start), int(end)) for start, end in pairs}
