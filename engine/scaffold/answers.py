"""How people say the yes of a column of several words: "missed SLA", "renew automatically"."""

from collections.abc import Iterator

from engine.scaffold.consents import done_to
from engine.scaffold.lexicon import listed, pairs
from engine.scaffold.words import Words

_SHORTEST = 4  # letters of a participle: "red" is none


def said_otherwise(said: Words) -> Iterator[Words]:
    """The words in other orders and forms: what is done in front of what it is done to."""
    *rest, last = said
    if rest and last.endswith("ed") and len(last) >= _SHORTEST:
        for verb in _forms(last):
            yield (verb, *rest)
    yield from done_to(said)
    if rest and last in listed("at_hand"):
        yield tuple(rest)
    first, *others = said
    adverb = pairs("adverbs_of").get(first)
    if others and adverb:
        for verb in (others[0], f"{others[0]}s", f"{others[0]}ing"):
            yield (verb, *others[1:], adverb)
        yield (adverb.removesuffix("ally"), *others)


def _forms(participle: str) -> Iterator[str]:
    """The forms of a regular verb: missed, miss, misses, missing; as it is written both ways."""
    stem = participle[:-2]
    ends = "es" if stem.endswith(("s", "x", "ch", "sh")) else "s"
    yield from (participle, f"{stem}ing")
    if stem.endswith(tuple(listed("verbs_with_e"))):
        yield from (f"{stem}e", f"{stem}es")
    else:
        yield from (stem, f"{stem}{ends}")
