"""Query to sentence to query, very often: `python -m tests.eval.roundtrips --count 100000`.

Made-up queries of every kind that the language can say are restated, asked as they stand, in small
letters and without punctuation, and must come back. A run of the same code goes on where the one before
stopped; its queries follow from the seed alone. It prints how often each field and pair of fields of a
query was there.
"""

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from engine import Parlance, pipeline
from engine.language.pack import languages, load_pack
from engine.language.readers import Readers
from engine.session import Session
from sample_data.locate import data_home, ensure
from semantic.query import LogicalQuery
from semantic.yaml_io import shipped_models
from tests.engine.language.restating.conftest import NoRows, Sayable
from tests.engine.language.restating.test_restate import ENGLISH_YET, FORMS, PARTS, can_be_said
from tests.eval.memory import ROOT, code_hash

CHUNK, KEPT_FAILURES = 50, 200
_MANY = settings(
    max_examples=CHUNK,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    database=None,
    deadline=None,
)


@dataclass
class Tally:
    """What became of the queries of one language so far. `chunks` have been done."""

    chunks: int = 0
    tried: int = 0
    refused: int = 0  # came back as a question back or a refusal
    other: int = 0  # came back as another query: a wrong answer
    skipped: int = 0  # too long for one question
    fields: Counter[str] = field(default_factory=Counter)
    parts: Counter[str] = field(default_factory=Counter)  # failures by the part that was wanted
    failures: list[str] = field(default_factory=list)

    def take(self, query: LogicalQuery, part: str, found: str, text: str) -> None:
        """Count one query and what became of its sentence."""
        names = sorted(name for name, kept in query if kept)
        self.fields.update([*names, *(f"{one} + {two}" for one, two in combinations(names, 2))])
        self.tried += 1
        if found == "too long":
            self.skipped += 1
        elif found:
            self.parts[part] += 1
            self.refused += found.startswith("refused")
            self.other += found.startswith("other")
            if len(self.failures) < KEPT_FAILURES or found.startswith("other"):
                self.failures.append(f"{part}: {text}: {found}")


def came_back(query: LogicalQuery, text: str, session: Session) -> str:
    """ "" where all forms of the sentence give the query back; else what became of the first of them."""
    written = {write(text): form for form, write in reversed(FORMS.items())}
    for said, form in reversed(written.items()):
        answer = pipeline.ask(said, session, only_read=True)
        if answer.code == "too_long":
            return "too long"
        if answer.status != "answer":
            return f"refused {form}"
        if answer.query != query:
            return f"other {form}: {answer.interpretation}"
    return ""


def chunk(session: Session, sayable: Sayable, part: str, number: int, tally: Tally) -> None:
    """Try the queries of one chunk; which they are follows from its number and the seed in it."""

    @seed(number)
    @_MANY
    @given(sayable.queries(part).filter(lambda query: can_be_said(query, session)))
    def tried(query: LogicalQuery) -> None:
        text = session.reader.restater.restate(query)
        tally.take(query, part, came_back(query, text, session), text)

    tried()


def run(session: Session, sayable: Sayable, language: str, first: int, kept: Path) -> Iterator[Tally]:
    """The tally after each further chunk, for ever; it is kept in a file."""
    code = f"{code_hash()[:16]} {first}"
    data = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    tally = Tally()
    if data.pop("code", "") == code:
        tally = Tally(**{**data, "fields": Counter(data["fields"]), "parts": Counter(data["parts"])})
    parts = [part for part in PARTS if language == "en" or part not in ENGLISH_YET]
    while True:
        part = parts[tally.chunks % len(parts)]
        chunk(session, sayable, part, first * 1_000_003 + tally.chunks, tally)
        tally.chunks += 1
        kept.write_text(json.dumps({"code": code, **vars(tally)}, ensure_ascii=False), encoding="utf-8")
        yield tally


def report(language: str, tally: Tally, seconds: float) -> None:
    """Print the figures, the coverage, and the failures by kind with some of each."""
    back = tally.tried - tally.refused - tally.other - tally.skipped
    print(f"{language}: {tally.tried} queries, {back} back, {tally.refused} refused or asked back,")
    print(f"  {tally.other} as another query, {tally.skipped} too long, {seconds:.0f} s")
    print("  failures by part:", dict(tally.parts.most_common()))
    print("  coverage:", ", ".join(f"{name} {count}" for name, count in sorted(tally.fields.items())))
    for text in tally.failures[:20]:
        print("   ", text)


def main(arguments: list[str]) -> int:
    """Run until each language has had so many queries; 1 where any came back as another query."""
    able = [name for name in languages() if load_pack(name).is_complete]
    parser = argparse.ArgumentParser(prog="python -m tests.eval.roundtrips", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="queries per language")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--languages", nargs="*", default=able, choices=able)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop a language after so long")
    said = parser.parse_args(arguments)
    os.environ.setdefault("PARLANCE_HOME", str(ROOT / ".parlance"))
    parlance = Parlance(shipped_models(), ensure(lambda line: print(line, file=sys.stderr)))
    sayable = Sayable(parlance.session.catalog, dict(parlance.session.profile.values))
    found = [_one(spoken(parlance, language), sayable, language, said) for language in said.languages]
    return int(any(tally.other for tally in found))


def _one(session: Session, sayable: Sayable, language: str, said: argparse.Namespace) -> Tally:
    kept = data_home() / f"roundtrips-{language}.json"
    start = time.monotonic()
    for tally in run(session, sayable, language, said.seed, kept):
        seconds = time.monotonic() - start
        if tally.tried >= said.count or seconds > said.seconds:
            break
    report(language, tally, seconds)
    return tally


def spoken(parlance: Parlance, language: str) -> Session:
    """The session for people at home in a language, without data but with the stored values."""
    kept = parlance.session
    profile = replace(kept.profile, extents={})
    readers = Readers(kept.catalog, profile.values, language)
    session = replace(kept, readers=readers).speaking(readers.at_home)
    return replace(session, warehouse=NoRows(), profile=profile)  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
