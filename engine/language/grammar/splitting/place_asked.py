""" "Where do our plays come from": a place is asked for, and passing over the word loses the question."""

from collections.abc import Sequence

from engine.language.grammar.pieces import Draft, Mark
from engine.language.phrases import Phrase
from engine.language.tokens import norms


def mark_place_asked(phrases: Sequence[Phrase], draft: Draft) -> None:
    """Mark a "where" without meaning that opens a question, right before its verb."""
    first = phrases[0] if phrases else None
    if first is None or first.kind != "ignored" or first.end not in draft.copulas:
        return
    said = draft.text_of(first.start, first.end)
    if norms(said) in {norms(text) for text in draft.pack.data["open"]["where"]["asked"]}:
        draft.fatal.append(Mark("unused", said))
