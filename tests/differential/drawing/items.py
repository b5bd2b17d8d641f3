"""The lines of a sale."""

from tests.differential.drawing.shelf import Shelf


def draw_items(shelf: Shelf) -> None:
    """The lines of a sale: the many side, which is a fact too."""
    dice = shelf.dice
    columns = {"sale_id": "integer", "sku": "string", "color": "string", "amount": "number", "qty": "integer"}
    rows = shelf.add("items", columns, [], primary_key=["sale_id", "sku"])
    for sale in shelf.keys("sales"):
        for sku in dice.some("pqr", 0, 3):
            color = shelf.maybe(("red", "blue"))
            rows.append(
                {
                    "sale_id": sale,
                    "sku": sku,
                    "color": color,
                    "amount": shelf.maybe((1.5, 2.0)),
                    "qty": dice.randrange(6),
                }
            )
    shelf.link("items", "sales", {"sale_id": "id"})
    shelf.datasets["sales"]["primary_key"] = ["id"]
    first = {row["id"]: row for row in shelf.rows["sales"]}
    shelf.rows["sales"][:] = list(first.values())
