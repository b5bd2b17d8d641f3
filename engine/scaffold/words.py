"""The words inside the names of a schema: order_id, OrderID, orderid and "Order ID" are the same two."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from engine.scaffold.compounds import compound
from engine.scaffold.german import is_german, translations
from engine.scaffold.habits import habitual_forms, initial_forms
from engine.scaffold.inflection import singular
from engine.scaffold.joined import joined
from engine.scaffold.label_words import tongue
from engine.scaffold.lexicon import choices, listed, pairs
from engine.scaffold.own_forms import key_forms, own_forms, own_stems
from engine.scaffold.short_forms import long_forms, sure_forms
from engine.scaffold.table_forms import consonants, initials
from engine.scaffold.terse import Cutter, is_terse, together, written_out
from engine.scaffold.terse import own_stems as stems_of
from engine.scaffold.type_prefixes import type_prefixes

Words = tuple[str, ...]

_TAILS = listed("tails")
_ACRONYMS = listed("acronyms")
_KEY_MARKS = ("fk", "pk", "sk")
_NUMBERS = ("no", "nr")  # at the end of a name; alone, or in front, they may mean something else
_SHORTEST_HEAD = 3
_LONGEST_ACRONYM = 4


class Vocabulary:
    """Cuts names into words. Names written together are cut where the schema's own words allow it."""

    def __init__(
        self,
        tables: Iterable[str],
        columns: Iterable[str],
        columns_of: Mapping[str, Iterable[str]] = MappingProxyType({}),
    ) -> None:
        table_pieces = [pieces(name) for name in tables]
        columns = tuple(columns)
        self._types = type_prefixes(map(pieces, columns))
        every = [*table_pieces, *(self._untyped(pieces(name)) for name in columns)]
        seen = Counter(word.lower() for found in every if len(found) > 1 for word in found)
        seen.update(word.lower() for found in table_pieces if len(found) == 1 for word in found)
        single = [found[0] for found in every if len(found) == 1]
        stems = own_stems(single, [found[0] for found in table_pieces if len(found) == 1])
        self._stems = stems
        self._known = frozenset(seen) | frozenset(map(singular, seen)) | stems
        self._tables = frozenset(word.lower() for found in table_pieces for word in found)
        said = frozenset(word for found in every for word in found)
        named = {table: pieces(table) or (table,) for table in columns_of}
        inside = {
            table: [self._untyped(pieces(name)) for name in names] for table, names in columns_of.items()
        }
        habitual = habitual_forms(said)
        self._habit = bool(habitual)  # most words are short forms
        self._sure = habitual | sure_forms(said) | own_forms(named, inside) | initials(named, inside)
        self._own = consonants(named, inside) | key_forms(
            named, {name.lower() for names in columns_of.values() for name in names}
        )
        for form, (other, end) in initial_forms(named, inside).items():
            self._sure[form] = f"{' '.join(self._written_out(other))} {end}"
        self._cutter = Cutter(stems_of(single)) if is_terse(every) else None
        if self._cutter:
            cut = frozenset(piece for name in single for piece in self._cutter.cut(name))
            self._sure |= sure_forms(cut - listed("table_ends"))
        self.german = is_german(said)
        self.tongue = "de" if self.german else tongue(said)
        self._words: dict[str, Words] = {}  # of names cut before: each is asked for again and again

    def words(self, name: str) -> Words:
        """The words of a name in lower case, short forms written out; LLM in a mixed name stays upper."""
        if name not in self._words:
            words = self._terse_words(name)
            if not words:
                words = self._plain_words(name)
            words = _key_last(words)
            numbered = len(words) > 1 and words[-1] in _NUMBERS
            self._words[name] = (*words[:-1], "number") if numbered else words
        return self._words[name]

    def _plain_words(self, name: str) -> Words:
        """The words of a name with separators; where short forms are a habit, bill_rt ends in the rate."""
        raw = self.raw_words(name)
        full = [self._written_out(word) for word in raw]
        if self._habit and len(raw) > 1 and full[-1] == raw[-1:]:
            full[-1] = (pairs("terse_ends").get(raw[-1], raw[-1]),)
        words = tuple(word for found in full for word in found)
        return together(words, phrase(raw)) if self._habit else words

    def meanings(self, words: Words) -> tuple[Words, ...]:
        """Other words that the same words may stand for, in a German schema also in English."""
        found = translations(words) if self.german else ()
        return tuple(dict.fromkeys((*found, *meanings(words))))

    def _terse_words(self, name: str) -> Words:
        """The words of a name without separators, where the whole schema is written so."""
        cut = self._terse_pieces(name)
        last = len(cut) - 1
        full = [
            self._own_form(piece) or written_out(piece, at == 0, at == last) or piece
            for at, piece in enumerate(cut)
        ]
        words = together(tuple(word for text in full for word in text.split()))
        return tuple(self._sure.get(word, word) for word in words)

    def _own_form(self, piece: str) -> str:
        """What a piece stands for in this schema; "rej" is no "rejld", of which it is a piece itself."""
        own = self._own.get(piece, "")
        return "" if self._cutter and self._cutter.cut(own)[:1] == (piece,) else own

    def _terse_pieces(self, name: str) -> Words:
        found = self._untyped(pieces(name))
        if self._cutter is None or len(found) != 1:
            return ()
        alone = written_out(found[0], first=False, last=False)
        return self._cutter.cut(found[0]) or (found if alone else ())

    def _written_out(self, word: str) -> Words:
        full = self._own.get(word) or pairs("abbreviations").get(word.lower()) or self._sure.get(word)
        return tuple(full.split()) if full else (word,)

    def raw_words(self, name: str) -> Words:
        """The words of a name as they are written; a name of signs only is one word."""
        cut = (word for piece in self._untyped(pieces(name)) for word in self._cut(piece))
        return self._terse_pieces(name) or tuple(cut) or (name,)

    def _untyped(self, found: Words) -> Words:
        """The words of a name without how it is stored, where the schema says so of most: strName is name."""
        return found[1:] if len(found) > 1 and found[0].lower() in self._types else found

    def _cut(self, word: str) -> Words:
        if word in self._known or not word.isalpha() or word.isupper():
            able = word.islower() and word.isalpha()
            return (self._before_stem(word) or self._parted(word)) if able else (word,)
        for at in range(len(word) - 2, _SHORTEST_HEAD - 1, -1):
            head, tail = word[:at], word[at:]
            if head in self._known and (tail in _TAILS or (tail in self._known and len(tail) > 3)):
                return (head, tail)
            rest = self._cut(tail) if head in self._known and len(tail) > 4 else ()
            if len(rest) > 1:
                return (head, *rest)
        return self._before_stem(word) or self._parted(word)

    def _before_stem(self, word: str) -> Words:
        """ "Solarpark" where parkid and parkname say what a park is: what is in front is a word as well."""
        for stem in self._stems:
            head = word.removesuffix(stem)
            if head != word and len(head) >= _SHORTEST_HEAD and compound(word) == (word,):
                return (*self._parted(head), stem)
        return ()

    def _parted(self, word: str) -> Words:
        """The ordinary words of a name written together, else its words and short forms."""
        found = compound(word)
        short = word in self._tables or word in self._known or len(found) > 1
        return found if short else joined(word, self._tables)


def _key_last(words: Words) -> Words:
    """The mark of a key behind what it identifies: fk_customer is customer_id."""
    return (*words[1:], "id") if len(words) > 1 and words[0] in _KEY_MARKS else words


def meanings(words: Words) -> tuple[Words, ...]:
    """Other words that the same short forms may stand for, at most four."""
    found: list[Words] = [words]
    for at, word in enumerate(words):
        first = choices("first_words").get(word, ()) if at == 0 and len(words) > 1 else ()
        for longer in (*first, *(choices("maybe_short_for").get(word.lower()) or long_forms(word))):
            found += [(*known[:at], longer, *known[at + 1 :]) for known in found[:2]]
    return tuple(dict.fromkeys(found))[1:5]


def pieces(name: str) -> Words:
    """The words of a name by its separators, capitals and digits alone."""
    text = name.replace("IDs", "Ids")
    text = re.sub(r"[\W_]+", " ", text)
    text = "".join(_parted(text, at) for at in range(len(text)))
    text = re.sub(r"([^\W\d_]{3,})(\d)", r"\1 \2", text)
    shouting = name.isupper()
    return tuple(word if _is_acronym(word, shouting) else word.lower() for word in text.split())


def _parted(text: str, at: int) -> str:
    """The letter, after a space where a new word begins: orderDate, LLMTrace."""
    letter, before = text[at], text[at - 1] if at else " "
    follows = text[at + 1] if at + 1 < len(text) else " "
    begins = letter.isupper() and (
        before.islower() or before.isdigit() or (before.isupper() and follows.islower())
    )
    return f" {letter}" if begins else letter


def _is_acronym(word: str, shouting: bool) -> bool:
    return (
        not shouting
        and word.isupper()
        and word.isalpha()
        and 1 < len(word) <= _LONGEST_ACRONYM
        and word != "ID"
    )


def phrase(words: Iterable[str]) -> str:
    """The words as they stand inside a sentence."""
    return " ".join(word.upper() if word in _ACRONYMS else word for word in words)


def label(words: Iterable[str]) -> str:
    """The words as a label: the first letter upper case."""
    text = phrase(words)
    return text[:1].upper() + text[1:]


def distinct_texts(*texts: str, beside: str = "") -> tuple[str, ...]:
    """The texts without empty ones and repeats, nor what `beside` already says."""
    found = {
        text.casefold(): text for text in reversed(texts) if text and text.casefold() != beside.casefold()
    }
    return tuple(reversed(found.values()))
