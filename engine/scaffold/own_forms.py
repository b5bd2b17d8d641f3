"""Short forms that a schema makes of its own tables: agtId, agtName and agtCity in a table of agents."""

from collections import Counter
from collections.abc import Iterable, Mapping

from engine.scaffold.inflection import singular
from engine.scaffold.lexicon import listed

_SHORTEST = 2
_FEWEST = 2  # columns of the table that begin with it


def own_forms(
    tables: Mapping[str, tuple[str, ...]], columns: Mapping[str, Iterable[tuple[str, ...]]]
) -> dict[str, str]:
    """What the short forms stand for in the whole schema, where the table's own key begins with one.

    `tables` and `columns` give the words of the names, by table. A form that two tables use means neither.
    """
    taken = {word for words in tables.values() for word in words}
    found: dict[str, set[str]] = {}
    for table, names in columns.items():
        subject = singular(tables[table][-1]).lower()
        begins = Counter(words[0].lower() for words in names if len(words) > 1)
        keyed = {words[0].lower() for words in names if len(words) == 2 and words[1] in listed("key_words")}
        for short in keyed:
            if short not in taken and begins[short] >= _FEWEST and _is_short_for(short, subject):
                found.setdefault(short, set()).add(subject)
    return {short: next(iter(full)) for short, full in found.items() if len(full) == 1}


def _is_short_for(short: str, noun: str) -> bool:
    """Whether the letters stand in the noun in their order, from its first on."""
    rest = iter(noun)
    fits = _SHORTEST <= len(short) < len(noun) and short[0] == noun[0]
    return fits and all(letter in rest for letter in short)
