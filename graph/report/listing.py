"""Tables of events, and of the years in which they happened, that several reports share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import networkx as nx

from graph.measures.selection import Edge, layer
from graph.measures.series import by_period
from graph.ontology import LAYERS
from graph.report.document import Cell, Column, Kind, Table, cells
from graph.report.wording import dated, ids, name, words

EVENT_LAYERS = LAYERS[1:]
FIRST_LAST = (
    Column("first", "First", "When it is first dated.", Kind.DATE),
    Column("last", "Last", "When it is last dated.", Kind.DATE),
)


def in_time(found: Iterable[Edge]) -> list[Edge]:
    """By date, undated ones last, then by id."""
    return sorted(found, key=lambda one: (one[2]["date"] is None, one[2]["date"] or "", one[2]["id"]))


def attributes(found: Iterable[Edge]) -> list[dict[str, Any]]:
    return [edge for _, _, edge in found]


def span(found: Iterable[Edge]) -> tuple[str | None, str | None]:
    """The first and the last date as written, None where none is dated."""
    known = [edge for _, _, edge in in_time(found) if edge["date"]]
    last = max(known, key=lambda edge: (edge["date_end"], edge["id"]), default=None)
    return (dated(known[0]), dated(last)) if known and last else (None, None)


def events_table(graph: nx.MultiDiGraph, found: Iterable[Edge], key: str, title: str, help: str) -> Table:
    """One row an event, with its first sentence."""
    columns = (
        Column("date", "Date", "When it happened, as finely as it is known.", Kind.DATE),
        Column("source", "Who", "Who did it; for what is done together, one of the two."),
        Column("type", "What", "The type of the relation."),
        Column("target", "Whom", "Towards whom, or what."),
        Column("status", "Status", "Whether it happened, is planned, or was denied."),
        Column("place", "Place", "Where, as the articles say it."),
        Column("goldstein", "Goldstein", "From -10 (war) to 10 (cooperation), by the type and mode of the event.", Kind.NUMBER, 1),
        Column("confidence", "Confidence", "How sure it is that the articles say so.", Kind.NUMBER, 2),
        Column("articles", "Articles", "How many articles tell it.", Kind.INTEGER),
        Column("quote", "Sentence", "One of the sentences that say it."),
    )  # fmt: skip
    rows = tuple(
        cells(
            (
                dated(edge), name(graph, u), words(edge["type"]), name(graph, v), edge["status"], edge["place"],
                edge["goldstein"], edge["confidence"], len(edge["articles"]), " ".join(edge["quotes"][0].split()),
            ),
            [edge["id"]],
        )
        for u, v, edge in in_time(found)
    )  # fmt: skip
    return Table(key, title, help, columns, rows)


def balance_table(found: Sequence[Edge]) -> Table:
    """Cooperation against conflict in each year that has a coded event; coarse dates fall into their year."""
    columns = (
        Column("year", "Year", "The year of the events.", Kind.DATE),
        Column("cooperation", "Cooperative", "Events with a Goldstein value above 0.", Kind.INTEGER),
        Column("conflict", "Conflictual", "Events with a Goldstein value below 0.", Kind.INTEGER),
        Column("positive", "Sum above 0", "The positive Goldstein values, summed.", Kind.NUMBER, 1),
        Column("negative", "Sum below 0", "The negative Goldstein values, summed.", Kind.NUMBER, 1),
        Column("mean", "Mean", "The mean Goldstein value of all events of the year.", Kind.NUMBER, 2),
    )
    rows = []
    for year, inside in by_period(attributes(found), "year").items():
        coded = [edge for edge in inside if edge["goldstein"] is not None]
        if not coded:
            continue
        up = [edge for edge in coded if edge["goldstein"] > 0]
        down = [edge for edge in coded if edge["goldstein"] < 0]
        sums = [round(sum(edge["goldstein"] for edge in part), 6) + 0.0 for part in (up, down)]
        mean = round((sums[0] + sums[1]) / len(coded), 6)
        rows.append(
            (
                Cell(year, ids(coded)), Cell(len(up), ids(up)), Cell(len(down), ids(down)),
                Cell(sums[0], ids(up)), Cell(sums[1], ids(down)), Cell(mean, ids(coded)),
            )
        )  # fmt: skip
    return Table(
        "balance", "Cooperation against conflict",
        "Events by the sign of their Goldstein value; years without any are left out.", columns, tuple(rows),
    )  # fmt: skip


def layer_columns() -> tuple[Column, ...]:
    return tuple(Column(one, one.capitalize(), f"Events of the layer “{one}”.", Kind.INTEGER) for one in EVENT_LAYERS)


def layer_cells(found: Sequence[Edge]) -> tuple[Cell, ...]:
    """The number of events in each layer."""
    made = []
    for one in EVENT_LAYERS:
        inside = [edge for _, _, edge in found if layer(edge) == one]
        made.append(Cell(len(inside), ids(inside)))
    return tuple(made)
