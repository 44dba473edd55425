"""How deep in the dense middle an actor stands.

The k-core is the largest part in which everybody has at least k ties within the part; an actor's number is the largest k
of a core that holds it. Direction and weight play no part.

Seidman 1983, "Network structure and minimum degree", Social Networks 5, 269-287; computed as in Batagelj and Zaveršnik
2003, arXiv:cs/0310049.
"""

from __future__ import annotations

import networkx as nx
import numpy as np

from graph.measures.net import Net, Vector


def core(net: Net) -> Vector:
    numbers = nx.core_number(net.graph)
    return np.array([numbers[node] for node in net.nodes], dtype=np.float64)
