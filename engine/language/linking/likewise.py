"""Wordings that a model does not have itself: the thesaurus put in place of its own words, one at a time,
and in another language than English of all its words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import islice, product

from engine.language.linking.lent_words import LentWords
from engine.language.linking.lexicon import Lexicon, Term, Words
from engine.language.pack import Pack, load_pack

_PLAIN = ("label", "synonym", "name", "code")
_LONGEST = 3  # words of a model that the thesaurus knows as one
_MOST = 12  # wordings with all words of one replaced


def add_likewise(lexicon: Lexicon, lent: LentWords) -> None:
    """Make every term be found by other words of the same meaning, where those mean nothing else here."""
    own = _OwnWords.of(lexicon)
    compounds = _compounds(lexicon)
    for term in list(lexicon.terms):
        if (term.kind, term.target, term.singulars) in compounds:
            continue  # a "work order" is no purchase, though it is called "order" for short
        for words, wording in _wordings(term, lexicon) if term.source in _PLAIN else ():
            room = len(words) == 1 and lent.fit(lexicon.pack.singular(words[0]), term)
            if room or own.leave_room_for(words, wording, term):
                lexicon.add(term.kind, term.target, " ".join(wording), "thesaurus")


def _compounds(lexicon: Lexicon) -> frozenset[tuple[str, str, Words]]:
    """The last words of names that the thesaurus knows as a whole: alone they are another thing to it."""
    known = (one for one in lexicon.terms if one.kind in ("dataset", "metric") and len(one.words) > 1)
    whole = (one for one in known if one.singulars in lexicon.pack.alike and one.source in _PLAIN)
    return frozenset((one.kind, one.target, one.singulars[-1:]) for one in whole)


@dataclass(frozen=True)
class _OwnWords:
    """The words that the model has a use of its own for, and which of them stand in one name together."""

    words: frozenset[str]
    small: frozenset[str]
    kinds: frozenset[str]
    names: dict[str, tuple[frozenset[str], ...]]
    singular: Callable[[str], str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "_OwnWords":
        """Those of the terms so far."""
        singular = lexicon.pack.singular
        own = set(lexicon.surface)
        own |= {singular(word) for word in own if not _is_english(word, lexicon)}
        names: dict[str, dict[frozenset[str], None]] = {}
        for said in dict.fromkeys(frozenset(term.singulars) for term in lexicon.terms):
            for word in said:
                names.setdefault(word, {})[said] = None
        small, kinds = lexicon.pack.function_words, lexicon.pack.kinds
        by_word = {word: tuple(found) for word, found in names.items()}
        return cls(frozenset(own), small, kinds, by_word, singular)

    def leave_room_for(self, put_in: Words, wording: Words, term: Term) -> bool:
        """Whether a wording with other words put in is no other wording of the model's own.

        A single word is none of its own. An expression is one for itself ("job title"): where it only
        says more ("spare part"), what it adds must not be the name of something.
        """
        words = [word for word in map(self.singular, put_in) if word not in self.small]
        if self.words.isdisjoint(words) and self.words.isdisjoint(put_in):
            return True
        if len(put_in) == 1:
            kind = len(wording) > 1 and put_in[0] in self.kinds and not self._is_named(wording)
            return kind or self._is_part(put_in[0], wording, term)
        if frozenset(words).issuperset(term.singulars):
            return not any(self._is_name(word) for word in words if word not in term.singulars)
        return not self._is_named(put_in)

    def _is_name(self, word: str) -> bool:
        """Whether something is called by it alone."""
        return frozenset((word,)) in self.names.get(word, ())

    def _is_named(self, words: Words) -> bool:
        """Whether all of them stand in one name."""
        said = frozenset(map(self.singular, words))
        return any(said <= name for name in self.names.get(self.singular(words[0]), ()))

    def _is_part(self, word: str, wording: Words, term: Term) -> bool:
        """Whether a word is all of the wording, and stands in no other name than the term's own: "stock"."""
        names = self.names.get(self.singular(word), ())
        own = frozenset(term.singulars)
        return len(wording) == 1 and word in term.singulars and all(own <= name for name in names)


def _is_english(word: str, lexicon: Lexicon) -> bool:
    """Whether the language has another word for it, so that it is no plural of that language."""
    return bool(lexicon.pack.thesaurus["meanings"]) and (load_pack().singular(word),) in lexicon.pack.alike


def _wordings(term: Term, lexicon: Lexicon) -> Iterator[tuple[Words, Words]]:
    """The words put in, and the wording with them."""
    for at in range(len(term.words)):
        for size in range(1, min(_LONGEST, len(term.words) - at) + 1):
            for others in _others(term, at, at + size, lexicon):
                if len(others) > 1 and size == 1 < len(term.words):
                    continue  # nobody says "member of staff name"
                said = _as_many(others, term, at + size - 1, lexicon)
                yield others, (*term.words[:at], *said, *term.words[at + size :])
    if lexicon.pack.thesaurus["meanings"] and 1 < len(term.words) <= _LONGEST:
        yield from islice(_translated(term, lexicon), _MOST)


def _as_many(others: Words, term: Term, last: int, lexicon: Lexicon) -> Words:
    """The words put in, several where the term's own say several: "technicians" for its "mechanics"."""
    many = lexicon.pack.plurals(others[-1]) if term.words[last] != term.singulars[last] else ()
    return (*others[:-1], many[0]) if many and not lexicon.pack.meant else others


def _others(term: Term, start: int, end: int, lexicon: Lexicon) -> tuple[Words, ...]:
    """Other words for some of a term, which may be English in a question of another language."""
    alike = lexicon.pack.alike
    said = [term.singulars[start:end], *_as_written(term, start, end)]
    if lexicon.pack.thesaurus["meanings"]:
        said += [tuple(map(load_pack().singular, term.words[start:end])), term.words[start:end]]
    said += [respelled(words, lexicon.pack) for words in said] if lexicon.pack.data["spellings"] else []
    return next((alike[words] for words in said if words in alike), ())


def respelled(words: Words, pack: Pack) -> Words:
    """As they are written with the language's own letters, which many names lack: "gemaelde"."""
    return tuple(reduce(lambda word, pair: word.replace(*pair), pack.data["spellings"], one) for one in words)


def _as_written(term: Term, start: int, end: int) -> tuple[Words, ...]:
    """What is said of several only: "sales rep", "hours worked", "arrears"."""
    words = term.words[start:end]
    return (*words[:-1], term.singulars[end - 1]), words


def _translated(term: Term, lexicon: Lexicon) -> Iterator[tuple[Words, Words]]:
    """Wordings with every word replaced; where nouns come first, they are turned round."""
    parts = [_others(term, at, at + 1, lexicon) for at in range(len(term.words))]
    for chosen in product(*parts):
        turned = chosen[::-1] if lexicon.pack.head_first else chosen
        words = tuple(word for part in turned for word in part)
        yield words, words
