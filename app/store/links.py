"""Links to answers: a query by an id that nobody guesses. What it gives is asked anew by whoever opens it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from app.store import limits
from app.store.conversations import Owner
from app.store.opening import Store, new_id, now
from app.store.tables import Link


@dataclass(frozen=True)
class Linked:
    """What a link leads to: a query as meant, how it is shown, and when the link was made (UTC)."""

    query: str
    presentation: str
    language: str
    made: datetime


def link_to(store: Store, owner: Owner, query: str, presentation: str, language: str) -> str:
    """The id of a link. The same answer shared again by the same visitor has the same one."""
    same = (
        Link.owner == owner.visitor,
        Link.model_key == owner.model_key,
        Link.query == query,
        Link.presentation == presentation,
        Link.language == language,
    )
    with store.session() as session:
        known = session.scalars(select(Link.id).where(*same)).first()
        if known is not None:
            return known
        session.execute(delete(Link).where(Link.created < now() - limits.UNTOUCHED))
        mine = select(Link.id).where(Link.owner == owner.visitor, Link.model_key == owner.model_key)
        over = session.scalars(mine.order_by(Link.created.desc()).offset(limits.LINKS - 1)).all()
        session.execute(delete(Link).where(Link.id.in_(over)))
        made = Link(
            id=new_id(),
            owner=owner.visitor,
            model_key=owner.model_key,
            query=query,
            presentation=presentation,
            language=language,
            created=now(),
        )
        session.add(made)
    return made.id


def find(store: Store, model_key: str, link: str) -> Linked | None:
    """What a link over this model and source leads to; None for any other id."""
    with store.session() as session:
        kept = session.scalars(select(Link).where(Link.id == link, Link.model_key == model_key)).first()
        return Linked(kept.query, kept.presentation, kept.language, kept.created) if kept else None
