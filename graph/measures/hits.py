"""Hubs point to good authorities, and authorities are pointed to by good hubs.

The authority scores are the leading eigenvector of DᵀD, the hub scores that of DDᵀ, with the directed weights D; each sums
to 1. Where all ties are without direction the two are the same.

Kleinberg 1999, "Authoritative sources in a hyperlinked environment", Journal of the ACM 46, 604-632.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.measures.eigenvector import leading
from graph.measures.net import Net, Vector

SAME = 1e-9  # eigenvalues that differ by less, relatively, are one


def hubs(net: Net) -> Vector:
    return _scores(net.directed @ net.directed.T)


def authorities(net: Net) -> Vector:
    return _scores(net.directed.T @ net.directed)


def _scores(matrix: Any) -> Vector:
    """What Kleinberg's iteration from equal scores converges to: their projection on the leading eigenvectors, of which
    there are several where the matrix falls into blocks with the same largest eigenvalue."""
    scores = np.zeros(matrix.shape[0])
    best = 0.0
    for bound, places in _blocks(matrix):
        if bound < best * (1 - SAME):
            break
        value, vector = leading(matrix[places][:, places])
        if value > best * (1 + SAME):
            scores[:] = 0.0
        if value >= best * (1 - SAME):
            scores[places] = vector * vector.sum()
            best = max(best, value)
    return scores / scores.sum() if scores.sum() else scores


def _blocks(matrix: Any) -> list[tuple[float, NDArray[np.int64]]]:
    """(largest row sum, which no eigenvalue exceeds; places) of each block with entries, by falling bound."""
    count, labels = sparse.csgraph.connected_components(matrix, directed=False)
    sums = np.asarray(matrix.sum(axis=1)).ravel()
    bounds = np.zeros(count)
    np.maximum.at(bounds, labels, sums)
    order = np.argsort(-bounds, kind="stable")
    members = np.split(np.argsort(labels, kind="stable"), np.cumsum(np.bincount(labels, minlength=count))[:-1])
    return [(float(bounds[at]), np.sort(members[at])) for at in order if bounds[at] > 0]
