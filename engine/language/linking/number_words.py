"""Words that only say that something is a number: the "satisfaction score" of a satisfaction."""

from collections.abc import Collection, Iterator, Sequence

from engine.language.pack import Pack
from engine.language.phrases import Phrase
from engine.language.tokens import Token
from engine.language.weights import WEIGHTS


def number_words(
    found: Sequence[Phrase], tokens: Sequence[Token], pack: Pack, own: Collection[str]
) -> Iterator[Phrase]:
    """A phrase for each right behind the whole name of a number, or before "of" and that.

    Not where the model has the word itself, as it then tells which number is meant.
    """
    named = [one for one in found if one.kind == "measure" and one.rule in ("label", "synonym")]
    starts, ends = {one.start for one in named}, {one.end for one in named}
    for at, token in enumerate(tokens):
        if token.norm not in pack.thesaurus["number_words"] or pack.stem(token.norm) in own:
            continue
        if at in ends or _is_of(tokens, at, starts, pack):
            yield Phrase(at, at + 1, "ignored", "number_word", WEIGHTS["ignored"], "ignored")


def _is_of(tokens: Sequence[Token], at: int, starts: Collection[int], pack: Pack) -> bool:
    """ "Score of satisfaction", "nota media de satisfaction"."""
    place = at + 1
    place += place < len(tokens) and (tokens[place].norm,) in pack.aggregates
    return place + 1 in starts and tokens[place].norm in pack.data["of"]
