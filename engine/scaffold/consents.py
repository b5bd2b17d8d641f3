"""How people say the yes and the no of a column called by a verb: wants_newsletter, needs_fridge."""

from collections.abc import Iterator

from engine.scaffold.lexicon import listed, pairs
from engine.scaffold.words import Words

_VOWELS = "aeiou"


def done_to(said: Words) -> Iterator[Words]:
    """The verb in its other forms; of what people agree to, all verbs of it, and the thing alone."""
    thing = agreed_to(said)
    if thing:
        yield from ((*verb.split(), *thing) for verb in sorted(listed("consent_verbs")))
        yield from (thing,) if thing != said else ()
    elif len(said) > 1 and said[0] in pairs("flag_verbs"):
        yield from ((form, *said[1:]) for form in _forms(pairs("flag_verbs")[said[0]]))


def refused(said: Words) -> Iterator[Words]:
    """What they did who did not agree."""
    thing = agreed_to(said)
    if thing:
        yield from ((*verb.split(), *thing) for verb in sorted(listed("dissent_verbs")))


def agreed_to(said: Words) -> Words:
    """What a yes-or-no column says that people agreed to: the newsletter they want; () for none."""
    if said[0] in listed("consent_firsts") and len(said) > 1:
        return said[1:]
    for end in map(str.split, listed("consent_ends")):
        if said[-len(end) :] == tuple(end) and len(said) > len(end):
            return said[: -len(end)]
    return said if len(said) == 1 and said[0] in listed("sent_things") else ()


def _forms(verb: str) -> tuple[str, ...]:
    """The forms of a verb: need, needs, needed, needing."""
    stem = verb.removesuffix("e")
    third = f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in _VOWELS else f"{verb}s"
    past = pairs("flag_pasts").get(verb, f"{stem}ed")
    return verb, third, past, f"{stem}ing"
