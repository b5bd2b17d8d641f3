"""What can stop a feed.

EngineError
`-- FeedError    trouble that does not pass by itself: a second writer, a source that may not be read
    `-- FeedStopped  trouble that should have passed but did not, however often it was tried
"""

from engine.errors import EngineError


class FeedError(EngineError):
    """A feed that cannot begin, or cannot go on as it is set up."""


class FeedStopped(FeedError):
    """A feed that gave up after its last try."""
