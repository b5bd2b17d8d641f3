"""A part of time said again by its unit: "at what hour of the day do they come? Arrivals per hour"."""

from engine.language.grammar.pieces import Draft, Group, Mark, Pieces
from engine.language.tokens import norms

_STOPS = frozenset("?!.")
_CLOCK = ("minute", "hour")  # "per day" of some weekday may be the average of its days
_JOINED = 1  # words between both parts of a list: "by hour of the day and hour"


def drop_units_again(pieces: Pieces, draft: Draft) -> Pieces:
    """In a second sentence the bare unit is that part; elsewhere nobody says which of both is meant."""
    for part in [one for one in draft.groups if one.kind == "part"]:
        for unit in [one for one in draft.groups if _is_unit_of(one, part)]:
            between = draft.text_of(part.start, unit.start)
            if unit.name in _CLOCK and _STOPS & set(between.split()):
                draft.groups.remove(unit)
            elif not _is_listed(part, unit, draft):
                draft.fatal.append(Mark("part_of_time"))
    return pieces


def _is_unit_of(unit: Group, part: Group) -> bool:
    return unit.kind == "time" and part.name.startswith(f"{unit.name}_of_") and part.start < unit.start


def _is_listed(part: Group, unit: Group, draft: Draft) -> bool:
    """Whether both are parts of one list: nothing stands between but "and"."""
    said = draft.text_of(part.start, unit.start).casefold()
    names = (words for words, found in draft.pack.parts.items() if part.name in found)
    rest = {tuple(norms(said)[len(words) :]) for words in names if norms(said)[: len(words)] == words}
    joining = (*draft.pack.data["operators"]["and"], *draft.pack.data["operators"]["by"])
    return any(len(words) <= _JOINED + 1 and all(word in joining for word in words) for words in rest)
