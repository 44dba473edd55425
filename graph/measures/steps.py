"""How many steps lie between actors: breadth-first searches from many actors at once.

Each actor has a bit for every search that has reached it, 64 in a word, so that one step of all searches is one "or" over
the ties.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

WORD = 64  # searches in a word
BATCH = 512  # searches that run together: bounds memory to BATCH bits for an actor and for a tie

Counts = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reach:
    """An entry an actor: how many others it can reach, the steps to them summed, and the sum of 1 / steps."""

    others: Counts
    far: Counts
    near: Counts


def reach(adjacency: Any) -> Reach:
    """`adjacency` is symmetric and has an entry for each tie."""
    size = adjacency.shape[0]
    others, far, near = np.zeros(size), np.zeros(size), np.zeros(size)
    for start in range(0, size, BATCH):
        rows = slice(start, min(start + BATCH, size))
        for distance, found in _searches(adjacency, rows):
            others[rows] += found
            far[rows] += found * distance
            near[rows] += found / distance
    return Reach(others, far, near)


def _searches(adjacency: Any, rows: slice) -> Iterator[tuple[int, Counts]]:
    """(distance, how many actors each search first reaches at it), from distance 1 up."""
    size, searches = adjacency.shape[0], np.arange(rows.stop - rows.start)
    tied = np.flatnonzero(np.diff(adjacency.indptr))
    starts = adjacency.indptr[:-1][tied]
    seen = np.zeros((size, -(-len(searches) // WORD)), dtype="<u8")
    seen[rows.start + searches, searches // WORD] = np.uint64(1) << (searches % WORD).astype(np.uint64)
    front = seen.copy()
    distance = 0
    while len(tied) and front.any():
        distance += 1
        fresh = np.zeros_like(seen)
        fresh[tied] = np.bitwise_or.reduceat(front[adjacency.indices], starts, axis=0)
        front = fresh & ~seen
        seen |= front
        bits = np.unpackbits(front.view(np.uint8), axis=1, count=len(searches), bitorder="little")
        yield distance, bits.sum(axis=0, dtype=np.int64).astype(np.float64)
