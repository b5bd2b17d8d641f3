"""What else there is to an answer, found out when somebody wants to know."""

from dataclasses import dataclass

from engine.answers.proof import Fact
from engine.pipeline.asking import ask
from engine.pipeline.preparing import offer
from engine.pipeline.proving import proved
from engine.replies.editing.ways import edited, removals, ways
from engine.replies.emptied import is_empty
from engine.replies.next_steps import after_told, next_steps
from engine.session import Session
from engine.types.answer import Alternative, Answer
from engine.types.conversation import Thread
from engine.types.edits import OtherReading, Ways
from semantic.fields import Scalar


@dataclass(frozen=True)
class Onward:
    """An answer, and the session in its language. What is offered here can be answered."""

    answer: Answer
    session: Session

    def proof(self) -> tuple[Fact, ...]:
        """How it was computed, label and text; the rows that it rests on are counted now."""
        return proved(self.answer, self.session)

    def removals(self) -> tuple[Alternative | None, ...]:
        """For each chip the query without that part; None where it has no answer."""
        query = self.answer.query
        return removals(query, offer(self.session)) if query else ()

    def ways(self, chip: int) -> Ways:
        """What the part of chip number `chip`, from 0, can be made into."""
        return ways(self.answer.query, chip, offer(self.session)) if self.answer.query else Ways()

    def with_values(self, chip: int, values: tuple[Scalar, ...]) -> Alternative | None:
        """The query with other values in a filter; None where it cannot be answered."""
        query = self.answer.query
        return edited(query, chip, offer(self.session), picked=values) if query else None

    def with_number(self, chip: int, number: float) -> Alternative | None:
        """The query with another number in a part; None where it cannot be answered."""
        query = self.answer.query
        return edited(query, chip, offer(self.session), number=number) if query else None

    def next_steps(self) -> tuple[Alternative, ...]:
        """Three questions to go on with: deeper, compared, over time. After an answer without rows there are
        none, as they would have none either."""
        answer, able = self.answer, offer(self.session)
        if is_empty(answer):
            return ()
        if answer.status == "answer" and answer.about is not None:
            return after_told(answer.about, answer.thread, able)
        return next_steps(answer.plan, answer.thread, able) if answer.plan is not None else ()

    def other_readings(self) -> tuple[float, tuple[OtherReading, ...]]:
        """What the reading that was answered costs, and those that lost, each once.

        None for an answer that no reading led to, such as the choice of a question back.
        """
        answer, able = self.answer, offer(self.session)
        thread = Thread(answer.thread[:-1]) if answer.follow_up is not None else Thread()
        again = ask(answer.question, self.session, thread, all_readings=True, spoken=answer.language)
        if not answer.words or again.query != answer.query or again.status != answer.status:
            return 0.0, ()
        first = {answer.query.hash: None} if answer.query is not None else {}
        others = {one.query.hash: one for one in again.runners_up if one.query.hash not in first}
        cost = sum(one.count * one.weight for one in again.features)
        return cost, tuple(OtherReading(one, able.answerable(one.query)) for one in others.values())
