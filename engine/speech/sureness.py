"""How sure it is that the likeliest reading of a recording is what was said: a probability, learned.

A few named signals are weighed by `sureness.yaml`, which `python -m tests.eval.voice_learning` writes; there
stand the bounds too, from which on a reading is shown, and shown without a doubt. See docs/voice.md.
"""

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

SIGNALS = ("share", "told", "again", "stands_out")


def sureness(signals: Mapping[str, float]) -> float:
    """The probability (0 to 1) that the reading with these signals is what was said."""
    stored = _stored()
    score = stored["intercept"] + sum(stored["signals"][name] * signals[name] for name in SIGNALS)
    return float(1 / (1 + math.exp(-score)))


def bounds() -> tuple[float, float]:
    """From which sureness on a reading is shown, and from which on without a doubt."""
    stored = _stored()
    return float(stored["shown"]), float(stored["without_doubt"])


@cache
def _stored() -> dict[str, Any]:
    text = files("engine.speech").joinpath("sureness.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
