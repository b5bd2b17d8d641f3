"""How sure a reading of speech is, learned: `python -m tests.eval.voice_learning` prints sureness.yaml.

With --check it fails where other weights are stored than those that are learned.

By other questions, speeds and noises than those that `tests.eval.voice` measures. A regression weighs the
signals of the likeliest reading. What each bound would do is told by the sureness that a question gets from
weights learned without it.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression

from engine.speech import sureness
from engine.speech.sureness import SIGNALS
from tests.eval.voice_listening import Judged, Saying, judged
from tests.eval.voice_rooms import Noise, Voice, ensure_flite

QUESTIONS = Path(__file__).parent / "spoken_tuning.yaml"
STORED = Path(sureness.__file__).with_name("sureness.yaml")
SEED, FOLDS, DIGITS = 1000, 10, 6
MEASURED = (Voice("slt"), Voice("rms"), Voice("awb"))
OTHER = (
    Voice("kal16"), Voice("slt", 0.88, 200), Voice("rms", 1.18, 95), Voice("awb", 1.12),
    Voice("kal16", 0.9, 120),
)  # fmt: skip
WHITE = Noise("white", 15)
ROOMS = (
    Noise(), Noise("pink", 15), Noise("white", 10), Noise("babble", 15), Noise("white", 20), Noise(),
)  # fmt: skip
_Vector = np.ndarray[Any, np.dtype[np.float64]]
_Flags = np.ndarray[Any, np.dtype[np.bool_]]


def sayings(questions: Sequence[str]) -> Iterator[Saying]:
    """Each question by three voices in white noise, and by one of them in another room."""
    for at, question in enumerate(questions):
        turn = at // 2
        for place, voice in enumerate((MEASURED[turn % 3], MEASURED[(turn + 1) % 3], OTHER[turn % 5])):
            yield Saying(question, voice, WHITE, SEED + at)
            if at % 3 == place:
                yield Saying(question, voice, ROOMS[(turn + 2 * place) % 6], SEED + at)


def learned(found: Sequence[Judged]) -> list[str]:
    """The lines to be stored, and what each bound would do to what is shown."""
    signals = np.array([[one.signals[name] for name in SIGNALS] for one in found])
    right = np.array([one.right for one in found])
    model = _model(signals, right)
    weights = zip(SIGNALS, model.coef_[0].round(DIGITS), strict=True)
    sure = _without_own(signals, right, [one.saying.question for one in found])
    return [
        "signals: {" + ", ".join(f"{name}: {weight}" for name, weight in weights) + "}",
        f"intercept: {round(float(model.intercept_[0]), DIGITS)}",
        *(_told(bound / 20, sure, right) for bound in range(6, 20)),
    ]


def _model(signals: _Vector, right: _Flags) -> LogisticRegression:
    return LogisticRegression(C=1.0, tol=1e-12, max_iter=500, solver="newton-cholesky").fit(signals, right)


def _without_own(signals: _Vector, right: _Flags, questions: Sequence[str]) -> _Vector:
    """The sureness of each by weights that its question had no part in."""
    places = {question: at % FOLDS for at, question in enumerate(sorted(set(questions)))}
    of, sure = np.array([places[question] for question in questions]), np.zeros(len(questions))
    for own in (of == fold for fold in range(FOLDS)):
        if own.any():
            sure[own] = _model(signals[~own], right[~own]).predict_proba(signals[own])[:, 1]
    return sure


def _told(bound: float, sure: _Vector, right: _Flags) -> str:
    shown = sure >= bound
    return (
        f"# from {bound:.2f} on: {(shown & right).sum()} of {right.sum()} right ones shown, "
        f"{(~shown & ~right).sum()} of {(~right).sum()} wrong ones refused"
    )


def differing(lines: Sequence[str]) -> list[str]:
    """What is learned and stored otherwise."""
    fresh: dict[str, Any] = yaml.safe_load("\n".join(lines))
    kept: dict[str, Any] = yaml.safe_load(STORED.read_text(encoding="utf-8"))
    other = [name for name in fresh if fresh[name] != kept[name]]
    return [f"{name}: learned {fresh[name]}, stored {kept[name]}" for name in other]


def main() -> int:
    """Learn and print; 1 where what is stored was to be checked and differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="hold what is learned against what is stored")
    options = parser.parse_args()
    ensure_flite()
    questions = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    found = judged(list(sayings(questions)))
    lines = learned([one for one in found if one.signals])
    print(f"# {len(found)} recordings of {len(questions)} questions", *lines, sep="\n")
    faults = differing(lines) if options.check else []
    print(*faults, sep="\n", end="\n" if faults else "", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
