"""Which columns hold data about persons, or texts that may hold anything: judged by name and by values."""

from engine.scaffold.facts import ColumnFacts
from engine.scaffold.identity import entity_of, is_key_named
from engine.scaffold.lexicon import listed
from engine.scaffold.words import Words

_FORMS = ("email", "phone", "iban", "ssn", "ip", "card")
_LONGEST_VALUE = 60  # letters on average; what is longer may hold anything
_FREE_WORDS, _FREE_LETTERS, _FREE_SHARE = 4, 25, 0.5  # written by hand: several words, mostly different
_FEW = 20  # values that come again and again are kinds of something, whatever they are called
_NUMBER_MARKS = ("number", "no", "nr")
_SMALLEST_NUMBER = 100_000  # a telephone or a card has more digits than a count


def is_personal(words: Words, column: ColumnFacts) -> bool:
    """Whether values look personal: addresses, numbers of a person, or free text that may hold anything."""
    said = tuple(word.lower() for word in words)
    if column.is_time or column.type == "BOOLEAN":
        return column.is_time and bool(set(said) & listed("birth_words"))
    if column.is_text:
        formed = column.pattern in _FORMS and not set(said) & listed("version_words")
        return formed or is_free_text(said, column) or _is_named_personal(said, column)
    number = column.is_integer and isinstance(column.high, int) and column.high >= _SMALLEST_NUMBER
    return number and _is_named_personal(said, column)


def is_free_text(words: Words, column: ColumnFacts) -> bool:
    """Whether people wrote what they liked: long, or several words that hardly ever come again.

    Names and titles may have several words too, and are asked for.
    """
    if not column.is_text or not column.filled or column.pattern in ("url", "uuid", "hash"):
        return False
    long = column.length > _LONGEST_VALUE
    several = column.spaces >= _FREE_WORDS and column.length >= _FREE_LETTERS
    named = words[-1] in listed("name_words")
    return long or (several and not named and column.distinct > max(_FREE_SHARE * column.filled, _FEW))


def _is_named_personal(words: Words, column: ColumnFacts) -> bool:
    if is_key_named(words):
        return bool(set(entity_of(words)) & listed("personal_numbers"))
    if set(words) & listed("secret_words"):
        return True
    numbered = len(words) > 1 and (words[-1] in _NUMBER_MARKS or words[-1].isdigit())
    end = words[-2] if numbered else words[-1]
    if end in listed("written_words"):
        return not 0 < column.distinct <= min(_FEW, column.filled // 5)
    return end in listed("personal_words")
