"""Rules on the phrases of a question as a whole, asked only where what they are about is said."""

from collections.abc import Callable, Hashable, Iterator, Sequence

from engine.language.grammar.pieces import Draft
from engine.language.phrases import Phrase

Rule = Callable[[Sequence[Phrase], Draft], Iterator[str]]
_OWN = ("op", "ignored", "agg")
_ANYTHING: tuple[frozenset[Hashable], str] = (frozenset(), "")
_ABOUT: dict[Rule, tuple[frozenset[Hashable], str]] = {}


def about(*said: Hashable, words: str = "") -> Callable[[Rule], Rule]:
    """Marks a rule that finds nothing where none of these is said, each as `told_by` has it.

    Nor does it where the question has no word of the list of the thesaurus that `words` names.
    """

    def marked(rule: Rule) -> Rule:
        _ABOUT[rule] = frozenset(said), words
        return rule

    return marked


def told_by(phrases: Sequence[Phrase]) -> frozenset[Hashable]:
    """The kinds of the phrases, the rules that found them, and what words of the language are."""
    kinds = [one.kind for one in phrases]
    rules = [("rule", one.rule) for one in phrases]
    own = [(one.kind, one.target) for one in phrases if one.kind in _OWN]
    return frozenset((*kinds, *rules, *own))


def found_by(rules: Sequence[Rule], phrases: Sequence[Phrase], draft: Draft) -> list[str]:
    """The words that the rules find, in their order."""
    found: list[str] = []
    for rule in rules:
        told, words = _ABOUT.get(rule, _ANYTHING)
        if told and told.isdisjoint(draft.told):
            continue
        if not words or says_any(words, draft):
            found += rule(phrases, draft)
    return found


def says_any(words: str, draft: Draft) -> bool:
    """Whether a word of a list of the thesaurus is said, alone or as a part of what the list has."""
    return not draft.pack.words_of_list(words).isdisjoint(draft.said)
