"""The time of a feed that has one of its own: a table feed.clock with one row."""

from datetime import datetime

from engine.errors import SourceError
from engine.warehouse.embedded import Warehouse
from engine.warehouse.names import quoted


def feed_clock(warehouse: Warehouse) -> datetime | None:
    """The moment in feed.clock (`now`, UTC); None where there is no such table or it has not one row."""
    try:
        # Not by listing all columns first: that takes longer, and every process does this once.
        (database,) = warehouse.rows("SELECT current_database()")[0]
        found = warehouse.rows(f'SELECT clock."now" FROM {quoted(str(database))}.feed.clock')
    except SourceError:
        return None
    return found[0][0] if len(found) == 1 and isinstance(found[0][0], datetime) else None
