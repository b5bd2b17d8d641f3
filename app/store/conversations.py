"""Conversations and their turns: begun, gone on with, listed, renamed, cleared; each by its owner alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from app.store import limits
from app.store.opening import Store, new_id, now
from app.store.tables import Conversation, Turn


@dataclass(frozen=True)
class Owner:
    """Whose it is, and over which model and source."""

    visitor: str
    model_key: str


@dataclass(frozen=True)
class Asked:
    """What is kept of a turn: enough to ask it again, and one line of what it said then."""

    number: int
    question: str
    query: str = ""
    about: str = ""
    presentation: str = ""
    language: str = "en"
    status: str = "answer"
    sentence: str = ""
    asked_at: str = ""


@dataclass(frozen=True)
class Listed:
    """One line of the list of conversations."""

    id: str
    title: str


def begin(store: Store, owner: Owner, title: str) -> str:
    """A new conversation; those that are over the limits go. Its id."""
    moment = now()
    kept = Conversation(
        id=new_id(),
        owner=owner.visitor,
        model_key=owner.model_key,
        title=cut(title, limits.TITLE),
        created=moment,
        changed=moment,
    )
    with store.session() as session:
        _forget_old(session, owner)
        session.add(kept)
    return kept.id


def add(store: Store, owner: Owner, conversation: str, turn: Asked) -> bool:
    """Keep a turn. False where the conversation is no more, or is another's."""
    with store.session() as session:
        found = _find(session, owner, conversation)
        if found is None:
            return False
        found.changed = now()
        session.add(
            Turn(
                conversation_id=conversation,
                number=turn.number,
                question=cut(turn.question, limits.QUESTION),
                query=turn.query if len(turn.query) <= limits.QUERY else "",
                about=turn.about,
                presentation=turn.presentation,
                language=turn.language,
                status=turn.status,
                sentence=cut(turn.sentence, limits.SENTENCE),
                asked_at=turn.asked_at,
            )
        )
        session.execute(
            delete(Turn).where(
                Turn.conversation_id == conversation, Turn.number <= turn.number - limits.TURNS
            )
        )
    return True


def turns(store: Store, owner: Owner, conversation: str) -> tuple[Asked, ...] | None:
    """The turns, oldest first; None where there is no such conversation of this owner."""
    with store.session() as session:
        if _find(session, owner, conversation) is None:
            return None
        kept = session.scalars(
            select(Turn).where(Turn.conversation_id == conversation).order_by(Turn.number)
        ).all()
        return tuple(_asked(one) for one in kept)


def title(store: Store, owner: Owner, conversation: str) -> str:
    """What a conversation is called; "" where there is no such one of this owner."""
    with store.session() as session:
        found = _find(session, owner, conversation)
        return found.title if found else ""


def recent(store: Store, owner: Owner, most: int) -> tuple[Listed, ...]:
    """The conversations of an owner, the one of the newest question first."""
    with store.session() as session:
        kept = session.execute(
            select(Conversation.id, Conversation.title)
            .where(*_of(owner))
            .order_by(Conversation.changed.desc(), Conversation.created.desc(), Conversation.id)
            .limit(most)
        ).all()
        return tuple(Listed(one.id, one.title) for one in kept)


def rename(store: Store, owner: Owner, conversation: str, title: str) -> bool:
    """Give a conversation another title; False where there is none, or the title is blank."""
    if not title.strip():
        return False
    with store.session() as session:
        done = session.execute(
            update(Conversation)
            .where(*_of(owner), Conversation.id == conversation)
            .values(title=cut(title, limits.TITLE))
            .returning(Conversation.id)
        )
        return done.first() is not None


def clear(store: Store, owner: Owner, conversation: str) -> bool:
    """Delete a conversation with its turns, also from the file's free space; False where there is none."""
    with store.session() as session:
        done = _delete(session, owner, [conversation]) > 0
    store.settle()
    return done


def cut(text: str, most: int) -> str:
    """One line of text, at most so long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _of(owner: Owner) -> tuple[ColumnElement[bool], ...]:
    return Conversation.owner == owner.visitor, Conversation.model_key == owner.model_key


def _find(session: Session, owner: Owner, conversation: str) -> Conversation | None:
    return session.scalars(select(Conversation).where(*_of(owner), Conversation.id == conversation)).first()


def _forget_old(session: Session, owner: Owner) -> None:
    """Make room for one more of this owner, and let go what nobody of any owner touched for a year."""
    session.execute(delete(Conversation).where(Conversation.changed < now() - limits.UNTOUCHED))
    over = session.scalars(
        select(Conversation.id)
        .where(*_of(owner))
        .order_by(Conversation.changed.desc())
        .offset(limits.CONVERSATIONS - 1)
    ).all()
    _delete(session, owner, over)


def _delete(session: Session, owner: Owner, conversations: Sequence[str]) -> int:
    """The turns go with their conversation by the foreign key."""
    done = session.execute(
        delete(Conversation).where(*_of(owner), Conversation.id.in_(conversations)).returning(Conversation.id)
    )
    return len(done.all())


def _asked(one: Turn) -> Asked:
    return Asked(
        one.number,
        one.question,
        one.query,
        one.about,
        one.presentation,
        one.language,
        one.status,
        one.sentence,
        one.asked_at,
    )
