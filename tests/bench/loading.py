"""How long a model takes to load: from its YAML files, and from the cache of data made of them."""

import os
import time
from collections.abc import Callable
from tempfile import TemporaryDirectory
from unittest.mock import patch

from engine.cache import cached_text
from semantic.yaml_io import load, load_cached, shipped_models
from tests.bench.figures import Figure


def loading(runs: int) -> list[Figure]:
    """The best of several loads of the shipped models, in milliseconds."""
    with TemporaryDirectory() as home, patch.dict(os.environ, {"PARLANCE_HOME": home}):
        load_cached(shipped_models(), cached_text)
        cached = _best(lambda: load_cached(shipped_models(), cached_text), runs)
    return [
        Figure("loading the shipped models from the cache", cached, "ms", "under 100"),
        Figure("loading the shipped models from YAML", _best(lambda: load(shipped_models()), runs), "ms"),
    ]


def _best(work: Callable[[], object], runs: int) -> float:
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        work()
        best = min(best, 1000 * (time.perf_counter() - start))
    return best
