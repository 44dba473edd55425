"""How near an actor is to all others, in steps; weights play no part.

Both run a breadth-first search from many actors at once, as products of sparse matrices.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from graph.measures.net import Net, Vector

BATCH = 256  # actors whose searches run together: bounds memory to BATCH rows


def reached(net: Net) -> Iterator[tuple[slice, int, NDArray[np.float64]]]:
    """(rows, distance, count): how many actors each of these rows first reaches at that distance from 1 up."""
    size = len(net.nodes)
    for start in range(0, size, BATCH):
        rows = slice(start, min(start + BATCH, size))
        seen = np.zeros((size, rows.stop - start), dtype=np.bool_)
        seen[np.arange(start, rows.stop), np.arange(rows.stop - start)] = True
        front = seen
        distance = 0
        while front.any():
            distance += 1
            front = ((net.adjacency @ front.astype(np.float32)) > 0) & ~seen
            seen |= front
            yield rows, distance, front.sum(axis=0, dtype=np.float64)


def harmonic(net: Net) -> Vector:
    """H(i) = (1 / (n - 1)) * sum over j of 1 / d(i, j), where an actor out of reach adds 0: between 0 and 1.

    Marchiori and Latora 2000, "Harmony in the small-world", Physica A 285, 539-546; Boldi and Vigna 2014, "Axioms for
    centrality", Internet Mathematics 10, 222-262.
    """
    total = np.zeros(len(net.nodes))
    for rows, distance, found in reached(net):
        total[rows] += found / distance
    return total / max(len(net.nodes) - 1, 1)


def closeness(net: Net) -> Vector:
    """C(i) = ((r - 1) / (n - 1)) * (r - 1) / sum of d(i, j), over the r actors that i can reach, itself among them.

    In a connected net it is Freeman's (1978) closeness; else Wasserman and Faust 1994, "Social Network Analysis",
    equation 5.22 extended for nets in parts.
    """
    others, far = np.zeros(len(net.nodes)), np.zeros(len(net.nodes))
    for rows, distance, found in reached(net):
        others[rows] += found
        far[rows] += found * distance
    return np.divide(others * others, far * max(len(net.nodes) - 1, 1), out=np.zeros_like(far), where=far > 0)
