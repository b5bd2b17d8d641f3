"""What an answer rests on, found out when somebody wants to know."""

from collections.abc import Iterator
from dataclasses import replace

from sqlglot import exp

from engine.answers.proof import Fact, how_computed
from engine.dialects.text import sql_text
from engine.guard.check import check
from engine.phrasing import phrasing
from engine.planning.counting import Counting, countings, uncounted
from engine.replies.telling import finding_in
from engine.session import Session
from engine.types.answer import Answer
from engine.types.plan import Plan
from engine.types.result import ResultTable
from engine.types.rows_behind import RowsBehind


def proved(answer: Answer, session: Session) -> tuple[Fact, ...]:
    """How an answer was computed, with the rows it rests on; they are counted now."""
    if answer.plan is None or answer.table is None:
        return how_computed(answer, session.catalog)
    finding = finding_in(answer.plan, answer.table, session, session.clock.now)
    finding = replace(finding, words=phrasing(session.reader.pack.language))  # also without its sentences
    left = uncounted(answer.plan.tree, frozenset(session.catalog.datasets))
    return how_computed(answer, session.catalog, finding, tuple(rows_behind(answer.plan, session)), left)


def rows_behind(plan: Plan, session: Session) -> Iterator[RowsBehind]:
    """Counted by checked SQL; parts of a plan that cannot be counted so are left out."""
    for one in countings(plan.tree, frozenset(session.catalog.datasets)):
        rows = [_row(tree, plan, session) for tree in (one.alone, one.widened, one.used)]
        if all(rows):
            yield _counted(one, *rows)


def _counted(one: Counting, alone: list[int], widened: list[int], used: list[int]) -> RowsBehind:
    missing = tuple((name, used[0] - found) for name, found in zip(one.joined, used[1:], strict=True))
    return RowsBehind(one.fact, alone[0], widened[0], used[0], missing, one.earlier)


def _row(tree: exp.Select, plan: Plan, session: Session) -> list[int]:
    """The counts of one statement; none where it is not safe or the source refuses it."""
    checked = check(replace(plan, tree=tree), session.catalog)
    table = session.warehouse.run(sql_text(tree)) if isinstance(checked, Plan) else None
    return [int(str(cell)) for cell in table.rows[0]] if isinstance(table, ResultTable) else []
