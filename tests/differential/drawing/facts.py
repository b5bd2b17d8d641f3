"""Facts, and the rows of them."""

from tests.differential.drawing import sides
from tests.differential.drawing.items import draw_items
from tests.differential.drawing.shelf import Shelf
from tests.differential.world import Row

COLUMNS = {
    "id": "integer",
    "shop_id": "integer",
    "other_shop_id": "integer",
    "person_id": "integer",
    "shop_no": "integer",
    "shelf_no": "integer",
    "channel": "string",
    "amount": "number",
    "qty": "integer",
    "flag": "boolean",
    "at": "timestamp",
    "paid": "timestamp",
    "day": "date",
}
_FILTERS = ("NOT flag", "channel <> 'web'", "qty > 3 OR flag", "amount IS NOT NULL")
_KINDS = (
    {"name": "kind", "expr": "CASE WHEN qty > 3 THEN 'many' ELSE 'few' END", "type": "string"},
    {"name": "kind", "expr": "COALESCE(channel, 'none')", "type": "string"},
)


def draw_schema(shelf: Shelf) -> None:
    """One to three facts, and what they point at."""
    dice = shelf.dice
    places = dice.chance(0.75, "snowflake")
    people = dice.chance(0.75)
    if places:
        sides.draw_places(shelf)
    if people:
        sides.draw_people(shelf)
        for share, tag, draw in (
            (0.3, "one_to_one", sides.draw_profiles),
            (0.6, "bridge_schema", sides.draw_clubs),
            (0.8, "validity_schema", sides.draw_ranks),
        ):
            if dice.chance(share, tag):
                draw(shelf)
    if dice.chance(0.3, "composite_key"):
        sides.draw_shelves(shelf)
    for name in ("sales", "visits", "stock")[: dice.choice((1, 2, 2, 3))]:
        _draw_fact(shelf, name)
    if dice.chance(0.4, "items"):
        draw_items(shelf)
    if people:
        shelf.facts.append("people")


def _draw_fact(shelf: Shelf, name: str) -> None:
    dice = shelf.dice
    fields = [dice.choice(_KINDS)]
    fields += [{"name": "channel", "dimension": "channel"}] if dice.chance(0.5) else []
    time = dice.choice(("at", "at", "day"))
    filters = []
    if dice.chance(0.25, "default_filter"):
        filters = [{"name": f"real_{name}", "expr": dice.choice(_FILTERS), "label": "left out"}]
    key = {} if dice.chance(0.4, "no_primary_key") else {"primary_key": ["id"]}
    rows = shelf.add(name, COLUMNS, fields, time=time, default_filters=filters, **key)
    _link(shelf, name)
    for number in range(dice.randint(4, 40)):
        rows.append(_row(shelf, number))
    if not key:
        rows.extend(dict(row) for row in dice.some(rows, 0, 3))
        dice.tags.add("duplicates")
    shelf.facts.append(name)


def _link(shelf: Shelf, name: str) -> None:
    dice, tables = shelf.dice, shelf.datasets
    if "shops" in tables and dice.chance(0.85):
        if dice.chance(0.25, "roles"):
            shelf.link(name, "shops", {"shop_id": "id"}, role="seller")
            shelf.link(name, "shops", {"other_shop_id": "id"}, role="buyer")
        else:
            shelf.link(name, "shops", {"shop_id": "id"})
    if "people" in tables and dice.chance(0.85):
        shelf.link(name, "people", {"person_id": "id"})
    if "ranks" in tables and dice.chance(0.85):
        at = {} if tables[name]["time"] == "at" and dice.chance(0.5) else {"at": "at"}
        shelf.link(name, "ranks", {"person_id": "person_id"}, valid_from="since", valid_to="until", **at)
    if "shelves" in tables and dice.chance(0.85):
        shelf.link(name, "shelves", {"shop_no": "shop_no", "shelf_no": "shelf_no"})


def _row(shelf: Shelf, number: int) -> Row:
    dice, season, tables = shelf.dice, shelf.season, shelf.datasets
    return {
        "id": number,
        "shop_id": shelf.key("shops") if "shops" in tables else 1,
        "other_shop_id": shelf.key("shops") if "shops" in tables else 1,
        "person_id": shelf.key("people") if "people" in tables else dice.randrange(4),
        "shop_no": shelf.maybe(range(4), 0.05),
        "shelf_no": shelf.maybe(range(3), 0.05),
        "channel": shelf.maybe(("web", "shop", "phone")),
        "amount": shelf.maybe([n / 4 for n in range(-12, 60)]),
        "qty": shelf.maybe(range(-2, 9)),
        "flag": shelf.maybe((True, False), 0.05),
        "at": None if dice.chance(shelf.timeless) else season.moment(dice),
        "paid": None if dice.chance(0.2) else season.moment(dice),
        "day": None if dice.chance(shelf.timeless) else season.day(dice),
    }
