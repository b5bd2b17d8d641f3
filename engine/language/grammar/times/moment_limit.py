"""A limit to a part of time, as it stands among the pieces of a question."""

from dataclasses import dataclass

from engine.language.grammar.pieces import Draft, Pieces
from engine.language.linking.moments import Moment
from semantic.filters import Condition, Not


@dataclass(frozen=True)
class Limit:
    """The moments of one list; `joined` when "and" joins them, `negated` after "not"."""

    moment: Moment
    negated: bool = False
    joined: bool = False

    @property
    def condition(self) -> Condition | None:
        """What must hold; None where it is not sure, or limits nothing."""
        inner = self.moment.condition
        return Not(item=inner) if inner and self.negated else inner

    @property
    def named(self) -> bool:
        """Whether the part is named, so that nothing about the limit can be taken otherwise."""
        return self.moment.said is not None


def touches(pieces: Pieces, at: int, draft: Draft) -> bool:
    """Whether only ignored words stand before the piece at `at` and the one before it."""
    return draft.adjacent(pieces[at - 1].end, pieces[at].start)


def has(pieces: Pieces, *names: str) -> bool:
    """Whether any of the operators is said."""
    return any(piece.is_op(*names) for piece in pieces)
