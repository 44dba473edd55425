"""Measures of actors: one a file, with its formula and its source. A measure takes a `Net` and gives a value an actor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.errors import UsageError
from graph.measures.betweenness import betweenness
from graph.measures.closeness import closeness, harmonic
from graph.measures.constraint import constraint, effective_size
from graph.measures.core import core
from graph.measures.degree import degree, in_strength, out_strength, strength
from graph.measures.eigenvector import eigenvector
from graph.measures.hits import authorities, hubs
from graph.measures.net import Net, Vector
from graph.measures.pagerank import pagerank

__all__ = ["MEASURES", "Measure", "measure"]


@dataclass(frozen=True, slots=True)
class Measure:
    """`help` is one sentence for people. `whole`: the values are whole numbers. `low_first`: a low value is a high rank.
    `directed`: it says something only where some ties have a direction."""

    name: str
    title: str
    help: str
    values: Callable[[Net], Vector]
    whole: bool = False
    low_first: bool = False
    directed: bool = False


MEASURES: Mapping[str, Measure] = {
    one.name: one
    for one in (
        Measure("degree", "Degree", "With how many others the actor has at least one tie.", degree, whole=True),
        Measure("strength", "Strength", "The weights of all the actor's ties, summed.", strength),
        Measure("in", "Received", "The weight of what others did towards the actor; meetings and other two-sided events "
                "do not count.", in_strength, directed=True),
        Measure("out", "Sent", "The weight of what the actor did towards others; meetings and other two-sided events "
                "do not count.", out_strength, directed=True),
        Measure("betweenness", "Betweenness", "On what share of the shortest paths between two others the actor lies; "
                "every tie is one step.", betweenness),
        Measure("closeness", "Closeness", "How near the actor is to the others that it can reach: the inverse of the mean "
                "number of steps, times the share of others within reach.", closeness),
        Measure("harmonic", "Harmonic closeness", "The mean of 1/steps to every other actor, 0 for those out of reach.",
                harmonic),
        Measure("eigenvector", "Eigenvector", "High where the actor's ties are to actors that are high themselves; 0 "
                "outside the largest component.", eigenvector),
        Measure("pagerank", "PageRank", "How often one who follows ties at random comes by; all actors' values sum to 1.",
                pagerank),
        Measure("hubs", "Hub", "High where the actor acts towards good authorities.", hubs, directed=True),
        Measure("authorities", "Authority", "High where good hubs act towards the actor.", authorities, directed=True),
        Measure("core", "k-core", "The actor belongs to a group in which everybody has ties with at least so many others "
                "of the group.", core, whole=True),
        Measure("constraint", "Constraint", "How much the actor's contacts are tied to one another: low is a position "
                "between groups.", constraint, low_first=True),
        Measure("effective-size", "Effective size", "How many contacts the actor has, less those that lead to the same "
                "others.", effective_size),
    )
}  # fmt: skip


def measure(name: str) -> Measure:
    """The measure of that name; UsageError lists the known ones."""
    try:
        return MEASURES[name]
    except KeyError:
        raise UsageError(f"{name!r} is no measure: choose one of {', '.join(MEASURES)}") from None
