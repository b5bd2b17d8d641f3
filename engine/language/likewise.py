"""Wordings that a model does not have itself: the thesaurus put in place of its own words, one at a time."""

from collections.abc import Iterator

from engine.language.lexicon import Lexicon, Term, Words

_PLAIN = ("label", "synonym", "name", "code")
_LONGEST = 3  # words of a model that the thesaurus knows as one


def add_likewise(lexicon: Lexicon) -> None:
    """Make every term be found by other words of the same meaning, where those mean nothing else here."""
    own = {lexicon.pack.singular(word) for word in lexicon.surface} | lexicon.surface
    for term in list(lexicon.terms):
        for words in _wordings(term, lexicon) if term.source in _PLAIN else ():
            if own.isdisjoint(words[0]):
                lexicon.add(term.kind, term.target, " ".join(words[1]), "thesaurus")


def _wordings(term: Term, lexicon: Lexicon) -> Iterator[tuple[Words, Words]]:
    """The words put in, and the wording with them."""
    for at in range(len(term.words)):
        for size in range(1, min(_LONGEST, len(term.words) - at) + 1):
            for others in lexicon.pack.alike.get(term.singulars[at : at + size], ()):
                yield others, (*term.words[:at], *others, *term.words[at + size :])
