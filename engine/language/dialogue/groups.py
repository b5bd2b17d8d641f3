"""Groups of a question that goes on: beside those before, or in their place."""

from collections.abc import Sequence

from engine.language.dialogue.edit import Edit
from engine.language.grammar.pieces import SPLITTING
from semantic.query import UNCUT, GroupTerm, LogicalQuery, Order, TimeTerm

_SPLITS = ("dimension", "unit", "grain")
Groups = tuple[GroupTerm, ...]


def take_groups(query: LogicalQuery, edit: Edit) -> list[LogicalQuery]:
    """ "And by X" adds; "by X" takes the place of the one group before; where it may be either, both.

    "Break it down by month" leaves what it is split by already.
    """
    own = edit.terms
    if not own:
        return [query]
    times = [term for term in query.group_by if is_time(term)]
    if all(map(is_time, own)) and len(own) == len(times) == 1 and "add" not in edit.moves:
        return [grouped(query, _instead(query.group_by, times[0], own))]
    if "instead_of" in edit.moves and any(phrase.kind in _SPLITS for phrase in edit.dropped):
        return _added(query, own)  # the split in whose place they come is taken away already
    if edit.splits or edit.moves & {"and", "add"} or ("finer" in edit.moves and all(map(is_time, own))):
        return _added(query, own)
    if not query.group_by or not _says_how(edit):
        return _added(query, own) if not query.group_by or _is_grain(edit) else _either(query, own)
    if len(query.group_by) == 1 or set(own) < set(query.group_by):
        return [grouped(query, own)]
    if edit.query.order:
        return [grouped(query, own)]
    return _anywhere(query, own, edit)


def _says_how(edit: Edit) -> bool:
    """Whether a word such as "by", "which" or "instead" says that the groups are asked for anew."""
    said = any(group.word in (*SPLITTING, "which") for group in edit.groups)
    return said or bool(edit.moves & {"instead", "same", "instead_of"}) or bool(edit.query.order)


def _is_grain(edit: Edit) -> bool:
    """ "Weekly", "over time": how fine, and no word of splitting."""
    return all(is_time(term) for term in edit.terms)


def _either(query: LogicalQuery, own: Groups) -> list[LogicalQuery]:
    return [grouped(query, own), *_added(query, own)]


def _anywhere(query: LogicalQuery, own: Groups, edit: Edit) -> list[LogicalQuery]:
    """In the place of all groups, of any one, or beside them."""
    others = [term for term in query.group_by if not is_time(term)]
    if "instead" in edit.moves and len(others) == 1 and not any(map(is_time, own)):
        return [grouped(query, _instead(query.group_by, others[0], own)), grouped(query, own)]
    one_by_one = [grouped(query, _instead(query.group_by, term, own)) for term in query.group_by]
    return [grouped(query, own), *one_by_one, grouped(query, (*query.group_by, *own))]


def _instead(groups: Groups, old: GroupTerm, own: Groups) -> Groups:
    at = groups.index(old)
    return (*groups[:at], *own, *groups[at + 1 :])


def _added(query: LogicalQuery, own: Groups) -> list[LogicalQuery]:
    """With a limit it is open whether that holds for the finer groups; then also without."""
    found = grouped(query, (*query.group_by, *own))
    if query.limit is None or found.group_by == query.group_by:
        return [found]
    return [found, found.model_copy(update=dict(UNCUT))]


def grouped(query: LogicalQuery, groups: Sequence[GroupTerm]) -> LogicalQuery:
    """The query with these groups; what it sorts by must still be there."""
    unique = tuple(dict.fromkeys(groups))
    gone = {term.key for term in query.group_by} - {term.key for term in unique}
    order: tuple[Order, ...] = tuple(one for one in query.order if one.by not in gone)
    update: dict[str, object] = {"group_by": unique, "order": order}
    if not unique:
        shares = tuple(one for one in query.calculations if one.kind != "share")
        update |= {**UNCUT, "having": None, "calculations": shares}
    elif not order:
        update["limit"] = None
    return query.model_copy(update=update)


def is_time(term: GroupTerm) -> bool:
    """Whether a group is a grain of time."""
    return isinstance(term, TimeTerm)
