"""A report made by hand about the small graph, and one about a hostile graph."""

from __future__ import annotations

import hostile
import networkx as nx
from graphs import ENTITIES, small

from graph.report.document import Cell, Column, Kind, Point, Report, Series, Table

COLUMNS = (
    Column("actor", "Actor", "who it is"),
    Column("strength", "Strength", "how many relations it stands in", Kind.INTEGER),
    Column("met", "Met", "how many meetings", Kind.INTEGER),
    Column("share", "Share", "strength over all relations", Kind.NUMBER),
    Column("last", "Last", "the latest date", Kind.DATE),
)


def _of(graph: nx.MultiDiGraph, actor: str) -> tuple[str, ...]:
    return tuple(sorted(edge["id"] for u, v, edge in graph.edges(data=True) if actor in (u, v)))


def _row(graph: nx.MultiDiGraph, actor: str) -> tuple[Cell, ...]:
    edges = [edge for u, v, edge in graph.edges(data=True) if actor in (u, v)]
    met = tuple(sorted(edge["id"] for edge in edges if edge["type"] == "MET_WITH"))
    dates = [edge["date"] for edge in edges if edge["date"]]
    return (
        Cell(graph.nodes[actor]["name"], (), actor),
        Cell(len(edges), _of(graph, actor), actor),
        Cell(len(met), met, actor) if met else Cell(None),
        Cell(len(edges) / graph.number_of_edges(), _of(graph, actor), actor),
        Cell(max(dates, default=None)),
    )


def report(graph: nx.MultiDiGraph | None = None, title: str = "Centrality") -> Report:
    graph = small() if graph is None else graph
    table = Table("all", "All actors", "Every actor.", COLUMNS, tuple(_row(graph, actor) for actor in sorted(graph)))
    meetings = [(edge["date"][:4], edge["id"]) for _, _, edge in graph.edges(data=True) if edge["type"] == "MET_WITH"]
    years = sorted({year for year, _ in meetings})
    points = tuple(
        Point(year, sum(y == year for y, _ in meetings), tuple(sorted(id for y, id in meetings if y == year)))
        for year in years
    )
    return Report(
        "centrality", title, (("status", "happened"),), (f"{len(graph)} actors stand in it.",), (table,),
        (Series("meetings", "Meetings by year", points),), ("It knows three articles.",), graph,
    )  # fmt: skip


def long_report() -> Report:
    """The same with forty rows."""
    made = report()
    rows = tuple(
        (Cell(f"Row {at:02}"), Cell(at), Cell(None), Cell(at / 7), Cell(f"20{at:02}")) for at in reversed(range(40))
    )
    table = Table("long", "Long", "Many rows.", COLUMNS, rows)
    return Report(made.name, made.title, (), (), (table,), (), (), made.graph)


def ranked_report() -> Report:
    """Five actors with ranks, ties marked, and their intervals."""
    made = report()
    columns = (
        Column("rank", "Rank", "“=” marks a tie."),
        Column("rank_best", "Best", "", Kind.INTEGER),
        Column("rank_worst", "Worst", "", Kind.INTEGER),
        Column("actor", "Actor", ""),
    )
    ranks = ("11", "=2", "1", "=2", "10")
    rows = tuple(
        tuple(Cell(value, (), "RUS") for value in (rank, 1, 11, f"Actor {at}")) for at, rank in enumerate(ranks)
    )
    table = Table("ranked", "Ranked", "Ranks.", columns, rows)
    return Report(made.name, made.title, (), (), (table,), (), (), made.graph)


def hostile_report() -> Report:
    graph = hostile.graph()
    rows = tuple((Cell(entity.name, (), entity.id), *(Cell(None) for _ in COLUMNS[1:])) for entity in hostile.ENTITIES)
    table = Table("names", hostile.NAMES[1], hostile.NAMES[2], COLUMNS, rows)
    said = hostile.NAMES
    return Report("hostile", said[0], ((said[1], said[2]),), (said[0],), (table,), (), (said[7],), graph)


NAMES = {id: entity.name for id, entity in ENTITIES.items()}
