"""Words for what has not happened yet: "unfinished", "open" of what is closed, "alive" of who dies.

They are known where the model has the time of what happens; which fields that are is kept by the words.
So are those for what has happened by now and is said as what is no more: "no longer with us".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from engine.language.linking.lexicon import Lexicon, Term
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token, norms
from engine.language.weights import WEIGHTS, parts_of

States = Mapping[tuple[str, ...], tuple[str, ...]]

HAPPENED = "!"  # behind the field: it has happened, where the field alone says that it has not
_LONGEST = 5  # words of a state
_SHORTEST = 4  # letters of what happened: "sold" may be unsold


def states_of(lexicon: Lexicon, pack: Pack) -> States:
    """The fields without a value by the words that say so."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    not_yet, by_now = (_said(pack.thesaurus[name]) for name in ("unhappened", "happened"))
    for term in lexicon.terms:
        told = [(words, term.target) for words in (*not_yet.get(term.words, ()), *_denied(term, pack))]
        told += [(words, f"{term.target} {HAPPENED}") for words in by_now.get(term.words, ())]
        for words, target in told if _may_happen(term) else ():
            if not any(one.words == words for one in lexicon.whole(tuple(map(pack.stem, words)))):
                found.setdefault(words, {})[target] = None
    return {words: tuple(targets) for words, targets in found.items()}


def _said(pairs: Iterable[tuple[list[str], list[str]]]) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """The wordings of a state by the words that name what happens."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for wordings, names in pairs:
        for name in names:
            found.setdefault(norms(str(name)), []).extend(norms(str(one)) for one in wordings)
    return found


def _may_happen(term: Term) -> bool:
    return term.kind in ("timefield", "dimension") and term.source != "thesaurus"


def _denied(term: Term, pack: Pack) -> Iterator[tuple[str, ...]]:
    """ "Unfinished" beside "finished"."""
    word = term.words[0]
    if len(term.words) == 1 and len(word) >= _SHORTEST:
        for prefix in pack.thesaurus["denying"]:
            yield norms(f"{prefix}{word}")


def find_states(tokens: Sequence[Token], at: int, states: States) -> Iterator[Phrase]:
    """Every state that some words from `at` on may say."""
    for size in range(1, min(_LONGEST, len(tokens) - at) + 1):
        targets = states.get(tuple(token.norm for token in tokens[at : at + size]), ())
        for target in targets:
            cost = WEIGHTS["thesaurus"] + WEIGHTS["timefield"]
            yield Phrase(at, at + size, "state", target, cost, "state")


def without_bent(phrases: Sequence[Phrase], tokens: Sequence[Token], own: Set[str]) -> list[Phrase]:
    """The phrases without fields by another form of a word that says a state: "open" is no "opened on".

    Nor is a state passed over: "on the payroll" is nobody who left.

    Those words that the model has itself (`own`) stay what they are.
    """
    spans = {at for one in phrases if one.kind == "state" for at in range(one.start, one.end)}
    said = {at for at in spans if tokens[at].norm not in own}
    whole = {(one.start, one.end) for one in phrases if one.kind == "state"}
    kept = (one for one in phrases if not (_is_bent(one) and said & set(range(one.start, one.end))))
    return [one for one in kept if not (one.kind == "ignored" and (one.start, one.end) in whole)]


def _is_bent(phrase: Phrase) -> bool:
    bent = any(name in ("other_inflection", "reordered", "partial") for name, _ in parts_of(phrase.cost))
    return bent and phrase.kind in ("timefield", "dimension")
