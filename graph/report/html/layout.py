"""Where the nodes of the network picture stand: computed once, the same for the same graph.

Forces after Fruchterman and Reingold 1991 with the repulsion by degree of ForceAtlas2 (Jacomy et al. 2014,
doi:10.1371/journal.pone.0098679). Nodes with a single neighbour take no part: they are set around that neighbour
afterwards, which keeps hubs legible and the work small.
"""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

EXTENT = 10_000  # the picture is EXTENT by EXTENT, whole units, the middle at 0, 0
EXACT, RASTER = 1200, 32  # more nodes than EXACT are pushed by the cells of a raster of RASTER by RASTER
WORK = 2.5e8  # pairs that are pushed apart, over all rounds
ROUNDS = (60, 220)  # fewest and most
GRAVITY = (0.12, 0.2)  # across and down: the picture is wider than high
SEPARATIONS = 25  # rounds in which overlapping nodes are moved apart
GOLDEN = math.pi * (3 - math.sqrt(5))

Array = NDArray[np.float64]


def positions(graph: nx.MultiDiGraph) -> dict[str, tuple[int, int]]:
    """Whole coordinates of each node, within EXTENT / 2 of 0, 0."""
    simple = _simple(graph)
    core = [node for node in simple if simple.degree(node) != 1 or _is_pair(simple, node)]
    if not core:
        return {}
    placed = _forces(simple.subgraph(core).copy(), core)
    points = dict(zip(core, placed, strict=True))
    leaves: dict[str, list[str]] = {}
    for node in simple:
        if node not in points:
            leaves.setdefault(next(iter(simple[node])), []).append(node)
    for hub, around in sorted(leaves.items()):
        points.update(_ring(points[hub], around))
    cloud = np.array([points[node] for node in simple])
    degrees = np.array([simple.degree(node) for node in simple], dtype=np.float64)
    _separate(cloud, degrees)
    return dict(zip(simple, _scaled(cloud), strict=True))


def _simple(graph: nx.MultiDiGraph) -> nx.Graph:
    """One weighted edge a pair; nodes by falling degree, then id."""
    weights: dict[tuple[str, str], int] = {}
    for u, v in graph.edges():
        if u != v:
            pair = (u, v) if u < v else (v, u)
            weights[pair] = weights.get(pair, 0) + 1
    simple = nx.Graph()
    simple.add_nodes_from(sorted(graph, key=lambda node: (-graph.degree(node), node)))
    simple.add_weighted_edges_from((u, v, math.log1p(count)) for (u, v), count in sorted(weights.items()))
    return simple


def _is_pair(simple: nx.Graph, node: str) -> bool:
    """Whether node and its one neighbour have only each other, and the node is the first of the two."""
    (other,) = simple[node]
    return bool(simple.degree(other) == 1 and node < other)


def _forces(core: nx.Graph, order: list[str]) -> Array:
    """Coordinates, one row a node, after the rounds of pushing and pulling."""
    n = len(order)
    index = {node: i for i, node in enumerate(order)}
    ends = np.array([(index[u], index[v]) for u, v in core.edges()], dtype=np.int64).reshape(-1, 2)
    pull = np.array([w for _, _, w in core.edges(data="weight")], dtype=np.float64)
    mass = 1 + np.bincount(ends.ravel(), minlength=n).astype(np.float64)
    turns = np.arange(n, dtype=np.float64)
    at: Array = np.stack((np.cos(turns * GOLDEN), np.sin(turns * GOLDEN)), axis=1) * np.sqrt(turns + 0.5)[:, None]
    rounds = int(min(max(WORK / (n * min(n, EXACT)), ROUNDS[0]), ROUNDS[1]))
    reach = math.sqrt(n) / 4
    pulls = np.array(GRAVITY)
    for turn in range(rounds):
        force = _repulsion(at, mass)
        span = at[ends[:, 0]] - at[ends[:, 1]]
        drawn = span * (pull * np.sqrt((span * span).sum(axis=1)))[:, None] * 0.2
        np.subtract.at(force, ends[:, 0], drawn)
        np.add.at(force, ends[:, 1], drawn)
        force -= at * mass[:, None] * pulls
        length = np.sqrt((force * force).sum(axis=1)) + 1e-9
        step = np.minimum(length, reach * (1 - turn / rounds) + 0.01)
        at += force * (step / length)[:, None]
    return at


def _repulsion(at: Array, mass: Array) -> Array:
    """The sum over all others of mass * mass / distance, away from them; in slices that keep memory small."""
    others, weights = (at, mass) if len(at) <= EXACT else _crowds(at, mass)
    force = np.zeros_like(at)
    for start in range(0, len(at), 512):
        rows = slice(start, start + 512)
        dx = at[rows, 0, None] - others[None, :, 0]
        dy = at[rows, 1, None] - others[None, :, 1]
        strength = mass[rows, None] * weights[None, :] / (dx * dx + dy * dy + 0.01)
        force[rows, 0] = (dx * strength).sum(axis=1)
        force[rows, 1] = (dy * strength).sum(axis=1)
    return force * 0.3


def _crowds(at: Array, mass: Array) -> tuple[Array, Array]:
    """The nodes of each cell of a raster as one: their centre of mass, and their mass."""
    low, high = at.min(axis=0), at.max(axis=0)
    cells = np.minimum(((at - low) / (high - low + 1e-9) * RASTER).astype(np.int64), RASTER - 1)
    number = cells[:, 0] * RASTER + cells[:, 1]
    weights = np.bincount(number, mass, RASTER * RASTER).astype(np.float64)
    used = weights > 0
    centres = [np.bincount(number, at[:, axis] * mass, RASTER * RASTER)[used] / weights[used] for axis in (0, 1)]
    return np.stack(centres, axis=1), weights[used]


def _ring(hub: Array, around: list[str]) -> dict[str, Array]:
    """Leaves on a sunflower around their hub."""
    made = {}
    for i, node in enumerate(sorted(around)):
        made[node] = hub + np.array([math.cos(i * GOLDEN), math.sin(i * GOLDEN)]) * math.sqrt(i + 3) * 0.3
    return made


def _separate(at: Array, degrees: Array) -> None:
    """Moves nodes that overlap apart, in place: half of the overlap each, the smaller node more."""
    spread = float(np.sqrt((at * at).sum(axis=1)).mean()) or 1.0
    radius = (0.7 + 0.28 * np.sqrt(degrees)) * spread / math.sqrt(len(at)) * 0.42
    radius = np.minimum(radius, 4 * np.median(radius))
    for _ in range(SEPARATIONS):
        pairs = cKDTree(at).query_pairs(2 * float(radius.max()), output_type="ndarray")
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        first, second = pairs[:, 0], pairs[:, 1]
        span = at[first] - at[second]
        length = np.sqrt((span * span).sum(axis=1)) + 1e-9
        overlap = np.maximum(radius[first] + radius[second] - length, 0)
        if not overlap.any():
            return
        push = span / length[:, None] * overlap[:, None] * 0.8
        share = (radius[second] / (radius[first] + radius[second]))[:, None]
        np.add.at(at, first, push * share)
        np.subtract.at(at, second, push * (1 - share))


def _scaled(cloud: Array) -> list[tuple[int, int]]:
    low, high = cloud.min(axis=0), cloud.max(axis=0)
    factor = EXTENT / max(float((high - low).max()), 1e-9)
    placed = (cloud - (low + high) / 2) * factor
    return [(round(x), round(y)) for x, y in placed.tolist()]
