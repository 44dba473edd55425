"""Which relations of a graph are looked at: by status, type, layer and date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import networkx as nx

from graph.model import Status
from graph.ontology import types

HAPPENED = (str(Status.HAPPENED),)

Edge = tuple[str, str, dict[str, Any]]


def edges(graph: nx.MultiDiGraph) -> Iterator[Edge]:
    """(source, target, attributes) of every relation, in the order of their ids."""
    yield from sorted(graph.edges(data=True), key=lambda edge: str(edge[2]["id"]))


def layer(edge: dict[str, Any]) -> str:
    """The ontology's layer of a relation."""
    return types()[edge["type"]].layer


def within(edge: dict[str, Any], since: date | None, until: date | None) -> bool:
    """Whether the relation's span reaches into [since, until], both inclusive; an undated event does not where a bound
    is given, and an undated type (REPRESENTS, INVOLVES) always does."""
    if (since is None and until is None) or not types()[edge["type"]].dated:
        return True
    if edge["date"] is None:
        return False
    return (since is None or edge["date_end"] >= since.isoformat()) and (
        until is None or edge["date"] <= until.isoformat()
    )


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report looks at. `layers` None is all; `since` and `until` are inclusive, None is open."""

    statuses: tuple[str, ...] = HAPPENED
    layers: tuple[str, ...] | None = None
    since: date | None = None
    until: date | None = None


EVERYTHING = Scope(statuses=tuple(str(status) for status in Status))


def select(graph: nx.MultiDiGraph, scope: Scope) -> nx.MultiDiGraph:
    """The part of the graph within the scope: its relations and the entities that stand in them.

    REPRESENTS and INVOLVES stay whatever the layers, for without them officials have no state; but where layers or dates
    are asked for, only those of entities that act in what is left.
    """
    fitting = [
        (u, v, edge)
        for u, v, edge in edges(graph)
        if edge["status"] in scope.statuses
        and (scope.layers is None or layer(edge) in (*scope.layers, "structure"))
        and within(edge, scope.since, scope.until)
    ]
    bounded = scope.layers is not None or scope.since is not None or scope.until is not None
    acting = {end for u, v, edge in fitting if layer(edge) != "structure" for end in (u, v)}
    kept = (edge["id"] for u, _, edge in fitting if not bounded or u in acting or layer(edge) != "structure")
    return part(graph, kept)


def part(graph: nx.MultiDiGraph, ids: Iterable[str]) -> nx.MultiDiGraph:
    """The graph of these relations and the entities that stand in them."""
    wanted = frozenset(ids)
    kept = [(u, v, edge["id"]) for u, v, edge in edges(graph) if edge["id"] in wanted]
    chosen = nx.MultiDiGraph()
    chosen.graph.update(graph.graph)
    ends = {end for u, v, _ in kept for end in (u, v)}
    chosen.add_nodes_from((node, graph.nodes[node]) for node in sorted(ends))
    chosen.add_edges_from((u, v, key, graph.edges[u, v, key]) for u, v, key in kept)
    return chosen


def represents(graph: nx.MultiDiGraph, among: Iterable[str]) -> list[str]:
    """The ids of the relations that say whom these officials represent."""
    own = frozenset(among)
    return [edge["id"] for u, _, edge in edges(graph) if edge["type"] == "REPRESENTS" and u in own]


def latest(graph: nx.MultiDiGraph) -> date | None:
    """The last day that anything in the graph happened or was published; None where nothing is dated."""
    days = [edge["date_end"] for _, _, edge in graph.edges(data=True) if edge["date_end"]]
    days += [article["published"] for article in graph.graph.get("articles", {}).values() if article["published"]]
    return date.fromisoformat(max(days)) if days else None
