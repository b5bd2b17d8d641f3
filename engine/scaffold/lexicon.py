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


def _parts(name: str) -> list[Any]:
    found = [lexicon[name] for lexicon in _lexicons() if name in lexicon]
    if not found:
        raise KeyError(name)
    return found
