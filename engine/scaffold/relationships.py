"""Links as relationships of the model."""

from collections import Counter
from collections.abc import Mapping

from engine.scaffold.lexicon import choices
from engine.scaffold.likeness import role_of
from engine.scaffold.schema import Link
from engine.scaffold.sketch import Sketch
from engine.warehouse.names import safe_name, unlike
from semantic.model import Dataset, Relationship


def relationships(datasets: Mapping[str, Dataset], sketch: Sketch) -> tuple[Relationship, ...]:
    """The links as relationships; where a table points at another twice, each gets a role.

    `datasets` by table: a history is joined only from what has a time to hold against it.
    """
    dated = tuple(link for link in sketch.validities if datasets[link.source].time)
    several = Counter((link.source, link.target) for link in sketch.links)
    names = unlike(_name(link, sketch) for link in (*sketch.links, *dated))
    found = [
        _relationship(link, name, sketch).model_copy(
            update={
                "role": _role(link, sketch, alone=several[link.source, link.target] == 1),
                "cardinality": "one_to_one" if _is_one_to_one(link, sketch) else "many_to_one",
            }
        )
        for name, link in zip(names, sketch.links, strict=False)
    ]
    for name, link in zip(names[len(sketch.links) :], dated, strict=True):
        history = sketch.histories[link.target]
        bounds = {"valid_from": history.start, "valid_to": history.until}
        found.append(_relationship(link, name, sketch).model_copy(update=bounds))
    return tuple(found)


def _role(link: Link, sketch: Sketch, *, alone: bool) -> str:
    """What the link is called beside others: a lone column A of a bridge is no "a course"."""
    if alone and len(link.role) == 1:
        return ""
    return _said(link.role) or ("" if alone else _own_role(link, sketch))


def _said(role: str) -> str:
    """The role as people say it: the agent in sell_agent_id is the selling agent."""
    return choices("first_words").get(role, (role,))[0]


def _relationship(link: Link, name: str, sketch: Sketch) -> Relationship:
    return Relationship(
        name=name,
        source=sketch.subjects[link.source].name,
        to=sketch.subjects[link.target].name,
        from_columns=link.columns,
        to_columns=link.to_columns,
    )


def _is_one_to_one(link: Link, sketch: Sketch) -> bool:
    """Whether the columns tell the rows of their own table apart too, by more than chance."""
    unique = link.columns == sketch.keys[link.source] or link.columns in sketch.stated[link.source]
    return unique and link.source != link.target


def _name(link: Link, sketch: Sketch) -> str:
    target = safe_name(link.role) if link.role else sketch.subjects[link.target].name
    return f"{sketch.subjects[link.source].name}_{target}"


def _own_role(link: Link, sketch: Sketch) -> str:
    """What the column calls its target, else what the target is, told apart from the names of datasets.

    The only one that says no more than the noun, or is called as the key, is the usual one: the adjuster,
    beside the approver.
    """
    subject = sketch.subjects[link.target]
    column, key = (sketch.vocabulary.words(name) for name in (link.columns[0], link.to_columns[0]))
    said = "" if column == key else role_of(column, subject.words)
    beside = [one for one in sketch.links if (one.source, one.target) == (link.source, link.target)]
    if not said and all(one is link or one.role for one in beside):
        return ""
    role = said or subject.noun
    taken = {one.name.casefold() for one in sketch.subjects.values()}
    return f"own {role}" if safe_name(role).casefold() in taken else role
