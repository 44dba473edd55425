"""Proof that a database holds the same graph: entity by entity, relation by relation, property by property."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph.databases import Database
from graph.databases.pull import pull

MISSING = "missing in the database"
EXTRA = "only in the database"


@dataclass(frozen=True, slots=True)
class Difference:
    """`what` is "entity", "relation" or "article". `property` is None where the whole is missing or extra: `ours` says
    which."""

    what: str
    id: str
    property: str | None
    ours: Any
    theirs: Any = None

    def __str__(self) -> str:
        if self.property is None:
            return f"{self.what} {self.id}: {self.ours}"
        return f"{self.what} {self.id}: {self.property} is {_short(self.ours)} in the store, {_short(self.theirs)} in the database"


def compare(database: Database, graph: nx.MultiDiGraph) -> list[Difference]:
    """What differs, in the order of entities, relations, articles and their ids; an empty list is the proof."""
    return list(differences(graph, pull(database)))


def differences(ours: nx.MultiDiGraph, theirs: nx.MultiDiGraph) -> Iterator[Difference]:
    yield from _compared("entity", dict(ours.nodes(data=True)), dict(theirs.nodes(data=True)))
    yield from _compared("relation", _edges(ours), _edges(theirs))
    yield from _compared("article", ours.graph["articles"], theirs.graph["articles"])


def _edges(graph: nx.MultiDiGraph) -> dict[str, dict[str, Any]]:
    return {key: {"source": u, "target": v} | data for u, v, key, data in graph.edges(keys=True, data=True)}


def _compared(what: str, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[Difference]:
    for id in sorted(ours.keys() | theirs.keys()):
        if id not in theirs:
            yield Difference(what, id, None, MISSING)
        elif id not in ours:
            yield Difference(what, id, None, EXTRA)
        else:
            for name in sorted(ours[id].keys() | theirs[id].keys()):
                one, other = ours[id].get(name), theirs[id].get(name)
                if one != other:
                    yield Difference(what, id, name, one, other)


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 120 else f"{text[:117]}…"
