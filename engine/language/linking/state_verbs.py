"""What became of something, said by its verb: "did we call off" of what is called off, "did we reject"."""

from collections.abc import Mapping

Words = tuple[str, ...]
Meant = Mapping[Words, tuple[Words, ...]]
Forms = Mapping[str, tuple[str, ...]]  # by the base form: it, the third person, past forms, "ing"


def with_particles(said: Meant, verbs: Forms, over: frozenset[Words]) -> dict[Words, tuple[Words, ...]]:
    """Expressions that begin with a past form, in all other forms of the verb.

    What stands for something that is over has no present: what "takes place" may still be to come.
    """
    forms = {past: every for every in verbs.values() for past in every[2:-1]}
    longer = {words: meant for words, meant in said.items() if len(words) > 1}
    return {
        (form, *words[1:]): meant
        for words, meant in longer.items()
        for form in forms.get(words[0], ())[0 if over.isdisjoint(meant) else 2 :]
    }


def asked_of(said: Meant, verbs: Forms) -> dict[Words, tuple[Words, ...]]:
    """Bare verbs, which stand for what their participles do."""
    found: dict[Words, tuple[Words, ...]] = {}
    for base, third, *past, _ in verbs.values():
        states = dict.fromkeys(word for one in past for word in ((one,), *said.get((one,), ())))
        found |= {(base,): tuple(states), (third,): tuple(states)}
    return found
