"""What a model says is done, with the forms of its words: "watch" with "watched", "viewers" with "people"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.language.pack import Pack
from engine.language.tokens import norms
from engine.language.verb_forms import verb_forms
from semantic.askable import askable_datasets, askable_metrics
from semantic.catalog import Catalog
from semantic.phrasings import Phrasing

Words = tuple[str, ...]
NOUNS = (
    "by",
    "to",
    "whom",
    "each",
    "single",
    "agent",
)  # several of who does it and of what it is done to, one of them
Forms = Mapping[str, frozenset[Words]]  # what may fill each slot of a form of sentence


@dataclass(frozen=True)
class Said:
    """One phrasing of a metric, or of the rows of a dataset.

    `values` are the dimensions that name who does it, and those that name what it is done to.
    """

    kind: Literal["metric", "dataset"]
    target: str
    phrasing: Phrasing
    forms: Forms
    values: Mapping[str, frozenset[str]]

    @property
    def heads(self) -> Iterator[Words]:
        """The words that say what is done, in every form."""
        for slot, found in self.forms.items():
            if slot not in NOUNS:
                yield from found


@dataclass(frozen=True)
class Phrasings:
    """Those of a model by the first word of what they say is done, and all words in them."""

    by_word: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()


def phrasings_of(catalog: Catalog, pack: Pack) -> Phrasings:
    """The phrasings of what may be asked for; none in a language that has no forms of sentences for them."""
    if not pack.thesaurus["phrasings"]:
        return Phrasings()
    found: dict[str, list[Said]] = {}
    words: set[str] = set()
    for one in _all(catalog, pack):
        words.update(word for group in one.forms.values() for text in group for word in text)
        for first in dict.fromkeys(head[0] for head in one.heads):
            found.setdefault(first, []).append(one)
    return Phrasings({word: tuple(group) for word, group in found.items()}, frozenset(words))


def _all(catalog: Catalog, pack: Pack) -> Iterator[Said]:
    for metric in askable_metrics(catalog):
        for phrasing in metric.phrasings:
            yield _said("metric", metric.name, phrasing, catalog, pack)
    for dataset in askable_datasets(catalog):
        for phrasing in dataset.phrasings:
            yield _said("dataset", dataset.name, phrasing, catalog, pack)


def _said(
    kind: Literal["metric", "dataset"], target: str, phrasing: Phrasing, catalog: Catalog, pack: Pack
) -> Said:
    said = {"by": phrasing.by, "to": phrasing.to, "whom": phrasing.whom}
    nouns = {slot: _nouns(words, catalog) for slot, words in said.items()}
    forms = {slot: frozenset(texts) for slot, texts in nouns.items() if not (slot == "by" and phrasing.each)}
    ones = {slot: _one_of(texts, pack) for slot, texts in nouns.items()}
    forms |= {"each": ones["by"] if phrasing.each else frozenset(), "single": ones["to"]}
    words = pack.thesaurus["phrasings"]["words"]
    if forms.get("by") and any(pack.singular(one[-1]) in pack.thesaurus["persons"] for one in forms["by"]):
        forms["by"] |= frozenset(map(norms, words["somebody"]))
    forms["to"] |= frozenset(map(norms, words["something"])) if forms["to"] else frozenset()
    if phrasing.verbs:
        forms |= _verbs(phrasing.verbs, pack)
    elif phrasing.nouns:
        forms["noun"] = frozenset(norms(text) for text in phrasing.nouns)
    else:
        forms["adjective"] = frozenset(norms(text) for text in phrasing.adjectives)
    named = {
        slot: frozenset(filter(None, (_named_by(name, catalog) for name in names)))
        for slot, names in said.items()
    }
    return Said(kind, target, phrasing, forms, named)


def _nouns(said: tuple[str, ...], catalog: Catalog) -> set[Words]:
    """The nouns as they are written, those of a dataset in its stead; a dimension brings its values only."""
    found: set[Words] = set()
    for text in said:
        known = catalog.datasets.get(text)
        texts = (known.nouns or known.name, *known.synonyms) if known else (text,)
        found.update(norms(one) for one in texts if known or text not in catalog.dimensions)
    return found


def _one_of(nouns: set[Words], pack: Pack) -> frozenset[Words]:
    """The same of one: "persons" with "person"; what has no form of several is left out."""
    found = ((*words[:-1], pack.singular(words[-1])) for words in nouns)
    return frozenset(one for one in found if one not in nouns)


def _named_by(name: str, catalog: Catalog) -> str:
    """The dimension whose values are the names of what a dataset holds; "" for a plain word."""
    known = catalog.datasets.get(name)
    own = known.field(known.name_field) if known and known.name_field else None
    return (own.dimension or f"{name}.{own.name}") if own else name if name in catalog.dimensions else ""


def _verbs(verbs: tuple[str, ...], pack: Pack) -> dict[str, frozenset[Words]]:
    """The forms of each verb, those of its first word before its other words: "alerted on"."""
    irregular = {base: past for base, *past in pack.thesaurus["irregular"]}
    found: dict[str, set[Words]] = {slot: set() for slot in ("base", "third", "past", "done", "ing")}
    for text in verbs:
        first, *others = norms(text)
        forms = verb_forms([first], irregular, pack.thesaurus["doubled"])[first]
        base, third, *past, ing = forms
        for slot, form in zip(found, (base, third, past[0], past[-1], ing), strict=True):
            found[slot].add((form, *others))
    nouns: dict[str, list[str]] = {}
    for base, noun in (*pack.thesaurus["derived"], *pack.thesaurus["phrasings"]["nominals"]):
        nouns.setdefault(base, []).append(noun)
    called = frozenset((noun,) for verb in verbs for noun in nouns.get(verb, ()))
    return {"nominal": called, **{slot: frozenset(group) for slot, group in found.items()}}
