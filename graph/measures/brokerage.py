"""Who stands between two others that have no direct tie, and between which groups.

For every ordered pair a, b with a -> i -> b and no a -> b, the groups of the three say the role of i:

role            a, i, b
coordinator     all in one group
itinerant       a and b in one group, i in another (also called consultant)
representative  a and i in one group, b in another: i speaks for its own to outside
gatekeeper      i and b in one group, a in another: i lets in from outside
liaison         three groups

A tie without direction runs both ways, so that each pair counts twice, once as a, b and once as b, a. Actors without a group
take no part. Gould and Fernandez 1989, "Structures of mediation", Sociological Methodology 19, 89-126.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from graph.measures.net import Net

ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")


def role(a: str, broker: str, b: str) -> str:
    """The role of a broker by the groups of the three."""
    if a == b:
        return "coordinator" if a == broker else "itinerant"
    if a == broker:
        return "representative"
    return "gatekeeper" if broker == b else "liaison"


def brokerage(net: Net, groups: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Actor -> role -> how many ordered pairs it brokers in that role; actors without a group are left out."""
    into, out = net.directed.tocsc(), net.directed.tocsr()
    known = [groups.get(node) for node in net.nodes]
    reach = [frozenset(out.indices[out.indptr[at] : out.indptr[at + 1]].tolist()) for at in range(len(net.nodes))]
    found: dict[str, dict[str, int]] = {}
    for at, node in enumerate(net.nodes):
        own = known[at]
        if own is None:
            continue
        counts = dict.fromkeys(ROLES, 0)
        for a in np.sort(into.indices[into.indptr[at] : into.indptr[at + 1]]).tolist():
            first = known[a]
            if first is None:
                continue
            for b in sorted(reach[at] - reach[a] - {a}):
                last = known[b]
                if last is not None:
                    counts[role(first, own, last)] += 1
        found[node] = counts
    return found
