"""What tells several questions apart, in words."""

from collections.abc import Sequence
from dataclasses import replace

from engine.language.dialogue.chips import chips_of
from engine.session import Session
from engine.types.answer import Alternative


def told_apart(found: Sequence[Alternative], session: Session) -> tuple[Alternative, ...]:
    """Each question with the parts that not all of them share, and with what its number means."""
    restater = session.reader.restater
    parts = [[chip.text for chip in chips_of(one.query, restater)] for one in found]
    shared = set(parts[0]).intersection(*parts[1:]) if len(parts) > 1 else set()
    return tuple(
        replace(one, apart=tuple(text for text in texts if text not in shared) if len(parts) > 1 else ())
        for one, texts in zip(found, parts, strict=True)
    )
