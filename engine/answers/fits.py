"""That a chart suits an answer: its kind, the rule that says so, and how it is drawn."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.answers.finding import Finding
from engine.answers.spec import Spec

Draw = Callable[[], Spec]


def undrawn() -> Spec:
    """What needs no picture: a number, a table."""
    return {}


@dataclass(frozen=True)
class Fit:
    """A chart that suits an answer.

    `rule` names the rule, and its reason in the packs. What is not `chosen` by itself is drawn on a wish.
    After the `last` no other chart suits.
    """

    kind: str
    rule: str
    reason: str
    draw: Draw = undrawn
    chosen: bool = True
    last: bool = False


Fits = Iterator[Fit]


def fit(
    finding: Finding, kind: str, rule: str, draw: Draw = undrawn, *, chosen: bool = True, **slots: object
) -> Fit:
    """A fit with its reason in the language of the answer."""
    return Fit(kind, rule, finding.words.say(f"reasons.{rule}", **slots), draw, chosen)


def final(finding: Finding, kind: str, rule: str, **slots: object) -> Fit:
    """A fit that no other chart follows."""
    return Fit(kind, rule, finding.words.say(f"reasons.{rule}", **slots), last=True)
