"""What words in the names of schemas usually mean: the word lists of all languages, from the data files here.

A language is one YAML file beside this module; a list of a name is made of the lists of all files.
"""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _lexicons() -> tuple[dict[str, Any], ...]:
    folder = files("engine.scaffold")
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    # Everything stays text: "no" is a short form of number here, not False.
    texts = (folder.joinpath(name).read_text(encoding="utf-8") for name in found)
    return tuple(yaml.load(text, Loader=yaml.BaseLoader) for text in texts)


@cache
def listed(name: str) -> frozenset[str]:
    """The list of that name. KeyError if no language has it."""
    return frozenset(str(word) for found in _parts(name) for word in found)


@cache
def choices(name: str) -> dict[str, tuple[str, ...]]:
    """The table of lists of that name. KeyError if no language has it."""
    every: dict[str, tuple[str, ...]] = {}
    for found in _parts(name):
        for key, words in found.items():
            every[str(key)] = (*every.get(str(key), ()), *map(str, words))
    return every


@cache
def pairs(name: str) -> dict[str, str]:
    """The table of that name. KeyError if no language has it."""
    return {str(key): str(value) for found in _parts(name) for key, value in found.items()}


@cache
def tables(name: str) -> dict[str, dict[str, str]]:
    """The table of tables of that name. KeyError if no language has it."""
    return {
        str(key): {str(word): str(full) for word, full in table.items()}
        for found in _parts(name)
        for key, table in found.items()
    }


@cache
def spoken() -> tuple[str, ...]:
    """The languages other than English that there are words of schemas in."""
    return tuple(dict.fromkeys(str(one["language"]) for one in _lexicons() if "language" in one))


@cache
def names_in(language: str) -> frozenset[str]:
    """The words that names in a language are made of, short forms aside: they are many languages'."""
    lists = ("irregular", "alike", "maybe_short_for")
    own = [one for one in _lexicons() if one.get("language") == language]
    return frozenset(str(word).lower() for one in own for name in lists for word in one.get(name, ()))


def _parts(name: str) -> list[Any]:
    found = [lexicon[name] for lexicon in _lexicons() if name in lexicon]
    if not found:
        raise KeyError(name)
    return found
