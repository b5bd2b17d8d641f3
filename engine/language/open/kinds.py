"""A noun that several splits share, with a word before it that nobody knows: "by software version"."""

from collections.abc import Iterator, Sequence

from engine.language.open.finder import Known, made
from engine.language.phrases import Phrase
from engine.language.tokens import Token

_SPLITTING = frozenset(("by", "per", "each", "which"))


def kinds(linked: Sequence[Phrase], tokens: Sequence[Token], known: Known) -> Iterator[Phrase]:
    """The two words together as each of the splits that end in the noun."""
    for one in linked:
        at = one.end
        if one.kind != "unknown" or not 0 < one.start < at < len(tokens):
            continue
        before = known.pack.operators.get((tokens[one.start - 1].norm,), ())
        found = _ending_in(known.pack.stem(tokens[at].norm), known)
        if _SPLITTING.intersection(before) and len(found) > 1:
            yield from made(one.start, at + 1, (("dimension", name) for name in found))


def _ending_in(stem: str, known: Known) -> list[str]:
    """The splits whose label has the stem at its head."""
    splits = (one for one in known.catalog.dimensions.items() if one[1].field.role == "dimension")
    return [name for name, one in splits if stem == known.pack.stem(known.pack.head(one.label))]
