"""Values -> ranks. Values that differ only by rounding are one value, and actors with one value share one rank."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph.measures.net import Vector

DIGITS = 9  # significant digits that two values must have in common to be a tie
NOTHING = 1e-12  # what is nearer to 0 is what computing in floats leaves of it


def rounded(values: Vector) -> Vector:
    """The values to DIGITS significant digits; what is nearer to 0 than NOTHING becomes 0."""
    size = np.abs(values)
    scale = 10.0 ** (DIGITS - 1 - np.floor(np.log10(np.where(size < NOTHING, 1.0, size))))
    return np.where(size < NOTHING, 0.0, np.round(values * scale) / scale)


def ranks(values: Vector, low_first: bool = False) -> NDArray[np.int64]:
    """1 for the highest value (the lowest where `low_first`); actors that tie share the best rank, and as many ranks
    are then left out: 1, 2, 2, 4."""
    ordered = rounded(values) * (1 if low_first else -1)
    return np.searchsorted(np.sort(ordered), ordered, side="left").astype(np.int64) + 1
