"""Which way a branch is read: most are one SELECT over a fact, some need SQL of their own."""

from engine.planning.accumulate import read_accumulated
from engine.planning.branch import read_fact
from engine.planning.draft import Branch, Draft, Source


def read_branch(draft: Draft, branch: Branch) -> Source:
    """What the SELECT over a branch reads and gives."""
    if branch.under.over is not None:
        return read_accumulated(draft, branch)
    return read_fact(draft, branch)
