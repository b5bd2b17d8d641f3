"""A yes or no that is said like a thing: "by local artists", "each local artist", "by active advertisers"."""

from collections.abc import Iterator
from itertools import pairwise

from engine.language.grammar.pieces import Draft, Group
from engine.language.tokens import norms

_BOOLEAN = "boolean"


def flag_splits(draft: Draft) -> Iterator[str]:
    """The words of each split by yes and no that rather tells which things are meant.

    Several are no state, each of them is a thing of its own, and right before a noun it says which of these.
    """
    for group, behind in pairwise((*sorted(draft.groups, key=lambda one: one.start), None)):
        if group is None or not group.said or not _is_flag(group, draft):
            continue
        told = behind is not None and behind.start == _end(group, draft)
        if group.plural or group.word == "each" or told:
            yield draft.text_of(group.start, group.start + 1)


def _end(group: Group, draft: Draft) -> int:
    """Where a split ends that is said by its whole name."""
    return group.start + len(norms(draft.catalog.dimensions[group.name].label))


def _is_flag(group: Group, draft: Draft) -> bool:
    known = draft.catalog.dimensions.get(group.name) if group.kind == "dimension" else None
    return known is not None and known.type == _BOOLEAN
