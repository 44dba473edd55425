"""What was planned, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import networkx as nx

from graph.measures.projections import principals
from graph.measures.selection import Edge, edges, latest
from graph.ontology import types
from graph.report.document import Column, Kind, Table, cells
from graph.report.wording import dated, ids, name, words

NEAR, LATE = timedelta(days=7), timedelta(days=45)  # how far from its planned dates an event may lie
TOOK_PLACE, FOLLOWED, DENIED, SILENT, COMING = OUTCOMES = (
    "took place", "followed later", "was denied", "not reported again", "still to come",
)  # fmt: skip


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

    An event of the same type between the same two, where a state may stand for its official and an official for its
    state, shows that a plan took place where it lies within NEAR of the planned dates; up to LATE after them one followed
    later, which may be another. An event that is dated by month or year must reach into the planned dates, or follow them.
    Where the plan has no date, whatever came after the plan was first published followed later. A denied one shows that
    it was called off. A plan whose last day is after `day` is still to come.
    """
    now = day or latest(graph)
    up = principals(graph)
    others: dict[tuple[object, ...], list[Edge]] = {}
    for u, v, edge in edges(graph):
        if edge["status"] != "planned":
            others.setdefault(_key(up, u, v, edge), []).append((u, v, edge))
    published = {id: article["published"] for id, article in graph.graph.get("articles", {}).items()}
    found = []
    for u, v, edge in among:
        if edge["status"] != "planned":
            continue
        shown: dict[str, list[dict[str, Any]]] = {TOOK_PLACE: [], DENIED: [], FOLLOWED: []}
        for one, other, event in others.get(_key(up, u, v, edge), []):
            if _same(up, (one, other), (u, v), event) and (outcome := _answers(event, edge, published)):
                shown[outcome].append(event)
        coming = bool(now and edge["date_end"] and edge["date_end"] > now.isoformat())
        outcome = next((one for one in shown if shown[one]), COMING if coming else SILENT)
        found.append(Plan(u, v, edge, outcome, tuple(shown.get(outcome, ()))))
    return sorted(found, key=lambda one: (one.edge["date"] or "9999", one.edge["id"]))


def _key(up: dict[str, str], u: str, v: str, edge: dict[str, Any]) -> tuple[object, ...]:
    """Events that can be the same fall under one key."""
    return edge["type"], *sorted((up.get(u, u), up.get(v, v)))


def _same(up: dict[str, str], ends: tuple[str, str], planned: tuple[str, str], event: dict[str, Any]) -> bool:
    """Whether the ends of an event can be those of the plan: the same, or a state for its official, or the reverse."""

    def fit(one: str, other: str) -> bool:
        return one == other or up.get(one) == other or up.get(other) == one

    if fit(ends[0], planned[0]) and fit(ends[1], planned[1]):
        return True
    return types()[event["type"]].symmetric and fit(ends[0], planned[1]) and fit(ends[1], planned[0])


def _answers(event: dict[str, Any], plan: dict[str, Any], published: dict[str, str | None]) -> str | None:
    """The outcome of the plan that the event shows, None where it shows none."""
    denied = event["status"] == "denied"
    if plan["date"] is None:
        told = min(filter(None, (published.get(id) for id in plan["articles"])), default=None)
        after = told is not None and event["date_end"] is not None and event["date_end"] >= told
        return (DENIED if denied else FOLLOWED) if after else None
    if event["date"] is None:
        return DENIED if denied else None
    first, last = date.fromisoformat(plan["date"]), date.fromisoformat(plan["date_end"])
    near = NEAR if event["precision"] == "day" else timedelta()
    if event["date_end"] < (first - near).isoformat() or event["date"] > (last + LATE).isoformat():
        return None
    if denied:
        return DENIED
    return TOOK_PLACE if event["date"] <= (last + near).isoformat() else FOLLOWED


def plans_table(graph: nx.MultiDiGraph, found: Iterable[Plan]) -> Table:
    columns = (
        Column("date", "Planned for", "The date that was given for it.", Kind.DATE),
        Column("source", "Who", "Who was to do it."),
        Column("type", "What", "The type of the relation."),
        Column("target", "Whom", "With whom, where, or what."),
        Column(
            "outcome",
            "Outcome",
            "Took place (within 7 days of the plan), followed later (another may have), was "
            "denied, still to come, or not reported again.",
        ),
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
    help = "Planned events and what became of them; what is told in other words, or came more than 45 days late, is missed."
    return Table("plans", "Plans and their outcome", help, columns, rows)
