"""All that a part of a query can be made into, each way looked at before it is offered."""

from collections.abc import Iterable, Iterator
from itertools import islice

from engine.language.dialogue.chips import chips_of
from engine.replies.editing import values
from engine.replies.editing.amounts import amount_of, with_amount
from engine.replies.editing.others import others
from engine.replies.editing.places import Place, place_of
from engine.replies.offers import Offer
from engine.types.answer import Alternative
from engine.types.conversation import Chip
from engine.types.edits import Ways
from semantic.fields import Scalar
from semantic.query import LogicalQuery

_MOST_TRIED, _MOST_OFFERED = 40, 24
_FEWER = {"metric": 12}  # those that come first are from the same rows


def ways(query: LogicalQuery, at: int, offer: Offer) -> Ways:
    """What can be made of the part that the chip at a place stands for."""
    session, restater = offer.session, offer.session.reader.restater
    chips = chips_of(query, restater)
    place = place_of(query, chips, at)
    chosen, most = values.chosen(place), _FEWER.get(place.kind, _MOST_OFFERED)
    return Ways(
        without=without(query, chips[at], offer),
        instead=tuple(islice(_told(place, others(place, session), offer), most)),
        values=values.known(place, session) if chosen else (),
        chosen=chosen,
        amount=amount_of(place, restater),
    )


def removals(query: LogicalQuery, offer: Offer) -> tuple[Alternative | None, ...]:
    """For each part the query without it, where that can be answered."""
    chips = chips_of(query, offer.session.reader.restater)
    return tuple(without(query, chip, offer) for chip in chips)


def without(query: LogicalQuery, chip: Chip, offer: Offer) -> Alternative | None:
    """The query with a part left out; None where that cannot be answered."""
    restater, less = offer.session.reader.restater, chip.query
    if less is None or less.hash == query.hash or not _is_sound(less) or not offer.answerable(less):
        return None
    return Alternative(restater.restate(less), less)


def edited(
    query: LogicalQuery, at: int, offer: Offer, picked: tuple[Scalar, ...] = (), number: float | None = None
) -> Alternative | None:
    """The query with other values, or another number, in a part; None where that cannot be answered."""
    session, restater = offer.session, offer.session.reader.restater
    place = place_of(query, chips_of(query, restater), at)
    made = (
        values.with_values(place, picked, session) if number is None else with_amount(place, number, restater)
    )
    if made is None or not offer.answerable(made):
        return None
    return Alternative(restater.restate(made), made)


def _told(place: Place, found: Iterable[LogicalQuery], offer: Offer) -> Iterator[Alternative]:
    """Those that can be answered, as questions, with the words of the part that is in the place."""
    restater, seen = offer.session.reader.restater, {place.query.hash}
    for made in islice(found, _MOST_TRIED):
        if made.hash in seen or not _is_sound(made) or not offer.answerable(made):
            continue
        seen.add(made.hash)
        alike = [chip.text for chip in chips_of(made, restater) if chip.kind == place.kind]
        said = restater.restate(made)
        yield Alternative(said, made, alike[place.at] if place.at < len(alike) else said)


def _is_sound(query: LogicalQuery) -> bool:
    """Whether it still asks for something: parts are taken away without a look at the whole."""
    return bool(query.group_by and query.limit) if query.records else bool(query.metrics)
