"""Letters in front of the names of columns that say how they are stored: strName, dtmOpened, blnActive."""

from collections.abc import Iterable

from engine.scaffold.lexicon import listed

_MOST = 0.6  # of the columns begin so where it is a habit of the schema
_KINDS = 3  # different ones, as a schema of "int_rate" and "num_beds" alone has none


def type_prefixes(columns: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """The prefixes that the schema uses, of the words of its columns; none where it is no habit of it."""
    names = [words[0].lower() if len(words) > 1 else "" for words in columns]
    used = [word for word in names if word in listed("type_prefixes")]
    habit = len(set(used)) >= _KINDS and len(used) >= _MOST * len(names)
    return frozenset(used) if habit else frozenset()
