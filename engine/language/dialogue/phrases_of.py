"""The phrases of a question that goes on: what is taken away, and what the ordinary grammar reads."""

from dataclasses import replace

from engine.language.grammar.pieces import SPLITTING
from engine.language.phrases import Phrase

DROPPING = ("drop", "without", "instead_of", "all")
_THINGS = ("dimension", "value", "metric", "measure", "aggregate", "period", "grain", "unit", "unfiltered")


def plain(phrase: Phrase) -> Phrase:
    """The phrase as the grammar of whole questions takes it: of the moves only a share means something."""
    if (phrase.kind, phrase.target) == ("move", "share"):
        return replace(phrase, kind="op")
    return replace(phrase, kind="ignored", target="move") if phrase.kind == "move" else phrase


def without_by(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """ "Per week instead of per month": behind a word of taking away the month is the split that it was."""
    content = [phrase for phrase in phrases if phrase.kind != "ignored"]
    gone = [
        splitting
        for taking, splitting, thing in zip(content, content[1:], content[2:], strict=False)
        if taking.kind == "move" and taking.target in DROPPING and thing.kind in _THINGS
        if splitting.kind == "op" and splitting.target in SPLITTING
    ]
    return tuple(phrase for phrase in phrases if phrase not in gone)


def is_sound(phrases: tuple[Phrase, ...]) -> bool:
    """Whether each word of taking away has something behind it, and "all" a thing."""
    content = [phrase for phrase in phrases if phrase.kind != "ignored"]
    for at, phrase in enumerate(content):
        follow = content[at + 1] if at + 1 < len(content) else None
        if phrase.kind != "move" or phrase.target not in DROPPING:
            continue
        if follow is None or not (follow.kind in _THINGS or _is_part(follow) or _is_all(follow)):
            return False
    return True


def is_idle(phrases: tuple[Phrase, ...]) -> bool:
    """Whether "all" stands before nothing that there can be several of: then it has no meaning."""
    content = [phrase for phrase in phrases if phrase.kind != "ignored"]
    return any(
        _is_all(phrase) and not (at + 1 < len(content) and _is_many(content[at + 1]))
        for at, phrase in enumerate(content)
    )


def _is_many(phrase: Phrase) -> bool:
    return phrase.kind == "dimension" or _is_part(phrase)


def dropped_of(phrases: tuple[Phrase, ...]) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    """What is left to read, and what is taken away: each word of taking away with the things behind it."""
    left: list[Phrase] = []
    dropped: list[Phrase] = []
    dropping = False
    for at, phrase in enumerate(phrases):
        if phrase.kind == "move" and phrase.target in DROPPING:
            dropping = True
            dropped.append(phrase)
        elif dropping and (phrase.kind in _THINGS or _is_part(phrase) or _goes_on(phrases, at)):
            dropped.append(phrase)
        elif phrase.kind != "ignored":
            dropping = False
            left.append(phrase)
        else:
            left.append(phrase)
    return tuple(left), tuple(dropped)


def _is_part(phrase: Phrase) -> bool:
    return phrase.kind == "move" and str(phrase.target).startswith("part:")


def _is_all(phrase: Phrase) -> bool:
    return phrase.kind == "move" and phrase.target == "all"


def _goes_on(phrases: tuple[Phrase, ...], at: int) -> bool:
    """ "The split by city", "Bern and Bath": an operator between things that are taken away."""
    phrase = phrases[at]
    follow = next((one for one in phrases[at + 1 :] if one.kind != "ignored"), None)
    if phrase.kind != "op" or follow is None or follow.kind not in _THINGS:
        return False
    if phrase.target == "by":
        return _is_part(next((one for one in reversed(phrases[:at]) if one.kind != "ignored"), phrase))
    return phrase.target in ("and", "or")
