"""The values that a filter lets in or keeps out, and all that it could."""

from engine.language.dialogue.conjuncts import filtered, is_plain, let_in, listed, shut_out
from engine.replies.editing.places import Place
from engine.session import Session
from semantic.fields import Scalar
from semantic.filters import Not, fields_of
from semantic.query import LogicalQuery

MOST = 5000


def chosen(place: Place) -> tuple[Scalar, ...]:
    """The values that a filter names; () for any other part."""
    if place.kind != "filter" or not is_plain(place.part):
        return ()
    return tuple(one for one in (listed(place.part) or shut_out(place.part)) if not isinstance(one, bool))


def known(place: Place, session: Session) -> tuple[Scalar, ...]:
    """The stored values of its dimension. Of what is personal, and not indexed, there are none."""
    return session.profile.values.get(_field(place), ())[:MOST]


def with_values(place: Place, values: tuple[Scalar, ...], session: Session) -> LogicalQuery | None:
    """The query with these values in the filter; None for none, and for what is not stored."""
    if not chosen(place) or not values or not set(values) <= {*known(place, session), *chosen(place)}:
        return None
    inner = let_in(_field(place), values)
    return filtered(place.query, place.instead(Not(item=inner) if shut_out(place.part) else inner))


def _field(place: Place) -> str:
    return fields_of(place.part)[0]
