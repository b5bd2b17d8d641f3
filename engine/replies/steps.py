"""What can be asked of a part of an answer: of it alone, split further, against the rest, its rows.

What is offered can be answered: each question is planned before it is named. Where its words are such as a
reader may not take back, it is read too: what has no words is not offered.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from engine.answers.finding import Finding, grain_of
from engine.language.dialogue.conjuncts import conjuncts
from engine.replies.marks import called
from engine.replies.pinning import against_rest, pinned
from engine.replies.rows_behind import rows_behind
from engine.replies.splits import finer_time, splits
from engine.session import Session
from engine.types.mark import Mark, Step, StepKind
from semantic.filters import Between, IsNull, MetricIs, Not
from semantic.periods import PreviousPeriod
from semantic.query import LogicalQuery, TimeScope, TimeTerm
from semantic.text_conditions import condition_text

MOST_SPLITS, MOST_TRIED = 6, 12
Made = tuple[StepKind, str, LogicalQuery]


@dataclass(frozen=True)
class Steps:
    """Finds the questions that a part of an answer leads to; `answerable` says which may be offered, `reads`
    whether a restatement is read as its query."""

    session: Session
    finding: Finding
    answerable: Callable[[LogicalQuery], bool]
    reads: Callable[[str, LogicalQuery], bool]

    def of(self, mark: Mark) -> tuple[Step, ...]:
        """The questions, those of one kind together, each once, and none that was just answered."""
        seen = {self.finding.plan.query.hash}
        found: list[Step] = []
        splits_found, split_reads = 0, True
        for kind, about, query in chain(
            self._only(mark), self._against(mark), self._by(mark), self._rows(mark)
        ):
            if query.hash in seen or (kind == "by" and splits_found == MOST_SPLITS):
                continue
            seen.add(query.hash)
            if not self.answerable(query) or not (split_reads or kind != "by"):
                continue
            text = self.session.reader.restater.restate(query)
            first = kind != "by" or not splits_found
            if first and is_unusual(query, self.finding.plan.query) and not self.reads(text, query):
                split_reads = split_reads and kind != "by"
                continue
            splits_found += kind == "by"
            found.append(Step(kind, about, text, query))
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
                yield "only", called(self.finding, mark, (key,)), self._said(query)

    def _said(self, query: LogicalQuery) -> LogicalQuery:
        """A part of a second time as it has words: split by the first time, else in all."""
        if not (query.group_by and query.time is not None and query.time.dimension):
            return query
        restated = self.session.reader.restater.restate(query)
        return query if self.reads(restated, query) else query.model_copy(update={"group_by": ()}).canonical()

    def _by(self, mark: Mark) -> Iterator[Made]:
        """The part split by what it is not split by yet, the most useful first."""
        alone = pinned(self.finding.plan, mark)
        if alone is None:
            return
        for term in islice(chain(finer_time(alone), splits(alone, self.session)), MOST_TRIED):
            label = self.session.reader.restater.group(term)
            yield "by", label, alone.model_copy(update={"group_by": (term,)}).canonical()

    def _against(self, mark: Mark) -> Iterator[Made]:
        """A group against all others together, a bucket of time or a step against the one before."""
        if mark.role == "step":
            yield from self._step_before(mark)
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

    def _step_before(self, mark: Mark) -> Iterator[Made]:
        """A step has no rest, as the others hold it; but it has a period before."""
        alone = pinned(self.finding.plan, mark)
        if alone is not None and alone.time is not None and alone.compare_to is None:
            yield "before", "", alone.model_copy(update={"compare_to": PreviousPeriod()}).canonical()

    def _rows(self, mark: Mark) -> Iterator[Made]:
        """The records behind the part."""
        alone = pinned(self.finding.plan, mark)
        query = rows_behind(alone, self.session.catalog) if alone is not None else None
        if query is not None:
            yield "rows", "", query


def is_unusual(query: LogicalQuery, asked: LogicalQuery) -> bool:
    """Whether a part is said as people seldom say it: no value, days of a second time, a number by name."""
    known = set(map(condition_text, conjuncts(asked.where)))
    added = [one for one in conjuncts(query.where) if condition_text(one) not in known]
    seldom = any(isinstance(one, IsNull | Between | MetricIs | Not) for one in added)
    times = [
        one
        for one in (*query.group_by, query.time)
        if isinstance(one, TimeTerm | TimeScope) and one.dimension
    ]
    return seldom or bool(times) or any(not isinstance(one, str) for one in query.named or ())
