"""Which plain words can begin what fills a slot of a pattern: a unit, a month, a number, an hour."""

from functools import lru_cache

from engine.language.pack import Pack
from engine.language.tokens import Token, norms, words_of


def may_fill(token: Token, pack: Pack) -> bool:
    """Whether a word can begin what any slot but "period" takes; figures and the like always may."""
    return token.kind != "word" or not token.norm.isalpha() or token.norm in slot_words(pack)


@lru_cache(maxsize=16)
def slot_words(pack: Pack) -> frozenset[str]:
    """Those words, as they are compared."""
    numbers, years = pack.data["numbers"], pack.data["restate"]["relative_years"]
    years = (text for wordings in years.values() for text in wordings)
    hours = (text for texts in pack.data["clock"].values() for text in texts)
    first = [words[0] for words in (*pack.units, *pack.months, *map(norms, years), *map(words_of, hours))]
    single = (*pack.weekdays, *pack.day_parts, *pack.data["ordinals"], *numbers["words"], *numbers["scales"])
    return frozenset((*first, *single))
