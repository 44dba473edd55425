"""How often an actor lies on the shortest paths of others.

B(i) = sum over pairs s, t of (shortest paths from s to t through i) / (shortest paths from s to t), divided by the number
of pairs (n - 1)(n - 2) / 2: between 0 and 1. Direction and weight play no part.

Freeman 1977, "A set of measures of centrality based on betweenness", Sociometry 40, 35-41; computed as in Brandes 2001,
"A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25, 163-177.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.errors import MissingExtra, UsageError
from graph.measures.net import Net, Vector

BATCH = 32  # sources whose paths are counted together


def by_scipy(net: Net) -> Vector:
    """Brandes' two passes for BATCH sources at once, as products of the ties with a matrix of a column a source."""
    size = len(net.nodes)
    total = np.zeros(size)
    for start in range(0, size, BATCH):
        paths, fronts = _paths(net.adjacency, start, min(BATCH, size - start))
        total += _dependencies(net.adjacency, paths, fronts).sum(axis=1)
    return total / max((size - 1) * (size - 2), 1)


def _paths(adjacency: Any, start: int, sources: int) -> tuple[Vector, list[NDArray[np.bool_]]]:
    """How many shortest paths lead from each source (a column) to each actor, and who is reached at each distance."""
    step = np.zeros((adjacency.shape[0], sources))
    step[start + np.arange(sources), np.arange(sources)] = 1.0
    paths, seen, fronts = step.copy(), step > 0, []
    front = seen.copy()
    while front.any():
        fronts.append(front)
        step = adjacency @ step
        front = (step > 0) & ~seen
        seen |= front
        step *= front
        paths += step
    return paths, fronts


def _dependencies(adjacency: Any, paths: Vector, fronts: list[NDArray[np.bool_]]) -> Vector:
    """For each source (a column), the share of its shortest paths to all others that lead through each actor."""
    through = np.zeros_like(paths)
    shares = np.divide(1.0, paths, out=np.zeros_like(paths), where=paths > 0)
    for far, near in zip(fronts[:1:-1], fronts[-2:0:-1], strict=True):
        through += (adjacency @ ((1.0 + through) * shares * far)) * paths * near
    return through


def by_networkx(net: Net) -> Vector:
    scores = nx.betweenness_centrality(net.graph)
    return np.array([scores[node] for node in net.nodes], dtype=np.float64)


def by_rustworkx(net: Net) -> Vector:
    """The same in Rust, on one thread: sums in a fixed order."""
    if not has_rustworkx():
        raise MissingExtra("rustworkx", "speed", "the quick engine")
    import rustworkx

    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(net.nodes)
    rows, columns = net.adjacency.nonzero()
    graph.add_edges_from_no_data([(int(u), int(v)) for u, v in zip(rows, columns, strict=True) if u < v])
    scores = rustworkx.betweenness_centrality(graph, parallel_threshold=len(net.nodes) + 1)
    return np.array([scores[at] for at in range(len(net.nodes))], dtype=np.float64)


def has_rustworkx() -> bool:
    return find_spec("rustworkx") is not None


ENGINES: Mapping[str, Callable[[Net], Vector]] = {
    "scipy": by_scipy, "networkx": by_networkx, "rustworkx": by_rustworkx,
}  # fmt: skip


def engine(name: str | None = None) -> str:
    """The engine's name; None is the quickest."""
    if name is None:
        return next(iter(ENGINES))
    if name not in ENGINES:
        raise UsageError(f"{name!r} is no engine: choose one of {', '.join(ENGINES)}")
    return name


def betweenness(net: Net, by: str | None = None) -> Vector:
    return ENGINES[engine(by)](net)
