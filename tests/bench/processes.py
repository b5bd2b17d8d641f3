"""How long `parlance ask` takes as a process, against a bare one with the same libraries and the same SQL."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.bench.figures import Figure

QUESTION = "watch time by country last week"
OURS = ("app", "engine", "sample_data", "semantic")
_ASK = ("-m", "app.cli", "ask", QUESTION, "--json")
_LOADED = """
import json, sys
from app.cli import main
main(["ask", sys.argv[1], "--json"])
from sysconfig import get_path
homes = (get_path("purelib"), get_path("platlib"))
files = {name: getattr(module, "__file__", None) or "" for name, module in sys.modules.items()}
found = [name for name, file in files.items() if file.startswith(homes)]
print(json.dumps(found))
"""
_BARE = """
import json, sys
from importlib import import_module
file, sql, *names = sys.argv[1:]
for name in names:
    import_module(name)
import duckdb
rows = duckdb.connect(file, read_only=True).execute(sql).fetchall()
print(json.dumps(rows, default=str))
"""


def processes(file: Path, rounds: int) -> list[Figure]:
    """Interleaved runs; the ratio of the medians, in time passed and in CPU of process and threads.

    Both sides find their modules compiled, as from the second run on anywhere: in a folder of their own,
    since what is measured must not depend on whether this machine keeps compiled modules.
    """
    answer, names = loaded()
    bare = ("-c", _BARE, str(file), answer, *names)
    with tempfile.TemporaryDirectory() as compiled:
        environment = os.environ | {"PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        ours, theirs = _interleaved((_ASK, bare), environment, rounds)
    wall, cpu = (median(one[at] for one in ours) for at in (0, 1))
    bare_wall, bare_cpu = (median(one[at] for one in theirs) for at in (0, 1))
    note = f"median of {rounds}"
    return [
        Figure("parlance ask, a process", 1000 * wall, "ms", "", note),
        Figure("bare process with the same libraries and SQL", 1000 * bare_wall, "ms", "", note),
        Figure("parlance ask to bare process, time passed", wall / bare_wall, "x", "at most 1.6", note),
        Figure("parlance ask to bare process, CPU", cpu / bare_cpu, "x", "at most 1.6", note),
    ]


def loaded() -> tuple[str, list[str]]:
    """The SQL of the question, and the modules of other people's that answering it has loaded, in order."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, QUESTION], capture_output=True, text=True, check=True
    )
    answer, names = map(json.loads, done.stdout.splitlines())
    return answer["sql"], [name for name in names if name.split(".")[0] not in (*OURS, "_distutils_hack")]


def _interleaved(
    commands: Sequence[Sequence[str]], environment: dict[str, str], rounds: int
) -> list[list[tuple[float, float]]]:
    """Each command's timings, by turns, after one run of each that does not count."""
    taken: list[list[tuple[float, float]]] = [[] for _ in commands]
    for turn in range(rounds + 1):
        for words, kept in zip(commands, taken, strict=True):
            found = _timed(words, environment)
            if turn:
                kept.append(found)
    return taken


def _timed(words: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds passed, and CPU seconds of the child."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, check=True, env=environment)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
