"""The report on one official: for whom, with whom, where to, what about, and what is planned."""

from __future__ import annotations

from datetime import date

import networkx as nx

from graph.measures.selection import Edge, Scope, edges
from graph.report.actor import Portrait, counterparts_table, leaders, made, portrait
from graph.report.document import Cell, Column, Kind, Report, Table
from graph.report.finding import entity
from graph.report.listing import FIRST_LAST, attributes, span
from graph.report.wording import ids, name


def official(
    graph: nx.MultiDiGraph, ref: str, scope: Scope, unit: str | None = None, day: date | None = None
) -> Report:
    """The report on a graph of all statuses. Raises UsageError where `ref` means no official."""
    id = entity(graph, ref, ("Official",))
    known = portrait(graph, id, frozenset({id}), scope, day)
    help = "Whom the official met, called, visited or acted towards, as the articles name them."
    counterparts = counterparts_table(known, "counterparts", "Counterparts", help, lifted=False)
    return made(
        known, "official", (_offices(known), counterparts, _journeys(known)), scope, unit,
        lambda: leaders(counterparts, "Most events with"), _acts_for(known),
    )  # fmt: skip


def _offices(known: Portrait) -> Table:
    columns = (
        Column("principal", "Acts for", "The state or organisation."),
        Column("title", "Office", "The latest office that the articles name."),
        Column("aliases", "Also", "Other names that the articles use."),
        Column("articles", "Articles", "How many articles say for whom the official acts.", Kind.INTEGER),
    )
    node = known.whole.nodes[known.id]
    rows = []
    for u, v, edge in edges(known.whole):
        if edge["type"] == "REPRESENTS" and u == known.id:
            values = (name(known.whole, v), node["title"], ", ".join(node["aliases"]), len(edge["articles"]))
            rows.append(tuple(Cell(value, (edge["id"],), v) for value in values))
    return Table(
        "offices", "For whom", "Whom the official represents; the office is the latest one.", columns, tuple(rows)
    )


def _journeys(known: Portrait) -> Table:
    columns = (
        Column("place", "Where", "The state that was visited."),
        Column("visits", "Visits", "How many visits are told.", Kind.INTEGER),
        *FIRST_LAST,
    )
    found: dict[str, list[Edge]] = {}
    for u, v, edge in known.events:
        if edge["type"] == "VISITED" and u == known.id:
            found.setdefault(v, []).append((u, v, edge))
    rows = []
    for place in sorted(found, key=lambda one: (-len(found[one]), name(known.graph, one).casefold(), one)):
        own = found[place]
        values = (name(known.graph, place), len(own), *span(own))
        rows.append(tuple(Cell(value, ids(attributes(own)), place) for value in values))
    return Table("journeys", "Journeys", "The states that the official visited.", columns, tuple(rows))


def _acts_for(known: Portrait) -> list[str]:
    whom = sorted(
        {name(known.whole, v) for u, v, edge in edges(known.whole) if edge["type"] == "REPRESENTS" and u == known.id}
    )
    title = known.whole.nodes[known.id]["title"]
    said = ", ".join([*([title] if title else []), *whom])
    return [f"{name(known.whole, known.id)}: {said}."] if said else []
