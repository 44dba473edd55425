"""How near an actor is to all others, in steps; weights play no part."""

from __future__ import annotations

import numpy as np

from graph.measures.net import Net, Vector


def harmonic(net: Net) -> Vector:
    """H(i) = (1 / (n - 1)) * sum over j of 1 / d(i, j), where an actor out of reach adds 0: between 0 and 1.

    Marchiori and Latora 2000, "Harmony in the small-world", Physica A 285, 539-546; Boldi and Vigna 2014, "Axioms for
    centrality", Internet Mathematics 10, 222-262.
    """
    return net.reach.near / max(len(net.nodes) - 1, 1)


def closeness(net: Net) -> Vector:
    """C(i) = ((r - 1) / (n - 1)) * (r - 1) / sum of d(i, j), over the r actors that i can reach, itself among them.

    In a connected net it is Freeman's (1978) closeness; else Wasserman and Faust 1994, "Social Network Analysis",
    equation 5.22 extended for nets in parts.
    """
    others, far = net.reach.others, net.reach.far
    return np.divide(others * others, far * max(len(net.nodes) - 1, 1), out=np.zeros_like(far), where=far > 0)
