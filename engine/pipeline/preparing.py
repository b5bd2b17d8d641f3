"""From a query to checked SQL, and what is tried with it beside the answer."""

from collections.abc import Callable
from dataclasses import dataclass

from engine.dialects.text import sql_text
from engine.guard.check import check
from engine.planning.plan import plan
from engine.replies.extent import lacks_other, outside_data
from engine.replies.offers import Offer
from engine.replies.privacy import private_name
from engine.session import Session, Stopwatch
from engine.types.plan import Plan
from engine.types.refusal import Refusal
from engine.types.result import ResultTable
from semantic.query import LogicalQuery


@dataclass(frozen=True)
class Planned:
    """A checked plan with its SQL."""

    plan: Plan
    sql: str


def prepare(query: LogicalQuery, session: Session, watch: Stopwatch | None = None) -> Planned | Refusal:
    """The checked plan of a query, or why there is none."""
    watch = watch or Stopwatch()
    made = private_name(query, session.catalog) or plan(query, session.catalog, session.clock)
    watch.lap("plan")
    checked = check(made, session.catalog) if isinstance(made, Plan) else made
    watch.lap("guard")
    return checked if isinstance(checked, Refusal) else Planned(checked, sql_text(checked.tree))


def is_answerable(query: LogicalQuery, session: Session) -> bool:
    """Whether a query can be planned, and the data reach the period it is of. Nothing is run."""
    made = prepare(query, session)
    return not isinstance(made, Refusal) and outside_data(made.plan, session) is None


def offer(session: Session) -> Offer:
    """What is offered instead must itself be answerable: planned, checked, and within the data."""
    return Offer(session, lambda query: may_be_offered(query, session))


def may_be_offered(query: LogicalQuery, session: Session) -> bool:
    """Whether it can be answered, within the data, and with all the groups that it names."""
    made = prepare(query, session)
    if not isinstance(made, Planned) or lacks_other(made.plan, session):
        return False
    return outside_data(made.plan, session) is None


def probe(session: Session) -> Callable[[LogicalQuery], tuple[str, ResultTable] | None]:
    """Runs a query for what a reply tells of the data."""

    def run_checked(query: LogicalQuery) -> tuple[str, ResultTable] | None:
        made = prepare(query, session)
        table = session.warehouse.run(made.sql) if isinstance(made, Planned) else made
        return (made.sql, table) if isinstance(made, Planned) and isinstance(table, ResultTable) else None

    return run_checked
