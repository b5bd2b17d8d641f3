"""Short forms that tables are called by: po whose key is po_no, and tm_role inside a table of teams."""

from collections.abc import Iterable, Mapping

from engine.scaffold.lexicon import listed, pairs

_VOWELS = frozenset("aeiou")
_SHORTEST = 4  # letters of a noun that a form of its consonants stands for
_FEWEST = 2  # consonants of such a form

_Named = Mapping[str, tuple[str, ...]]
_Inside = Mapping[str, Iterable[tuple[str, ...]]]


def initials(tables: _Named, columns: _Inside) -> dict[str, str]:
    """What tables are called by the first letters of, where their own key begins with these: ts_id of ts."""
    keys, known = listed("key_words") | listed("number_words"), pairs("table_forms")
    found = {}
    for table, names in columns.items():
        form = tables[table][-1].lower()
        if form in known and any(len(one) == 2 and one[0] == form and one[1] in keys for one in names):
            found[form] = known[form]
    return found


def consonants(tables: _Named, columns: _Inside) -> dict[str, str]:
    """Short forms of the noun of the one table where they begin a name: tm_role in cmp_team is no time.

    Where a form stands in another table or at the end of a name as well, it may be what it usually is.
    """
    found = {}
    for table, names in columns.items():
        noun = tables[table][-1].lower()
        form = noun[:1] + "".join(letter for letter in noun[1:] if letter not in _VOWELS)
        if len(noun) < _SHORTEST or len(form) < _FEWEST or form == noun:
            continue
        begins = any(len(one) > 1 and one[0] == form for one in names)
        if begins and not _stands_elsewhere(form, table, columns):
            found[form] = noun
    return found


def _stands_elsewhere(form: str, table: str, columns: _Inside) -> bool:
    inside = any(form in words[1:] for words in columns[table])
    return inside or any(form in words for name, every in columns.items() if name != table for words in every)
