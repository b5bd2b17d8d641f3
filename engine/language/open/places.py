""" "Where do our plays come from": which of the places is asked for."""

from collections.abc import Iterator, Sequence

from engine.language.open.finder import Known, made, said
from engine.language.phrases import Phrase
from engine.language.tokens import Token


class Places:
    """A "where" that opens a question asks by each dimension that says a place or an origin."""

    def find(self, tokens: Sequence[Token], at: int, known: Known) -> Iterator[Phrase]:
        """The dimensions that the word at `at` may ask for."""
        where = known.pack.data["open"]["where"]
        end = said(tokens, at, where["asked"]) if at == 0 else 0
        wanted = [known.pack.stem(word) for word in where["of"]] if end else []
        yield from made(0, end, (_by(name, end) for name in _called(wanted, known)))


def _called(wanted: Sequence[str], known: Known) -> Iterator[str]:
    """The dimensions whose label has one of the words, in their order."""
    for word in wanted:
        for name, dimension in known.catalog.dimensions.items():
            if word in {known.pack.stem(part) for part in dimension.label.casefold().split()}:
                yield name


def _by(name: str, end: int) -> tuple[str, object]:
    return "inside", (Phrase(0, end, "op", "by", 0.0, "open"), Phrase(0, end, "dimension", name, 0.0, "open"))
