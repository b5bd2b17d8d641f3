"""Percentiles as people write them: "90th percentile of", "tenth percentile", "p95"."""

from collections.abc import Iterator, Sequence

from engine.language.pack import Pack
from engine.language.tokens import Token, norms

_LONGEST = 3


def read_percentiles(tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[tuple[int, float]]:
    """The end and the fraction of every percentile that starts at `at`."""
    letters = pack.data.get("percentile_letters", [])
    norm = tokens[at].norm
    letter = next((one for one in letters if norm.startswith(one)), "")
    share = _share(norm.removeprefix(letter)) if letter else None
    if share is not None:
        yield at + 1, share
        if at + 1 < len(tokens) and tokens[at + 1].norm in pack.data["of"]:
            yield at + 2, share
    yield from _opened(tokens, at, pack)
    place = pack.places.get(norm)
    share = _share(norm) if tokens[at].kind == "number" else place / 100 if place else None
    after = at + 1
    if after < len(tokens) and tokens[after].norm in pack.data["ordinal_endings"]:
        after += 1
    if share is None:
        return
    links = {norms(text) for text in pack.data.get("percentile_words", [])}
    for end in range(after + 1, min(after + _LONGEST, len(tokens)) + 1):
        if tuple(token.norm for token in tokens[after:end]) in links:
            yield end, share


def _opened(tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[tuple[int, float]]:
    """ "Percentil 90 de": the number stands behind its word."""
    follow = tokens[at + 1] if at + 1 < len(tokens) else None
    opens = tokens[at].norm in pack.data.get("percentile_openers", [])
    share = _share(follow.norm) if opens and follow is not None and follow.kind == "number" else None
    if share is None:
        return
    yield at + 2, share
    if at + 2 < len(tokens) and tokens[at + 2].norm in pack.data["of"]:
        yield at + 3, share


def _share(text: str) -> float | None:
    return int(text) / 100 if text.isdecimal() and len(text) <= 2 and int(text) > 0 else None
