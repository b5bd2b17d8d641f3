"""The page on charts tells every rule and shows every kind."""

import re
from pathlib import Path

from engine.phrasing import english

PAGE = Path(__file__).parents[2] / "docs" / "charts.md"
TEXT = PAGE.read_text(encoding="utf-8")
UNDRAWN = {"number", "table"}


def test_every_rule_is_in_the_table_and_no_other() -> None:
    table = TEXT.split("## The rules")[1].split("## Asking")[0]
    told = {
        rule
        for line in table.splitlines()
        for rule in re.findall(r"`(\w+)`", line.partition("|")[2].split("|")[0])
    }
    assert told == {*english().template("reasons"), "shown_plain"}


def test_every_kind_has_its_picture() -> None:
    shown = set(re.findall(r"\(images/charts/(\w+)\.png\)", TEXT))
    assert shown == set(english().template("kinds_of_chart")) - UNDRAWN
    assert all((PAGE.parent / "images" / "charts" / f"{kind}.png").is_file() for kind in shown)
