"""Tables that facts point at: places in a snowflake, people, clubs over a bridge, ranks held for a time."""

from datetime import datetime, timedelta

from tests.differential.drawing.shelf import Shelf
from tests.differential.world import Value


def draw_places(shelf: Shelf) -> None:
    """Shops, in cities, in lands."""
    dice = shelf.dice
    shared = [{"name": "name", "dimension": "land"}] if dice.chance(0.6) else []
    lands = shelf.add(
        "lands", {"id": "integer", "name": "string", "big": "boolean"}, shared, primary_key=["id"]
    )
    for number in range(dice.randint(1, 3)):
        lands.append({"id": number, "name": f"L{number}", "big": shelf.maybe((True, False))})
    shared = [{"name": "name", "dimension": "city"}] if dice.chance(0.6) else []
    columns = {"id": "integer", "name": "string", "size": "integer", "land_id": "integer"}
    cities = shelf.add("cities", columns, shared, primary_key=["id"])
    for number in range(dice.randint(1, 4)):
        name = shelf.maybe(("Rome", "Oslo", "Bonn"))
        cities.append(
            {"id": number, "name": name, "size": shelf.maybe(range(-5, 40)), "land_id": shelf.key("lands")}
        )
    shelf.link("cities", "lands", {"land_id": "id"})
    draw_shops(shelf)


def draw_shops(shelf: Shelf) -> None:
    """Shops, with a number to class."""
    dice = shelf.dice
    columns = {"id": "integer", "name": "string", "kind": "string", "score": "number", "city_id": "integer"}
    classes = [{"name": "score_class", "expr": "score", "buckets": [2, 10]}]
    shops = shelf.add("shops", columns, classes, primary_key=["id"])
    for number in range(dice.randint(1, 5)):
        row: dict[str, Value] = {"id": number, "name": f"S{number}", "kind": shelf.maybe(("big", "small"))}
        shops.append(
            {**row, "score": shelf.maybe((1.0, 2.0, 7.5, 10.0, 30.25)), "city_id": shelf.key("cities")}
        )
    shelf.link("shops", "cities", {"city_id": "id"})


def draw_people(shelf: Shelf) -> None:
    """People, whose tier has an order."""
    dice = shelf.dice
    tier = {"name": "tier", "ordered": True, "values": [{"value": v} for v in ("low", "mid", "high")]}
    fields = [tier] + ([{"name": "channel", "dimension": "channel"}] if dice.chance(0.15) else [])
    columns = {"id": "integer", "name": "string", "tier": "string", "age": "integer", "joined": "date"}
    people = shelf.add("people", {**columns, "channel": "string"}, fields, primary_key=["id"], time="joined")
    for number in range(dice.randint(2, 7)):
        joined = None if dice.chance(0.1) else shelf.season.day(dice)
        row: dict[str, Value] = {"id": number, "name": f"P{number % 5}", "joined": joined}
        row |= {"channel": shelf.maybe(("web", "shop", "phone"))}
        people.append({**row, "tier": shelf.maybe(("low", "mid", "high")), "age": shelf.maybe(range(10, 60))})


def draw_profiles(shelf: Shelf) -> None:
    """One profile a person at most, linked from either side."""
    profiles = shelf.add(
        "profiles", {"person_id": "integer", "lang": "string"}, [], primary_key=["person_id"]
    )
    for number in shelf.keys("people"):
        if shelf.dice.chance(0.7):
            profiles.append({"person_id": number, "lang": shelf.maybe(("de", "en"))})
    if shelf.dice.chance(0.5):
        shelf.link("profiles", "people", {"person_id": "id"}, cardinality="one_to_one")
    else:
        shelf.link("people", "profiles", {"id": "person_id"}, cardinality="one_to_one")


def draw_clubs(shelf: Shelf) -> None:
    """Clubs, of which a person may be in several."""
    dice = shelf.dice
    clubs = shelf.add("clubs", {"id": "integer", "name": "string", "sort": "string"}, [], primary_key=["id"])
    for number in range(dice.randint(1, 4)):
        clubs.append({"id": number, "name": f"C{number}", "sort": shelf.maybe(("chess", "golf"))})
    columns = {"person_id": "integer", "club_id": "integer", "level": "string"}
    members = shelf.add("members", columns, [], bridge=True, primary_key=[*columns])
    for _ in range(dice.randint(0, 12)):
        row = {"person_id": shelf.key("people"), "club_id": shelf.key("clubs"), "level": dice.choice("ab")}
        if row not in members:
            members.append(row)
    shelf.link("members", "people", {"person_id": "id"})
    shelf.link("members", "clubs", {"club_id": "id"})


def draw_ranks(shelf: Shelf) -> None:
    """The rank a person had from one moment to the next."""
    dice = shelf.dice
    columns = {"person_id": "integer", "since": "timestamp", "until": "timestamp", "rank": "string"}
    ranks = shelf.add("ranks", columns, [], primary_key=["person_id", "since"])
    for person in shelf.keys("people"):
        moments = sorted({shelf.season.moment(dice) for _ in range(dice.randint(1, 4))})
        for since, until in zip(moments, [*moments[1:], None], strict=True):
            if dice.chance(0.8):
                ranks.append(
                    {"person_id": person, "since": since, "until": until, "rank": shelf.maybe("XYZ")}
                )
    if ranks and dice.chance(0.1) and ranks[0]["until"]:
        ranks[0]["since"] = datetime(2020, 1, 1) + timedelta(days=1)


def draw_shelves(shelf: Shelf) -> None:
    """Shelves, which are only known by shop and number."""
    columns = {"shop_no": "integer", "shelf_no": "integer", "place": "string"}
    shelves = shelf.add("shelves", columns, [], primary_key=["shop_no", "shelf_no"])
    for shop in range(3):
        for number in range(3):
            if shelf.dice.chance(0.7):
                place = shelf.maybe(("top", "low"))
                shelves.append({"shop_no": shop, "shelf_no": number, "place": place})
