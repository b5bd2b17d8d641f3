"""A million hostile questions: none may raise, hang, or be read as what its words do not say.

It goes on where it stopped; what it finds stands in the file beside the other results.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine import Parlance
from engine.language.grammar.compose import Reading
from engine.language.linking.values import ValueRef
from engine.language.reader import MAX_TOKENS, Understanding
from engine.pipeline import MAX_CHARACTERS
from sample_data.locate import data_home, ensure
from semantic.filters import And, Compare, Condition, In, MetricIs, Not, Or, Related
from semantic.yaml_io import shipped_models
from tests.eval.corpus import entries
from tests.eval.hostile_texts import Hostility, hostility
from tests.eval.memory import ROOT, code_hash

COUNT, SEED = 1_000_000, 1
SLOWEST = 0.2  # seconds of processor time for one question
_ASKED = 10  # one in so many goes the whole way
_KEPT = 1000  # questions between two notes of how far it is
_SHOWN = 20


@dataclass(frozen=True)
class Finding:
    """A question that something is wrong with."""

    number: int
    kind: str
    text: str
    detail: str


def main(words: Sequence[str] | None = None) -> int:
    """Ask them all; exit code 1 where anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.hostile", description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT, help=f"how many (default: {COUNT})")
    parser.add_argument("--seed", type=int, default=SEED, help=f"which (default: {SEED})")
    arguments = parser.parse_args(words)
    os.environ.setdefault("PARLANCE_HOME", str(ROOT / ".parlance"))
    door = Parlance(shipped_models(), ensure(lambda line: print(line, file=sys.stderr)))
    made = of_door(door)
    path, code = data_home() / "hostile.json", f"{code_hash()[:16]} {arguments.seed}"
    kept = json.loads(path.read_text()) if path.exists() else {}
    start, found = (kept["next"], kept["found"]) if kept.get("code") == code else (0, [])
    for first in range(start, arguments.count, _KEPT):
        numbers = range(first, min(first + _KEPT, arguments.count))
        found += [vars(one) for one in findings(door, made, arguments.seed, numbers)]
        path.write_text(json.dumps({"code": code, "next": numbers.stop, "found": found}))
    print(f"{arguments.count} hostile questions, seed {arguments.seed}: {len(found)} findings")
    for one in found[:_SHOWN]:
        print(one["number"], one["kind"], one["detail"], ascii(one["text"]))
    return int(bool(found))


def of_door(door: Parlance) -> Hostility:
    """The hostility against a model: of its words, its values, and what is asked of the shipped models."""
    reader = door.session.reader
    values = [str(value) for found in door.session.profile.values.values() for value in found[:40]]
    terms = [" ".join(term.words) for term in reader.linker.lexicon.terms]
    asked = [entry.question for entry in entries("en")]
    return hostility(reader.pack, sorted({*values, *terms}), asked)


def findings(door: Parlance, made: Hostility, seed: int, numbers: range) -> Iterator[Finding]:
    """What is wrong with the questions of some numbers."""
    for number in numbers:
        text = made.text(seed, number)
        start = time.thread_time()
        try:
            wrong = list(_wrong(door, text, whole=number % _ASKED == 0))
        except RecursionError as trouble:
            wrong = [f"raised {trouble!r}"]
        except Exception as trouble:  # noqa: BLE001 - whatever it raises is what is looked for
            wrong = [f"raised {trouble!r}"]
        taken = time.thread_time() - start
        if taken > SLOWEST and (best := _again(door, text, number)) > SLOWEST:
            wrong.append(f"slow: {1000 * best:.0f} ms")
        for detail in wrong:
            yield Finding(number, detail.split()[0], text, detail)


def _again(door: Parlance, text: str, number: int) -> float:
    """The best of three: memory may have been tidied up in between."""
    taken = []
    for _ in range(3):
        start = time.thread_time()
        list(_wrong(door, text, whole=number % _ASKED == 0))
        taken.append(time.thread_time() - start)
    return min(taken)


def _wrong(door: Parlance, text: str, *, whole: bool) -> Iterator[str]:
    if whole:
        answer = door.ask(text)
        if answer.status not in ("answer", "clarify", "refuse") or not (answer.sentence or answer.reason):
            yield f"status {answer.status}"
        return
    reader = door.session.readers.for_question(text) if len(text) <= MAX_CHARACTERS else None
    if reader is None or len(reader.tokens(text)) > MAX_TOKENS:
        return
    understanding = reader.read(text)
    for reading in understanding.readings:
        yield from _uncovered(reading, understanding, frozenset(map(str, reader.truths.values())))
        reader.restater.restate(reading.query)  # type: ignore[arg-type]


def _uncovered(reading: Reading, understanding: Understanding, truths: frozenset[str]) -> Iterator[str]:
    """What a reading passes over, or takes from nowhere; what is true may be said by a field's name."""
    at = 0
    for phrase in reading.phrases:
        if phrase.start != at:
            yield f"gap before word {phrase.start}"
        at = phrase.end
        kinds = {token.kind for token in understanding.tokens[phrase.start : phrase.end]}
        if phrase.kind == "unknown" or (phrase.kind == "ignored" and kinds & {"number", "quoted", "date"}):
            yield f"passed over {phrase.kind} {understanding.tokens[phrase.start].text}"
    if at != len(understanding.tokens):
        yield f"gap after word {at}"
    query = reading.query
    values = [_refs(phrase.target) for phrase in reading.phrases if phrase.kind == "value"]
    said = truths.union(str(ref.value) for refs in values for ref in refs)
    if query is not None and not any(phrase.kind in ("moment", "unfiltered") for phrase in reading.phrases):
        yield from (f"nowhere {value}" for value in _texts(query.where) if value not in said)


def _refs(target: object) -> Sequence[ValueRef]:
    return target if isinstance(target, tuple) else ()


def _texts(condition: Condition | None) -> Iterator[str]:
    """The texts that a condition compares with."""
    if isinstance(condition, And | Or):
        yield from (text for item in condition.items for text in _texts(item))
    elif isinstance(condition, Not):
        yield from _texts(condition.item)
    elif isinstance(condition, MetricIs | Related):
        yield from _texts(condition.where)
    elif isinstance(condition, Compare) and isinstance(condition.value, str):
        yield condition.value
    elif isinstance(condition, In):
        yield from (value for value in condition.values if isinstance(value, str))


if __name__ == "__main__":
    sys.exit(main())
