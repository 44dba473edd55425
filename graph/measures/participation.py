"""How evenly an actor's ties are spread over groups.

P(i) = 1 - sum over groups g of (s(i, g) / s(i))², with the weight s(i, g) of i's ties to g: 0 where all go to one group,
near 1 where they go evenly to many. Actors without a group are a group of their own together.

Guimerà and Amaral 2005, "Functional cartography of complex metabolic networks", Nature 433, 895-900.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy import sparse

from graph.measures.net import Net, Vector


def participation(net: Net, groups: Mapping[str, str]) -> Vector:
    names = sorted({groups.get(node, "") for node in net.nodes})
    place = {name: at for at, name in enumerate(names)}
    own = [place[groups.get(node, "")] for node in net.nodes]
    size = len(net.nodes)
    member = sparse.csr_array((np.ones(size), (np.arange(size), np.array(own, dtype=np.int64))), (size, len(names)))
    shares = (net.weights @ member).toarray()
    total = shares.sum(axis=1, keepdims=True)
    shares = np.divide(shares, total, out=np.zeros_like(shares), where=total > 0)
    return np.where(total.ravel() > 0, 1.0 - np.asarray((shares**2).sum(axis=1)), 0.0)
