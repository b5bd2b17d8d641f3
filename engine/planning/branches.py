"""Which way a branch is read: most are one SELECT over a fact, some need SQL of their own."""

from engine.planning.accumulate import read_accumulated
from engine.planning.branch import read_fact
from engine.planning.conversion import read_conversions
from engine.planning.draft import Branch, Draft, Source
from engine.planning.funnel import read_funnel
from engine.planning.lookback import looks_back, read_earlier
from engine.planning.nested import read_nested
from engine.planning.snapshot import read_snapshot
from semantic.metrics import ConversionMetric, FunnelMetric, NestedMetric


def read_branch(draft: Draft, branch: Branch) -> Source:
    """What the SELECT over a branch reads and gives."""
    if isinstance(branch.special, NestedMetric):
        return read_nested(draft, branch)
    if isinstance(branch.special, ConversionMetric):
        return read_conversions(draft, branch)
    if isinstance(branch.special, FunnelMetric):
        return read_funnel(draft, branch)
    if branch.under.over is not None:
        return read_accumulated(draft, branch)
    if looks_back(draft, branch):
        return read_earlier(draft, branch)
    return read_snapshot(draft, branch) if branch.snapshot else read_fact(draft, branch)
