"""What one row of each table is, judged by the table's name."""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import takewhile

from engine.scaffold.inflection import plural, singular
from engine.scaffold.lexicon import listed
from engine.scaffold.words import Vocabulary, Words, label, phrase
from engine.warehouse.names import safe_name, unlike
from semantic.sql_names import parse_table


@dataclass(frozen=True)
class Subject:
    """The name of a dataset and how people call it; `words` name one row, `full` is the whole table name."""

    name: str
    words: Words
    label: str
    full: str

    @property
    def noun(self) -> str:
        """One row."""
        return phrase(self.words)

    @property
    def nouns(self) -> str:
        """Many rows; what was done to them has no plural: extras booked."""
        done = len(self.words) > 1 and self.words[-1] in listed("done_words")
        words, behind = (self.words[:-1], self.words[-1:]) if done else (self.words, ())
        return phrase((*words[:-1], plural(words[-1], "" if done else self.full), *behind))


def subjects(tables: Sequence[str], vocabulary: Vocabulary, made: Container[str] = ()) -> dict[str, Subject]:
    """The subject of each table, by its name in the catalogue; those `made` of others share no prefix."""
    names = unlike(safe_name(table.replace('"', "")) for table in tables)
    trees = [parse_table(table) for table in tables]
    plain = Counter(tree.name for tree in trees)
    whole = [
        vocabulary.words(f"{tree.db} {tree.name}" if plain[tree.name] > 1 else tree.name) for tree in trees
    ]
    first = Counter(words[0].lower() for words in whole if len(words) > 1)
    several = {word for word in listed("code_table_prefixes") if first[word] > 1}
    cut = _without_ends([_without_mark(words, several) for words in whole])
    shared = _shared([words for table, words in zip(tables, cut, strict=True) if table not in made])
    found = {}
    for table, name, words, full in zip(tables, names, cut, whole, strict=True):
        said = words if table in made else _without_shared(words, shared, len(tables))
        one = (*said[:-1], singular(said[-1]))
        found[table] = Subject(name, one, label(said), phrase(full))
    return found


def _shared(names: Sequence[Words]) -> Words:
    """The words with which all of several names begin."""
    if len(names) < 2:
        return ()
    places = takewhile(lambda place: len(set(place)) == 1, zip(*names, strict=False))
    return tuple(place[0] for place in places)


def _without_mark(words: Words, several: Container[str]) -> Words:
    """Without tbl, dim, fact and the like in front, nor cd and ref where `several` tables begin so."""
    marked = words[0].lower() in listed("table_prefixes") or words[0].lower() in several
    return words[1:] if len(words) > 1 and marked else words


def _without_ends(names: Sequence[Words]) -> list[Words]:
    """Without mst, hdr and the like at the end, where that leaves no other table's words."""
    short = [words[:-1] if len(words) > 1 and words[-1] in listed("table_ends") else words for words in names]
    counts = Counter(short)
    return [cut if counts[cut] == 1 else words for cut, words in zip(short, names, strict=True)]


def _without_shared(words: Words, shared: Words, tables: int) -> Words:
    """Without the words all tables begin with; of several such words the last says what the rows are."""
    rest = words[len(shared) :]
    if not rest or not shared:
        return words
    if len(shared) > 1:
        return (*rest, shared[-1])
    return rest if tables > 2 else words
