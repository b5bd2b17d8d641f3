"""Values said in other words: "Spanien" for Spain, "called it off" for what is cancelled."""

from collections.abc import Iterator, Sequence

from engine.language.linking.values import Values
from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from engine.language.weights import WEIGHTS

_MOST_INSIDE = 2  # small words inside: "called all of it off" has more


def find_meant(tokens: Sequence[Token], at: int, pack: Pack, values: Values) -> Iterator[Phrase]:
    """Every value that some words from `at` on stand for; not where any value is called as they are."""
    for end, words in _spans(tokens, at, pack):
        meant, named = pack.meant_values.get(words, ()), pack.meant.get(words, ())
        if not (meant or named) or values.find(words) or not _may_stand(tokens, at, end, pack):
            continue
        if "not" in pack.operators.get(words[:1], ()) and (
            values.find(words[1:]) or _is_meant(words[1:], pack, values)
        ):
            continue  # "not paid" is more than what is called unpaid
        refs = [ref for one in meant for ref in values.find(one)]
        refs += [ref for one in named for ref in values.find(one) if ref.declared]
        for ref in dict.fromkeys(refs):
            cost = WEIGHTS["value"] + WEIGHTS["thesaurus"]
            yield Phrase(at, end, "value", (ref,), cost, "value")


def _spans(tokens: Sequence[Token], at: int, pack: Pack) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where words end that begin at `at`, and those words; of a verb and its particle without "it" inside."""
    longest = pack.longest_meant.get(tokens[at].norm, 0)
    words = tuple(token.norm for token in tokens[at : at + longest + _MOST_INSIDE])
    for size in range(1, min(longest, len(words)) + 1):
        yield at + size, words[:size]
    inner = next((size for size in range(1, len(words)) if not _is_inner(words[size], pack)), 0)
    if 1 < inner <= 1 + _MOST_INSIDE:
        yield at + inner + 1, (words[0], words[inner])


def _is_inner(word: str, pack: Pack) -> bool:
    return "pronoun" in pack.ignored.get((word,), ())


def _is_meant(words: tuple[str, ...], pack: Pack, values: Values) -> bool:
    return any(map(values.find, pack.meant_values.get(words, ())))


def _may_stand(tokens: Sequence[Token], at: int, end: int, pack: Pack) -> bool:
    """Whether one verb of doing says how something is: "were sent", "paid claims", and no "who paid".

    The bare form of one that does so needs a subject, or "did" somewhere before it.
    """
    said = tokens[at].norm
    if end - at > 1 or pack.thesaurus["meanings"]:
        return True
    words = pack.thesaurus
    if said in pack.bare_states:
        before = [token.norm for token in tokens[:at]]
        told = before[-1:] and before[-1] in (*words["subjects"], *words["modals"], *words["auxiliaries"])
        return bool(told) or bool({*words["auxiliaries"]} & {*before[:-1]})
    rules = {*pack.ignored.get((said,), ()), *pack.doings.get((said,), ())}
    if not rules & {"verb", "doing", "our"} and said not in pack.verb_of:
        return True
    opened = not at or tokens[at - 1].norm in pack.before_states
    return opened or all(token.kind == "symbol" for token in tokens[end:])
