"""Words of a rise or fall that are the model's own: calls that got dropped, sites down for hours."""

from dataclasses import replace

from engine.language.linking.move_places import MOVES
from engine.language.phrases import Phrase

_OWN = ("value", "dimension", "measure", "metric", "timefield")
_DEARER = 2.0  # than a part of a name with a word left over
_AGAINST = ("previous", "last_year")


def own_before_moves(phrases: list[Phrase]) -> list[Phrase]:
    """The model's own are likelier where nothing says since when anything moved."""
    moves = [one for one in phrases if one.kind == "op" and one.target in MOVES]
    if not moves or any(one.kind == "period" or one.target in _AGAINST or _is_stride(one) for one in phrases):
        return phrases
    own = [one for one in phrases if one.kind in _OWN]
    meant = [one for one in moves if any(_share(one, name) for name in own)]
    return [replace(one, cost=one.cost + _DEARER) if one in meant else one for one in phrases]


def _share(one: Phrase, other: Phrase) -> bool:
    return one.start < other.end and other.start < one.end


def _is_stride(phrase: Phrase) -> bool:
    return phrase.kind == "op" and str(phrase.target).startswith("stride_before")
