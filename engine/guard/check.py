"""The guard: what planning made is not trusted, it is looked at, node by node and name by name."""

from engine.guard.modelled import modelled
from engine.guard.scope import check_scope
from engine.guard.shape import check_shape
from engine.guard.unsafe import Unsafe
from engine.refusals import refused
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from semantic.catalog import Catalog


def check(plan: Plan, catalog: Catalog) -> Plan | Refusal:
    """The same plan if its tree only selects what the model describes, else a refusal `unsafe_sql`."""
    known = modelled(catalog)
    try:
        check_shape(plan.tree, known)
        check_scope(plan.tree, known)
    except Unsafe as fault:
        return refused("unsafe_sql", "unsafe", fault=fault)
    return plan
