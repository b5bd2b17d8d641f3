"""Times that begin and end as one likes: "this winter", "recently"."""

from collections.abc import Iterator, Sequence

from engine.language.open.finder import Known, made
from engine.language.patterns import compile_pattern, match
from engine.language.phrases import Phrase
from engine.language.times import filler, shaped
from engine.language.tokens import Token

_LONGEST = 6


class Seasons:
    """Such a time is each of the periods that the language gives for it."""

    def find(self, tokens: Sequence[Token], at: int, known: Known) -> Iterator[Phrase]:
        """The periods that the words from `at` on may mean."""
        window, fill = tokens[at : at + _LONGEST], filler(known.pack)
        for pattern, shapes in known.pack.data["open"]["periods"]:
            for end, slots in match(compile_pattern(pattern), window, 0, fill, {}):
                yield from made(at, at + end, (("period", shaped(shape, slots)) for shape in shapes))
