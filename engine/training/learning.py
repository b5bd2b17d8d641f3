"""Learning from examples: corrections of the hand-set weights, and how sure a reading is.

Everything is convex, solved far beyond the six digits that are kept: the same for any number of threads.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from engine.language.confidence import SIGNALS
from engine.training.examples import Example, Weighed

DIGITS = 6
BOUND = 0.1  # no weight moves further from the one set by hand, as a part of it
_FIXED = ("phrase", "margin", "failed_margin", "unknown")  # the unit of costs, and what is compared with it
_PULL = 1.0  # how much examples count against the weights set by hand
_HAND = 100.0  # makes the pull towards zero of the whole hand-set cost too small to matter
_Vector = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True)
class Ranking:
    """Learned weights, and how many pairs of readings they put in the wrong order, before and after."""

    weights: dict[str, float]
    pairs: int
    wrong_before: int
    wrong_after: int


def learn_weights(examples: Sequence[Example], prior: Mapping[str, float]) -> Ranking:
    """Weights near the prior that put right readings before wrong ones.

    Of each question the cheapest right reading is held against every wrong one. The difference of their
    features, each in units of what it costs by hand, is what a logistic regression learns from; the cost by
    hand stands beside them as one more feature, so that what is learned are corrections of it.
    """
    names = [name for name, value in prior.items() if value and name not in _FIXED]
    hand = np.array([prior[name] for name in names])
    pairs, shares = _pairs(examples, prior)
    corrections = np.array([[pair.get(name, 0.0) for name in names] for pair in pairs]) * hand
    cost = np.array([[sum(prior[name] * count for name, count in pair.items())] for pair in pairs])
    model = _fitted(np.hstack([cost * _HAND, corrections]), shares)
    scale = model[0] * _HAND
    if scale <= 0:
        raise ValueError("by these examples the weights set by hand rank the wrong way round")
    found = np.clip(model[1:] / scale, -BOUND, BOUND)
    weights = dict(prior) | {
        name: _beside_margin(value * (1 + change), value, prior["margin"])
        for name, value, change in zip(names, hand, found, strict=True)
    }
    rounded = {name: round(float(value), DIGITS) for name, value in weights.items()}
    return Ranking(rounded, len(pairs), _wrong(pairs, prior), _wrong(pairs, rounded))


def _beside_margin(value: float, by_hand: float, margin: float) -> float:
    """A weight stays on its side of the margin: what alone makes a question back by hand still does."""
    if by_hand > margin:
        return max(value, margin * 1.05)
    return min(value, margin * 0.95) if by_hand > 0 else value


def _pairs(
    examples: Sequence[Example], prior: Mapping[str, float]
) -> tuple[list[dict[str, float]], list[float]]:
    """Differences of features, wrong less right, and how much each counts: each question counts once."""
    pairs: list[dict[str, float]] = []
    shares: list[float] = []
    for example in examples:
        right = [one for one in example.readings if one.right]
        wrong = [one for one in example.readings if not one.right]
        if right and wrong:
            best = min(right, key=lambda one: _cost(one.features, prior))
            pairs += [_difference(one, best) for one in wrong]
            shares += [1 / len(wrong)] * len(wrong)
    return pairs, shares


def _difference(wrong: Weighed, right: Weighed) -> dict[str, float]:
    names = dict.fromkeys((*wrong.features, *right.features))
    return {name: wrong.features.get(name, 0.0) - right.features.get(name, 0.0) for name in names}


def _cost(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(float(weights[name]) * count for name, count in features.items())


def _wrong(pairs: Sequence[Mapping[str, float]], weights: Mapping[str, float]) -> int:
    return sum(round(_cost(pair, weights), DIGITS) <= 0 for pair in pairs)


def _fitted(differences: _Vector, shares: Sequence[float]) -> _Vector:
    """The weights of a regression without intercept on the pairs, each seen from both sides."""
    both = np.vstack([differences, -differences])
    sides = np.repeat([1, 0], len(differences))
    model = LogisticRegression(
        C=_PULL, fit_intercept=False, solver="newton-cholesky", tol=1e-12, max_iter=500
    )
    model.fit(both, sides, sample_weight=np.tile(shares, 2))
    found: _Vector = model.coef_[0]
    return found


def learn_confidence(databases: Sequence[Sequence[Example]]) -> dict[str, Any]:
    """Weights of the signals, and the curve from score to probability.

    The curve is fitted on scores that each database gets by weights learned from all the others: it says how
    right such scores are on a database that nothing was learned from.
    """
    everything = [one for found in databases for one in found]
    signals, rights = _signals(everything), _rights(everything)
    of = np.repeat(np.arange(len(databases)), [len(found) for found in databases])
    model = LogisticRegression(C=_PULL, solver="newton-cholesky", tol=1e-12, max_iter=500)
    curve = LogisticRegression(C=1e6, solver="newton-cholesky", tol=1e-12, max_iter=500)
    scores = np.zeros(len(everything))
    for held_out in range(len(databases)):
        model.fit(signals[of != held_out], rights[of != held_out])
        scores[of == held_out] = model.decision_function(signals[of == held_out])
    curve.fit(scores[:, None], rights)
    model.fit(signals, rights)
    return {
        "signals": {
            name: round(float(weight), DIGITS) for name, weight in zip(SIGNALS, model.coef_[0], strict=True)
        },
        "intercept": round(float(model.intercept_[0]), DIGITS),
        "curve": [round(float(curve.coef_[0][0]), DIGITS), round(float(curve.intercept_[0]), DIGITS)],
    }


def _signals(examples: Sequence[Example]) -> _Vector:
    return np.array([[one.signals[name] for name in SIGNALS] for one in examples])


def _rights(examples: Sequence[Example]) -> _Vector:
    return np.array([float(one.right) for one in examples])
