"""What all reports say in the same words: names, counts, series, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import networkx as nx

from graph.measures.selection import Edge, Scope, edges, layer, within
from graph.measures.series import by_period, fits, unit_for
from graph.measures.weights import WEIGHTS
from graph.ontology import LAYERS, types
from graph.report.document import Point, Series


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 meeting", "2 meetings"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""


def name(graph: nx.MultiDiGraph, id: str) -> str:
    return str(graph.nodes[id]["name"])


def weighed(names: Iterable[str]) -> str:
    """The weights that were asked for, each with what it means."""
    return " x ".join(f"{name} (a relation weighs {WEIGHTS[name].meaning})" for name in dict.fromkeys(names))


def words(type: str) -> str:
    """A relation type in words: "met with"."""
    return type.lower().replace("_", " ")


def part_in(found: Iterable[Edge]) -> str:
    """What an actor did with an agreement or project, in the order given: "proposed, signed, involved"."""
    return ", ".join(dict.fromkeys(done(edge) for _, _, edge in found))


def done(edge: dict[str, Any]) -> str:
    """What one relation to an agreement or project says of the actor: "signed", "signed (planned)", "involved"."""
    said = "involved" if edge["type"] == "INVOLVES" else words(edge["type"])
    return said if edge["status"] == "happened" else f"{said} ({edge['status']})"


def dated(edge: dict[str, Any]) -> str | None:
    """The span of a relation as "2025-06-03", "2025-06" or "2025"; None where undated."""
    return edge["date"][: {"day": 10, "month": 7, "year": 4}[edge["precision"]]] if edge["date"] else None


def ids(found: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    """The relation ids, sorted."""
    return tuple(sorted(edge["id"] for edge in found))


def events(graph: nx.MultiDiGraph) -> list[dict[str, Any]]:
    """The relations that are events (all but REPRESENTS and INVOLVES), in the order of their ids."""
    return [edge for _, _, edge in edges(graph) if layer(edge) != "structure"]


def step(graph: nx.MultiDiGraph, unit: str | None) -> str:
    """The unit that is asked for, else the finest that suits the events."""
    return unit or unit_for(events(graph))


def over_time(graph: nx.MultiDiGraph, unit: str | None) -> tuple[Series, ...]:
    """How many events each period has, one series a layer that has any; `unit` None is the finest that suits them."""
    found, unit = events(graph), step(graph, unit)
    whole = by_period(found, unit)
    made = []
    for one in LAYERS:
        own = {at: [edge for edge in inside if layer(edge) == one] for at, inside in whole.items()}
        if any(own.values()):
            points = tuple(Point(at, len(inside), ids(inside)) for at, inside in own.items())
            made.append(Series(one, f"{one.capitalize()}, by {unit}", points))
    return tuple(made)


ELSEWHERE = {"planned": ", but for the table of plans"}  # where what is left out stands all the same


def left_out(graph: nx.MultiDiGraph, scope: Scope, but: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """Sentences on the events that the scope leaves out. `but`: what to add to the sentence on a status."""
    return [*not_counted(graph, scope, but), *outside(graph, scope)]


def not_counted(graph: nx.MultiDiGraph, scope: Scope, but: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """Sentences on the events that the scope leaves out whatever their dates, and on those without one."""
    found = events(graph)
    said = []
    for status in ("planned", "denied"):
        number = sum(edge["status"] == status for edge in found)
        if status not in scope.statuses and number:
            said.append(
                f"{counted(number, 'event')} {'was' if number == 1 else 'were'} {status} and left out{but.get(status, '')}."
            )
    inside = [edge for edge in found if edge["status"] in scope.statuses]
    bounded = scope.since is not None or scope.until is not None
    undated = sum(edge["date"] is None and types()[edge["type"]].dated for edge in inside)
    if undated:
        also = "left out, because dates were asked for" if bounded else "counted, but in no series"
        said.append(f"{counted(undated, 'event')} without a known date {'is' if undated == 1 else 'are'} {also}.")
    return said


def outside(graph: nx.MultiDiGraph, scope: Scope) -> list[str]:
    """A sentence on the events of the scope's statuses that lie outside its dates."""
    number = sum(
        edge["status"] in scope.statuses and bool(edge["date"]) and not within(edge, scope.since, scope.until)
        for edge in events(graph)
    )
    return [f"{counted(number, 'event')} {'lies' if number == 1 else 'lie'} outside the dates asked for."] * bool(
        number
    )


def coarse(graph: nx.MultiDiGraph, unit: str | None) -> list[str]:
    """A sentence on the events that are dated too coarsely for the series."""
    unit = step(graph, unit)
    number = sum(edge["date"] is not None and not fits(edge, unit) for edge in events(graph))
    return [
        f"{counted(number, 'event')} dated only by year or month {'is' if number == 1 else 'are'} in no series by {unit}."
    ] * bool(number)


def scope_parameters(scope: Scope) -> list[tuple[str, str]]:
    """The scope as a report's parameters."""
    return [
        ("status", ", ".join(scope.statuses)),
        ("layers", ", ".join(scope.layers) if scope.layers else "all"),
        ("since", scope.since.isoformat() if scope.since else "open"),
        ("until", scope.until.isoformat() if scope.until else "open"),
    ]  # fmt: skip
