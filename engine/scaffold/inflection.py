"""One and many of English nouns, for labels; a person may correct what the rules get wrong."""

from engine.scaffold.lexicon import listed, pairs

_IRREGULAR = pairs("irregular")
_SINGULAR = {many: one for one, many in _IRREGULAR.items()}
_SHORTEST_GERMAN = 6
_ALIKE = listed("alike")
_ENGLISH_TOO = listed("english_too")


def singular(noun: str) -> str:
    """One of it: countries -> country, addresses -> address, status -> status."""
    word = noun.lower()
    if word in _SINGULAR and word not in _ALIKE:
        return _SINGULAR[word]
    if word in _ALIKE or word in _IRREGULAR or len(word) <= 3 or word.endswith(("ss", "us", "is")):
        return noun
    if word.endswith("ies") and len(word) > 4:
        return noun[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return noun[:-2]
    if word.endswith("uses") and not word.endswith(("ouses", "auses")):
        return noun[:-2]
    return noun[:-1] if word.endswith("s") else noun


def plural(noun: str, written: str = "") -> str:
    """Many of it; a plural stays as it is.

    A Spanish noun that is an English one as well has the English plural, unless the other is `written`.
    """
    word = noun.lower()
    if word in _IRREGULAR and (word not in _ENGLISH_TOO or written.lower().endswith(_IRREGULAR[word])):
        return _IRREGULAR[word]
    if word in _ALIKE or word in _SINGULAR or (word.endswith("s") and singular(word) != word):
        return noun
    if len(word) <= 3 and word.endswith("s"):
        return noun  # a short form, such as res
    if word.endswith(("ung", "keit", "heit", "schaft")) and len(word) > _SHORTEST_GERMAN:
        return noun + "en"
    if word.endswith("y") and len(word) > 1 and word[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if not set(word) & set("aeiouy"):
        return noun + "s"  # letters said one by one, such as rx
    return noun + "es" if word.endswith(("s", "x", "z", "ch", "sh")) else noun + "s"
