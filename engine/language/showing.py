"""How a question wants its answer to be shown: "as a pie chart", "just the number"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token, norms

SHOW = "show:"


def find_showing(tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[Phrase]:
    """The wishes that start at `at`."""
    words = _words(pack)
    for end in range(at + 1, min(at + _longest(pack).get(tokens[at].norm, 0), len(tokens)) + 1):
        if any(token.kind == "quoted" for token in tokens[at:end]):
            return
        name = words.get(tuple(token.norm for token in tokens[at:end]))
        if name is not None:
            yield Phrase(at, end, "move", f"{SHOW}{name}", 0.0, "shown")


@lru_cache(maxsize=16)
def _words(pack: Pack) -> dict[tuple[str, ...], str]:
    shown = pack.data.get("follow_up", {}).get("show", {})
    return {norms(text): name for name, texts in shown.items() for text in texts}


@lru_cache(maxsize=16)
def _longest(pack: Pack) -> dict[str, int]:
    """The number of words of the longest wish, by its first word."""
    found: dict[str, int] = {}
    for words in _words(pack):
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found
