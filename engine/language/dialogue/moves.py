"""The words that go on from the question before, found in a question as phrases of kind "move"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token, norms
from engine.language.weights import WEIGHTS

_DROPPING = ("drop", "without")
_LONGEST = 6
_POLITE = {"politeness", "request", "filler"}  # what may stand before an opening: "could you also"
Words = tuple[str, ...]


@dataclass(frozen=True)
class MoveWords:
    """The moves of a language by their words; those of `whole` must be all that is said."""

    start: Mapping[Words, str]
    end: Mapping[Words, str]
    anywhere: Mapping[Words, str]
    whole: Mapping[Words, str]
    parts: Mapping[Words, str]

    def found(self, tokens: Sequence[Token], pack: Pack) -> Iterator[Phrase]:
        """Every move that some words of the question may be."""
        starts, ends = _starts(self.start, tokens, pack), _ends(self.end, tokens, pack)
        dropping = len(tokens)
        for at in range(len(tokens)):
            for table, fits in (
                (self.start, at in starts),
                (self.end, True),
                (self.anywhere, True),
                (self.whole, at in starts),
                (self.parts, at > dropping),
            ):
                for end, name in _matches(table, tokens, at) if fits else ():
                    if table in (self.end, self.whole) and end not in ends:
                        continue
                    if table is self.whole and not self._is_whole(at, end, tokens, pack):
                        continue
                    if name in _DROPPING:
                        dropping = min(dropping, at)
                    yield _move(at, end, name)

    def continues(self, tokens: Sequence[Token], pack: Pack) -> Iterator[Phrase]:
        """The moves by which a question shows that it goes on: at its start, at its end, referring."""
        starts, ends = _starts(self.start, tokens, pack), _ends(self.end, tokens, pack)
        for phrase in self.found(tokens, pack):
            words = tuple(token.norm for token in tokens[phrase.start : phrase.end])
            first = phrase.start in starts and (words in self.start or phrase.target in _DROPPING)
            last = phrase.end in ends and words in self.end
            if first or last or phrase.target in ("refer", "instead_of") or words in self.whole:
                yield phrase

    def whole_of(self, tokens: Sequence[Token], pack: Pack) -> str:
        """The move that the whole question is; "" where it is more."""
        left = _bare(tokens, pack)
        for size in range(len(left), 0, -1):
            if size == len(left) and tuple(token.norm for token in left) in self.whole:
                return self.whole[tuple(token.norm for token in left)]
        plain = tuple(token.norm for token in tokens if token.is_content)
        return self.whole.get(plain, "")

    @staticmethod
    def _is_whole(at: int, end: int, tokens: Sequence[Token], pack: Pack) -> bool:
        rest = [*tokens[:at], *tokens[end:]]
        return not _bare(rest, pack)


def _bare(tokens: Sequence[Token], pack: Pack) -> list[Token]:
    """The tokens without signs and words of politeness."""
    polite = {words[0] for words, rules in pack.ignored.items() if len(words) == 1 and "politeness" in rules}
    return [token for token in tokens if token.is_content and token.norm not in polite]


def _move(start: int, end: int, name: str) -> Phrase:
    cost = -WEIGHTS["phrase"] + WEIGHTS["goes_on"] * (end - start) ** 2
    return Phrase(start, end, "move", name, cost, "goes on")


def _matches(table: Mapping[Words, Any], tokens: Sequence[Token], at: int) -> Iterator[tuple[int, Any]]:
    for end in range(at + 1, min(at + _LONGEST, len(tokens)) + 1):
        name = table.get(tuple(token.norm for token in tokens[at:end]))
        if name is not None:
            yield end, name


def _is_empty(token: Token, pack: Pack) -> bool:
    return not token.is_content or (token.norm,) in pack.ignored


def _starts(table: Mapping[Words, str], tokens: Sequence[Token], pack: Pack) -> set[int]:
    """Where only words without meaning and other openings stand before."""
    open_at = {0}
    for at in range(len(tokens)):
        if at in open_at:
            open_at.update(end for end, _ in _matches(table, tokens, at))
            open_at.update(end for end, rules in _matches(pack.ignored, tokens, at) if _POLITE & set(rules))
            if not tokens[at].is_content:
                open_at.add(at + 1)
    return open_at


def _ends(table: Mapping[Words, str], tokens: Sequence[Token], pack: Pack) -> set[int]:
    """Where only words without meaning and other endings follow."""
    closed = {len(tokens)}
    for at in reversed(range(len(tokens))):
        follows = any(end in closed for end, _ in _matches(table, tokens, at))
        if follows or (at + 1 in closed and _is_empty(tokens[at], pack)):
            closed.add(at)
    return closed


@lru_cache(maxsize=16)
def move_words(pack: Pack) -> MoveWords:
    """The moves of a language; none where its pack says nothing of them."""
    said = pack.data.get("follow_up", {})
    tables = {name: _table(said.get(name, {})) for name in ("start", "end", "anywhere", "whole")}
    parts = _table(said.get("parts", {}), "part:")
    shown = _table(said.get("show", {}), "show:")
    return MoveWords(tables["start"], tables["end"], tables["anywhere"] | shown, tables["whole"], parts)


def _table(groups: Mapping[str, Sequence[str]], prefix: str = "") -> dict[Words, str]:
    return {norms(text): prefix + name for name, texts in groups.items() for text in texts}
