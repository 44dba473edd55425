"""An actor is central whose ties are to central actors.

x = (1 / λ) W x, with the largest eigenvalue λ of the weight matrix W, x at least 0 and of Euclidean length 1, within the
largest component; actors outside it have 0, because x is not determined between components.

Bonacich 1972, "Factoring and weighting approaches to status scores and clique identification", Journal of Mathematical
Sociology 2, 113-120.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import linalg
from scipy.sparse import linalg as iterative

from graph.errors import DiplographError
from graph.measures.net import Net, Vector

DENSE = 400  # up to this size all eigenvectors are computed, which cannot fail to converge
ROUNDS = 20_000  # of the iteration on larger matrices


def leading(matrix: Any) -> tuple[float, Vector]:
    """The largest eigenvalue and its eigenvector, of length 1 and at least 0, of a symmetric matrix without negative entries
    that cannot be split into blocks: there it is the only one (Perron and Frobenius).

    The iteration starts from a fixed vector, so that it ends in the same numbers every time. Raises DiplographError where
    it does not end.
    """
    size = matrix.shape[0]
    if size <= DENSE:
        values, vectors = linalg.eigh(matrix.toarray(), subset_by_index=[size - 1, size - 1])
    else:
        start = 1.0 + np.arange(size) / size
        try:
            values, vectors = iterative.eigsh(matrix, k=1, which="LA", v0=start, tol=1e-13, maxiter=ROUNDS)
        except iterative.ArpackNoConvergence:
            raise DiplographError(
                f"the eigenvector of {size} actors is not found in {ROUNDS} rounds: choose other measures with --measure"
            ) from None
    vector = np.asarray(vectors[:, 0], dtype=np.float64)
    return float(values[0]), np.maximum(vector if vector.sum() >= 0 else -vector, 0.0)


def eigenvector(net: Net) -> Vector:
    scores = np.zeros(len(net.nodes))
    if len(net.nodes):
        places = net.largest()
        scores[places] = leading(net.weights[places][:, places])[1]
    return scores
