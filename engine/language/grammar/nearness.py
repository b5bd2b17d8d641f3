"""How far a condition is from what is counted: flights have a status before their bookings have one."""

from engine.language.grammar.pieces import Draft
from engine.language.weights import WEIGHTS
from semantic.filters import fields_of


def weigh_nearness(draft: Draft, facts: list[str]) -> None:
    """Add to the cost of a draft for every condition on a dimension that the facts do not have themselves."""
    names = {name for _, _, condition in draft.filters for name in fields_of(condition)}
    known = [name for name in names if facts and name in draft.catalog.dimensions]
    draft.cost += sum(_distance(name, facts, draft) for name in known)


def _distance(name: str, facts: list[str], draft: Draft) -> float:
    routes = [route for fact in facts for route in draft.catalog.routes(fact, name)]
    if any(not route.joins for route in routes):
        return 0.0
    finer = not routes and any(draft.catalog.finer_routes(fact, name) for fact in facts)
    return WEIGHTS["finer_dataset" if finer else "other_dataset"]
