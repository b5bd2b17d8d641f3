"""What things have and what they are: "halls with a bar" have one, and are no bars."""

from collections.abc import Sequence

from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token


def without_classes(phrases: Sequence[Phrase], tokens: Sequence[Token], pack: Pack) -> list[Phrase]:
    """The phrases without the classes that are called like a yes or no of the same things, which is said.

    A word of having before "a", "the" or nothing says it: one of a class is that, and does not have it.
    """
    had = {
        (phrase.start, phrase.end, ref.dimension.partition(".")[0])
        for phrase in phrases
        if phrase.kind == "value" and phrase.start and _is_had(tokens, phrase.start, pack)
        for ref in phrase.target
        if ref.declared and ref.value is True
    }
    return [one for one in phrases if not (had and one.kind == "value" and _is_class(one, had))]


def _is_class(phrase: Phrase, had: set[tuple[int, int, str]]) -> bool:
    return all(
        not ref.declared and (phrase.start, phrase.end, ref.dimension.partition(".")[0]) in had
        for ref in phrase.target
    )


def _is_had(tokens: Sequence[Token], at: int, pack: Pack) -> bool:
    before = [token.norm for token in tokens[:at]]
    while before and "article" in pack.ignored.get((before[-1],), ()):
        before.pop()
    return bool(before) and before[-1] in pack.thesaurus["owning"]
