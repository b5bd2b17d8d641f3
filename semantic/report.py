"""Reports: a board of tiles, each of them one question of the model and how its answer is shown.

Everything is as meant (names of the model, relative periods). `semantic.report_questions` says what a
tile asks.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, model_validator
from pydantic import Field as Key

from semantic.alert_windows import Measured
from semantic.base import Frozen
from semantic.metrics import Where
from semantic.periods import Grain
from semantic.query import GroupTerm, LogicalQuery
from semantic.text_form import from_text

COLUMNS = 12
Show = Literal["auto", "number", "line", "bar", "heat_map", "table"]
Shared = Literal["period", "where"]


def _query_of(written: object) -> object:
    return from_text(written) if isinstance(written, str) else written


def _step(text: str) -> str:
    step_of(text)
    return text


def step_of(text: str) -> GroupTerm:
    """The group that a step of a drill means: `hour`, `gpu_model`, `orders.placed_at:day`.

    ValueError for anything else.
    """
    fault = f"{text!r} is no step to go down by: name a dimension, or a grain such as hour"
    try:
        read = from_text(f"number by {text}")
    except ValueError:
        raise ValueError(fault) from None
    if len(read.group_by) != 1 or read != LogicalQuery(metrics=read.metrics, group_by=read.group_by):
        raise ValueError(fault)
    return read.group_by[0]


Asked = Annotated[LogicalQuery, BeforeValidator(_query_of)]
Step = Annotated[str, AfterValidator(_step)]


class Position(Frozen):
    """Where a tile lies on the grid of twelve columns; rows and columns count from 1."""

    row: int = Key(ge=1, le=1000)
    column: int = Key(ge=1, le=COLUMNS)
    width: int = Key(ge=1, le=COLUMNS)
    height: int = Key(default=1, ge=1, le=100)

    @model_validator(mode="after")
    def _fits(self) -> Position:
        if self.column + self.width - 1 > COLUMNS:
            raise ValueError(f"A tile from column {self.column} is at most {COLUMNS + 1 - self.column} wide")
        return self

    def overlaps(self, other: Position) -> bool:
        """Whether some field of the grid belongs to both."""
        beside = self.column + self.width <= other.column or other.column + other.width <= self.column
        above = self.row + self.height <= other.row or other.row + other.height <= self.row
        return not (beside or above)


class Tile(Frozen):
    """One question, and how its answer is shown.

    `query` is written on one line, as `parlance query` reads it. It takes over from the report what
    `inherits` lists; a period of its own stays. A `number` may have a small line under it, its `trend` by
    this grain over the period of the report. `target` is what to reach, by default what the metric says. By
    `drill` one goes down, step by step.
    """

    name: str
    title: str = ""
    description: str = ""
    query: Asked
    inherits: tuple[Shared, ...] = ("period", "where")
    show: Show = "auto"
    decimals: int | None = Key(default=None, ge=0, le=6)
    trend: Grain | None = None
    target: float | None = Key(default=None, allow_inf_nan=False)
    position: Position
    drill: tuple[Step, ...] = ()

    @property
    def label(self) -> str:
        """What people call it."""
        return self.title or self.name


class Report(Frozen):
    """A board of tiles for one model.

    `period` and `where` are shared: what a reader chooses instead holds for every tile that inherits them.
    `refresh` is how often a screen asks again, in seconds.
    """

    name: str
    label: str = ""
    description: str = ""
    owner: str = ""
    model: str = ""
    period: Measured = None
    where: Where = None
    without_default_filters: tuple[str, ...] = ()
    refresh: int = Key(default=300, ge=5, le=86_400)
    tiles: tuple[Tile, ...] = Key(min_length=1)

    @property
    def title(self) -> str:
        """What people call it."""
        return self.label or self.name

    def tile(self, name: str) -> Tile:
        """The tile of this name. KeyError for none."""
        found = next((tile for tile in self.tiles if tile.name == name), None)
        if found is None:
            raise KeyError(name)
        return found
