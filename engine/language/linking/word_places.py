"""Operators that mean what they say only in some places of a question; elsewhere they are other words."""

from collections.abc import Sequence

from engine.language.linking.move_places import OPENING, PLACED, asks_yes_or_no, may_move, opens
from engine.language.numerals import read_number
from engine.language.pack import Pack
from engine.language.times import read_periods
from engine.language.tokens import Token

_BEFORE_AVERAGE = ("more_of", "fewer_of")
_LONGEST_NAME = 5  # words between "more" and "than average"
_BEFORE_A_PERIOD = ("up_on", "down_on")
_WITH_A_NUMBER = ("first_time", "last_time")
_BESIDE_A_NUMBER = ("place",)
_AFTER_A_RANK = ("drop",)
_OF_CLASSES = ("classes",)
_RANKS = frozenset(("top", "worst"))
_AFTER_PAIRED = ("rows_of",)
_OF_A_LIST = ("when_column",)
_BEHIND_CLASSES = ("classes_end",)
_BEHIND_ALL = ("but_one",)
_BEFORE_A_NUMBER = ("between_inner", "within_n")
_BEHIND_A_NUMBER = ("times",)
_BEFORE_A_RANK = ("from_first",)
_ENDS = frozenset(("top", "bottom"))
_SPLITS = frozenset(("by", "per", "each"))
_NEAR = 3
_YEAR = 4  # figures
_BESIDE_A_TARGET = ("target_gap", "target_over", "target_under", "target_missed", "target_met")


def may_stand(name: str, tokens: Sequence[Token], at: int, end: int, pack: Pack) -> bool:
    """Whether the operator may stand at tokens `at` to `end`."""
    if name in OPENING:
        return all(token.kind == "symbol" for token in tokens[:at])  # "¿cuándo"
    if name == "than":
        return asks_yes_or_no(tokens, pack) or _is_between(tokens, at, end, pack)
    if name in PLACED:
        return may_move(name, tokens, at, end, pack)
    if name in (*_BEFORE_A_NUMBER, *_BEHIND_A_NUMBER):
        return _touches_number(name, tokens, at, end, pack)
    if name in _WITH_A_NUMBER:
        return opens(tokens, pack) or any(_is_number(tokens, index, pack) for index in range(len(tokens)))
    if name in _BESIDE_A_NUMBER:
        if _is_number(tokens, end, pack) and tokens[end + 1 : end + 2] and _names_unit(tokens[end + 1], pack):
            return False  # "第一周": the first week
        near = range(max(0, at - _NEAR), min(len(tokens), end + _NEAR))
        return any(_may_be_place(tokens, index, pack) for index in near)
    if name in _BESIDE_A_TARGET:
        return any("target" in pack.operators.get((token.norm,), ()) for token in tokens)
    if name in (*_BEFORE_A_RANK, *_BEFORE_AVERAGE, *_BEFORE_A_PERIOD):
        return _is_ahead(name, tokens[end:], pack)
    return _may_follow(name, tokens[:at], pack)


def _touches_number(name: str, tokens: Sequence[Token], at: int, end: int, pack: Pack) -> bool:
    """Whether the number that it goes with stands right before it or right behind it."""
    behind = name != "between_inner" or _ends_number(tokens, at, pack)
    if name in _BEHIND_A_NUMBER:
        return _ends_number(tokens, at, pack)
    return behind and end < len(tokens) and _is_number(tokens, end, pack)


def _is_ahead(name: str, tokens: Sequence[Token], pack: Pack) -> bool:
    """Whether the words that it goes with follow: those of a rank, a period, or "than average"."""
    if name in _BEFORE_A_PERIOD:
        return any(read_periods(tokens, 0, pack))
    if name in _BEFORE_A_RANK:
        return _opens_rank(tokens, pack)
    return _names_ahead("than_average", tokens, 0, pack) or _is_than_ahead(tokens, pack)


def _is_than_ahead(tokens: Sequence[Token], pack: Pack) -> bool:
    """ "More views in May than in April", "more in Malta than in France"."""
    spans = ((at, end) for at in range(1, len(tokens)) for end in (at + 1, at + 2))
    return any(_says(("than",), tokens[at:end], pack) and end < len(tokens) for at, end in spans)


def _is_between(tokens: Sequence[Token], at: int, end: int, pack: Pack) -> bool:
    """Whether "more" stands before, and something behind."""
    return end < len(tokens) and any(_opens_more(tokens[:at], spot, pack) for spot in range(at))


def _says(names: Sequence[str], tokens: Sequence[Token], pack: Pack) -> bool:
    return not set(names).isdisjoint(pack.operators.get(tuple(token.norm for token in tokens), ()))


def _opens_rank(tokens: Sequence[Token], pack: Pack) -> bool:
    """ "The top", "les meilleurs": the words of a rank, behind an article."""
    start = int(bool(tokens) and tokens[0].norm in pack.data["ignored"]["article"])
    ends = (tuple(token.norm for token in tokens[start : start + length]) for length in (1, 2, 3))
    return any(_ENDS & set(pack.operators.get(words, ())) for words in ends)


def _may_follow(name: str, before: Sequence[Token], pack: Pack) -> bool:
    """Whether a word that it goes with stands before it."""
    if name == "than_average":
        return any(
            _opens_more(before, at, pack)
            for at in range(max(0, len(before) - _LONGEST_NAME - 1), len(before))
        )
    if name in _BEHIND_ALL:
        return any(token.norm in pack.data["follow_up"]["anywhere"]["all"] for token in before[-_NEAR:])
    if name in _OF_CLASSES:
        first = max(0, len(before) - _NEAR)
        return any(_is_number(before, at, pack) for at in range(first, len(before)))
    if name in _AFTER_PAIRED:
        near = [token.norm for token in before[-_NEAR:]]
        return any("paired" in pack.operators.get(tuple(near[start:]), ()) for start in range(len(near)))
    if name in _BEHIND_CLASSES:
        words = [token.norm for token in before]
        spans = (
            (*words[at:end],)
            for at in range(len(words))
            for end in range(at + 1, min(at + 5, len(words)) + 1)
        )
        return any("classes_from" in pack.operators.get(span, ()) for span in spans)
    if name in _OF_A_LIST:
        return any(_opens_list(token, pack) for token in before)
    if name == "sort":  # "complaints per order by customer"
        return not (before and _SPLITS & set(pack.operators.get((before[-1].norm,), ())))
    if name in _AFTER_A_RANK:
        return any(_RANKS & set(pack.operators.get((token.norm,), ())) for token in before[-_NEAR:])
    return True


def _ends_number(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a number ends before `at`: "4 thousand", "5 %"."""
    numbers = pack.data["numbers"]
    last = {*numbers["scales"], *numbers["words"], *numbers["percent"]}
    return at > 0 and (tokens[at - 1].kind == "number" or tokens[at - 1].norm in last)


def _opens_list(token: Token, pack: Pack) -> bool:
    """A colon, or "with", which columns may stand behind."""
    return token.text == ":" or token.norm == str(pack.data["restate"]["with"]).split()[0]


def _names_unit(token: Token, pack: Pack) -> bool:
    return (token.norm,) in pack.units


def _may_be_place(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether a place in a ranking is said: no year is one ("came in during 2025")."""
    text = tokens[at].text
    year = len(text) == _YEAR and text.isdecimal()
    return (_is_number(tokens, at, pack) and not year) or tokens[at].norm in pack.places


def _is_number(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    return at < len(tokens) and read_number(tokens, at, pack) is not None


def _opens_more(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    spans = (tuple(token.norm for token in tokens[at:end]) for end in (at + 1, at + 2))
    return any(set(_BEFORE_AVERAGE) & set(pack.operators.get(words, ())) for words in spans)


def _names_ahead(name: str, tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    """Whether the operator stands a few words further on."""
    starts = range(at + 1, min(at + _LONGEST_NAME, len(tokens)))
    spans = (
        tuple(token.norm for token in tokens[start:end])
        for start in starts
        for end in range(start + 1, min(start + 4, len(tokens)) + 1)
    )
    return any(name in pack.operators.get(words, ()) for words in spans)
