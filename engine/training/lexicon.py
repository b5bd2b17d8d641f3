"""Makes the list of words that share a meaning (`engine/packs/lexical`) from the files of WordNet 3.0:

    python -m engine.training.lexicon FOLDER [FILE]

FOLDER holds index.noun, index.verb, data.noun and cntlist.rev. Only which words share which meanings, and how
often each meaning was counted, is taken: no definition and no example.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.resources import files
from itertools import permutations
from pathlib import Path

from engine.language.linking.same_meaning import VERB

_PLAIN = re.compile(r"[a-z]{2,}")  # neither names nor expressions
_LEAST = 0.1  # of the uses of both words that are of the meaning they share

_APART = "apart.txt"
"""Beside the list: pairs, a line each, that statistics tell apart though people may not."""

Shares = dict[str, dict[str, float]]
"""For each word how much of its use each of its meanings is."""


def shared_words(folder: Path) -> str:
    """A line for each word: it, then the others that share a meaning which is usual for both, best first.

    The mark of a verb stands before the others where the word is mostly said as something else than a noun.
    """
    shares = _shares(folder)
    found: dict[str, dict[str, float]] = {}
    for meaning, words in _meanings(folder):
        for word, other in permutations([one for one in words if _PLAIN.fullmatch(one)], 2):
            share = shares[word][meaning] * shares[other][meaning]
            others = found.setdefault(word, {})
            others[other] = max(share, others.get(other, 0.0))
    for word, other in (line.split() for line in _beside(_APART).read_text("ascii").splitlines()):
        found.get(word, {}).pop(other, None)
        found.get(other, {}).pop(word, None)
    nouns = _mostly_nouns(folder)
    lines = ((word, _usual(others)) for word, others in sorted(found.items()))
    told = ((word, *([] if word in nouns else [VERB]), *usual) for word, usual in lines if usual)
    return "".join(" ".join(line) + "\n" for line in told)


def _beside(name: str) -> Path:
    return Path(str(files("engine.packs").joinpath("lexical", name)))


def _usual(others: Mapping[str, float]) -> list[str]:
    usual = (word for word, share in others.items() if share >= _LEAST)
    return sorted(usual, key=lambda word: (-others[word], word))


def _mostly_nouns(folder: Path) -> frozenset[str]:
    """Words that are said as a noun as often as otherwise; "pay" and "starting" tell mostly what is done."""
    uses: Counter[str] = Counter()
    for sense, _, count in _rows(folder / "cntlist.rev"):
        word, _, kind = sense.partition("%")
        uses[word] += int(count) if kind.startswith("1:") else -int(count)
    doings = {form for verb, *_ in _rows(folder / "index.verb") for form in _doing(verb)}
    nouns = {row[0] for row in _rows(folder / "index.noun") if uses[row[0]] >= 0}
    return frozenset(nouns - doings)


def _doing(verb: str) -> tuple[str, ...]:
    """The forms in -ing that a verb may have: "starting", "making", "setting"."""
    return f"{verb}ing", f"{verb[:-1]}ing", f"{verb}{verb[-1]}ing"


def _shares(folder: Path) -> Shares:
    """Meanings that were never counted are as usual as their place says: the first most."""
    counts = {tuple(key): int(count) for *key, count in _rows(folder / "cntlist.rev")}
    by_place: dict[tuple[str, int], int] = {}
    for (sense, place), count in counts.items():
        word, _, kind = sense.partition("%")
        if kind.startswith("1:"):  # a noun
            by_place[word, int(place)] = count
    found: Shares = {}
    for word, _, number, *rest in _rows(folder / "index.noun"):
        meanings = rest[-int(number) :]
        weights = [by_place.get((word, at), 0) + 1 / at for at in range(1, len(meanings) + 1)]
        found[word] = {one: weight / sum(weights) for one, weight in zip(meanings, weights, strict=True)}
    return found


def _meanings(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The number of each meaning with the words for it."""
    for meaning, _, _, number, *rest in _rows(folder / "data.noun"):
        yield meaning, rest[: 2 * int(number, 16) : 2]


def _rows(path: Path) -> Iterator[list[str]]:
    """The fields of each line; the licence stands in front, set off by blanks."""
    with path.open(encoding="ascii") as lines:
        yield from (line.partition("|")[0].split() for line in lines if not line.startswith(" "))


if __name__ == "__main__":
    place = Path(sys.argv[2]) if len(sys.argv) > 2 else _beside("en.txt")
    place.write_text(shared_words(Path(sys.argv[1])), encoding="ascii")
