"""How often an actor lies on the shortest paths of others.

B(i) = sum over pairs s, t of (shortest paths from s to t through i) / (shortest paths from s to t), divided by the number
of pairs (n - 1)(n - 2) / 2: between 0 and 1. Direction and weight play no part.

Freeman 1977, "A set of measures of centrality based on betweenness", Sociometry 40, 35-41; computed as in Brandes 2001,
"A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25, 163-177.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec

import networkx as nx
import numpy as np

from graph.errors import MissingExtra, UsageError
from graph.measures.net import Net, Vector


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


ENGINES: Mapping[str, Callable[[Net], Vector]] = {"networkx": by_networkx, "rustworkx": by_rustworkx}


def engine(name: str | None = None) -> str:
    """The engine's name; None takes the quickest that is installed."""
    if name is None:
        return "rustworkx" if has_rustworkx() else "networkx"
    if name not in ENGINES:
        raise UsageError(f"{name!r} is no engine: choose one of {', '.join(ENGINES)}")
    return name


def betweenness(net: Net, by: str | None = None) -> Vector:
    return ENGINES[engine(by)](net)
