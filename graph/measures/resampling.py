"""How sure a rank is: what it would be had other articles been written, or had one source kept silent.

Bootstrap: as many articles as there are, drawn with replacement; a relation then weighs its weight times the mean number of
times that its articles were drawn, so that it is gone where none was. The interval of a rank holds the middle 95 of 100
draws. Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13 (percentile interval); for networks Snijders
and Borgatti 1999, "Non-parametric standard errors and tests for network statistics", Connections 22, 161-170.
An actor that a draw leaves without ties has the last rank in it. Resampling shows how much hangs on single articles; it
cannot show what no article of the corpus tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.measures.net import Net, Vector
from graph.measures.projections import Projection
from graph.measures.ranks import ranks

DRAWS = 200
FEWEST = 40  # draws that still have a middle 95 of 100
WORK = 2e10  # steps of betweenness that are spent unasked: some five minutes
SEED = 20_240_901
COVERED = (2.5, 97.5)  # percentiles
Measure = Callable[[Net], Vector]


@dataclass(frozen=True, slots=True)
class Interval:
    """The ranks between which the middle 95 of 100 draws lie, both inclusive."""

    best: int
    worst: int


def affordable(name: str, net: Net) -> int:
    """How often a measure can be computed within WORK, at most DRAWS times; 0 where it is fewer than FEWEST times. Only
    betweenness is slow: its steps are actors times the sum of actors and ties."""
    if name != "betweenness":
        return DRAWS
    work = len(net.nodes) * (len(net.nodes) + net.adjacency.nnz)
    times = int(min(WORK // max(work, 1), DRAWS))
    return times if times >= FEWEST else 0


def _support(projection: Projection) -> tuple[tuple[str, ...], sparse.csr_array]:
    """The articles, sorted, and ties by articles: each row sums to 1."""
    articles = tuple(sorted({id for tie in projection.ties for id in tie.articles}))
    place = {id: at for at, id in enumerate(articles)}
    rows = [at for at, tie in enumerate(projection.ties) for _ in tie.articles]
    columns = [place[id] for tie in projection.ties for id in tie.articles]
    shares = [1.0 / len(tie.articles) for tie in projection.ties for _ in tie.articles]
    shape = (len(projection.ties), len(articles))
    return articles, sparse.csr_array((shares, (np.array(rows, int), np.array(columns, int))), shape)


def draws(projection: Projection, times: int = DRAWS, seed: int = SEED) -> Iterator[Net]:
    """The net of each draw, on the actors of the projection."""
    articles, support = _support(projection)
    frame, random = projection.frame(), np.random.default_rng(seed)
    for _ in range(times if articles else 0):
        counts = np.bincount(random.integers(0, len(articles), len(articles)), minlength=len(articles))
        yield frame.net(support @ counts.astype(np.float64))


def _ranked(measure: Measure, net: Net, low_first: bool) -> NDArray[np.int64]:
    found = ranks(measure(net), low_first)
    gone = np.diff(net.weights.indptr) == 0
    found[gone] = len(net.nodes)
    return found


def intervals(
    projection: Projection, measure: Measure, low_first: bool = False, times: int = DRAWS, seed: int = SEED
) -> dict[str, Interval]:
    """Actor -> the interval of its rank by that measure. Nothing where no tie has an article."""
    drawn = [_ranked(measure, net, low_first) for net in draws(projection, times, seed)]
    if not drawn:
        return {}
    ends = np.percentile(np.array(drawn), COVERED, axis=0, method="nearest")
    return {node: Interval(int(ends[0, at]), int(ends[1, at])) for at, node in enumerate(projection.nodes)}


@dataclass(frozen=True, slots=True)
class Hinge:
    """What the absence of one source does to a rank at most: the source, and the rank without it."""

    source: str
    rank: int


def without_each(
    projection: Projection, measure: Measure, source_of: Mapping[str, str], low_first: bool = False
) -> dict[str, Hinge]:
    """Actor -> the source whose absence moves its rank most (of several the first by name). Nothing where all articles
    are of one source. `source_of`: article id -> source; a relation is gone where all its articles are of that source."""
    names = sorted({source_of.get(id, "") for tie in projection.ties for id in tie.articles})
    if len(names) < 2:
        return {}
    frame = projection.frame()
    whole = _ranked(measure, frame.net(), low_first)
    said = [{source_of.get(id, "") for id in tie.articles} for tie in projection.ties]
    found: dict[str, Hinge] = {}
    moved = np.full(len(projection.nodes), -1)
    for name in names:
        kept = np.array([1.0 if sources - {name} or not sources else 0.0 for sources in said])
        now = _ranked(measure, frame.net(kept), low_first)
        for at in np.flatnonzero(np.abs(now - whole) > moved):
            found[projection.nodes[at]] = Hinge(name, int(now[at]))
        moved = np.maximum(moved, np.abs(now - whole))
    return found
