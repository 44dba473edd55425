"""What the reports on one state and on one official have in common: counterparts, agreements, acts, plans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import networkx as nx

from graph.measures.projections import principals
from graph.measures.selection import EVERYTHING, Edge, Scope, part, select
from graph.ontology import types
from graph.report.document import Cell, Column, Kind, Report, Table
from graph.report.drawing import drawn
from graph.report.finding import things, touching
from graph.report.listing import (
    FIRST_LAST,
    attributes,
    balance_table,
    events_table,
    in_time,
    layer_cells,
    layer_columns,
    span,
)
from graph.report.plans import OUTCOMES, Plan, plans, plans_table
from graph.report.wording import (
    ELSEWHERE,
    counted,
    ids,
    left_out,
    listed,
    name,
    over_time,
    part_in,
    scope_parameters,
    words,
)


@dataclass(frozen=True)
class Portrait:
    """What is known of one actor: `own` is it and, for a state, its officials; `events` are those within the scope."""

    graph: nx.MultiDiGraph
    whole: nx.MultiDiGraph
    id: str
    own: frozenset[str]
    events: list[Edge]
    plans: list[Plan]


def portrait(graph: nx.MultiDiGraph, id: str, own: frozenset[str], scope: Scope, day: date | None) -> Portrait:
    """`graph` has all statuses; `day` is where plans are judged from."""
    inside = select(graph, scope)
    anything = select(graph, Scope(EVERYTHING.statuses, scope.layers, scope.since, scope.until))
    return Portrait(inside, graph, id, own, touching(inside, own), plans(graph, touching(anything, own), day))


def counterparts_table(known: Portrait, key: str, title: str, help: str, lifted: bool) -> Table:
    """Who is on the other side of the events; `lifted`: officials count for whom they represent."""
    up = principals(known.whole) if lifted else {}
    columns = (
        Column("actor", "Counterpart", "Who is on the other side."),
        Column("label", "Kind", "Country, official or organisation."),
        Column("state", "State", "The state or organisation that it is or acts for, as a code where it has one."),
        Column("events", "Events", "All events with this counterpart.", Kind.INTEGER),
        *layer_columns(),
        Column("goldstein", "Mean Goldstein", "The mean Goldstein value of these events.", Kind.NUMBER, 1),
        *FIRST_LAST,
    )
    found: dict[str, list[Edge]] = {}
    for u, v, edge in known.events:
        other = v if u in known.own else u
        other = up.get(other, other)
        if known.whole.nodes[other]["label"] not in ("Agreement", "Project") and other not in known.own:
            found.setdefault(other, []).append((u, v, edge))
    rows = []
    for other in sorted(found, key=lambda one: (-len(found[one]), name(known.whole, one).casefold(), one)):
        with_it, node = found[other], known.whole.nodes[other]
        behind = ids(attributes(with_it))
        values = [edge["goldstein"] for _, _, edge in with_it if edge["goldstein"] is not None]
        mean = round(sum(values) / len(values), 6) if values else None
        cells = [Cell(value, behind, other) for value in (node["name"], node["label"], node["country"], len(with_it))]
        rows.append((*cells, *layer_cells(with_it), *(Cell(value, behind) for value in (mean, *span(with_it)))))
    return Table(key, title, help, columns, tuple(rows))


def acts_table(known: Portrait) -> Table:
    """How often each type was done by the actor, to it, and together."""
    columns = (
        Column("type", "What", "The type of the relation."),
        Column("meaning", "Meaning", "What the type says."),
        Column("sent", "By it", "Done by the actor.", Kind.INTEGER),
        Column("received", "To it", "Done to the actor.", Kind.INTEGER),
        Column("together", "Together", "Without direction.", Kind.INTEGER),
    )
    rows = []
    for kind in types().values():
        of_type = [(u, v, edge) for u, v, edge in known.events if edge["type"] == kind.name]
        if not of_type:
            continue
        parts: list[list[Edge]] = [[], [], []]
        for u, v, edge in of_type:
            parts[2 if kind.symmetric else 0 if u in known.own else 1].append((u, v, edge))
        counts = [Cell(len(one), ids(attributes(one))) for one in parts]
        whole = ids(attributes(of_type))
        rows.append((Cell(words(kind.name), whole), Cell(kind.meaning, whole), *counts))
    return Table("acts", "What it did and what was done to it", "Events by type and direction.", columns, tuple(rows))


def things_table(known: Portrait) -> Table:
    """Agreements and projects of the actor."""
    columns = (
        Column("thing", "Agreement or project", "Its name."),
        Column("label", "Kind", "Agreement or project."),
        Column("role", "Part", "What the actor did with it."),
        Column("others", "With", "Who else is in it."),
        *FIRST_LAST,
    )
    rows = []
    for thing, found in things(known.graph, known.own).items():
        others = sorted(
            {
                name(known.graph, end)
                for u, v, _ in [*known.graph.in_edges(thing, data=True), *known.graph.out_edges(thing, data=True)]
                for end in (u, v)
                if end != thing and end not in known.own
            },
            key=str.casefold,
        )
        role = part_in(in_time(found))
        values = (name(known.graph, thing), known.graph.nodes[thing]["label"], role, ", ".join(others), *span(found))
        rows.append(tuple(Cell(value, ids(attributes(found)), thing) for value in values))
    return Table(
        "agreements", "Agreements and projects", "What it signed, proposed or is part of.", columns, tuple(rows)
    )


def made(
    known: Portrait,
    kind: str,
    tables: Sequence[Table],
    scope: Scope,
    unit: str | None,
    more: Callable[[], list[str]],
    who: Sequence[str] = (),
) -> Report:
    """The report: its own tables first, then those that all actors have. Its summary begins with the sentences `who`."""
    every = [
        *tables,
        things_table(known),
        acts_table(known),
        balance_table(known.events),
        plans_table(known.whole, known.plans),
        events_table(known.graph, known.events, "events", "Everything", "All events in which it takes part, by date."),
    ]
    return Report(
        name=kind,
        title=name(known.whole, known.id),
        parameters=((kind, name(known.whole, known.id)), *scope_parameters(scope)),
        summary=(*who, *_summary(known), *more()) if known.events else (*_summary(known), *who),
        tables=tuple(every),
        series=over_time(part(known.graph, ids(attributes(known.events))), unit),
        notes=tuple(left_out(part(known.whole, ids(attributes(touching(known.whole, known.own)))), scope, ELSEWHERE)),
        graph=drawn(known.whole, every),
    )


def _summary(known: Portrait) -> list[str]:
    who = name(known.whole, known.id)
    if not known.events:
        return [f"{who} takes part in nothing that is looked at."]
    first, last = span(known.events)
    articles = {id for _, _, edge in known.events for id in edge["articles"]}
    time = f", from {first} to {last}" if first and last and first != last else f", on {first}" if first else ""
    said = [
        f"{who} takes part in {counted(len(known.events), 'event')}{time}, from {counted(len(articles), 'article')}."
    ]
    if known.plans:
        outcomes = [one.outcome for one in known.plans]
        said.append(
            f"{counted(len(outcomes), 'plan')}: "
            f"{listed([f'{outcomes.count(one)} {one}' for one in OUTCOMES if one in outcomes])}."
        )
    return said


def leaders(table: Table, said: str) -> list[str]:
    """A sentence that names the first three of a table."""
    names = [f"{row[0].value} ({row[3].value})" for row in table.rows[:3]]
    return [f"{said} {listed(names)}."] if names else []
