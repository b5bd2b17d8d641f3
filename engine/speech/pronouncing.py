"""How words sound: from the dictionary of the recogniser, else made of known parts, letters and rules."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from engine.language.pack import Pack
from engine.language.tokens import fold
from engine.speech.phrasebook import Phrasebook

Sounds = str  # sounds with blanks between: "V Y UW Z"
Known = dict[str, list[Sounds]]
_MOST = 4  # ways to say one word
_RUNS = re.compile(r"[a-z']+|\d+")
_SHORTEST = 3  # letters of each part of a word that two words are seen in


@dataclass(frozen=True, eq=False)
class Pronouncer:
    """Says words of one language. `known` are the words of the dictionary."""

    book: Phrasebook
    pack: Pack
    known: Known

    def word(self, word: str, spelled: bool = False) -> list[Sounds]:
        """All ways to say a word; [] where there is none. `spelled` ones are names in capitals."""
        word = fold(word)
        if word in self.book.data["days"]:
            return self.words(self.book.data["days"][word].split())
        runs = _RUNS.findall(word)
        if not runs or "".join(runs) != word:
            return []
        if len(runs) > 1 or word.isdigit():
            return self._joined([self._figures(run) if run.isdigit() else self._short(run) for run in runs])
        ways = self._spelled(word) if spelled and len(word) <= self.book.data["spelled"] else []
        return _few([*ways, *self._plain(word)])

    def words(self, words: Iterable[str]) -> list[Sounds]:
        """All ways to say words one after the other."""
        return self._joined([self.word(word) for word in words])

    def _plain(self, word: str) -> list[Sounds]:
        """The first that knows it."""
        ways: tuple[Callable[[str], list[Sounds]], ...] = (self._stored, self._bent, self._compound)
        found = next(filter(None, (way(word) for way in ways)), [])
        if found:
            return found
        return self._by_rule(word) if set(word) & set(self.book.data["vowels"]) else self._spelled(word)

    def _short(self, word: str) -> list[Sounds]:
        """Letters beside figures are spelled, where they are no word: p95, h100, cogvideox2."""
        return _few([*self._spelled(word), *self._stored(word)]) if len(word) <= 2 else self._plain(word)

    def _stored(self, word: str) -> list[Sounds]:
        return self.known.get(word, [])

    def _bent(self, word: str) -> list[Sounds]:
        """A known word with an ending, or with a beginning."""
        for ending, instead, sounds in self.book.data["endings"]:
            base = word[: -len(ending)] + instead if word.endswith(ending) else ""
            found = self._stored(base) or self._stored(base[:-1] if base[-2:-1] == base[-1:] else "")
            if found:
                return _few(f"{one} {sounds}" for one in found)
        return []

    def _compound(self, word: str) -> list[Sounds]:
        """Two words in one: "bitrate"; or a beginning before a word: "rebuffer". Longer first parts first."""
        begun = {begin: [sounds] for begin, sounds in self.book.data["beginnings"].items()}
        for at in range(len(word) - _SHORTEST, 1, -1):
            first, rest = word[:at], word[at:]
            front = self._stored(first) if at >= _SHORTEST else []
            behind = self._stored(rest) or self._bent(rest)
            if (front or begun.get(first)) and behind:
                return self._joined([front or begun[first], behind])
        return []

    def _spelled(self, word: str) -> list[Sounds]:
        letters = self.book.data["letters"]
        return [" ".join(letters[one] for one in word)] if set(word) <= set(letters) else []

    def _by_rule(self, word: str) -> list[Sounds]:
        sounds, at = [], 0
        while at < len(word):
            found = next((rule for rule in self._rules if _fits(rule[0], word, at)), None)
            if found is None:
                return []
            sounds.append(found[1])
            at += len(found[0].strip("^$"))
        return [" ".join(filter(None, sounds))]

    @cached_property
    def _rules(self) -> list[tuple[str, Sounds]]:
        """The longest first; of equally long ones those for one place first."""
        rules = [(str(letters), str(sounds)) for letters, sounds in self.book.data["sounds"]]
        return sorted(rules, key=lambda rule: (-len(rule[0].strip("^$")), -len(rule[0])))

    def _figures(self, figures: str) -> list[Sounds]:
        """A number as one, years also by halves, long ones figure by figure."""
        ways = [self._number(int(figures))] if len(figures) <= 4 else []
        if len(figures) == 4 and figures[2] != "0":
            ways.insert(0, [*self._number(int(figures[:2])), *self._number(int(figures[2:]))])
        if len(figures) > 2:
            ways.append([self._named[int(figure)] for figure in figures])
        return _few(sounds for way in ways for sounds in self._joined([self._stored(word) for word in way]))

    def _number(self, number: int) -> list[str]:
        """The words of a number below ten thousand."""
        for scale, name in self._scales:
            if number >= scale:
                rest = number % scale
                return [*self._number(number // scale), name, *(self._number(rest) if rest else [])]
        if number in self._named:
            return [self._named[number]]
        return [self._named[number - number % 10], self._named[number % 10]]

    @cached_property
    def _named(self) -> dict[int, str]:
        words: dict[str, int] = self.pack.data["numbers"]["words"]
        return {number: word for word, number in reversed(words.items())}

    @cached_property
    def _scales(self) -> list[tuple[int, str]]:
        scales: dict[str, int] = self.pack.data["numbers"]["scales"]
        named = {number: word for word, number in reversed(scales.items()) if len(word) > 2}
        return sorted(((number, word) for number, word in named.items() if number < 10_000), reverse=True)

    def _joined(self, parts: list[list[Sounds]]) -> list[Sounds]:
        """Every way of the parts one after the other; [] where one of them cannot be said."""
        return _few(" ".join(ways) for ways in product(*parts)) if all(parts) else []


def _fits(rule: str, word: str, at: int) -> bool:
    letters = rule.strip("^$")
    in_place = (not rule.startswith("^") or at == 0) and (
        not rule.endswith("$") or at + len(letters) == len(word)
    )
    return in_place and word.startswith(letters, at)


def _few(ways: Iterable[Sounds]) -> list[Sounds]:
    return list(dict.fromkeys(ways))[:_MOST]


def read_dictionary(lines: Iterable[str]) -> Known:
    """A dictionary of speech: a word and its sounds in each line, further ways as "word(2)"."""
    known: Known = {}
    for word, sounds in _entries(lines):
        known.setdefault(word.partition("(")[0], []).append(sounds)
    return known


def _entries(lines: Iterable[str]) -> Iterator[tuple[str, Sounds]]:
    for line in lines:
        word, _, sounds = line.strip().partition(" ")
        if sounds:
            yield word, sounds.strip()
