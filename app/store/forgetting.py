"""Everything that was kept over data that are deleted: conversations, links, opinions."""

from sqlalchemy import delete

from app.store.opening import Store
from app.store.tables import Conversation, Link, Opinion


def forget(store: Store, model_key: str) -> None:
    """Delete it for good, also from the file's free space. Raises StoreError."""
    with store.session() as session:
        for table in (Opinion, Link, Conversation):
            session.execute(delete(table).where(table.model_key == model_key))
    store.settle()
