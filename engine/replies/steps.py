"""What can be asked of a part of an answer: of it alone, split further, against the rest, its rows.

What is offered can be answered: each question is planned before it is named.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from engine.answers.finding import Finding, grain_of
from engine.replies.marks import called
from engine.replies.pinning import against_rest, pinned
from engine.replies.rows_behind import rows_behind
from engine.replies.splits import finer_time, splits
from engine.session import Session
from engine.types.mark import Mark, Step, StepKind
from semantic.periods import PreviousPeriod
from semantic.query import LogicalQuery

MOST_SPLITS, MOST_TRIED = 6, 12
Made = tuple[StepKind, str, LogicalQuery]


@dataclass(frozen=True)
class Steps:
    """Finds the questions that a part of an answer leads to; `answerable` says which may be offered."""

    session: Session
    finding: Finding
    answerable: Callable[[LogicalQuery], bool]

    def of(self, mark: Mark) -> tuple[Step, ...]:
        """The questions, those of one kind together, each once, and none that was just answered."""
        seen = {self.finding.plan.query.hash}
        found: list[Step] = []
        splits_found = 0
        for kind, about, query in chain(
            self._only(mark), self._against(mark), self._by(mark), self._rows(mark)
        ):
            if query.hash in seen or (kind == "by" and splits_found == MOST_SPLITS):
                continue
            seen.add(query.hash)
            if self.answerable(query):
                splits_found += kind == "by"
                found.append(Step(kind, about, self.session.reader.restater.restate(query), query))
        return tuple(found)

    def _only(self, mark: Mark) -> Iterator[Made]:
        """The part alone; of one with several groups each of these alone too."""
        whole = pinned(self.finding.plan, mark)
        if whole is not None:
            yield "only", called(self.finding, mark), whole
        keys = [key for key, _ in mark.members]
        for key in keys if len(keys) > 1 else ():
            query = pinned(self.finding.plan, mark, (key,))
            if query is not None:
                yield "only", called(self.finding, mark, (key,)), query

    def _by(self, mark: Mark) -> Iterator[Made]:
        """The part split by what it is not split by yet, the most useful first."""
        alone = pinned(self.finding.plan, mark)
        if alone is None:
            return
        for term in islice(chain(finer_time(alone), splits(alone, self.session)), MOST_TRIED):
            label = self.session.reader.restater.group(term)
            yield "by", label, alone.model_copy(update={"group_by": (term,)}).canonical()

    def _against(self, mark: Mark) -> Iterator[Made]:
        """A group against all others together, a bucket of time against the one before."""
        if mark.role != "group":
            return
        for key, _ in mark.members:
            query = against_rest(self.finding.plan, mark, key)
            if query is not None:
                yield "rest", called(self.finding, mark, (key,)), query
        yield from self._before(mark)

    def _before(self, mark: Mark) -> Iterator[Made]:
        timed = [one.of for one in self.finding.times]
        alone = pinned(self.finding.plan, mark)
        if len(timed) == 1 and alone is not None and alone.time is not None and alone.compare_to is None:
            grain = grain_of(self.finding.times[0])
            yield "before", grain, alone.model_copy(update={"compare_to": PreviousPeriod()}).canonical()

    def _rows(self, mark: Mark) -> Iterator[Made]:
        """The records behind the part."""
        alone = pinned(self.finding.plan, mark)
        query = rows_behind(alone, self.session.catalog) if alone is not None else None
        if query is not None:
            yield "rows", "", query
