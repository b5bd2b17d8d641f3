"""What is said of a file that was read otherwise than it stands: each line with its code."""

from collections.abc import Iterator

from engine.warehouse.by_hand import Typed
from engine.warehouse.filling import Told


def of_names(renamed: list[tuple[str, str]], place: str) -> Iterator[Told]:
    """Of columns that had one name."""
    if renamed:
        said = ", ".join(f"{before} is read as {after}" for before, after in renamed)
        pairs = ", ".join(f"{before} → {after}" for before, after in renamed)
        yield Told(f"Columns of the same name in {place}: {said}", "same_names", pairs=pairs)


def of_rows(above: bool, below: bool, place: str) -> Iterator[Told]:
    """Of lines around the rows."""
    if above:
        yield Told(f"Left out of {place}: lines above the names of the columns", "lines_above")
    if below:
        yield Told(f"Left out below the rows of {place}: notes or totals", "below")


def of_types(typed: Typed, place: str) -> Iterator[Told]:
    """Of numbers and days that may be read in two ways."""
    if typed.signs:
        pairs = ", ".join(f"{before} → {after}" for before, after in typed.signs.items())
        yield Told(f"Numbers with a sign in {place}: {pairs}", "signs", pairs=pairs)
    for columns, code, what in (
        (typed.commas, "commas", "the comma is taken for the beginning of decimals"),
        (typed.thousands, "thousands", "the comma is taken for a mark between thousands"),
        (typed.points, "points", "1.234 is taken for a little more than one"),
        (typed.numbers, "two_numbers", "1,234 may be read in two ways, so these are texts"),
        (typed.days, "two_days", "day or month may come first, so these are texts"),
    ):
        if columns:
            names = ", ".join(columns)
            yield Told(f"Columns {names} of {place}: {what}", code, columns=names)
