"""The index over very many stored values: one file of SQLite, written once and opened read-only."""

import json
import os
import sqlite3
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Any

from engine.language.linking.values import ValueRef, Words, is_spelled, nearest, telling_words, ways_to_say
from engine.language.tokens import words_of
from semantic.fields import Scalar

MOST_SHARED = 500  # a word with a digit that more values have tells nothing
_BETWEEN = "\x1f"  # stands in no word
_AFTER = b"\xff"  # greater than every letter
_FEW = 3
_LOOKED_AT = 2000  # ways to say a value that are looked at to find a few values
_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
PRAGMA cache_size = -131072;
CREATE TABLE said (words BLOB, list INTEGER, value TEXT, PRIMARY KEY (words, list, value)) WITHOUT ROWID;
CREATE TABLE part (word BLOB, list INTEGER, value TEXT, PRIMARY KEY (word, list, value)) WITHOUT ROWID;
CREATE TABLE word (word BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE spelled (first TEXT, length INTEGER, words TEXT, PRIMARY KEY (first, length)) WITHOUT ROWID;
CREATE TABLE listed (list INTEGER PRIMARY KEY, size INTEGER, few TEXT);
CREATE TABLE longest (words INTEGER);
"""

Lists = Iterable[Sequence[Scalar]]
_Rows = list[tuple[Any, ...]]


class ValueFile:
    """Look-up of the values in a file. `names` are the dimensions of each list of values.

    Safe for many threads. sqlite3.Error where the file is none of these.
    """

    def __init__(self, path: Path, names: Mapping[str, int]) -> None:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._connection.execute("PRAGMA mmap_size = 1073741824")
        self._turn = threading.Lock()
        self._names: dict[int, list[str]] = {}
        for name, number in names.items():
            self._names.setdefault(number, []).append(name)
        self._lists = dict(names)
        self.longest = int(self._rows("SELECT words FROM longest")[0][0])

    def find(self, words: Words) -> Sequence[ValueRef]:
        """Values said whole."""
        return self._refs(self._rows("SELECT list, value FROM said WHERE words = ?", _key(words)))

    def parts(self, word: str) -> Sequence[ValueRef]:
        """Values that have this word, which carries a digit; none where it is a word of very many."""
        sql = f"SELECT list, value FROM part WHERE word = ? LIMIT {MOST_SHARED + 1}"
        rows = self._rows(sql, _key((word,)))
        return self._refs(rows) if len(rows) <= MOST_SHARED else ()

    def begins(self, words: Words) -> bool:
        """Whether a longer value begins with these words."""
        start = _key((*words, ""))
        sql = "SELECT 1 FROM said WHERE words > ? AND words < ? LIMIT 1"
        return bool(self._rows(sql, start, start + _AFTER))

    def knows(self, word: str) -> bool:
        """Whether it is a word of any value."""
        return bool(self._rows("SELECT 1 FROM word WHERE word = ?", _key((word,))))

    def spelled(self, first: str, length: int) -> Sequence[str]:
        """Words of values by first letter and length, letters alone, in order."""
        sql = "SELECT words FROM spelled WHERE first = ? AND length = ?"
        return [word for (words,) in self._rows(sql, first, length) for word in words.split(_BETWEEN)]

    def starting(self, words: Words, letters: str, most: int) -> Sequence[ValueRef]:
        """Values that go on after whole words with a word of these first letters, in order of their words."""
        start = _key((*words, letters))
        sql = f"SELECT list, value FROM said WHERE words >= ? AND words < ? LIMIT {_LOOKED_AT}"
        with self._turn:
            rows = self._connection.execute(sql, (start, start + _AFTER))
            found: dict[tuple[Any, ...], None] = {}
            for row in rows:
                found[row] = None
                if len(found) >= most:
                    break
            rows.close()
        return self._refs(list(found))[:most]

    def alike(self, text: str, most: int, percent: float) -> Sequence[str]:
        """Values that resemble a text by so many percent and begin with its letter, most alike first."""
        from rapidfuzz import fuzz, process

        first, *_ = (*text.casefold().split(), "")
        lengths = range(max(1, len(first) * 6 // 10), len(first) * 17 // 10 + 1)
        words = [word for length in lengths for word in self.spelled(first[:1], length)]
        near = process.extract(first, words, scorer=fuzz.ratio, limit=_FEW, score_cutoff=percent)
        found = {
            " ".join(words_of(str(ref.value))): ref
            for word, _, _ in near
            for ref in chain(self.find((word,)), self.starting((word,), "", _LOOKED_AT))
        }
        return nearest(text, found, most, percent)

    def stored_of(self, dimension: str, most: int) -> tuple[Scalar, ...]:
        """The stored values of a dimension; none where they are more than `most`, or than three."""
        found = self._rows("SELECT size, few FROM listed WHERE list = ?", self._lists.get(dimension, -1))
        return tuple(json.loads(found[0][1])) if found and found[0][0] <= min(most, _FEW) else ()

    def is_stored(self, dimension: str, text: str) -> bool:
        """Whether it is a value of the dimension."""
        words = ways_to_say(text)[-1]
        return any(ref.dimension == dimension and str(ref.value) == text for ref in self.find(words))

    def has_values(self, dimension: str) -> bool:
        """Whether any value of the dimension is stored."""
        rows = self._rows("SELECT size FROM listed WHERE list = ?", self._lists.get(dimension, -1))
        return bool(rows and rows[0][0])

    def _refs(self, rows: _Rows) -> Sequence[ValueRef]:
        return [ValueRef(name, value) for number, value in rows for name in self._names.get(number, ())]

    def _rows(self, sql: str, *values: Any) -> _Rows:
        with self._turn:
            return self._connection.execute(sql, values).fetchall()


def opened(path: Path, names: Mapping[str, int], lists: Lists) -> ValueFile:
    """The file at the path, made of the lists where it is missing or broken.

    Where nothing can be written there, a file that goes away with the process takes its place.
    """
    try:
        return ValueFile(path, names)
    except sqlite3.Error:
        pass
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    except OSError:
        handle, name = tempfile.mkstemp(suffix=".part")
    os.close(handle)
    made = Path(name)
    try:
        write(made, lists)
        kept = path if made.parent == path.parent else made
        os.replace(made, kept)
        return ValueFile(kept, names)
    finally:
        made.unlink(missing_ok=True)  # gone already where it was put in its place


def write(path: Path, lists: Lists) -> None:
    """The index over lists of values, into an empty file. sqlite3.Error where it cannot be written."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(_TABLES)
        connection.execute("BEGIN")
        longest = 1
        for number, values in enumerate(lists):
            few = json.dumps(list(values[:_FEW]))
            connection.execute("INSERT INTO listed VALUES (?, ?, ?)", (number, len(values), few))
            for some in _batches(values):
                longest = max(longest, _add(connection, number, some))
        connection.execute("INSERT INTO longest VALUES (?)", (longest,))
        words = (str(row[0], "utf-8", "surrogatepass") for row in connection.execute("SELECT word FROM word"))
        connection.executemany("INSERT INTO spelled VALUES (?, ?, ?)", _groups(words))
        connection.execute("COMMIT")


def _batches(values: Sequence[Scalar], size: int = 20_000) -> Iterator[Sequence[Scalar]]:
    return (values[at : at + size] for at in range(0, len(values), size))


def _add(connection: sqlite3.Connection, number: int, values: Sequence[Scalar]) -> int:
    """Add some values of a list; words of the longest."""
    said = [(words, str(value)) for value in values for words in ways_to_say(str(value))]
    rows = sorted((_key(words), number, value) for words, value in said)
    connection.executemany("INSERT OR IGNORE INTO said VALUES (?, ?, ?)", rows)
    parts = sorted((_key((word,)), number, value) for words, value in said for word in telling_words(words))
    connection.executemany("INSERT OR IGNORE INTO part VALUES (?, ?, ?)", parts)
    single = sorted({word for words, _ in said for word in words})
    connection.executemany("INSERT OR IGNORE INTO word VALUES (?)", ((_key((word,)),) for word in single))
    return max(len(words) for words, _ in said)


def _groups(words: Iterator[str]) -> Iterator[tuple[str, int, str]]:
    groups: dict[tuple[str, int], list[str]] = {}
    for word in filter(is_spelled, words):
        groups.setdefault((word[0], len(word)), []).append(word)
    return ((first, length, _BETWEEN.join(found)) for (first, length), found in groups.items())


def _key(words: Words) -> bytes:
    """Compared like the words, in the order of their letters; half a character is a key as well."""
    return _BETWEEN.join(words).encode("utf-8", "surrogatepass")
