"""Whether reading stays quick when a model has thousands of terms and the data a million values."""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from unittest import mock

from engine import Parlance
from semantic.yaml_io import dump
from tests.bench.figures import Figure, middle
from tests.bench.scale_world import SEED, company, questions

VALUES, ASKED = 1_000_000, 300
_LOAD = """
import json, sys, time
from engine import Parlance

def memory():  # of this process now; what the system calls its peak may be that of its parent
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) / 256

door = Parlance(sys.argv[1], sys.argv[2])
before, start = memory(), time.perf_counter()
door.session
taken = time.perf_counter() - start
door.session.reader.read(sys.argv[3])
print(json.dumps([taken, memory() - before]))
"""


def scale(values: int = VALUES, asked: int = ASKED) -> list[Figure]:
    """Building, loading, memory, and milliseconds of CPU by question."""
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, PARLANCE_HOME=folder):
        model, source = Path(folder) / "model", Path(folder) / "data.duckdb"
        return list(_figures(_made(values, asked, model, source), model, source))


def _made(values: int, asked: int, model: Path, source: Path) -> list[str]:
    """The questions about a company that is written there; of its own it leaves nothing in memory."""
    print(f"bench: making a company with {values:,} values", file=sys.stderr)
    made = company(values)
    dump(made.model, model)
    made.fill(source)
    return questions(made, asked)


def _figures(texts: Sequence[str], model: Path, source: Path) -> Iterator[Figure]:
    door, start = Parlance(model, source), time.perf_counter()
    cpu = time.process_time()
    reader = door.session.reader
    built, cpu = time.perf_counter() - start, time.process_time() - cpu
    terms = len(reader.linker.lexicon.terms)
    note = f"{terms} terms, {door.session.profile.values.total} values"
    yield Figure("building the index of a large company", built, "s", "under 60", f"{cpu:.0f} s of CPU")
    words = [sys.executable, "-c", _LOAD, str(model), str(source), texts[0]]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    loaded, memory = json.loads(done.stdout)
    yield Figure("opening it again", loaded, "s", "under 1", note)
    yield Figure("memory for it", memory, "MB", "", note)
    yield Figure("its file on disk", _size(Path(os.environ["PARLANCE_HOME"])), "MB", "", note)
    read, typed = _taken(reader.read, texts), _taken(door.complete, beginnings(texts))
    yield from middle("reading a question of a large company, CPU", read, "ms", p95="under 30")
    yield from middle("completing a question of a large company, CPU", typed, "ms", p95="under 30")


def beginnings(texts: Sequence[str]) -> list[str]:
    """What stands there while the questions are typed: of each one beginning."""
    chance = random.Random(SEED)
    return [text[: chance.randrange(1, len(text) + 1)] for text in texts]


def _taken(work: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    taken = []
    for text in texts:
        start = time.thread_time()
        work(text)
        taken.append(1000 * (time.thread_time() - start))
    return taken


def _size(home: Path) -> float:
    return sum(path.stat().st_size for path in home.rglob("*.values")) / 2**20
