"""A random model with its rows, and a random question about it, from a seed."""

from typing import Any

from semantic.model import SemanticModel
from semantic.query import LogicalQuery
from tests.differential.drawing.calendars import draw_season
from tests.differential.drawing.conditions import Conditions
from tests.differential.drawing.dice import Dice
from tests.differential.drawing.facts import draw_schema
from tests.differential.drawing.metrics import Metrics
from tests.differential.drawing.questions import Question
from tests.differential.drawing.shelf import Shelf
from tests.differential.world import World


def draw(seed: int, off: frozenset[str] = frozenset()) -> World:
    """The world of that seed, without the features that are switched off (see `TYPES` and the tags)."""
    dice = Dice(seed, off)
    season = draw_season(dice)
    shelf = Shelf(dice, season, timeless=0.06 if dice.chance(0.5, "null_times") else 0)
    draw_schema(shelf)
    bare = _model(shelf, [])
    conditions = Conditions(bare, shelf.rows, dice)
    metrics = Metrics(shelf, lambda fact: conditions.draw(fact, depth=1)).draw()
    # Conditions and aggregations of metrics that nobody asks for are no coverage.
    schema_tags = dice.tags - {
        tag
        for tag in dice.tags
        if tag.startswith(("where", "agg", "finer", "bridge", "validity", "part_cond"))
    }
    dice.tags = schema_tags
    model = _model(shelf, metrics)
    query = Question(model, season, conditions, dice).draw()
    return World(
        model=model,
        columns=shelf.columns,
        rows=shelf.rows,
        query=LogicalQuery.model_validate(query),
        clock=season.clock,
        tags=frozenset(dice.tags),
    )


def _model(shelf: Shelf, metrics: list[dict[str, Any]]) -> SemanticModel:
    carried = {field.get("dimension") for one in shelf.datasets.values() for field in one["fields"]} - {None}
    return SemanticModel.model_validate(
        {
            "name": "drawn",
            "datasets": [*shelf.datasets.values()],
            "relationships": shelf.links,
            "dimensions": [{"name": name} for name in sorted(carried)],
            "metrics": metrics,
            "calendar": shelf.season.calendar,
        }
    )
