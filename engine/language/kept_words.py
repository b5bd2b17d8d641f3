"""What words and values mean, kept as data between runs: to make it takes far longer than to read it."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import astuple
from functools import cache
from pathlib import Path

import semantic
from engine.cache import cache_file, cached_text, state_of_code
from engine.language.linking.lexicon import Lexicon, Term
from engine.language.linking.value_file import ValueFile, opened
from engine.language.linking.values import ValueIndex, ValueRef, Words, build_index, open_dimensions
from engine.language.linking.wordings import build_lexicon
from engine.language.pack import Pack
from engine.types.value_lists import ValueLists, value_lists
from semantic.catalog import Catalog
from semantic.fields import Scalar

MOST_IN_MEMORY = 20_000  # values; more are looked up in a file
MOST_FILES = 8  # of values are kept

_Refs = dict[Words, list[ValueRef]]
_Said = list[tuple[list[str], list[list[Scalar]]]]


def kept_lexicon(catalog: Catalog, pack: Pack) -> Lexicon:
    """The lexicon of a catalog, made once for each model, pack and state of this program."""
    key = f"lexicon {_code()} {pack.digest} {catalog.digest}"
    text = cached_text(key, lambda: json.dumps(list(map(astuple, build_lexicon(catalog, pack).terms))))
    lexicon = Lexicon(pack)
    for kind, target, words, stems, source, weights, singulars, measured in json.loads(text):
        parts = (tuple(words), tuple(stems), source, tuple(weights), tuple(singulars), measured)
        lexicon.place(Term(kind, target, *parts))
    return lexicon


def kept_index(catalog: Catalog, stored: Mapping[str, tuple[Scalar, ...]]) -> ValueIndex:
    """The index over the values of a catalog, made once for each model, values and state of this program."""
    key = f"values {_code()} {catalog.digest} {value_lists(stored).digest}"
    data = json.loads(cached_text(key, lambda: _written(build_index(catalog, stored))))
    values = {name: tuple(found) for name, found in data["stored"].items()}
    exact = {tuple(words): _refs(found) for words, found in data["exact"]}
    parts = {word: _refs(found) for (word,), found in data["parts"]}
    return ValueIndex(exact, parts, values, data["longest"])


def kept_file(catalog: Catalog, stored: ValueLists) -> ValueFile:
    """The index over very many stored values, made once for the values and state of this program.

    A translation of the catalog has the same.
    """
    names = {
        name: stored.numbers[name]
        for name, dimension in open_dimensions(catalog)
        if name in stored.numbers and not dimension.field.buckets
    }
    used = sorted(set(names.values()))
    path = cache_file(f"values {_code()} {stored.digest} {used}", ".values")
    found = opened(path, {name: used.index(number) for name, number in names.items()}, map(stored.load, used))
    with suppress(OSError):
        os.utime(path)
        _forget_old(path.parent)
    return found


def _forget_old(folder: Path) -> None:
    """Files of values are large: those that were not opened for longest go. Who has one open keeps it."""
    files = sorted(folder.glob("*.values"), key=lambda file: file.stat().st_mtime_ns)
    for file in files[:-MOST_FILES]:
        file.unlink()


def _written(index: ValueIndex) -> str:
    parts: _Refs = {(word,): found for word, found in index.by_digit_word.items()}
    return json.dumps(
        {
            "exact": _said(index.exact),
            "parts": _said(parts),
            "stored": index.stored,
            "longest": index.longest,
        }
    )


def _said(found: Mapping[Words, list[ValueRef]]) -> _Said:
    return [(list(words), [list(astuple(ref)) for ref in refs]) for words, refs in found.items()]


def _refs(found: list[list[Scalar]]) -> list[ValueRef]:
    return [
        ValueRef(str(dimension), value, bool(declared), bool(classed))
        for dimension, value, declared, classed in found
    ]


@cache
def _code() -> str:
    return state_of_code(Path(__file__).parent, Path(semantic.__file__).parent)
