"""Names of a model made of first letters, said in full: "over-the-counter sales" where it has "otc"."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from engine.language.linking.term_finder import TermFinder
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from engine.language.weights import WEIGHTS

_SHORTEST, _LONGEST = 3, 5
_INSIDE = frozenset(("article", "preposition"))  # small words of a name: "point of sale"


@dataclass(frozen=True)
class Initials:
    """The short words of a model that may be made of first letters."""

    words: Set[str] = field(default_factory=frozenset)

    def ways(self, tokens: Sequence[Token]) -> Iterator[tuple[tuple[Token, ...], int, int]]:
        """The tokens with such words in one, where that stands, and how many tokens it takes up less."""
        for at in range(len(tokens)) if self.words else ():
            letters, end = tokens[at].norm[:1], at + 1
            while end < len(tokens) and len(letters) < _LONGEST:
                end += _is_hyphen(tokens, end)
                if end >= len(tokens) or tokens[end].kind != "word":
                    break
                letters, end = letters + tokens[end].norm[:1], end + 1
                if letters in self.words:
                    one = replace(tokens[at], norm=letters, text=letters, end=tokens[end - 1].end)
                    yield (*tokens[:at], one, *tokens[end:]), at, end - at - 1


def _is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].norm == "-" and tokens[at - 1].end == tokens[at].start


def said_in_full(tokens: Sequence[Token], letters: Initials, terms: TermFinder) -> Iterator[Phrase]:
    """The phrases for what a model calls by such words."""
    for said, place, less in letters.ways(tokens):
        if not _may_be_one(tokens[place : place + less + 1], terms):
            continue
        for at in range(max(0, place - terms.lexicon.longest), place + 1):
            for phrase in terms.find(said, at):
                if phrase.start <= place < phrase.end:
                    cost, end = phrase.cost + WEIGHTS["short form"], phrase.end + less
                    reason = f"{phrase.reason}, short form"
                    yield replace(phrase, end=end, cost=cost, reason=reason, guessed=True)


def _may_be_one(span: Sequence[Token], terms: TermFinder) -> bool:
    """Whether words are hardly said for themselves: "episodes per show" are no EPS where there are shows."""
    words = [token.norm for token in span if token.kind == "word"]
    pack, named = terms.pack, terms.lexicon.containing
    told = {rule for word in words for rule in pack.ignored.get((word,), ())}
    own = words[-1] in pack.vocabulary or not told <= _INSIDE
    return not own and not any(pack.stem(word) in named for word in words)


def initials(own: Set[str], known: Set[str], real: Set[str]) -> Initials:
    """Those of a model's own words: neither the language's nor real ones."""
    words = (word for word in own - known - real if _SHORTEST <= len(word) <= _LONGEST)
    return Initials(frozenset(word for word in words if word.isalpha() and word.isascii()))
