"""Links as relationships of the model."""

from collections import Counter

from engine.scaffold.identity import entity_of
from engine.scaffold.links import Link
from engine.scaffold.sketch import Sketch
from engine.scaffold.words import phrase
from engine.warehouse.names import safe_name, unlike
from semantic.model import Relationship


def relationships(sketch: Sketch) -> tuple[Relationship, ...]:
    """The links as relationships; where a table points at another twice, each gets a role."""
    several = Counter((link.source, link.target) for link in sketch.links)
    names = unlike(_name(link, sketch) for link in sketch.links)
    return tuple(
        Relationship(
            name=name,
            source=sketch.subjects[link.source].name,
            to=sketch.subjects[link.target].name,
            from_columns=link.columns,
            to_columns=link.to_columns,
            role=link.role or (_own_role(link, sketch) if several[link.source, link.target] > 1 else ""),
        )
        for name, link in zip(names, sketch.links, strict=True)
    )


def _name(link: Link, sketch: Sketch) -> str:
    target = safe_name(link.role) if link.role else sketch.subjects[link.target].name
    return f"{sketch.subjects[link.source].name}_{target}"


def _own_role(link: Link, sketch: Sketch) -> str:
    """The words of the column without its id, else what the target is."""
    words = entity_of(sketch.vocabulary.words(link.columns[0]))
    return phrase(words) or sketch.subjects[link.target].noun
