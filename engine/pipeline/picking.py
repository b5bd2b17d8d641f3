"""What a part of an answer leads to when it is picked."""

from engine.answers.finding import Finding
from engine.pipeline.foreseeing import reads_back
from engine.pipeline.preparing import may_be_offered
from engine.replies.steps import Steps
from engine.session import Session
from engine.types.mark import Mark, Step
from semantic.query import LogicalQuery


def steps(finding: Finding, mark: Mark, session: Session) -> tuple[Step, ...]:
    """The questions that a part leads to: answerable ones whose words read back."""

    def answerable(query: LogicalQuery) -> bool:
        return may_be_offered(query, session)

    def reads(text: str, query: LogicalQuery) -> bool:
        return reads_back(text, query, session)

    return Steps(session, finding, answerable, reads).of(mark)
