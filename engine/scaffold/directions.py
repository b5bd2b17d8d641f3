"""Which way a number is good: more of what is taken in or rated, less of what goes wrong; mostly open."""

from engine.scaffold.inflection import singular
from engine.scaffold.lexicon import listed
from engine.scaffold.words import Words
from semantic.metrics import Direction


def direction_of_rows(subject: Words) -> Direction:
    """Whether it is good that there are many of some rows."""
    return _either(singular(subject[-1].lower()), "good_rows", "bad_rows")


def direction_of_number(words: Words, subject: Words, money: bool) -> Direction:
    """Whether much of a number is good; money is only where others pay it: for sales, or as gifts."""
    said = {form for word in words for form in (word.lower(), singular(word.lower()))}
    if said & listed("undirected_words"):
        return "neutral"
    if said & listed("bad_numbers"):
        return "down"
    if said & listed("good_numbers"):
        return "up"
    rows = {form for word in subject for form in (word.lower(), singular(word.lower()))}
    plain = said - listed("good_parts") <= rows | listed("graded_rows")
    if said & listed("good_parts") and plain and (said | rows) & listed("graded_rows"):
        return "up"  # the percentage of a grade, and no dropout percentage of attempts
    whole = said - rows <= listed("taking_words") and bool(said & listed("taking_marks"))
    taken = rows & (listed("sale_words") | listed("given_rows")) and not rows & listed("not_sale_words")
    return "up" if money and whole and taken else "neutral"


def _either(word: str, good: str, bad: str) -> Direction:
    if word in listed(good):
        return "up"
    return "down" if word in listed(bad) else "neutral"
