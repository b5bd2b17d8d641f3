"""Codes of two letters, such as DE or AT, that are also small words of a language."""

import re
from collections.abc import Sequence

from engine.language.pack import Pack
from engine.language.tokens import Token

_LETTERS = 2
_CODE = re.compile(rf"\b[^\W\d_a-z]{{{_LETTERS}}}\b")


def is_written_code(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word of two letters stands in capitals where others do not."""
    text = tokens[at].text
    return len(text) == _LETTERS and text.isupper() and any(token.text.islower() for token in tokens)


def is_short_code(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a word is no small word but a code: "DE views", "in DE".

    Such a word opens the question or follows a preposition. Elsewhere capitals only stress it: "views IN
    Germany".
    """
    if not is_written_code(tokens, at):
        return False
    before = [token for token in tokens[:at] if token.kind != "symbol"]
    return not before or "preposition" in pack.ignored.get((before[-1].norm,), ())


def without_short_codes(text: str) -> str:
    """The text without such codes, which say nothing of its language; as it is where all is in capitals."""
    return text if text == text.upper() else _CODE.sub(" ", text)
