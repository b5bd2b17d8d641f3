"""The whole of learning: examples, corrected weights, confidence, and the files that hold them."""

import json
import os
import platform
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from importlib.resources import files
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from engine.language.weights import WEIGHTS
from engine.training.examples import Example, examples
from engine.training.learning import BOUND, Ranking, learn_confidence, learn_weights
from engine.training.things import domains
from engine.training.worlds import world

SEED = 20261121
WISHES = 40  # for each database; each is asked of two models
_LIBRARIES = ("scikit-learn", "numpy", "scipy", "duckdb", "sqlglot")
STORED = Path(str(files("engine.language")))
Say = Callable[[str], None]


@dataclass(frozen=True)
class Learned:
    """What training finds, as it is stored: text by the name of its file in engine/language."""

    files: dict[str, str]
    ranking: Ranking


def by_hand() -> dict[str, float]:
    """The weights set by hand, which questions are read with and which learning begins from."""
    return {name: float(value) for name, value in WEIGHTS.items()}


def learned(say: Say, workers: int = 2, names: Sequence[str] | None = None, wishes: int = WISHES) -> Learned:
    """Learn everything anew. `names` are the domains; all of them by default."""
    names = list(names or domains())
    in_use = by_hand()
    say(f"asking {len(names)} databases")
    first = _asked([(name, 0) for name in names], workers, wishes)
    ranking = learn_weights([*chain(*first)], in_use)
    say(f"asking {len(names)} others")
    second = _asked([(name, 1) for name in names], workers, wishes)
    confidence = learn_confidence(second)
    counts = {
        "questions_for_the_weights": sum(map(len, first)),
        "pairs_of_readings": ranking.pairs,
        "pairs_in_wrong_order_by_hand": ranking.wrong_before,
        "pairs_in_wrong_order_learned": ranking.wrong_after,
        "questions_for_the_confidence": sum(map(len, second)),
    }
    made = {
        "seed": SEED,
        "wishes": wishes,
        "domains": names,
        "bound": BOUND,
        **counts,
        "weights": ranking.weights,
        "versions": _versions(),
    }
    texts = {"confidence.json": confidence, "training.json": made}
    return Learned({name: _text(data) for name, data in texts.items()}, ranking)


def _asked(wanted: Sequence[tuple[str, int]], workers: int, wishes: int) -> list[list[Example]]:
    """The examples of each database, in order, whatever process made them."""
    ask = partial(_examples, wishes)
    if workers < 2:
        return [ask(one) for one in wanted]
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        return list(pool.map(ask, wanted))


def _examples(wishes: int, wanted: tuple[str, int]) -> list[Example]:
    with _own_cache():
        return examples(world(*wanted, SEED), wishes)


@contextmanager
def _own_cache() -> Iterator[None]:
    """What is made of invented databases is not kept among what is made of real ones."""
    before = os.environ.get("PARLANCE_HOME")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PARLANCE_HOME"] = folder
        try:
            yield
        finally:
            os.environ.pop("PARLANCE_HOME")
            os.environ.update({"PARLANCE_HOME": before} if before is not None else {})


def _versions() -> dict[str, str]:
    """What the figures depend on besides the code."""
    python = ".".join(platform.python_version_tuple()[:2])
    return {"python": python, **{name: version(name) for name in _LIBRARIES}}


def _text(data: Mapping[str, Any]) -> str:
    return json.dumps(data, indent=2) + "\n"


def write(found: Learned, folder: Path = STORED) -> None:
    """Store what was learned."""
    for name, text in found.files.items():
        (folder / name).write_text(text, encoding="utf-8")


def differences(found: Learned, folder: Path = STORED) -> Iterator[str]:
    """What is stored otherwise than it was learned, a line each."""
    for name, text in found.files.items():
        path = folder / name
        kept: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
        fresh: dict[str, Any] = json.loads(text)
        for key in dict.fromkeys((*kept, *fresh)):
            if kept.get(key) != fresh.get(key):
                yield f"{name}: {key} is stored as {kept.get(key)}, learned as {fresh.get(key)}"
