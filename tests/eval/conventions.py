"""What is no fault in the answer of an operator: the conventions in the heads of `corpus/en/operators_*`."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations
from typing import Any

from tests.eval.compare import Row, same_rows

_MOST_TRIED = 2000


def agrees(operator: str, found: Sequence[Row], expected: Sequence[Row], ordered: bool) -> bool:
    """Whether rows say what the oracle's say, as the conventions of the operator allow."""
    if same_rows(found, expected, ordered):
        return True
    if operator == "list_records":
        return _with_more_columns(found, expected, ordered)
    if operator == "with_other":
        return same_rows(_unnamed_rest(found), _unnamed_rest(expected), ordered)
    if operator == "how_long_since":
        return any(same_rows(found, [(row[at],) for row in expected], ordered) for at in (0, 1))
    if operator == "yes_no":
        return _says_yes_or_no(found, expected)
    if operator == "distribution":
        return _same_classes(found, expected)
    return False


def _same_classes(found: Sequence[Row], expected: Sequence[Row]) -> bool:
    """A class by its lower bound, which the question may say in another unit: hours for seconds."""
    bounds = [re.match(r"\d+(?:\.\d+)?", str(row[0])) for row in expected]
    if len(found) != len(expected) or not all(bounds) or any(len(row) != 2 for row in (*found, *expected)):
        return False
    if not all(isinstance(row[0], int | float | Decimal) for row in found):
        return False
    theirs = sorted((float(bound[0]), row[1]) for bound, row in zip(bounds, expected, strict=True) if bound)
    ours = sorted((float(row[0]), row[1]) for row in found)
    sizes = {mine / other for (mine, _), (other, _) in zip(ours, theirs, strict=True) if mine and other}
    zeros = all((mine == 0) == (other == 0) for (mine, _), (other, _) in zip(ours, theirs, strict=True))
    return zeros and len(sizes) <= 1 and [n for _, n in ours] == [n for _, n in theirs]


def _with_more_columns(found: Sequence[Row], expected: Sequence[Row], ordered: bool) -> bool:
    """Further columns of a record are no fault."""
    if len(found) != len(expected) or not found or len(found[0]) < len(expected[0]):
        return False
    choices = permutations(range(len(found[0])), len(expected[0]))
    alike = (
        [tuple(row[at] for at in choice) for row in found]
        for choice, _ in zip(choices, range(_MOST_TRIED), strict=False)
    )
    return any(_equal(rows, expected, ordered) for rows in alike)


def _equal(rows: list[Row], expected: Sequence[Row], ordered: bool) -> bool:
    """The cells as texts, in this order of columns."""
    ours, theirs = ([tuple(map(_text, row)) for row in one] for one in (rows, expected))
    return ours == list(theirs) if ordered else sorted(ours) == sorted(theirs)


def _text(cell: object) -> str:
    """A decimal may come back as a double."""
    return str(float(cell)) if isinstance(cell, Decimal | float) else str(cell)


def _unnamed_rest(rows: Sequence[Row]) -> list[Row]:
    """The rest may be called otherwise: the text of the last row is taken away."""
    last = tuple("rest" if isinstance(cell, str) else cell for cell in rows[-1]) if rows else ()
    return [*rows[:-1], last]


def _says_yes_or_no(found: Sequence[Row], expected: Sequence[Row]) -> bool:
    """Any column with the right boolean, or the two numbers."""
    if len(found) != 1 or len(expected) != 1:
        return False
    wanted = [cell for cell in expected[0] if isinstance(cell, bool)]
    said: list[Any] = [cell for cell in found[0] if isinstance(cell, bool)]
    if said:
        return said == wanted[:1]
    numbers = [cell for cell in expected[0] if not isinstance(cell, bool)]
    return bool(numbers) and same_rows(found, [tuple(numbers)], ordered=False)
