"""Short forms that a schema makes of its own tables: agtId, agtName and agtCity in a table of agents."""

from collections import Counter
from collections.abc import Iterable, Mapping

from engine.scaffold.compounds import is_word
from engine.scaffold.inflection import singular
from engine.scaffold.lexicon import listed

_SHORTEST = 2
_SHORTEST_FORM = 3
_SHORTEST_STEM = 4
_FEWEST = 2  # columns of the table that begin with it


def own_forms(
    tables: Mapping[str, tuple[str, ...]], columns: Mapping[str, Iterable[tuple[str, ...]]]
) -> dict[str, str]:
    """What the short forms stand for in the whole schema, where the table's own key begins with one.

    `tables` and `columns` give the words of the names, by table. A form that two tables use means neither.
    """
    taken = {word for words in tables.values() for word in words}
    found: dict[str, set[str]] = {}
    keys = listed("key_words") | listed("number_words")
    for table, names in columns.items():
        subject = singular(tables[table][-1]).lower()
        begins = Counter(words[0].lower() for words in names if len(words) > 1)
        keyed = {words[0].lower() for words in names if len(words) == 2 and words[1] in keys}
        for short in keyed:
            if short not in taken and begins[short] >= _FEWEST and _is_short_for(short, subject):
                found.setdefault(short, set()).add(subject)
    return {short: next(iter(full)) for short, full in found.items() if len(full) == 1}


def key_forms(tables: Mapping[str, tuple[str, ...]], columns: Iterable[str]) -> dict[str, str]:
    """What short forms in keys stand for: "inv" in invid where one table alone, of inverters, begins so."""
    subjects = {singular(words[-1]).lower() for words in tables.values()}
    names = set(columns)
    found = {}
    for subject in subjects:
        for size in range(_SHORTEST_FORM, len(subject)):
            short = subject[:size]
            keyed = f"{short}id" in names or f"{short}_id" in names
            if keyed and short not in subjects and sum(one.startswith(short) for one in subjects) == 1:
                found[short] = subject
    return found


def own_stems(names: Iterable[str], tables: Iterable[str]) -> frozenset[str]:
    """What names written together are of: parkid and parkname speak of parks, jobid in maintjob of jobs."""
    ends: dict[str, set[str]] = {}
    for name in set(names):
        for tail in listed("tails"):
            head = name.removesuffix(tail)
            if head != name and len(head) >= _SHORTEST_FORM and head.isalpha() and not is_word(name):
                ends.setdefault(head, set()).add(tail)
    inside = {head for head in ends for table in tables if table != head and table.endswith(head)}
    several = {head for head, tails in ends.items() if len(tails) > 1 and len(head) >= _SHORTEST_STEM}
    return frozenset(head for head in inside | several if "id" in ends[head])


def _is_short_for(short: str, noun: str) -> bool:
    """Whether the letters stand in the noun in their order, from its first on."""
    rest = iter(noun)
    fits = _SHORTEST <= len(short) < len(noun) and short[0] == noun[0]
    return fits and all(letter in rest for letter in short)
