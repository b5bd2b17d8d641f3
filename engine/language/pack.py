"""A language as data: loaded from its YAML file, folded and indexed once."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from engine.cache import cached_text
from engine.language.pack_data import (
    NO_THESAURUS,
    WordIndex,
    accented,
    comparable,
    indexed,
    loaded,
    sources,
    spelled,
    words_in,
)
from engine.language.phrases import Kind
from engine.language.thesaurus_words import ThesaurusWords
from engine.language.tokens import Notation, Stemmer, Token, norms, stemmer, words_of
from engine.language.word_tables import WordTables

_SLOT = re.compile(r"<(\w+)>")
_COUNTING = frozenset({"top", "bottom", "more", "less", "at_least", "at_most"})  # stand before a number
_LITERAL = re.compile(r"\w+")
# Operators whose words are ordinary words as well, and may be a part of any name: "position", "drop", "last".
_ORDINARY = frozenset(
    {
        "place",
        "rest",
        "rest_of",
        "as_one",
        "drop",
        "rose",
        "fell",
        "improved",
        "worsened",
        "those_rose",
        "those_fell",
        "those_rose_after",
        "those_fell_after",
        "those_gained",
        "those_lost",
        "up_on",
        "down_on",
        "latest",
        "returned",
        "side",
        "crossed",
        "cells",
        "classes",
        "classes_of",
        "within",
        "earliest",
        "correlation",
        "paired",
        "rows_of",
        "first_seen",
        "path",
        "then",
    }
    | {"earliest", "first_time", "last_time", "than", "when", "enrolled"}
    | {"target", "target_gap", "target_over", "target_under", "target_missed", "target_met"}
)


@dataclass(frozen=True, eq=False)
class Pack(WordTables, ThesaurusWords):
    """The words and patterns of one language."""

    data: dict[str, Any]
    spelled: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    accented: frozenset[str] = frozenset()  # its words with accents, as they are written
    letters: frozenset[str] = frozenset()  # what it is written with besides plain letters
    thesaurus: dict[str, Any] = field(default_factory=lambda: dict(NO_THESAURUS))

    @property
    def language(self) -> str:
        """ISO 639-1 code."""
        return str(self.data["language"])

    @property
    def is_complete(self) -> bool:
        """Whether the language can say all that English can."""
        return bool(self.data["complete"])

    @property
    def has_bare_plurals(self) -> bool:
        """Whether an article before a plural says that each of those is meant."""
        return bool(self.data["bare_plurals"])

    @property
    def described_before(self) -> bool:
        """Whether what describes a thing stands before it."""
        return bool(self.data["clauses"] == "before")

    @cached_property
    def digest(self) -> str:
        """Of everything in the pack: what is made of it is filed under this."""
        return hashlib.sha256(json.dumps([self.data, self.thesaurus]).encode()).hexdigest()

    @cached_property
    def notation(self) -> Notation:
        """How numbers and dates are written in figures."""
        numbers = self.data["numbers"]
        return Notation(numbers["thousands"], numbers["decimal"], numbers["dates"], numbers["both_ways"])

    @cached_property
    def stem(self) -> Stemmer:
        """The language's stemmer. Where the head is first, it starts from the singular."""
        plain = stemmer(self.data["stemmer"])
        if not self.head_first:
            return plain
        return lru_cache(maxsize=65_536)(lambda word: plain(self.singular(word)))

    @property
    def head_first(self) -> bool:
        """Whether the noun that carries the meaning of a name is its first, and adjectives follow theirs."""
        return bool(self.data["head"] == "first")

    def head(self, text: str) -> str:
        """The word of a name that carries its meaning, as words are compared."""
        words = words_of(text) if text else ()
        return words[0 if self.head_first else -1] if words else ""

    def is_plural(self, text: str) -> bool:
        """Whether a name is said of several."""
        return self.singular(self.head(text)) != self.head(text)

    def is_spelled(self, token: Token, name: str) -> bool:
        """Whether an accent that is written leaves the word this meaning: "é" is no "e"."""
        forms, written = self.spelled.get(token.norm, {}), token.text.lower()
        if written.isascii() or not any(written in said for said in forms.values()):
            return True
        return name not in forms or written in forms[name]

    def is_written(self, token: Token, name: str) -> bool:
        """Whether the word has this meaning as it stands, and not only with other accents: "de", "dê"."""
        forms = self.spelled.get(token.norm, {})
        return token.text.lower() in forms.get(name, [token.text.lower()])

    def is_particle(self, token: Token) -> bool:
        """Whether it is a small word that is no name unless written in capitals: "la", "LA"."""
        return token.norm in self.data["particles"] and token.text.islower()

    def is_glue(self, word: str) -> bool:
        """Whether it is an article or a preposition, as only this language has it."""
        rules = self.ignored.get((word,), ())
        return "article" in rules or "preposition" in rules

    def is_link(self, word: str) -> bool:
        """Whether a word such as "of" or "the" may stand inside a name, or be left out of it."""
        return word in self.data["of"] or "article" in self.ignored.get((word,), ())

    @cached_property
    def time_nouns(self) -> frozenset[str]:
        """Nouns such as "date" that end the names of times."""
        return frozenset(word for said in self.data["time_nouns"] for word in norms(said))

    def unlinked(self, words: Sequence[str]) -> tuple[int, ...]:
        """The places of the words of a name that are no links inside it."""
        last = len(words) - 1
        return tuple(at for at, word in enumerate(words) if at in (0, last) or not self.is_link(word))

    def singular(self, word: str) -> str:
        """The word without its plural ending; an ending that is the whole word is no ending."""
        return self._singulars(word)

    @cached_property
    def _singulars(self) -> Callable[[str], str]:
        return lru_cache(maxsize=65_536)(self._cut)

    def _cut(self, word: str) -> str:
        for ending, singular in self.data["plurals"]:
            whole = word == ending and singular
            if whole or (word.endswith(ending) and len(word) > len(ending) + 1):
                return word[: -len(ending)] + str(singular)
        return word

    def plurals(self, word: str) -> tuple[str, ...]:
        """The forms that are the plural of a word."""
        ways = ((str(one), str(many)) for many, one in self.data["plurals"] if word.endswith(str(one)))
        forms = (word[: len(word) - len(one)] + many for one, many in ways)
        return tuple(form for form in forms if form != word and self.singular(form) == word)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Articles and prepositions."""
        wanted = {"article", "preposition"}
        return frozenset(words[0] for words, rules in self.ignored.items() if wanted & set(rules))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Words that stand one behind the other in the wordings and the patterns of the language."""
        wordings = [*self.ignored, *self.operators, *self.aggregates, *self.all_time]
        wordings += [tuple(_LITERAL.findall(_SLOT.sub(" ", pattern))) for pattern in self._patterns]
        wordings += [(*words, "#") for words, names in self.operators.items() if _COUNTING & set(names)]
        return frozenset(pair for words in wordings for pair in pairwise(words))

    @cached_property
    def ignored(self) -> WordIndex:
        """Words without meaning of their own, with the rules that ignore them."""
        return indexed(self.data["ignored"] | {"verb": self.thesaurus["verbs"]})

    @cached_property
    def is_empty(self) -> Callable[[str], bool]:
        """Whether a word inside a name says nothing: "of", "the"."""

        def judged(word: str) -> bool:
            small = bool(set(self.ignored.get((word,), ())) - {"verb"})
            return small or ((word,) in self.operators and word in self.function_words)

        return lru_cache(maxsize=65_536)(judged)

    @cached_property
    def before_states(self) -> frozenset[str]:
        """What stands right before a word that says how something is: "were", "the", "not", "still"."""
        said = [
            words[-1] for words, names in self.operators.items() if {"number_of", "not", "by"} & set(names)
        ]
        small = [words[-1] for words, rules in self.ignored.items() if {"copula", "article"} & set(rules)]
        return frozenset((*said, *small, *self.thesaurus["states"]))

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Words that alone have a meaning of the language's own."""
        tables = (
            self.ignored,
            self.operators,
            self.aggregates,
            self.units,
            self.grains,
            self.parts,
            self.months,
        )
        single = {key[0] for table in tables for key in table if len(key) == 1}
        rates = {key[0] for key, names in self.operators.items() if "rate" in names and len(key) == 1}
        words = ((key[0], set(names)) for key, names in self.operators.items() if len(key) == 1)
        ordinary = {word for word, names in words if names <= _ORDINARY and (word,) not in self.ignored}
        return frozenset(single - rates - ordinary)

    @cached_property
    def function_stems(self) -> frozenset[str]:
        """Their stems."""
        return frozenset(map(self.stem, self.function_words))

    @cached_property
    def tables(self) -> tuple[tuple[Kind, WordIndex], ...]:
        """Every table of words with the kind of phrase that its words make."""
        return (
            ("op", self.operators),
            ("op", self._other_superlatives),
            ("op", self._comparatives),
            ("agg", self.aggregates),
            ("unit", self.units),
            ("grain", self.grains),
            ("part", self.parts),
            ("quantity", self.quantity_words),
            ("all_time", self.all_time),
            ("vague", self.vague),
            ("ignored", self.ignored),
        )

    @cached_property
    def longest(self) -> int:
        """The number of words of the longest phrase."""
        tables = (*(table for _, table in self.tables), self.doings)
        return max(len(words) for table in tables for words in table)

    @cached_property
    def longest_from(self) -> dict[str, int]:
        """The number of words of the longest phrase, by its first word."""
        found: dict[str, int] = {}
        for words in (
            words for table in (*(table for _, table in self.tables), self.doings) for words in table
        ):
            found[words[0]] = max(found.get(words[0], 0), len(words))
        return found

    @cached_property
    def operator_openings(self) -> frozenset[str]:
        """The first words of operators of several words."""
        return frozenset(words[0] for words in self.operators if len(words) > 1)

    def meanings(self, word: str) -> frozenset[tuple[str, str]]:
        """What a word alone means in the language: declined forms of one word mean the same."""
        return frozenset((kind, name) for kind, table in self.tables for name in table.get((word,), ()))

    @cached_property
    def _comparatives(self) -> WordIndex:
        return indexed({"comparative": list(self.comparatives)})

    @cached_property
    def _other_superlatives(self) -> WordIndex:
        """Those that do not ask for the most or the least of just anything, as "highest" does."""
        index = indexed({"superlative": list(self.superlatives)})
        return {words: names for words, names in index.items() if words not in self.operators}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every single word the pack knows, names of slots included: none of them is a typing error."""
        return self.own_words | {word for pattern in self._patterns for word in _SLOT.findall(pattern)}

    @property
    def _patterns(self) -> Iterator[str]:
        sections = ("periods", "spans", "moments", "hours", "default_filters", "texts")
        return (str(pattern) for section in sections for pattern, *_ in self.data[section])

    @cached_property
    def own_words(self) -> frozenset[str]:
        """Every single word of the language that the pack knows."""
        tables = (
            self.ignored,
            self.operators,
            self.aggregates,
            self.units,
            self.grains,
            self.parts,
            self.months,
        )
        more = (
            self.all_time,
            self.quantity_words,
            self.vague,
            indexed({"": [*self.superlatives, *self.comparatives]}),
        )
        known = {word for table in (*tables, *more) for key in table for word in key}
        known.update(self.data["numbers"]["words"], self.data["numbers"]["scales"], self.data["ordinals"])
        known.update(self.weekdays, self.day_parts, self.places)
        known.update(word for words in self.data["clock"].values() for text in words for word in norms(text))
        for pattern in self._patterns:
            known.update(word for word in norms(_SLOT.sub(" ", pattern)) if word.isalpha())
        return frozenset(known)

    @cached_property
    def follow_up_words(self) -> frozenset[str]:
        """The words that go on from a question before: no typing errors either."""
        return frozenset(words_in(self.data.get("follow_up", {})))

    @cached_property
    def open_words(self) -> frozenset[str]:
        """The words that leave open what is meant: no typing errors either."""
        judged, grades, periods = (self.data["open"][name] for name in ("judged", "grades", "periods"))
        texts = [entry[side] for entry in judged.values() for side in ("best", "worst")]
        texts += [entry[side] for entry in grades.values() for side in ("high", "low")]
        texts.append(self.data["open"]["faults"]["words"])
        return frozenset(words_in([*texts, [_SLOT.sub(" ", pattern) for pattern, _ in periods]]))


@lru_cache(maxsize=16)
def load_pack(language: str = "en") -> Pack:
    """The pack of a language (ISO code). FileNotFoundError where there is none."""
    source = sources(language)
    make: Callable[[], str] = lambda: loaded(language)  # noqa: E731
    written, thesaurus = json.loads(cached_text(f"pack and thesaurus {language} {source!r}", make))
    letters = frozenset(char for char in str(written).lower() if not char.isascii())
    return Pack(
        comparable(written),
        spelled(written),
        frozenset(accented(written)),
        letters,
        NO_THESAURUS | (thesaurus or {}),
    )


def languages() -> tuple[str, ...]:
    """The languages that have a pack."""
    return tuple(
        sorted(entry.name[:-5] for entry in files("engine.packs").iterdir() if entry.name.endswith(".yaml"))
    )
