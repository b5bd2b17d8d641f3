"""A yes or no that says of which things a split is: "by vip customers", "which mobile sites"."""

from engine.language.grammar.pieces import Draft, Group


def describes_things(group: Group, draft: Draft) -> bool:
    """Whether a yes or no tells which of several things are meant, so that it is no split by itself."""
    if group.word == "which" and group.plural:
        return True  # "which mobile sites" are those that are
    return any(_is_beside(group, other, draft) for other in draft.groups)


def _is_beside(group: Group, other: Group, draft: Draft) -> bool:
    """Whether the things of the yes or no stand right behind it, with nothing that would list both."""
    if other.start <= group.start or other.name not in draft.catalog.dimensions or not other.plural:
        return False
    own, thing = (draft.catalog.dimensions[name] for name in (group.name, other.name))
    home = draft.catalog.datasets[thing.bindings[0].dataset]
    named = home.name_field == thing.field.name and own.bindings[0].dataset == home.name
    between = range(group.start, other.start)
    words = [draft.text_of(at, at + 1) for at in between]
    return named and not any(at in draft.joints for at in between) and "," not in words
