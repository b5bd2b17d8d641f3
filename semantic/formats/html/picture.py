"""The relationships of a model as a drawing: many on the left, one on the right, a line for each join."""

from html import escape

from semantic.formats.dictionary.contents import dataset_anchor
from semantic.model import Relationship, SemanticModel

_WIDTH, _HEIGHT, _ACROSS, _DOWN = 158, 34, 222, 72
_LONGEST = 20
_MOST = 60  # a drawing of more boxes shows nothing


def picture(model: SemanticModel) -> str:
    """The drawing as SVG; "" where there is nothing to draw, or too much."""
    open_to_all = {
        dataset.name: dataset.label or dataset.name for dataset in model.datasets if not dataset.private
    }
    joins = [one for one in model.relationships if one.source in open_to_all and one.to in open_to_all]
    names = [name for name in open_to_all if any(name in (one.source, one.to) for one in joins)]
    if not names or len(names) > _MOST:
        return ""
    places = _places(names, joins)
    width = max(x for x, _ in places.values()) + _WIDTH + 2
    height = max(y for _, y in places.values()) + _HEIGHT + 2
    lines = "".join(_line(one, *places[one.source], *places[one.to]) for one in joins)
    boxes = "".join(_box(name, open_to_all[name], *places[name]) for name in names)
    told = "Datasets and how they are joined; the table below says the same"
    size = f'viewBox="-1 -1 {width} {height}" width="{width}"'
    return f'<div class="picture"><svg {size} role="img" aria-label="{told}">{lines}{boxes}</svg></div>'


def _places(names: list[str], joins: list[Relationship]) -> dict[str, tuple[int, int]]:
    """Each as far right as the longest chain that leads to it, and near what leads to it."""
    column = dict.fromkeys(names, 0)
    for _ in names:  # a circle of joins must not push on forever
        for one in joins:
            if one.source != one.to and column[one.source] + 1 < len(names):
                column[one.to] = max(column[one.to], column[one.source] + 1)
    used = sorted(set(column.values()))
    places: dict[str, tuple[int, int]] = {}
    for index, rank in enumerate(used):
        here = [name for name in names if column[name] == rank]
        here.sort(key=lambda name: _middle(name, joins, places))
        for row, name in enumerate(here):
            # Every second column half a row lower: lines that pass it run between its boxes.
            places[name] = (index * _ACROSS, row * _DOWN + index % 2 * _DOWN // 2)
    return places


def _middle(name: str, joins: list[Relationship], places: dict[str, tuple[int, int]]) -> float:
    heights = [places[one.source][1] for one in joins if one.to == name and one.source in places]
    return sum(heights) / len(heights) if heights else 0


def _line(join: Relationship, x: int, y: int, to_x: int, to_y: int) -> str:
    """From the right side of the one to the left of the other, with a fork where there are many."""
    x, y, to_y = x + _WIDTH, y + _HEIGHT // 2, to_y + _HEIGHT // 2
    fork = (
        f"M{x},{y - 6}L{x + 10},{y}L{x},{y + 6}"
        if join.cardinality == "many_to_one"
        else f"M{x + 8},{y - 6}v12"
    )
    curve = f"M{x},{y}C{x + 45},{y} {to_x - 45},{to_y} {to_x},{to_y}"
    name = f"{join.name} ({join.role})" if join.role else join.name
    return f'<path d="{fork}{curve}M{to_x - 8},{to_y - 6}v12"><title>{escape(name)}</title></path>'


def _box(name: str, label: str, x: int, y: int) -> str:
    short = label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"
    return (
        f'<a href="#{escape(dataset_anchor(name))}"><title>{escape(label)}</title>'
        f'<rect x="{x}" y="{y}" width="{_WIDTH}" height="{_HEIGHT}" rx="6"/>'
        f'<text x="{x + _WIDTH // 2}" y="{y + _HEIGHT // 2 + 5}">{escape(short)}</text></a>'
    )
