"""The other readings of a question that were considered, and why each lost."""

from collections.abc import Iterator
from itertools import islice

from engine.language.grammar.compose import Reading
from engine.language.rank import Candidate
from engine.language.weights import WEIGHTS
from engine.replies.asked import Asked
from engine.replies.telling import told_in
from engine.types.answer import Feature, RunnerUp

_MOST = 5


def runners_up(
    best: Candidate | None, candidates: list[Candidate], readings: tuple[Reading, ...], asked: Asked
) -> tuple[RunnerUp, ...]:
    """Up to five of them, the nearest first."""
    return tuple(islice(_others(best, candidates, readings, asked), _MOST))


def features_of(reading: Reading) -> tuple[Feature, ...]:
    """What a reading costs, as a sum of named weights."""
    return tuple(Feature(name, count, float(WEIGHTS[name])) for name, count in reading.features.items())


def _others(
    best: Candidate | None, candidates: list[Candidate], readings: tuple[Reading, ...], asked: Asked
) -> Iterator[RunnerUp]:
    planned = {id(found.reading): found for found in candidates}
    for reading in readings:
        if reading.query is None or (best is not None and reading is best.reading):
            continue
        text = asked.session.reader.restater.restate(reading.query)
        reason = _reason(reading, planned.get(id(reading)), best, asked)
        yield RunnerUp(text, reading.query, reason, features_of(reading))


def _reason(reading: Reading, found: Candidate | None, best: Candidate | None, asked: Asked) -> str:
    if found is not None and found.refusal is not None:
        return asked.reason("runner_impossible", text=told_in(found.refusal, asked.session)[0])
    if found is not None and best is not None and found.sql == best.sql:
        return asked.reason("runner_same")
    guessed = [phrase for phrase in reading.phrases if phrase.guessed]
    if guessed and asked.understanding is not None:
        tokens = asked.understanding.tokens
        said = " ".join(token.text for token in tokens[guessed[0].start : guessed[0].end])
        return asked.reason("runner_guessed", text=said)
    if best is not None and reading.cost > best.reading.cost:
        return asked.reason("runner_weaker")
    return asked.reason("runner_close")
