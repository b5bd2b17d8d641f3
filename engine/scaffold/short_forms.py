"""What words that leave out letters are short for: rsn is the reason, dep beside arr the departure."""

from collections.abc import Collection
from functools import cache
from itertools import groupby

from engine.scaffold.lexicon import choices, listed, pairs, tables

_VOWELS = frozenset("aeiou")
_SHORTEST, _LONGEST = 3, 7
_MOST_MISSING = 2  # consonants of the noun that the short form leaves out
_MOST_MEANINGS = 3
_FEWEST_OF_TOPIC = 2


@cache
def long_forms(word: str) -> tuple[str, ...]:
    """The nouns that a word without vowels may be short for, nearest first; one alone is sure."""
    known = word in pairs("abbreviations") or word in choices("maybe_short_for")
    if known or not _is_short(word) or word in _other_words():
        return ()
    found = sorted((missing, noun) for noun in listed("nouns") if (missing := _missing(word, noun)) >= 0)
    near = [noun for missing, noun in found if missing < found[0][0] + _MOST_MISSING]
    return tuple(near[:_MOST_MEANINGS])


def sure_forms(words: Collection[str]) -> dict[str, str]:
    """The short forms among the words of a schema whose meaning is sure, with it.

    A form is sure by itself, or by others of its topic: of two topics the one with more forms here.
    """
    found = {word: forms[0] for word in words if len(forms := long_forms(word)) == 1}
    topics = [
        {short: full for short, full in table.items() if short in words and full not in words}
        for table in tables("topics").values()
    ]
    for table in sorted(topics, key=len):
        if len(table) >= _FEWEST_OF_TOPIC:
            found |= table
    return found


def _is_short(word: str) -> bool:
    shortest = _SHORTEST + (word[:1] in _VOWELS)  # "end", "opt" and "arm" are words
    fits = shortest <= len(word) <= _LONGEST and word.isascii() and word.isalpha() and word.islower()
    return fits and not _VOWELS & set(word[1:])


@cache
def _other_words() -> frozenset[str]:
    """What is written without vowels and yet whole: units, currencies, letters said one by one."""
    spelled = (listed("acronyms"), listed("no_short_forms"), listed("table_prefixes"), listed("key_words"))
    return frozenset().union(*spelled, pairs("units"), pairs("currencies"))


def _missing(word: str, noun: str) -> int:
    """How many consonants of the noun its short form leaves out; -1 where it is none of it."""
    if len(noun) <= len(word) or noun[0] != word[0] or word[-1] not in noun[-2:] or not _within(word, noun):
        return -1
    missing = len(_skeleton(noun)) - len(_skeleton(word))
    return missing if 0 <= missing <= _MOST_MISSING else -1


def _within(word: str, noun: str) -> bool:
    rest = iter(noun)
    return all(letter in rest for letter in word)


def _skeleton(noun: str) -> str:
    """The first letter and all consonants, double ones once."""
    return "".join(
        letter for letter, _ in groupby(noun[0] + "".join(c for c in noun[1:] if c not in _VOWELS))
    )
