"""Fits the linear model: multinomial logistic regression with an L2 penalty, by L-BFGS from zero: no randomness.

The weights are rounded before they are written, so that the same sentences give the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import optimize, sparse

from loaders.pairs.model import NONE, Linear

SEEN = 3  # a feature is kept that stands in at least so many related pairs
STRENGTH = 1.0  # inverse of the penalty
DIGITS = 2
LEAST = 0.03  # a smaller weight is left out
STEPS = 40  # of the minimiser; more change no answer


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of phrases to learn from: its features, its root (NONE for a pair that nobody marked), its weight."""

    features: frozenset[str]
    root: str
    weight: float


def fit(pairs: Sequence[Pair]) -> Linear:
    """The model of these pairs."""
    roots = tuple(sorted({pair.root for pair in pairs} | {NONE}))
    seen = Counter(feature for pair in pairs if pair.root != NONE for feature in pair.features)
    known = sorted(
        feature for feature, count in seen.items() if count >= SEEN and not any(c.isspace() for c in feature)
    )
    matrix = _matrix(pairs, {feature: number for number, feature in enumerate(known)})
    wanted = np.array([roots.index(pair.root) for pair in pairs])
    found = _minimise(matrix, wanted, len(roots), np.array([pair.weight for pair in pairs]))
    rows = zip(("", *known), (found[-1], *found[:-1]), strict=True)
    rounded = {feature: _rounded(roots, row, keep_zero=not feature) for feature, row in rows}
    return Linear(roots, {feature: row for feature, row in rounded.items() if row})


def _rounded(roots: Sequence[str], row: Any, keep_zero: bool) -> dict[str, float]:
    values = {root: round(float(value), DIGITS) for root, value in zip(roots, row, strict=True)}
    return {root: value for root, value in values.items() if abs(value) >= LEAST or keep_zero}


def _matrix(pairs: Sequence[Pair], column: dict[str, int]) -> Any:
    places = [
        (row, column[feature])
        for row, pair in enumerate(pairs)
        for feature in pair.features  # in whatever order: the matrix sorts them
        if feature in column
    ]
    rows, columns = zip(*places, strict=True) if places else ((), ())
    return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(pairs), len(column)))


def _minimise(matrix: Any, wanted: Any, classes: int, weights: Any) -> Any:
    """Weights, a row a feature and the bias last."""
    turned, shape = matrix.T.tocsr(), (matrix.shape[1] + 1, classes)
    here = np.arange(matrix.shape[0])

    def loss(flat: Any) -> tuple[float, Any]:
        table = flat.reshape(shape)
        scores = matrix @ table[:-1] + table[-1]
        scores -= scores.max(axis=1, keepdims=True)
        likely = np.exp(scores)
        likely /= likely.sum(axis=1, keepdims=True)
        value = -(weights * np.log(likely[here, wanted] + 1e-12)).sum() + (table[:-1] ** 2).sum() / (2 * STRENGTH)
        likely[here, wanted] -= 1
        likely *= weights[:, None]
        slope = np.vstack([turned @ likely + table[:-1] / STRENGTH, likely.sum(axis=0)])
        return float(value), slope.ravel()

    start = np.zeros(shape[0] * shape[1])
    return optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x.reshape(shape)
