"""The smallest world that still goes wrong in the same way, and how it is printed."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import yaml

from semantic.query import LogicalQuery
from tests.differential.running import Outcome, judged
from tests.differential.world import Unclear, World

_ROUNDS = 400


def shrunk(world: World, outcome: Outcome) -> tuple[World, Outcome]:
    """Drop parts of the query, rows and metrics greedily while the kind of outcome stays."""
    left = _ROUNDS
    while left > 0:
        for smaller in _smaller(world):
            left -= 1
            found = _outcome(smaller)
            if found and found.kind == outcome.kind and _like(found, outcome):
                world, outcome = smaller, found
                break
        else:
            break
    return world, outcome


def _like(found: Outcome, outcome: Outcome) -> bool:
    if found.kind == "different":
        return (found.detail == "order") == (outcome.detail == "order")
    return found.detail[:20] == outcome.detail[:20]


def _outcome(world: World) -> Outcome | None:
    try:
        return judged(world)
    except (Unclear, StopIteration, KeyError, AttributeError, ValueError, AssertionError):
        return None


def _smaller(world: World) -> Iterator[World]:
    query = world.query.model_dump(exclude_defaults=True)
    for one in _without(query):
        try:
            yield replace(world, query=LogicalQuery.model_validate(one))
        except ValueError:
            continue
    for table, rows in world.rows.items():
        for size in (len(rows) // 2, len(rows) // 4, 1):
            for start in range(0, len(rows), size) if 0 < size < max(len(rows), 2) else ():
                yield replace(world, rows={**world.rows, table: rows[:start] + rows[start + size :]})


def _without(query: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in [key for key in query if key not in ("metrics", "version")]:
        yield {key: value for key, value in query.items() if key != part}
    for part in ("metrics", "group_by", "calculations", "order"):
        for place in range(len(query.get(part, ()))):
            left = [*query[part][:place], *query[part][place + 1 :]]
            if left or part != "metrics":
                yield {**query, part: left}
    for simpler in _simpler(query.get("where")):
        yield {**query, "where": simpler}


def _simpler(condition: Any) -> Iterator[Any]:
    if condition and condition.get("kind") in ("and", "or"):
        yield from condition["items"]
    if condition and condition.get("kind") == "not":
        yield condition["item"]


def printed(world: World, outcome: Outcome) -> str:
    """Everything needed to see it again: what is used of the model, rows, query, SQL, both results."""
    model = world.model.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    asked = world.query.to_json()
    metrics = {one["name"]: one for one in model.pop("metrics", [])}
    used = {name for name in metrics if f'"{name}"' in asked}
    for _ in range(3):
        used |= {name for one in [*used] for name in metrics if f"'{name}'" in str(metrics[one])}
    model["metrics"] = [metrics[name] for name in sorted(used)]
    text = yaml.safe_dump(model, sort_keys=False, width=200, default_flow_style=None)
    rows = "\n".join(f"{table}: {row}" for table, found in world.rows.items() for row in found)
    return "\n".join(
        [f"{outcome.kind}: {outcome.detail}", text, rows, f"clock {world.clock}", asked, outcome.sql]
        + [f"expected {row}" for row in outcome.expected]
        + [f"got      {row}" for row in outcome.got]
    )
