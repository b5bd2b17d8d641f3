"""Filters of a question that goes on: beside those before, in their place, or joined with them."""

from engine.language.dialogue.conjuncts import about, conjuncts, filtered, is_plain, let_in, listed, shut_out
from engine.language.dialogue.edit import Edit
from engine.language.dialogue.impossible import Impossible
from semantic.filters import Condition, Literalish, Not, fields_of
from semantic.query import LogicalQuery


def take_filters(query: LogicalQuery, edit: Edit) -> list[LogicalQuery]:
    """A filter on another dimension comes beside those before; on the same one it takes their place."""
    found = [query]
    for condition in conjuncts(edit.query.where):
        found = [after for before in found for after in _with(before, condition, edit)]
    return found


def _with(query: LogicalQuery, own: Condition, edit: Edit) -> list[LogicalQuery]:
    before = conjuncts(query.where)
    fields = set(fields_of(own))
    related = [one for one in before if any(about(one, field) for field in fields)]
    others = [one for one in before if one not in related]
    if not related and "back" in edit.moves:
        raise Impossible("nothing_to_go_on")
    if not related:
        return [filtered(query, (*before, own))]
    if not is_plain(own) or not all(map(is_plain, related)):
        return [filtered(query, (*before, own)), filtered(query, (*others, own))]
    return [filtered(query, (*others, *merged)) for merged in _merged(related, own, fields.pop(), edit)]


def _merged(related: list[Condition], own: Condition, field: str, edit: Edit) -> list[list[Condition]]:
    """The filters of one dimension: each way in which its old ones and the new one may be meant."""
    inside = [value for one in related for value in listed(one)]
    outside = [value for one in related for value in shut_out(one)]
    joins = bool(edit.moves & {"and", "add", "or"})
    if edit.moves & {"add", "back"} and outside and set(listed(own)) <= {*outside, *inside}:
        left = [value for value in outside if value not in listed(own)]
        return [[Not(item=let_in(field, left))] if left else []]
    if listed(own) and outside and not inside and joins and "only" not in edit.moves:
        return _joined_to_those_out(outside, own, field, edit)
    if listed(own):
        return _letting_in(inside, own, field, joins or edit.splits, edit.is_loose)
    gone = shut_out(own)
    if gone and inside:
        left = [value for value in inside if value not in gone]
        if not set(gone) & set(inside):
            raise Impossible("nothing_to_drop", ", ".join(map(str, gone)))  # "and not Spain" behind France
        return [[let_in(field, left)]] if left and set(gone) <= set(inside) else [[own]]
    if gone and outside:
        union: list[Condition] = [Not(item=let_in(field, [*outside, *gone]))]
        return [union] if joins else [[own], union]
    return [[own]]


def _joined_to_those_out(
    outside: list[Literalish], own: Condition, field: str, edit: Edit
) -> list[list[Condition]]:
    """ "And news" behind "except comedy" is left out as well; said in other ways it may be what is wanted."""
    out: list[Condition] = [Not(item=let_in(field, [*outside, *listed(own)]))]
    sure = "and" in edit.moves and not edit.is_loose and not edit.is_asked
    return [out] if sure else [out, [own]]


def _letting_in(
    inside: list[Literalish], own: Condition, field: str, joins: bool, loose: bool
) -> list[list[Condition]]:
    union = let_in(field, [*inside, *listed(own)])
    if not inside or not joins:
        return [[own]]
    return [[own], [union]] if loose else [[union]]
