"""The tables of the store. A change here needs a migration beside it, and the next VERSION."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

VERSION = "v0003"
"""The newest migration. Known without Alembic, so that opening a store of today loads none of it."""

ID, KEY, CODE = 40, 64, 20


class Base(DeclarativeBase):
    """The tables; times are UTC without zone."""


class Conversation(Base):
    """The questions of one visitor over one model and source. `owner` names nobody: see app/visitors.py."""

    __tablename__ = "conversation"
    __table_args__ = (Index("conversation_of", "owner", "model_key", "changed"),)

    id: Mapped[str] = mapped_column(String(ID), primary_key=True)
    owner: Mapped[str] = mapped_column(String(KEY))
    model_key: Mapped[str] = mapped_column(String(KEY))
    title: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime]
    changed: Mapped[datetime]


class Turn(Base):
    """One question and what became of it. `query` is canonical JSON, "" where nothing was queried."""

    __tablename__ = "turn"
    __table_args__ = (UniqueConstraint("conversation_id", "number", name="turn_number"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    number: Mapped[int]
    question: Mapped[str] = mapped_column(Text)
    query: Mapped[str] = mapped_column(Text)
    about: Mapped[str] = mapped_column(Text)
    presentation: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(CODE))
    status: Mapped[str] = mapped_column(String(CODE))
    sentence: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[str] = mapped_column(String(ID))


class Link(Base):
    """A query that others may open. Without question, sentence or rows: each sees what he may see."""

    __tablename__ = "link"
    __table_args__ = (Index("link_of", "owner", "model_key"),)

    id: Mapped[str] = mapped_column(String(ID), primary_key=True)
    owner: Mapped[str] = mapped_column(String(KEY))
    model_key: Mapped[str] = mapped_column(String(KEY))
    query: Mapped[str] = mapped_column(Text)
    presentation: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(CODE))
    created: Mapped[datetime]


class Opinion(Base):
    """What somebody thought of an answer. The tie to the conversation goes when that is cleared."""

    __tablename__ = "opinion"
    __table_args__ = (UniqueConstraint("conversation_id", "number", name="opinion_of"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversation.id", ondelete="SET NULL"))
    number: Mapped[int]
    model_key: Mapped[str] = mapped_column(String(KEY), index=True)
    model: Mapped[str] = mapped_column(Text)
    verdict: Mapped[str] = mapped_column(String(CODE))
    reason: Mapped[str] = mapped_column(String(CODE))
    text: Mapped[str] = mapped_column(Text)
    question: Mapped[str] = mapped_column(Text)
    query: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(CODE))
    language: Mapped[str] = mapped_column(String(CODE))
    created: Mapped[datetime]
