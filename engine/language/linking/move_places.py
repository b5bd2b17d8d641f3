"""Where words for a move tell which things moved, whether anything did, or how far: "fell", "a fall in"."""

from collections.abc import Sequence

from engine.language.linking.verb_times import stands_as_verb
from engine.language.pack import Pack
from engine.language.tokens import Token

OPENING = ("whether_any", "whether_all", "when")
_OF_A_YES_OR_NO = ("rose", "fell", "improved", "worsened")
_AFTER_A_VERB = ("those_rose_after", "those_fell_after")
MOVES = ("those_rose", "those_fell", "those_gained", "those_lost", *_AFTER_A_VERB)
_HOW_FAR = "growth"
PLACED = (*_OF_A_YES_OR_NO, *MOVES, _HOW_FAR)


def may_move(name: str, tokens: Sequence[Token], at: int, end: int, pack: Pack) -> bool:
    """Whether such an operator may stand at tokens `at` to `end`."""
    if name == _HOW_FAR:  # "did watch time increase in May"
        return end - at == 1 or not _tells_which_alone(tokens, at, pack)
    asked = asks_yes_or_no(tokens, pack)
    return asked if name in _OF_A_YES_OR_NO else not asked and _tells_which(name, tokens, at, end, pack)


def asks_yes_or_no(tokens: Sequence[Token], pack: Pack) -> bool:
    """Whether the question begins as one for a yes or no does."""
    return "copula" in pack.ignored.get((tokens[0].norm,), ()) or opens(tokens, pack)


def opens(tokens: Sequence[Token], pack: Pack) -> bool:
    """Whether the question opens with words that ask for a yes or no."""
    starts = (tuple(token.norm for token in tokens[:length]) for length in (1, 2, 3))
    return any(set(OPENING) & set(pack.operators.get(words, ())) for words in starts)


def _tells_which(name: str, tokens: Sequence[Token], at: int, end: int, pack: Pack) -> bool:
    """Whether a word says which things moved: "which countries grew", "did views fall", "saw a fall in".

    Where it also names how far they moved it does so only behind what asks for some of them.
    """
    if name in _AFTER_A_VERB and not _is_behind_verb(tokens, at, pack):
        return False
    names = set(pack.operators.get(tuple(token.norm for token in tokens[at:end]), ()))
    plain = names <= {*_OF_A_YES_OR_NO, *MOVES} - {*_AFTER_A_VERB}
    return plain or any(_asks_which(token, pack) for token in tokens[:at])


def _is_behind_verb(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether "did" stands before a word, or that something was seen to happen."""
    seen = any(token.norm in pack.thesaurus["witnessing"] for token in tokens[:at])
    return at > 0 and (seen or stands_as_verb(tokens, at, pack))


def _tells_which_alone(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    names = pack.operators.get((tokens[at].norm,), ())
    return any(one in names and _tells_which(one, tokens, at, at + 1, pack) for one in _AFTER_A_VERB)


def _asks_which(token: Token, pack: Pack) -> bool:
    word = (token.norm,)
    return "which" in pack.operators.get(word, ()) or "relative" in pack.ignored.get(word, ())
