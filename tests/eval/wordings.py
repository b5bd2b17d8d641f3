"""Other wordings of the shipped questions, judged by the oracle of the question that they mean."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from tests.eval.corpus import CORPUS, Entry, entries
from tests.eval.suites import Suite, shipped
from tests.written import written_in

LANGUAGES, PARAPHRASES = CORPUS / "languages", CORPUS / "paraphrases"
MISSPELT, PARAPHRASED = "typing noise", "paraphrases"
# Words that get a typing error, names in capitals and codes aside: shorter ones would be other words.
_WORD = re.compile(r"(?<![\w.-])[A-Za-z]?[a-z]{3,}(?![\w.-])")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def wordings() -> list[Suite]:
    """The shipped questions with typing errors, in other words, and in other languages."""
    base = shipped()
    languages = (file.stem for file in sorted(LANGUAGES.glob("*.yaml")))
    return [
        Suite(MISSPELT, tuple(misspelt(base.entries)), base.open),
        Suite(PARAPHRASED, tuple(paraphrased()), base.open),
        *(Suite(f"language {code}", tuple(in_language(code)), base.open) for code in languages),
    ]


def in_language(language: str) -> list[Entry]:
    """The entries of a language, each with the oracle of the English one."""
    return [replace(one, id=f"{language}-{one.id}") for one, _ in _meaning(LANGUAGES / f"{language}.yaml")]


def paraphrased() -> list[Entry]:
    """The paraphrases, each with its kind as the one thing that it needs."""
    found = _meaning(PARAPHRASES / "en.yaml")
    return [replace(one, id=f"{raw['kind']}-{one.id}", shapes=(raw["kind"],)) for one, raw in found]


def _meaning(path: Path) -> list[tuple[Entry, dict[str, Any]]]:
    """The English entries that a file says in other words, with what it says of each."""
    english = {entry.id: entry for entry in entries("en")}
    data = written_in(path)
    return [(replace(english[raw["of"]], question=raw["question"]), raw) for raw in data]


def misspelt(found: tuple[Entry, ...]) -> list[Entry]:
    """The questions that have an answer, with one error in every third word of four letters or more."""
    answered = (entry for entry in found if entry.expected == "answer")
    return [
        replace(one, id=f"noise-{one.id}", question=with_errors(one.question, one.id)) for one in answered
    ]


def with_errors(text: str, seed: str) -> str:
    """A text as hurried fingers type it; the same for the same seed. What is quoted stays."""
    choose, seen = random.Random(seed), count(1)

    def mistyped(found: re.Match[str]) -> str:
        return choose.choice(_ERRORS)(found[0], choose) if next(seen) % 3 == 1 else found[0]

    parts = text.split('"')
    return '"'.join(part if at % 2 else _WORD.sub(mistyped, part) for at, part in enumerate(parts))


def _dropped(word: str, choose: random.Random) -> str:
    at = choose.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _doubled(word: str, choose: random.Random) -> str:
    at = choose.randrange(1, len(word))
    return word[:at] + word[at] + word[at:]


def _swapped(word: str, choose: random.Random) -> str:
    places = [at for at in range(1, len(word) - 1) if word[at] != word[at + 1]]
    at = choose.choice(places or [len(word) - 2])
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _beside(word: str, choose: random.Random) -> str:
    at = choose.randrange(1, len(word))
    row = next(keys for keys in _KEYS if word[at] in keys)
    place = row.index(word[at])
    near = [row[key] for key in (place - 1, place + 1) if 0 <= key < len(row)]
    return word[:at] + choose.choice(near) + word[at + 1 :]


_ERRORS: tuple[Callable[[str, random.Random], str], ...] = (_dropped, _doubled, _swapped, _beside)
