"""What a ranking of actors rests on: the projection that was asked for, its measures, and how sure the ranks are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.measures import Measure, measure
from graph.measures.betweenness import betweenness, engine
from graph.measures.blocs import groups, regional_groups
from graph.measures.communities import SEED, Communities, communities
from graph.measures.net import Net, Vector
from graph.measures.projections import Projection, principals, project
from graph.measures.ranks import ranks, rounded
from graph.measures.resampling import DRAWS, Hinge, Interval, affordable, intervals, without_each
from graph.measures.selection import Scope, select
from graph.measures.weights import weigher
from graph.report.wording import name

LABELS: Mapping[str, tuple[str, ...] | None] = {
    "states": ("Country",),
    "officials": ("Official",),
    "organizations": ("Organization",),
    "all": None,
}
USUAL = {"states": "states", "officials": "meetings", "organizations": "states", "all": "relations"}
SHOWN = ("degree", "strength", "in", "out", "betweenness", "closeness", "harmonic", "eigenvector", "pagerank", "hubs",
         "authorities", "core", "constraint", "effective-size")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the report. `projection` None is the usual one for `of`; `blocs` maps alpha-3 codes or entity ids
    to blocs, None the regional groups of the United Nations; `draws` 0 leaves resampling out, None is DRAWS, or fewer where
    the measure is slow and the net large; `day` is where recency
    counts back from, None the last day of the graph."""

    of: str = "states"
    projection: str | None = None
    weights: tuple[str, ...] = ("count",)
    half_life: float = 365.0
    day: date | None = None
    measures: tuple[str, ...] = SHOWN
    by: str = "strength"
    scope: Scope = field(default_factory=Scope)
    draws: int | None = None
    seed: int = SEED
    blocs: Mapping[str, str] | None = None
    engine: str | None = None
    unit: str | None = None


@dataclass(frozen=True)
class Measured:
    """Everything that the tables print. `draws` is how many were made, `spared` whether that is fewer than usual."""

    graph: nx.MultiDiGraph
    projection: Projection
    net: Net
    by: Measure
    values: Mapping[str, Vector]
    ranks: NDArray[np.int64]
    order: tuple[int, ...]
    intervals: Mapping[str, Interval]
    hinges: Mapping[str, Hinge]
    communities: Communities
    blocs: Mapping[str, str]
    relations: Mapping[str, tuple[str, ...]]
    articles: Mapping[str, tuple[str, ...]]
    draws: int
    spared: bool


def source_of(graph: nx.MultiDiGraph) -> dict[str, str]:
    """Article -> the host of its address; "no address" where it has none."""
    articles = graph.graph.get("articles", {})
    return {id: urlsplit(articles[id]["url"] or "").hostname or "no address" for id in sorted(articles)}


def measured(whole: nx.MultiDiGraph, asked: Asked) -> Measured:
    """All that was asked of a graph of all statuses. Raises UsageError for an unknown name."""
    graph = select(whole, asked.scope)
    weigh = weigher(graph, asked.weights, asked.half_life, asked.day)
    projection = project(graph, asked.projection or USUAL[asked.of], weigh, LABELS[asked.of])
    net, by, quick = projection.net(), measure(asked.by), engine(asked.engine)
    chosen = {one: measure(one) for one in dict.fromkeys((*asked.measures, asked.by))}
    compute = {one: _compute(kind, quick) for one, kind in chosen.items() if not kind.directed or net.arcs.nnz}
    compute.setdefault(asked.by, _compute(by, quick))
    values = {one: rounded(function(net)) for one, function in compute.items()}
    own = ranks(values[asked.by], by.low_first)
    names = [name(graph, node) for node in net.nodes]
    draws = affordable(by.name, net) if asked.draws is None else asked.draws
    resampled = intervals(projection, compute[asked.by], by.low_first, draws, asked.seed) if draws else {}
    hinges = without_each(projection, compute[asked.by], source_of(graph), by.low_first) if draws else {}
    blocs = groups(graph, dict(regional_groups() if asked.blocs is None else asked.blocs), principals(graph))
    return Measured(
        graph, projection, net, by, values, own,
        tuple(sorted(range(len(net.nodes)), key=lambda at: (own[at], names[at].casefold(), net.nodes[at]))),
        resampled, hinges, communities(net, asked.seed), blocs, projection.of(), projection.articles(),
        draws, asked.draws is None and draws < DRAWS,
    )  # fmt: skip


def _compute(kind: Measure, quick: str) -> Callable[[Net], Vector]:
    return (lambda net: betweenness(net, quick)) if kind.name == "betweenness" else kind.values
