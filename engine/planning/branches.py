"""Which way a branch is read: most are one SELECT over a fact, some need SQL of their own."""

from collections.abc import Callable

from engine.planning.branch import read_fact
from engine.planning.draft import Branch, Draft, Source

Reader = Callable[[Draft, Branch], Source]


def read_branch(draft: Draft, branch: Branch) -> Source:
    """What the SELECT over a branch reads and gives."""
    return read_fact(draft, branch)
