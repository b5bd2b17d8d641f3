"""What rows are that answer no: inactive, uninsured, unpaid."""

from collections.abc import Iterable

from engine.scaffold.lexicon import choices, listed
from engine.scaffold.words import Words, phrase

_SHORTEST_VERB = 4  # letters of what can be done: "able" and "table" say nothing of it
_SHORTEST = 5  # letters of a participle: "red" and "bed" are none


def opposites(adjectives: Iterable[Words]) -> tuple[str, ...]:
    """The opposites of the adjectives that have words of their own for no, or make one by themselves."""
    found: list[str] = []
    for words in adjectives:
        said = phrase(words).lower()
        found += choices("opposite_words").get(said, ())
        found += [_opposite(said), *abilities(words, "no")] if len(words) == 1 else []
    return tuple(dict.fromkeys(word for word in found if word))


def abilities(words: Words, answer: str) -> tuple[str, ...]:
    """What can be done, or cannot, where one word says so: billable is what can be billed."""
    word = words[0].lower()
    end = next((one for one in listed("ability") if word.endswith(one)), "")
    verb = word.removesuffix(end)
    if len(words) > 1 or not end or len(verb) < _SHORTEST_VERB:
        return ()
    done = f"{verb}d" if verb.endswith("e") else f"{verb}ed"
    return tuple(text.format(done) for text in choices("abilities")[answer])


def _opposite(word: str) -> str:
    if word in listed("with_in"):
        return f"in{word}"
    participle = word.endswith("ed") and len(word) >= _SHORTEST
    return f"un{word}" if participle or word in listed("with_un") else ""
