"""What is no fault in the answer of an operator: the conventions in the heads of `corpus/en/operators_*`."""

from collections.abc import Sequence
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
    if operator == "yes_no":
        return _says_yes_or_no(found, expected)
    return False


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
    ours, theirs = ([tuple(map(str, row)) for row in one] for one in (rows, expected))
    return ours == list(theirs) if ordered else sorted(ours) == sorted(theirs)


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
