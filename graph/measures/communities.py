"""Groups with more ties among themselves than their ties would give by chance.

Louvain: Blondel, Guillaume, Lambiotte and Lefebvre 2008, "Fast unfolding of communities in large networks", Journal of
Statistical Mechanics P10008. Modularity: Newman 2004, "Analysis of weighted networks", Physical Review E 70, 056131,
Q = (1 / 2m) * sum over i, j in one group of (w(i, j) - s(i) s(j) / 2m).
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from graph.measures.net import Net

SEED = 20_240_901


@dataclass(frozen=True, slots=True)
class Communities:
    """`groups` by falling size, then first actor; each sorted. `modularity` is between -0.5 and 1."""

    groups: tuple[tuple[str, ...], ...]
    modularity: float

    def group_of(self) -> dict[str, str]:
        """Actor -> number of its group, from "1"."""
        return {node: str(number) for number, group in enumerate(self.groups, 1) for node in group}


def communities(net: Net, seed: int = SEED) -> Communities:
    """The same net and seed give the same groups."""
    if not net.graph.number_of_edges():
        return Communities(tuple((node,) for node in net.nodes), 0.0)
    found = nx.community.louvain_communities(net.graph, weight="weight", seed=seed)
    groups = sorted((tuple(sorted(group)) for group in found), key=lambda group: (-len(group), group))
    return Communities(tuple(groups), float(nx.community.modularity(net.graph, groups, weight="weight")))
