"""What words and values mean, kept as data between runs: to make it takes far longer than to read it."""

import json
from collections.abc import Mapping
from dataclasses import astuple
from functools import cache
from pathlib import Path

import semantic
from engine.cache import cached_text, state_of_code
from engine.language.lexicon import Lexicon, Term
from engine.language.pack import Pack
from engine.language.values import ValueIndex, ValueRef, Words, build_index
from engine.language.wordings import build_lexicon
from semantic.catalog import Catalog
from semantic.fields import Scalar

_Refs = dict[Words, list[ValueRef]]
_Said = list[tuple[list[str], list[list[Scalar]]]]


def kept_lexicon(catalog: Catalog, pack: Pack) -> Lexicon:
    """The lexicon of a catalog, made once for each model, pack and state of this program."""
    key = f"lexicon {_code()} {pack.digest} {catalog.digest}"
    text = cached_text(key, lambda: json.dumps(list(map(astuple, build_lexicon(catalog, pack).terms))))
    lexicon = Lexicon(pack)
    for kind, target, words, stems, source, weights, singulars in json.loads(text):
        lexicon.place(
            Term(kind, target, tuple(words), tuple(stems), source, tuple(weights), tuple(singulars))
        )
    return lexicon


def kept_index(catalog: Catalog, stored: Mapping[str, tuple[Scalar, ...]]) -> ValueIndex:
    """The index over the values of a catalog, made once for each model, values and state of this program."""
    key = f"values {_code()} {catalog.digest} {json.dumps(stored)}"
    data = json.loads(cached_text(key, lambda: _written(build_index(catalog, stored))))
    values = {name: tuple(found) for name, found in data["stored"].items()}
    exact = {tuple(words): _refs(found) for words, found in data["exact"]}
    parts = {word: _refs(found) for (word,), found in data["parts"]}
    return ValueIndex(exact, parts, values, data["longest"])


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
