"""An answer sorted by what it is split by: "sort by country", "alphabetically", and then "descending"."""

from engine.language.dialogue.impossible import Impossible
from engine.language.grammar.pieces import SPLITTING
from engine.language.grammar.ranking.sorted_groups import GROUPS, name_of
from engine.language.phrases import Phrase
from semantic.query import DimensionTerm, LogicalQuery, Order

_WAYS = ("ascending", "descending")
_SORTS = ("sort", "rank")
Words = tuple[Phrase, ...]


def resorted(phrases: Words, base: LogicalQuery) -> LogicalQuery | None:
    """The answer before in the order that is said; None where something else is said.

    The first of a ranking are no others because they are shown by their names: raises Impossible there.
    """
    content = [one for one in phrases if one.kind not in ("ignored", "move")]
    ways = [str(one.target) for one in content if one.kind == "op" and one.target in _WAYS]
    rest = [one for one in content if not (one.kind == "op" and one.target in (*_WAYS, *_SORTS, *SPLITTING))]
    key = _key(rest, content, base)
    if not key or len(ways) > 1:
        return None
    if base.is_cut or base.named is not None:
        raise Impossible("unused", "ranking")
    return base.model_copy(update={"order": (Order(by=key, descending="descending" in ways),)})


def _key(rest: list[Phrase], content: list[Phrase], base: LogicalQuery) -> str:
    """The split that is sorted by; what is sorted by already, where only a direction is said."""
    keys = {name_of(term): term.key for term in base.group_by}
    if not rest:
        by = base.order[0].by if len(base.order) == 1 else ""
        return by if content and by in keys.values() else ""
    if len(rest) > 1:
        return ""
    if (rest[0].kind, rest[0].target) == ("op", "alphabetical"):
        named = [term.key for term in base.group_by if isinstance(term, DimensionTerm)]
        return named[0] if len(named) == 1 else ""
    sorts = any(one.kind == "op" and one.target in _SORTS for one in content)
    return keys.get(str(rest[0].target), "") if sorts and rest[0].kind in GROUPS else ""
