"""Nouns of a model by the verbs that they are made of: "decided" is of the decision date."""

from collections.abc import Iterator

from engine.language.linking.lexicon import Lexicon, Term, Words
from engine.language.linking.likewise import respelled

_PLAIN = ("label", "synonym", "name")
_LONGEST = 3  # words of a name in which a noun may stand for what was done
_KINDS = ("metric", "dataset", "timefield", "dimension")


def add_derived(lexicon: Lexicon) -> None:
    """Make what is called by a noun be found by the verb that the noun is made of, which no name has."""
    verbs: dict[str, list[str]] = {}
    for base, nouns in lexicon.pack.nouns_of_verbs.items():
        for noun in nouns:
            verbs.setdefault(noun, []).append(base)
    for term in list(lexicon.terms) if verbs else ():
        if term.source in _PLAIN and term.kind in _KINDS and len(term.words) <= _LONGEST:
            for words in _wordings(term, verbs, lexicon):
                lexicon.add(term.kind, term.target, " ".join(words), "thesaurus")


def _wordings(term: Term, verbs: dict[str, list[str]], lexicon: Lexicon) -> Iterator[Words]:
    """The name with the past form of the verb in place of the noun; a time is also said by that alone."""
    for at, word in enumerate(term.singulars):
        for base in verbs.get(word) or verbs.get(respelled((word,), lexicon.pack)[0], []):
            named = {word, base} if lexicon.pack.meant else set()  # "Beginnt am"; "Ausleihen" are several
            forms = [form for form in lexicon.pack.bent[base] if form not in lexicon.surface - named]
            others = (*term.singulars[:at], *term.singulars[at + 1 :])
            small = lexicon.pack.time_nouns | (lexicon.pack.small_words if named else frozenset())
            timed = term.kind == "timefield" and set(others) <= small
            for form in _unlike(forms, lexicon) if len(forms) == len(lexicon.pack.bent[base]) else ():
                if len(term.words) > 1:
                    yield (*term.words[:at], form, *term.words[at + 1 :])
                if timed or not others:
                    yield (form,)


def _unlike(forms: list[str], lexicon: Lexicon) -> list[str]:
    """One form for each stem."""
    found = {lexicon.pack.stem(form): form for form in forms if form not in lexicon.surface}
    return list(found.values())
