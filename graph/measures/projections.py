"""The graph of relations -> the ties that are measured. A projection says who is an actor and what ties two of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Any

import networkx as nx

from graph.errors import UsageError
from graph.measures.net import Frame, Net, Tie
from graph.measures.selection import edges, layer
from graph.ontology import types

ACTORS = ("Official", "Country", "Organization")
THINGS = ("Agreement", "Project")
Weigh = Callable[[Mapping[str, Any]], float]


class Reason(StrEnum):
    """Why a relation ties no two actors of a projection."""

    THING = "to an agreement or project"
    WITHIN = "within one state or organisation"
    OTHERS = "with an end that is not among these actors"
    NOTHING = "without weight"


@dataclass(frozen=True, slots=True)
class Projection:
    """`nodes` are the actors with a tie, sorted; `left_out` counts relations that tie no two actors of it, by reason."""

    name: str
    nodes: tuple[str, ...]
    ties: tuple[Tie, ...]
    left_out: Mapping[Reason, int]

    def frame(self) -> Frame:
        return Frame(self.nodes, self.ties)

    def net(self) -> Net:
        return self.frame().net()

    def of(self) -> dict[str, tuple[str, ...]]:
        """Actor -> the ids of the relations that its ties come from, sorted."""
        found: dict[str, set[str]] = {node: set() for node in self.nodes}
        for tie in self.ties:
            for end in (tie.source, tie.target):
                found[end].update(tie.relations)
        return {node: tuple(sorted(ids)) for node, ids in found.items()}

    def articles(self) -> dict[str, tuple[str, ...]]:
        """Actor -> the articles that its ties rest on, sorted."""
        found: dict[str, set[str]] = {node: set() for node in self.nodes}
        for tie in self.ties:
            for end in (tie.source, tie.target):
                found[end].update(tie.articles)
        return {node: tuple(sorted(ids)) for node, ids in found.items()}


def principals(graph: nx.MultiDiGraph) -> dict[str, str]:
    """Official -> the state or organisation that it acts for.

    Where REPRESENTS names several, the state of the official's `country` goes first, then what most articles say, then
    the lowest id. Where it names none, the state with the official's `country` as its code.
    """
    codes = {node["iso3"]: id for id, node in sorted(graph.nodes(data=True), reverse=True) if node["iso3"]}
    said: dict[str, list[tuple[int, str]]] = {}
    for source, target, edge in edges(graph):
        if edge["type"] == "REPRESENTS":
            said.setdefault(source, []).append((len(edge["articles"]), target))
    found = {}
    for id, node in sorted(graph.nodes(data=True)):
        if node["label"] != "Official":
            continue
        own = codes.get(node["country"])
        if id in said:
            found[id] = min(said[id], key=lambda one: (one[1] != own, -one[0], one[1]))[1]
        elif own is not None:
            found[id] = own
    return found


def _ties(graph: nx.MultiDiGraph, weigh: Weigh, kinds: Collection[str] | None, lifted: bool) -> Iterator[Tie | Reason]:
    """Ties between actors; the reason where a relation gives none."""
    up = principals(graph) if lifted else {}
    for source, target, edge in edges(graph):
        if layer(edge) == "structure" or (kinds is not None and edge["type"] not in kinds):
            continue
        one, other = up.get(source, source), up.get(target, target)
        labels = [graph.nodes[end]["label"] for end in (one, other)]
        if reason := _reason(one == other, labels, lifted):
            yield reason
            continue
        symmetric = types()[edge["type"]].symmetric
        yield Tie((edge["id"],), one, other, weigh(edge), symmetric, tuple(edge["articles"]))


def _reason(same: bool, labels: Collection[str], lifted: bool) -> Reason | None:
    if any(label in THINGS for label in labels):
        return Reason.THING
    if any(label not in ACTORS or (lifted and label == "Official") for label in labels):
        return Reason.OTHERS
    return Reason.WITHIN if same else None


def _parties(graph: nx.MultiDiGraph) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Agreement or project -> actor -> the relations that tie them: signed, proposed, involved."""
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for source, target, edge in edges(graph):
        ends = {graph.nodes[end]["label"]: end for end in (source, target)}
        thing = ends.get("Agreement") or ends.get("Project")
        if thing is not None:
            actor = source if thing == target else target
            if graph.nodes[actor]["label"] in ACTORS:
                found.setdefault(thing, {}).setdefault(actor, []).append(edge)
    return found


def _two_mode(graph: nx.MultiDiGraph, weigh: Weigh) -> Iterator[Tie]:
    for thing, actors in sorted(_parties(graph).items()):
        for actor, found in sorted(actors.items()):
            for edge in found:
                yield Tie((edge["id"],), actor, thing, weigh(edge), True, tuple(edge["articles"]))


def _co_parties(graph: nx.MultiDiGraph, weigh: Weigh) -> Iterator[Tie]:
    """Two actors share an agreement: 1 / (n - 1) for its n parties, times the mean weight of what ties the two to it."""
    up = principals(graph)
    for _, actors in sorted(_parties(graph).items()):
        states: dict[str, list[dict[str, Any]]] = {}
        for actor, found in sorted(actors.items()):
            states.setdefault(up.get(actor, actor), []).extend(found)
        for one, other in combinations(sorted(states), 2):
            both = {edge["id"]: edge for edge in (*states[one], *states[other])}
            mean = sum(weigh(edge) for edge in both.values()) / len(both)
            articles = tuple(sorted({id for edge in both.values() for id in edge["articles"]}))
            yield Tie(tuple(sorted(both)), one, other, mean / (len(states) - 1), True, articles)


@dataclass(frozen=True, slots=True)
class Kind:
    """A projection that can be asked for. `labels` are those that it can hold."""

    title: str
    meaning: str
    labels: tuple[str, ...]
    ties: Callable[[nx.MultiDiGraph, Weigh], Iterator[Tie | Reason]]


PROJECTIONS: Mapping[str, Kind] = {
    "meetings": Kind(
        "Who met whom",
        "two actors are tied by each meeting or call of the two; visits are not in it",
        ACTORS,
        lambda graph, weigh: _ties(graph, weigh, ("MET_WITH",), lifted=False),
    ),
    "relations": Kind(
        "All relations",
        "two actors are tied by each event between the two, of any type, as the articles name them",
        ACTORS,
        lambda graph, weigh: _ties(graph, weigh, None, lifted=False),
    ),
    "states": Kind(
        "States through their officials",
        "what an official did, or had done to it, counts for the state or organisation that it represents; what happened "
        "between two officials of one state drops out",
        ("Country", "Organization"),
        lambda graph, weigh: _ties(graph, weigh, None, lifted=True),
    ),
    "agreements": Kind(
        "Actors and what they agreed",
        "an actor is tied to each agreement or project that it signed, proposed or is involved in",
        (*ACTORS, *THINGS),
        _two_mode,
    ),
    "shared-agreements": Kind(
        "States with agreements in common",
        "two states or organisations are tied by each agreement or project that both are in, with 1/(n-1) for one of n "
        "parties; officials count for whom they represent",
        ("Country", "Organization"),
        _co_parties,
    ),
}  # fmt: skip


def project(graph: nx.MultiDiGraph, name: str, weigh: Weigh, labels: Collection[str] | None = None) -> Projection:
    """The projection of that name among actors with these labels (all that it can hold where None); agreements and
    projects stay in whatever the labels.

    Relations that weigh 0 tie nobody. Raises UsageError for an unknown name, and where it holds no such actors.
    """
    if name not in PROJECTIONS:
        raise UsageError(f"{name!r} is no projection: choose one of {', '.join(PROJECTIONS)}")
    if labels is not None and not set(labels) & set(PROJECTIONS[name].labels):
        able = ", ".join(key for key, kind in PROJECTIONS.items() if set(labels) <= set(kind.labels))
        raise UsageError(f"the projection {name} holds no {', '.join(labels)}: choose one of {able}")
    kept: list[Tie] = []
    left_out: Counter[Reason] = Counter()
    for tie in PROJECTIONS[name].ties(graph, weigh):
        if isinstance(tie, Reason):
            left_out[tie] += 1
        elif labels is not None and any(
            graph.nodes[end]["label"] not in (*labels, *THINGS) for end in (tie.source, tie.target)
        ):
            left_out[Reason.OTHERS] += 1
        elif not tie.weight > 0:
            left_out[Reason.NOTHING] += 1
        else:
            kept.append(tie)
    nodes = tuple(sorted({end for tie in kept for end in (tie.source, tie.target)}))
    return Projection(name, nodes, tuple(kept), {reason: left_out[reason] for reason in Reason if left_out[reason]})
