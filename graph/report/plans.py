"""What was planned, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import networkx as nx

from graph.measures.projections import principals
from graph.measures.selection import Edge, edges, latest
from graph.report.document import Column, Kind, Table, cells
from graph.report.wording import dated, ids, name, words

EARLY, LATE = timedelta(days=7), timedelta(days=45)  # how far from its planned dates an event may lie
OUTCOMES = ("took place", "was denied", "not reported again", "still to come")


@dataclass(frozen=True, slots=True)
class Plan:
    """A planned event, its outcome, and the relations that show it."""

    source: str
    target: str
    edge: dict[str, Any]
    outcome: str
    shown_by: tuple[dict[str, Any], ...]


def plans(graph: nx.MultiDiGraph, among: Iterable[Edge], day: date | None = None) -> list[Plan]:
    """The planned events of `among` with their outcome as of `day` (the last day of the graph where None), by date.

    An event of the same type between the same two sides, officials counting for whom they represent, shows that a plan
    took place where it lies from EARLY before to LATE after the planned dates; where the plan has no date, when it came
    after the plan was first published. A denied one shows that it was called off. A plan whose last day is after `day`
    is still to come.
    """
    now = day or latest(graph)
    up = principals(graph)
    others: dict[tuple[object, ...], list[dict[str, Any]]] = {}
    for u, v, edge in edges(graph):
        if edge["status"] != "planned":
            others.setdefault(_key(up, u, v, edge), []).append(edge)
    published = {id: article["published"] for id, article in graph.graph.get("articles", {}).items()}
    found = []
    for u, v, edge in among:
        if edge["status"] != "planned":
            continue
        near = [one for one in others.get(_key(up, u, v, edge), []) if _answers(one, edge, published)]
        happened = tuple(one for one in near if one["status"] == "happened")
        denied = tuple(one for one in near if one["status"] == "denied")
        coming = bool(now and edge["date_end"] and edge["date_end"] > now.isoformat())
        outcome = OUTCOMES[0] if happened else OUTCOMES[1] if denied else OUTCOMES[3] if coming else OUTCOMES[2]
        found.append(Plan(u, v, edge, outcome, happened or denied))
    return sorted(found, key=lambda one: (one.edge["date"] or "9999", one.edge["id"]))


def _key(up: dict[str, str], u: str, v: str, edge: dict[str, Any]) -> tuple[object, ...]:
    ends = (up.get(u, u), up.get(v, v))
    return edge["type"], *(sorted(ends) if edge["type"] in ("MET_WITH", "VISITED") else ends)


def _answers(event: dict[str, Any], plan: dict[str, Any], published: dict[str, str | None]) -> bool:
    if plan["date"] is None:
        told = min(filter(None, (published.get(id) for id in plan["articles"])), default=None)
        return told is not None and event["date_end"] is not None and event["date_end"] >= told
    if event["date"] is None:
        return bool(event["status"] == "denied")
    first, last = date.fromisoformat(plan["date"]) - EARLY, date.fromisoformat(plan["date_end"]) + LATE
    return bool(event["date"] <= last.isoformat() and event["date_end"] >= first.isoformat())


def plans_table(graph: nx.MultiDiGraph, found: Iterable[Plan]) -> Table:
    columns = (
        Column("date", "Planned for", "The date that was given for it.", Kind.DATE),
        Column("source", "Who", "Who was to do it."),
        Column("type", "What", "The type of the relation."),
        Column("target", "Whom", "With whom, where, or what."),
        Column("outcome", "Outcome", "Took place, was denied, still to come, or not reported again."),
        Column("outcome_date", "Outcome dated", "When what shows the outcome is dated.", Kind.DATE),
        Column("quote", "Sentence", "One of the sentences that tell the plan."),
    )
    rows = tuple(
        cells(
            (
                dated(one.edge), name(graph, one.source), words(one.edge["type"]), name(graph, one.target), one.outcome,
                dated(one.shown_by[0]) if one.shown_by else None, " ".join(one.edge["quotes"][0].split()),
            ),
            ids((one.edge, *one.shown_by)),
        )
        for one in found
    )  # fmt: skip
    help = "Planned events and what became of them; what was reported in other words, or later than a month and a half, is missed."
    return Table("plans", "Plans and their outcome", help, columns, rows)
