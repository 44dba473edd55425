"""How many ties an actor has, and how much they weigh.

Freeman 1978, "Centrality in social networks: conceptual clarification", Social Networks 1, 215-239 (degree);
Barrat, Barthélemy, Pastor-Satorras and Vespignani 2004, "The architecture of complex weighted networks", PNAS 101,
3747-3752 (strength).
"""

from __future__ import annotations

import numpy as np

from graph.measures.net import Net, Vector


def degree(net: Net) -> Vector:
    """d(i) = number of actors that i has a tie with, direction forgotten. Parallel relations are one tie."""
    return np.asarray(net.adjacency.sum(axis=1), dtype=np.float64).ravel()


def strength(net: Net) -> Vector:
    """s(i) = sum over j of w(i, j), direction forgotten."""
    return np.asarray(net.weights.sum(axis=1), dtype=np.float64).ravel()


def in_strength(net: Net) -> Vector:
    """The weight of what others did towards i; ties without direction do not count."""
    return np.asarray(net.arcs.sum(axis=0), dtype=np.float64).ravel()


def out_strength(net: Net) -> Vector:
    """The weight of what i did towards others; ties without direction do not count."""
    return np.asarray(net.arcs.sum(axis=1), dtype=np.float64).ravel()
