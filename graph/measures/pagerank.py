"""Where someone who follows ties at random, in their direction and by their weight, is found.

p(i) = (1 - α) / n + α * (sum over j of p(j) w(j, i) / out-strength(j) + (sum of p over those without a way out) / n),
with α = 0.85; the scores sum to 1. A tie without direction runs both ways.

Brin and Page 1998, "The anatomy of a large-scale hypertextual Web search engine", Computer Networks 30, 107-117.
"""

from __future__ import annotations

import numpy as np

from graph.measures.net import Net, Vector

ALPHA = 0.85
TOLERANCE = 1e-13  # the sum of changes at which the iteration ends
ROUNDS = 1000


def pagerank(net: Net) -> Vector:
    size = len(net.nodes)
    if not size:
        return np.zeros(0)
    out = np.asarray(net.directed.sum(axis=1), dtype=np.float64).ravel()
    share = np.divide(1.0, out, out=np.zeros(size), where=out > 0)
    stuck = out == 0
    back = net.directed.T.tocsr()
    scores = np.full(size, 1.0 / size)
    for _ in range(ROUNDS):
        before = scores
        spread = back @ (before * share) + before[stuck].sum() / size
        scores = (1 - ALPHA) / size + ALPHA * spread
        if np.abs(scores - before).sum() < TOLERANCE:
            break
    return np.asarray(scores / scores.sum())
