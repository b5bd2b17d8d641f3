"""The same questions give the same bytes: in every process, for every seed of hashes, on one core or many."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.replying import as_json, as_object
from engine import Parlance
from engine.language.pack import languages
from sample_data.locate import sample_path
from semantic.yaml_io import shipped_models
from tests.eval.corpus import CORPUS, entries
from tests.written import written_in

EVERY = 60  # one question in so many
SPREADS = (  # whose last digits hang on the order of rows
    "standard deviation of daily rows ingested by dataset",
    "correlation between daily plays and daily watch time",
)
TIMES = ("ms", "latency_ms")
_BATCH = "import os, sys; {before}; from app.cli import process; sys.exit(process())"
_ONE_CORE = "os.sched_setaffinity(0, list(os.sched_getaffinity(0))[:1])"


def asked(language: str) -> list[str]:
    """A slice of what is asked in a language."""
    if language == "en":
        return [*SPREADS, *[entry.question for entry in entries("en")][::EVERY]]
    path = CORPUS / "languages" / f"{language}.yaml"
    listed = written_in(path) if path.exists() else []
    return [entry["question"] for entry in listed][:: EVERY // 4]


LANGUAGES = sorted((name for name in languages() if asked(name)), key=lambda name: name != "en")[:3]


def timeless(line: str) -> str:
    """A reply as it is printed, but for how long it took."""
    return json.dumps(
        {key: value for key, value in json.loads(line).items() if key not in TIMES}, ensure_ascii=True
    )


def batch(questions: Sequence[str], language: str, seed: str, before: str = "pass") -> list[str]:
    """What `parlance ask --batch` prints in a process of its own."""
    lines = "".join(json.dumps({"id": at, "question": text}) + "\n" for at, text in enumerate(questions))
    words = [sys.executable, "-c", _BATCH.format(before=before), "ask", "--batch", "-", "--lang", language]
    where = ["--model", str(shipped_models()), "--source", str(sample_path())]
    done = subprocess.run(
        [*words, *where],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    return [timeless(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_processes_and_hash_seeds_give_the_same_bytes(language: str) -> None:
    questions = asked(language)
    first = batch(questions, language, "0")
    assert len(first) == len(questions)
    replies = {text: json.loads(line)["status"] for text, line in zip(questions, first, strict=True)}
    assert {*replies.values()} >= {"answer", "refuse"}
    assert language != "en" or {replies[question] for question in SPREADS} == {"answer"}
    assert batch(questions, language, "4711") == first


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system does not say on which cores")
def test_one_core_gives_the_same_bytes() -> None:
    questions = asked("en")
    assert batch(questions, "en", "7", _ONE_CORE) == batch(questions, "en", "8")


def test_threads_give_the_same_bytes(parlance: Parlance) -> None:
    questions = asked("en")

    def reply(text: str) -> str:
        return timeless(as_json(as_object(parlance.ask(text))))

    alone = [reply(text) for text in questions]
    for threads in (2, 6):
        with ThreadPoolExecutor(threads) as pool:
            assert list(pool.map(reply, questions)) == alone
