"""What a yes-or-no question says of a number."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Key
from pydantic import StrictInt

from semantic.base import Frozen

Direction = Literal["=", "!=", "<", "<=", ">", ">="]
Reach = Literal["any", "all"]


class Claim(Frozen):
    """The number called `of` compares so with `value`, or without one with that of the compared period.

    With groups it is said of `any` of them or of `all`; a group without the number does not speak.
    """

    of: str
    op: Direction
    value: StrictInt | Annotated[float, Key(strict=True, allow_inf_nan=False)] | None = None
    reach: Reach = "any"
