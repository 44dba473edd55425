"""The report on two sides, states or others: what passed between them, what they share, who carries it, what was planned."""

from __future__ import annotations

from datetime import date

import networkx as nx

from graph.errors import UsageError
from graph.measures.projections import ACTORS
from graph.measures.selection import EVERYTHING, Edge, Scope, layer, part, select
from graph.report.document import Cell, Column, Kind, Report, Table
from graph.report.drawing import drawn
from graph.report.finding import between, entity, side, things
from graph.report.listing import FIRST_LAST, attributes, balance_table, events_table, in_time, span
from graph.report.plans import OUTCOMES, plans, plans_table
from graph.report.wording import ELSEWHERE, counted, ids, left_out, listed, name, over_time, part_in, scope_parameters


def dyad(
    graph: nx.MultiDiGraph, one: str, other: str, scope: Scope, unit: str | None = None, day: date | None = None
) -> Report:
    """The report on a graph of all statuses. `one` and `other` are ids or names; officials count for whom they
    represent. `day` is where plans are judged from, the last day of the graph where None."""
    a, b = entity(graph, one, ACTORS), entity(graph, other, ACTORS)
    if a == b:
        raise UsageError(f"{one!r} and {other!r} are one: {name(graph, a)}: name two")
    sides = side(graph, a) - {b}, side(graph, b) - {a}
    inside = select(graph, scope)
    found = between(inside, *sides)
    everything = between(select(graph, Scope(EVERYTHING.statuses, scope.layers, scope.since, scope.until)), *sides)
    planned = plans(graph, everything, day)
    shared = _shared(inside, *sides)
    tables = [
        events_table(
            inside, found, "events", "Everything between the two", "All events between the two sides, by date."
        ),
        balance_table(found),
        *_apart(inside, found),
        _shared_table(inside, shared, (a, b)),
        _carriers(inside, found, (a, b), sides),
        plans_table(graph, planned),
    ]
    names = name(graph, a), name(graph, b)
    return Report(
        name="dyad",
        title=f"{names[0]} and {names[1]}",
        parameters=(("one", names[0]), ("other", names[1]), *scope_parameters(scope)),
        summary=tuple(_summary(inside, names, found, shared, tables[-2], [plan.outcome for plan in planned])),
        tables=tuple(tables),
        series=over_time(part(inside, ids(attributes(found))), unit),
        notes=(
            *left_out(part(graph, ids(attributes(between(graph, *sides)))), scope, ELSEWHERE),
            "An official counts for the state or organisation that it represents; who changed sides counts for the one that "
            "most articles name.",
        ),
        graph=drawn(graph, tables),
    )


def _apart(graph: nx.MultiDiGraph, found: list[Edge]) -> list[Table]:
    meetings = [one for one in found if layer(one[2]) == "meetings"]
    return [
        events_table(graph, meetings, "meetings", "Meetings, calls and visits", "What brought the two sides together."),
    ]


def _shared(
    graph: nx.MultiDiGraph, one: frozenset[str], other: frozenset[str]
) -> dict[str, tuple[list[Edge], list[Edge]]]:
    """Agreement or project that both sides are in -> how each is."""
    own, theirs = things(graph, one), things(graph, other)
    return {thing: (own[thing], theirs[thing]) for thing in own if thing in theirs}


def _shared_table(
    graph: nx.MultiDiGraph, shared: dict[str, tuple[list[Edge], list[Edge]]], ends: tuple[str, str]
) -> Table:
    columns = (
        Column("thing", "Agreement or project", "Its name."),
        Column("label", "Kind", "Agreement or project."),
        Column("one", name(graph, ends[0]) if ends[0] in graph else "One", "What the first side did with it."),
        Column("other", name(graph, ends[1]) if ends[1] in graph else "Other", "What the second side did with it."),
        *FIRST_LAST,
    )
    rows = []
    for thing, (own, theirs) in shared.items():
        both = ids(attributes([*own, *theirs]))
        values = (
            name(graph, thing), graph.nodes[thing]["label"], part_in(in_time(own)), part_in(in_time(theirs)),
            *span([*own, *theirs]),
        )  # fmt: skip
        rows.append(tuple(Cell(value, both, thing) for value in values))
    return Table(
        "agreements",
        "Agreements and projects in common",
        "What both sides signed, proposed or are part of.",
        columns,
        tuple(rows),
    )


def _carriers(
    graph: nx.MultiDiGraph, found: list[Edge], ends: tuple[str, str], sides: tuple[frozenset[str], ...]
) -> Table:
    columns = (
        Column("official", "Official", "The official's name."),
        Column("side", "Side", "For which of the two."),
        Column("title", "Office", "The latest office that the articles name."),
        Column(
            "events", "Events", "In how many of the events between the two sides the official takes part.", Kind.INTEGER
        ),
        Column("share", "Share", "The share of all events between the two sides.", Kind.NUMBER),
        *FIRST_LAST,
    )
    own: dict[str, list[Edge]] = {}
    for u, v, edge in found:
        for end in (u, v):
            if graph.nodes[end]["label"] == "Official":
                own.setdefault(end, []).append((u, v, edge))
    rows = []
    for official in sorted(own, key=lambda one: (-len(own[one]), name(graph, one).casefold(), one)):
        which = ends[0] if official in sides[0] else ends[1]
        values = (
            name(graph, official), name(graph, which) if which in graph else which, graph.nodes[official]["title"],
            len(own[official]), len(own[official]) / len(found), *span(own[official]),
        )  # fmt: skip
        rows.append(tuple(Cell(value, ids(attributes(own[official])), official) for value in values))
    return Table(
        "carriers",
        "Who carries the relation",
        "Officials of both sides by the events in which they take part.",
        columns,
        tuple(rows),
    )


def _summary(
    graph: nx.MultiDiGraph, names: tuple[str, str], found: list[Edge], shared: dict[str, tuple[list[Edge], list[Edge]]],
    carriers: Table, outcomes: list[str],
) -> list[str]:  # fmt: skip
    if not found:
        said = [f"Nothing passed between {names[0]} and {names[1]} in what is looked at."]
    else:
        first, last = span(found)
        time = f", from {first} to {last}" if first and last and first != last else f", on {first}" if first else ""
        articles = {id for _, _, edge in found for id in edge["articles"]}
        said = [
            f"{counted(len(found), 'event')} between {names[0]} and {names[1]}{time}, from {counted(len(articles), 'article')}."
        ]
        values = [edge["goldstein"] for _, _, edge in found if edge["goldstein"] is not None]
        up, down = sum(value > 0 for value in values), sum(value < 0 for value in values)
        if values:
            said.append(f"{up} cooperative, {down} conflictual; mean Goldstein value {sum(values) / len(values):.1f}.")
    if shared:
        said.append(f"{counted(len(shared), 'agreement or project', 'agreements or projects')} in common.")
    leaders = [str(row[0].value) for row in carriers.rows[:3]]
    if leaders:
        said.append(f"Carried most by {listed(leaders)}.")
    if outcomes:
        parts = [f"{outcomes.count(one)} {one}" for one in OUTCOMES if one in outcomes]
        said.append(f"{counted(len(outcomes), 'plan')}: {listed(parts)}.")
    return said
