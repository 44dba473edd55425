"""What a reference means in a graph, and who belongs to whom."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from typing import Any

import networkx as nx

from graph.errors import UsageError
from graph.identity import folded
from graph.measures.projections import principals
from graph.measures.selection import Edge, edges, layer

LISTED = 5  # candidates that an error names


def entity(graph: nx.MultiDiGraph, ref: str, labels: Collection[str]) -> str:
    """The entity with one of these labels that `ref` means: an id, else a name, else a code or an alias, in any case and
    without accents. Raises UsageError where it means none or several."""
    known = {id: node for id, node in sorted(graph.nodes(data=True)) if node["label"] in labels}
    if ref in known:
        return ref
    wanted = folded(ref)
    for said in (_names, _aliases):
        found = [id for id, node in known.items() if wanted in {folded(one) for one in said(node)}]
        if len(found) > 1:
            listed = ", ".join(f"{id} ({graph.nodes[id]['name']})" for id in found[:LISTED])
            raise UsageError(f"{ref!r} means {len(found)} entities: give the id of one: {listed}")
        if found:
            return str(found[0])
    names = {folded(node["name"]): str(node["name"]) for node in known.values()}
    near = [names[one] for one in get_close_matches(wanted, sorted(names), LISTED, 0.6)]
    what = " or ".join(sorted(labels)) if len(labels) < 4 else "entity"
    every = "--of all" if "Official" in labels or "Country" in labels else "--of all --projection agreements"
    hint = f"near it: {', '.join(near)}" if near else f"`diplograph report centrality {every}` lists who is"
    raise UsageError(f"{ref!r} is no {what} of this graph: {hint}")


def _names(node: dict[str, Any]) -> list[str]:
    return [node["name"]]


def _aliases(node: dict[str, Any]) -> list[str]:
    return [*node["aliases"], *filter(None, (node["iso3"],))]


def side(graph: nx.MultiDiGraph, id: str) -> frozenset[str]:
    """The entity and the officials that act for it."""
    return frozenset({id, *(official for official, principal in principals(graph).items() if principal == id)})


def touching(graph: nx.MultiDiGraph, own: Collection[str]) -> list[Edge]:
    """The events in which one of these takes part, what passes between two of them left out, in the order of their ids."""
    return [(u, v, edge) for u, v, edge in edges(graph) if layer(edge) != "structure" and ((u in own) != (v in own))]


def between(graph: nx.MultiDiGraph, one: Collection[str], other: Collection[str]) -> list[Edge]:
    """The events between the two sides, in the order of their ids."""
    return [
        (u, v, edge)
        for u, v, edge in edges(graph)
        if layer(edge) != "structure" and ((u in one and v in other) or (u in other and v in one))
    ]


def things(graph: nx.MultiDiGraph, own: Collection[str]) -> dict[str, list[Edge]]:
    """Agreement or project -> the relations that tie these entities to it, things by name."""
    found: dict[str, list[Edge]] = {}
    for u, v, edge in edges(graph):
        for thing, actor in ((u, v), (v, u)):
            if actor in own and graph.nodes[thing]["label"] in ("Agreement", "Project"):
                found.setdefault(thing, []).append((u, v, edge))
    return dict(sorted(found.items(), key=lambda item: (graph.nodes[item[0]]["name"].casefold(), item[0])))
