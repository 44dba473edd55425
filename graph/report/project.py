"""The report on one project or agreement: from proposed over planned to signed, and who is in it."""

from __future__ import annotations

from datetime import date

import networkx as nx

from graph.measures.selection import EVERYTHING, Edge, Scope, layer, part, select
from graph.report.document import Cell, Column, Report, Table
from graph.report.drawing import drawn
from graph.report.finding import entity
from graph.report.listing import FIRST_LAST, attributes, events_table, in_time, span
from graph.report.plans import plans, plans_table
from graph.report.wording import counted, ids, listed, name, over_time, part_in, scope_parameters

STAGES = {  # (type, status) -> stage, in the order of a course
    ("PROPOSED", "planned"): "proposal planned",
    ("PROPOSED", "happened"): "proposed",
    ("SIGNED", "planned"): "signing planned",
    ("SIGNED", "happened"): "signed",
    ("PROPOSED", "denied"): "proposal denied",
    ("SIGNED", "denied"): "signing denied",
}


def project(graph: nx.MultiDiGraph, ref: str, scope: Scope, unit: str | None = None, day: date | None = None) -> Report:
    """The report on a graph of all statuses, which it shows whatever the scope's: a course is made of them. Raises
    UsageError where `ref` means no project or agreement."""
    id = entity(graph, ref, ("Project", "Agreement"))
    inside = select(graph, Scope(EVERYTHING.statuses, scope.layers, scope.since, scope.until))
    touching = [] if id not in inside else [*inside.in_edges(id, data=True), *inside.out_edges(id, data=True)]
    own: list[Edge] = sorted(((u, v, edge) for u, v, edge in touching), key=lambda one: str(one[2]["id"]))
    events = [one for one in own if layer(one[2]) != "structure"]
    tables = [
        _course(own),
        _parties(inside, id, own),
        plans_table(graph, plans(graph, events, day)),
        events_table(inside, events, "events", "Everything", "All that was done with it, by date."),
    ]
    return Report(
        name="project",
        title=name(graph, id),
        parameters=(("of", name(graph, id)), ("kind", graph.nodes[id]["label"]), *scope_parameters(scope)[1:]),
        summary=tuple(_summary(graph, id, own)),
        tables=tuple(tables),
        series=over_time(part(inside, ids(attributes(events))), unit),
        notes=(
            "One agreement under two names is two here, until the two are judged to be the same.",
            "That no signing is told does not mean that none took place.",
        ),
        graph=drawn(graph, tables),
    )


def _stages(own: list[Edge]) -> list[tuple[str, list[Edge]]]:
    found = [
        (stage, [one for one in in_time(own) if (one[2]["type"], one[2]["status"]) == shown_by])
        for shown_by, stage in STAGES.items()
    ]
    return [(stage, inside) for stage, inside in found if inside]


def _course(own: list[Edge]) -> Table:
    columns = (
        Column("stage", "Stage", "Proposed, planned, signed, or denied."),
        *FIRST_LAST,
        Column("quote", "Sentence", "The first sentence that says it."),
    )
    rows = []
    for stage, inside in _stages(own):
        values = (stage, *span(inside), " ".join(inside[0][2]["quotes"][0].split()))
        rows.append(tuple(Cell(value, ids(attributes(inside))) for value in values))
    return Table("course", "Its course", "The stages that the articles tell.", columns, tuple(rows))


def _parties(graph: nx.MultiDiGraph, id: str, own: list[Edge]) -> Table:
    columns = (
        Column("actor", "Who", "State, organisation or official."),
        Column("label", "Kind", "Country, organisation or official."),
        Column("part", "Part", "What it did, or that it is involved."),
        *FIRST_LAST,
    )
    found: dict[str, list[Edge]] = {}
    for u, v, edge in own:
        found.setdefault(v if u == id else u, []).append((u, v, edge))
    rows = []
    for actor in sorted(found, key=lambda one: (name(graph, one).casefold(), one)):
        values = (name(graph, actor), graph.nodes[actor]["label"], part_in(in_time(found[actor])), *span(found[actor]))
        rows.append(tuple(Cell(value, ids(attributes(found[actor])), actor) for value in values))
    return Table("parties", "Who is in it", "Everybody whom the articles tie to it.", columns, tuple(rows))


def _when(found: list[Edge]) -> str:
    first, last = span(found)
    if first is None:
        return "at an unknown date"
    return first if first == last else f"from {first} to {last}"


def _summary(graph: nx.MultiDiGraph, id: str, own: list[Edge]) -> list[str]:
    if not own:
        return [f"Nothing that is looked at tells of {name(graph, id)}."]
    stages = [f"{stage} {_when(inside)}" for stage, inside in _stages(own)]
    actors = {v if u == id else u for u, v, _ in own}
    articles = {one for _, _, edge in own for one in edge["articles"]}
    said = [
        f"{counted(len(actors), 'actor')} {'is' if len(actors) == 1 else 'are'} tied to it by {counted(len(articles), 'article')}."
    ]
    return [*([f"{name(graph, id)}: {listed(stages)}."] if stages else []), *said]
