"""The report on one state or organisation: with whom, through whom, what about, and what is planned."""

from __future__ import annotations

from datetime import date

import networkx as nx

from graph.measures.selection import Edge, Scope
from graph.report.actor import Portrait, counterparts_table, leaders, made, portrait
from graph.report.document import Cell, Column, Kind, Report, Table
from graph.report.finding import entity, side
from graph.report.listing import FIRST_LAST, attributes, span
from graph.report.wording import ids, name


def state(graph: nx.MultiDiGraph, ref: str, scope: Scope, unit: str | None = None, day: date | None = None) -> Report:
    """The report on a graph of all statuses; officials count for whom they represent, what passes among a state's own does
    not count. Raises UsageError where `ref` means no state or organisation."""
    id = entity(graph, ref, ("Country", "Organization"))
    known = portrait(graph, id, side(graph, id), scope, day)
    help = "Other states and organisations; officials count for whom they represent, on both sides."
    partners = counterparts_table(known, "partners", "Partners", help, lifted=True)
    officials = _officials(known)
    return made(
        known, "state", (partners, officials), scope, unit,
        lambda: [*leaders(partners, "Most events with"), *leaders(officials, "Most present:")],
    )  # fmt: skip


def _officials(known: Portrait) -> Table:
    columns = (
        Column("official", "Official", "The official's name."),
        Column("title", "Office", "The latest office that the articles name."),
        Column("aliases", "Also", "Other names that the articles use."),
        Column("events", "Events", "In how many events the official takes part.", Kind.INTEGER),
        *FIRST_LAST,
    )
    found: dict[str, list[Edge]] = {}
    for u, v, edge in known.events:
        for end in (u, v):
            if end in known.own and end != known.id:
                found.setdefault(end, []).append((u, v, edge))
    rows = []
    for official in sorted(found, key=lambda one: (-len(found[one]), name(known.graph, one).casefold(), one)):
        node, own = known.graph.nodes[official], found[official]
        values = (node["name"], node["title"], ", ".join(node["aliases"]), len(own), *span(own))
        rows.append(tuple(Cell(value, ids(attributes(own)), official) for value in values))
    return Table("officials", "Its officials", "Who acts for it, by the number of events.", columns, tuple(rows))
