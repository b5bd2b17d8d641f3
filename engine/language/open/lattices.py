"""A question with open words, with everything that these may mean."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from engine.language.grammar.compose import Reading
from engine.language.open.averages import Averages
from engine.language.open.faults import Faults
from engine.language.open.finder import REASON, Finder, Known
from engine.language.open.grades import Grades
from engine.language.open.judged import Judged
from engine.language.open.kinds import kinds
from engine.language.open.measured import Measured
from engine.language.open.newcomers import newcomers
from engine.language.open.parts import Parts
from engine.language.open.places import Places
from engine.language.open.rivals import rivals
from engine.language.open.seasons import Seasons
from engine.language.open.wholes import wholes
from engine.language.phrases import Phrase
from engine.language.reader import Lattice, Reader, Understanding, ordered
from semantic.query import NestedTerm

_FINDERS: tuple[Finder, ...] = (Faults(), Judged(), Measured(), Seasons(), Grades(), Averages(), Places())
_NUMBERS = ("metric", "measure")


def is_guess(understanding: Understanding) -> bool:
    """Whether the best reading takes a word for a part of some name."""
    return any(reading.is_partial for reading in understanding.readings[:1])


def beside(lattice: Lattice, reader: Reader, best: tuple[Phrase, ...]) -> tuple[Lattice, ...]:
    """The lattice with what the words of its best reading may mean as well; none where they say it all."""
    more = tuple(rivals(best, lattice.phrases, lattice.tokens, _known(lattice, reader)))
    return (replace(lattice, phrases=lattice.phrases + more),) if more else ()


def opened(
    text: str, lattice: Lattice, reader: Reader, best: tuple[Phrase, ...] | None = None
) -> tuple[Lattice, ...]:
    """The lattice with what its open words may mean, once for each way to read its dates; none where all
    is said. Where the `best` reading guesses a part of a name already, only adjectives may be parts of
    others, and the average of a field of its rows is no other average.
    """
    guessed = best is not None
    plain = best is not None and _averages_a_field(best)
    dated = [reader.linked(tokens, text) for tokens in reader.dated(text, reader.tokens(text))]
    found = []
    for one in dated or [lattice]:
        more = tuple(_more(one, reader, (Parts(adjectives=guessed),)))
        more = tuple(phrase for phrase in more if not (plain and _is_average(phrase)))
        more += () if guessed else tuple(_unsaid(one, reader))
        if more or dated:
            found.append(replace(one, phrases=one.phrases + more))
    return tuple(found)


def _averages_a_field(phrases: Sequence[Phrase]) -> bool:
    """ "Average invoice amount" of a field that each row has: no average of days, or of clients."""
    said = [one for one in phrases if one.kind != "ignored"]
    return any((one.kind, after.kind) == ("agg", "measure") for one, after in pairwise(said))


def together(found: Iterable[Understanding]) -> Understanding:
    """The readings of several lattices, without those in which an open word is one number beside another."""
    parts = list(found)
    readings = (one for part in parts for one in part.readings if is_sensible(one))
    failed = (one for part in parts for one in part.failed)
    return ordered(parts[0].tokens, chain(readings, failed), min(part.looked_at for part in parts))


def is_sensible(reading: Reading) -> bool:
    """Whether each open word is what it was looked up for; what fails shows that no dearer one is meant."""
    if reading.query is None:
        return True
    averaged = any(_is_average(phrase) for phrase in reading.phrases)
    nested = any(isinstance(term, NestedTerm) for term in reading.query.metrics)
    return not _is_second_number(reading.phrases) and (nested or not averaged)


def _known(lattice: Lattice, reader: Reader) -> Known:
    named = frozenset(
        str(phrase.target)
        for phrase in lattice.phrases
        if phrase.kind == "dimension" and not phrase.reason.startswith("partial")
    )
    return Known(reader.pack, reader.linker.lexicon, reader.catalog, named)


def _more(lattice: Lattice, reader: Reader, otherwise: Sequence[Finder]) -> Iterator[Phrase]:
    known = _known(lattice, reader)
    asking = [one for one in lattice.phrases if (one.kind, one.target) == ("op", "clock_asked")]
    for at in range(len(lattice.tokens)):
        clock = any(one.start <= at < one.end for one in asking)  # "what time" is no part of a name
        for finders in (_FINDERS, () if clock else otherwise):
            found = [phrase for finder in finders for phrase in finder.find(lattice.tokens, at, known)]
            yield from found
            if found:
                break


def _unsaid(lattice: Lattice, reader: Reader) -> Iterator[Phrase]:
    """What a question leaves out that fails: since when something is new, which kind, the share of what."""
    known = _known(lattice, reader)
    yield from newcomers(lattice.phrases, known)
    yield from kinds(lattice.phrases, lattice.tokens, known)
    yield from wholes(lattice.phrases, known)


def _is_average(phrase: Phrase) -> bool:
    return phrase.kind == "inside" and phrase.reason == REASON and phrase.target[1].kind == "agg"


def _is_second_number(phrases: tuple[Phrase, ...]) -> bool:
    numbers = [phrase for phrase in phrases if phrase.kind in _NUMBERS]
    return len(numbers) > 1 and any(phrase.reason == REASON for phrase in numbers)
