"""Opinions of answers, for those who own the model."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import delete, select

from app.store import limits
from app.store.conversations import Asked, Owner, cut
from app.store.opening import Store, now
from app.store.tables import Conversation, Opinion

Verdict = Literal["up", "down"]
REASONS = ("wrong_number", "misread", "not_enough", "hard_to_read", "other")


@dataclass(frozen=True)
class Judged:
    """An opinion as it is read: what was asked, and what was thought of the reply. Nothing of who did."""

    model: str
    verdict: str
    reason: str
    text: str
    question: str
    query: str
    status: str
    language: str
    created: datetime


def judge(
    store: Store,
    owner: Owner,
    conversation: str,
    turn: Asked,
    model: str,
    verdict: Verdict,
    reason: str = "",
    text: str = "",
) -> bool:
    """Keep an opinion of a turn, in place of an earlier one. False where it is not of this owner."""
    with store.session() as session:
        mine = (Conversation.id == conversation, Conversation.owner == owner.visitor)
        if session.scalars(select(Conversation.id).where(*mine)).first() is None:
            return False
        before = (Opinion.conversation_id == conversation, Opinion.number == turn.number)
        session.execute(delete(Opinion).where(*before))
        of_model = select(Opinion.id).where(Opinion.model_key == owner.model_key)
        over = session.scalars(of_model.order_by(Opinion.id.desc()).offset(limits.OPINIONS - 1)).all()
        session.execute(delete(Opinion).where(Opinion.id.in_(over)))
        session.add(
            Opinion(
                conversation_id=conversation,
                number=turn.number,
                model_key=owner.model_key,
                model=model,
                verdict=verdict,
                reason=reason if reason in REASONS else "",
                text=cut(text, limits.REMARK),
                question=cut(turn.question, limits.QUESTION),
                query=turn.query if len(turn.query) <= limits.QUERY else "",
                status=turn.status,
                language=turn.language,
                created=now(),
            )
        )
    return True


def withdraw(store: Store, owner: Owner, conversation: str, number: int) -> None:
    """Take an opinion back."""
    mine = select(Conversation.id).where(Conversation.id == conversation, Conversation.owner == owner.visitor)
    with store.session() as session:
        session.execute(delete(Opinion).where(Opinion.conversation_id.in_(mine), Opinion.number == number))


def verdicts(store: Store, owner: Owner, conversation: str) -> dict[int, str]:
    """What the owner of a conversation thought of its turns, by their numbers."""
    mine = select(Conversation.id).where(Conversation.id == conversation, Conversation.owner == owner.visitor)
    with store.session() as session:
        kept = session.execute(
            select(Opinion.number, Opinion.verdict).where(Opinion.conversation_id.in_(mine))
        ).all()
        return {one.number: one.verdict for one in kept}


def opinions(store: Store, model: str = "") -> Iterator[Judged]:
    """All opinions, the newest first; those of one model where it is named."""
    wanted = select(Opinion).order_by(Opinion.id.desc())
    if model:
        wanted = wanted.where(Opinion.model == model)
    with store.session() as session:
        kept = session.scalars(wanted).all()
    for one in kept:
        yield Judged(
            one.model, one.verdict, one.reason, one.text, one.question, one.query, one.status, one.language,
            one.created,
        )  # fmt: skip
