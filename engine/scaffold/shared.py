"""Columns of several tables that carry one dimension: a key and the columns that point at it."""

from engine.scaffold.schema import Link
from engine.scaffold.sketch import Sketch
from semantic.fields import Field
from semantic.model import Dimension

Place = tuple[str, str]  # table, column


def share(
    fields: dict[str, tuple[Field, ...]], sketch: Sketch
) -> tuple[dict[str, tuple[Field, ...]], tuple[Dimension, ...]]:
    """The fields with their shared dimension, and those dimensions."""
    columns = {
        (table, column.name): field
        for table, found in fields.items()
        for column, field in zip(sketch.tables[table].columns, found, strict=True)
    }
    names: dict[Place, str] = {}
    dimensions: dict[str, Dimension] = {}
    for home, places in _groups(sketch, columns).items():
        field = columns[home]
        name = field.name if field.name not in dimensions else f"{sketch.subjects[home[0]].name}_{field.name}"
        dimensions[name] = Dimension(name=name, label=field.label, synonyms=field.synonyms)
        names.update(dict.fromkeys(places, name))
    carried = {
        table: tuple(
            _carrying(field, names.get((table, column.name), ""))
            for column, field in zip(sketch.tables[table].columns, found, strict=True)
        )
        for table, found in fields.items()
    }
    return carried, tuple(dimensions.values())


def _carrying(field: Field, name: str) -> Field:
    return field.model_copy(update={"dimension": name, "synonyms": ()}) if name else field


def _groups(sketch: Sketch, columns: dict[Place, Field]) -> dict[Place, list[Place]]:
    """Places that mean the same, by the key they point at; one place a table, two would be two things."""
    home: dict[Place, Place] = {}
    for link in sketch.links:
        for column, key in zip(link.columns, link.to_columns, strict=True):
            mine, theirs = (link.source, column), (link.target, key)
            if _may_share(link, columns, mine, theirs):
                home.setdefault(mine, theirs)
    groups: dict[Place, list[Place]] = {}
    for place in home:
        top = _top(place, home)
        group = groups.setdefault(top, [top])
        if place not in group and place[0] not in {table for table, _ in group}:
            group.append(place)
    return {top: group for top, group in groups.items() if len(group) > 1}


def _may_share(link: Link, columns: dict[Place, Field], mine: Place, theirs: Place) -> bool:
    able = all(place in columns and columns[place].role == "dimension" for place in (mine, theirs))
    same = able and columns[mine].type == columns[theirs].type
    return same and not link.role and link.source != link.target


def _top(place: Place, home: dict[Place, Place]) -> Place:
    """The key at the end of the chain; where links run in a circle, the first met again."""
    seen = [place]
    while (following := home.get(seen[-1])) and following not in seen:
        seen.append(following)
    return seen[-1]
