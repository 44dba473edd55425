"""What is measured: actors and weighted ties, as matrices and as networkx graphs.

Rows and columns stand in the order of `Net.nodes`, which is sorted. There are no loops and no ties of weight 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.measures.steps import Reach, reach

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties two actors of a projection: one relation, or those by which both are in one agreement.

    `symmetric`: it has no direction. `relations` and `articles` are sorted ids.
    """

    relations: tuple[str, ...]
    source: str
    target: str
    weight: float = 1.0
    symmetric: bool = True
    articles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Net:
    """`pairs` is symmetric and holds the ties without direction, `arcs` those with one, from row to column."""

    nodes: tuple[str, ...]
    pairs: Any
    arcs: Any

    @cached_property
    def weights(self) -> Any:
        """Each pair's ties summed, direction forgotten: symmetric."""
        return _clean(self.pairs + self.arcs + self.arcs.T)

    @cached_property
    def directed(self) -> Any:
        """From row to column; a tie without direction runs both ways."""
        return _clean(self.pairs + self.arcs)

    @cached_property
    def adjacency(self) -> Any:
        """1 where two actors have a tie: symmetric."""
        ones = self.weights.copy()
        ones.data[:] = 1.0
        return ones

    @cached_property
    def graph(self) -> nx.Graph:
        """`weights` as a networkx.Graph with edge attribute `weight`."""
        return _graph(nx.Graph(), self.nodes, sparse.triu(self.weights))

    @cached_property
    def digraph(self) -> nx.DiGraph:
        """`directed` as a networkx.DiGraph with edge attribute `weight`."""
        return _graph(nx.DiGraph(), self.nodes, self.directed)

    @cached_property
    def components(self) -> tuple[int, NDArray[np.int32]]:
        """How many components there are, direction forgotten, and the component of each actor."""
        count, labels = sparse.csgraph.connected_components(self.adjacency, directed=False)
        return int(count), labels

    @cached_property
    def reach(self) -> Reach:
        """Whom each actor can reach, and in how many steps."""
        return reach(self.adjacency)

    def largest(self) -> NDArray[np.int64]:
        """Places of the actors of the largest component; of two as large, the one with more weight, then with the first
        actor."""
        count, labels = self.components
        strength = np.asarray(self.weights.sum(axis=1)).ravel()
        sizes = np.bincount(labels, minlength=count)
        weight = np.round(np.bincount(labels, weights=strength, minlength=count), 9)
        best = max(range(count), key=lambda at: (sizes[at], weight[at], -at), default=0)
        return np.flatnonzero(labels == best)

    def part(self, places: NDArray[np.int64]) -> Net:
        """The net among these actors."""
        nodes = tuple(self.nodes[at] for at in places)
        return Net(nodes, self.pairs[places][:, places], self.arcs[places][:, places])


def _clean(matrix: Any) -> Any:
    cleaned = sparse.csr_array(matrix)
    cleaned.sum_duplicates()
    cleaned.eliminate_zeros()
    cleaned.sort_indices()
    return cleaned


def _graph(graph: Any, nodes: Sequence[str], matrix: Any) -> Any:
    graph.add_nodes_from(nodes)
    entries = matrix.tocoo()
    order = np.lexsort((entries.col, entries.row))
    graph.add_weighted_edges_from(
        (nodes[entries.row[at]], nodes[entries.col[at]], float(entries.data[at])) for at in order
    )
    return graph


def net(ties: Sequence[Tie], times: Vector | None = None, nodes: Sequence[str] | None = None) -> Net:
    """The net of these ties. `times` multiplies the weight of each; `nodes` are the actors, else those that have a tie."""
    known = tuple(sorted(nodes if nodes is not None else {end for tie in ties for end in (tie.source, tie.target)}))
    return Frame(known, tuple(ties)).net(times)


class Frame:
    """The ties of a net with their places looked up once, so that it can be made again with other weights."""

    def __init__(self, nodes: tuple[str, ...], ties: tuple[Tie, ...]) -> None:
        place = {node: at for at, node in enumerate(nodes)}
        kept = [tie.source != tie.target for tie in ties]
        self.nodes = nodes
        self.rows = np.array([place[tie.source] for tie in ties], dtype=np.int64)
        self.columns = np.array([place[tie.target] for tie in ties], dtype=np.int64)
        self.weights = np.array([tie.weight for tie in ties], dtype=np.float64) * np.array(kept, dtype=np.float64)
        self.symmetric = np.array([tie.symmetric for tie in ties], dtype=np.bool_)

    def net(self, times: Vector | None = None) -> Net:
        weights = self.weights if times is None else self.weights * times
        pairs = self._matrix(weights, self.symmetric)
        return Net(self.nodes, _clean(pairs + pairs.T), _clean(self._matrix(weights, ~self.symmetric)))

    def _matrix(self, weights: Vector, chosen: NDArray[np.bool_]) -> Any:
        size = (len(self.nodes), len(self.nodes))
        entries = (weights[chosen], (self.rows[chosen], self.columns[chosen]))
        return sparse.csr_array(sparse.coo_array(entries, shape=size))
