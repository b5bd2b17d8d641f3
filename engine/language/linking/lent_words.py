"""Words of a model that hardly belong to the names they stand in: other words may lead to them too."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.language.linking.lexicon import Lexicon, Term
from engine.language.pack import Pack
from engine.language.tokens import words_of
from semantic.catalog import Catalog, CatalogDimension
from semantic.model import Dataset

_SHORTEST = 2  # words of a name that is more than one of them


@dataclass(frozen=True)
class LentWords:
    """Words that the model uses, and the targets that they stand for by the thesaurus all the same."""

    rows: dict[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    loose: frozenset[str] = frozenset()

    def fit(self, word: str, term: Term) -> bool:
        """Whether a word may be put in for a term, though something of the model has it in its name."""
        return word in self.loose or (term.kind, term.target) in self.rows.get(word, ())


def lent_words(lexicon: Lexicon, catalog: Catalog) -> LentWords:
    """Those of a lexicon as it stands: of codes of rows with names, and inside yes-or-no questions."""
    rows: dict[str, frozenset[tuple[str, str]]] = {}
    for dataset, word in _code_nouns(catalog, lexicon.pack):
        called = words_of(dataset.noun)
        own = (one for one in lexicon.terms if one.singulars == tuple(map(lexicon.pack.singular, called)))
        rows[word] = frozenset((one.kind, one.target) for one in own)
    return LentWords(rows, frozenset(_inside_questions(lexicon, catalog)))


def noun_of_code(dimension: CatalogDimension, catalog: Catalog, pack: Pack) -> str:
    """The "store" of a store code, another word for rows that have a name; "" for none."""
    if len(dimension.bindings) != 1 or dimension.roles:
        return ""
    home = catalog.datasets[dimension.bindings[0].dataset]
    words, name = words_of(dimension.label or dimension.name), dimension.bindings[0].field.name
    if len(words) != _SHORTEST or words[-1] not in pack.thesaurus["codes"] or not home.name_field:
        return ""
    noun = (pack.singular(words[0]),)
    called = tuple(map(pack.singular, words_of(home.noun)))
    alike = noun in pack.alike.get(called, ()) or called in pack.alike.get(noun, ())
    return noun[0] if alike and name != home.name_field else ""


def _code_nouns(catalog: Catalog, pack: Pack) -> Iterator[tuple[Dataset, str]]:
    for dimension in catalog.dimensions.values():
        noun = noun_of_code(dimension, catalog, pack)
        if noun:
            yield catalog.datasets[dimension.bindings[0].dataset], noun


def _inside_questions(lexicon: Lexicon, catalog: Catalog) -> set[str]:
    """The "scripts" of "sends e scripts": words that no other name has, and no yes-or-no field alone."""
    inside: set[str] = set()
    others: set[str] = set()
    for term in lexicon.terms:
        known = catalog.dimensions.get(term.target) if term.kind == "dimension" else None
        asked = known is not None and known.field.type == "boolean" and len(term.words) >= _SHORTEST
        (inside if asked else others).update(map(lexicon.pack.singular, term.words))
    return inside - others
