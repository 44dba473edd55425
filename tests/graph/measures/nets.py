"""Networks that the literature measured, and the bridge from networkx to a Net."""

from __future__ import annotations

import networkx as nx
import numpy as np

from graph.measures.net import Net, Tie, Vector, net


def of(graph: nx.Graph) -> Net:
    """A networkx graph (undirected, or directed) as a Net; node names become zero-padded text where they are numbers."""
    ties = [
        Tie(("r",), named(u), named(v), float(data.get("weight", 1.0)), not graph.is_directed())
        for u, v, data in graph.edges(data=True)
    ]
    return net(ties, nodes=[named(node) for node in graph])


def named(node: object) -> str:
    return f"{node:04d}" if isinstance(node, int) else str(node)


def by_name(net: Net, values: Vector) -> dict[str, float]:
    return dict(zip(net.nodes, np.asarray(values).tolist(), strict=True))


def karate() -> nx.Graph:
    """Zachary 1977, without weights."""
    graph = nx.Graph()
    graph.add_edges_from(nx.karate_club_graph().edges())
    return graph


def kite() -> nx.Graph:
    """Krackhardt 1990: Andre, Beverly, Carol, Diane, Ed, Fernando, Garth, Heather, Ike, Jane."""
    return nx.relabel_nodes(nx.krackhardt_kite_graph(), dict(enumerate("ABCDEFGHIJ")))


def florentine() -> nx.Graph:
    """Padgett and Ansell 1993: marriages."""
    return nx.florentine_families_graph()


def random(nodes: int, edges: int, seed: int, directed: bool = False, weighted: bool = True) -> nx.Graph:
    graph = nx.gnm_random_graph(nodes, edges, seed=seed, directed=directed)
    weights = np.random.default_rng(seed).integers(1, 9, graph.number_of_edges())
    for (_, _, data), weight in zip(graph.edges(data=True), weights, strict=True):
        data["weight"] = float(weight) if weighted else 1.0
    return graph
