"""A database that diplograph wrote, back as a graph; and what people drew into it, as judgements to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import networkx as nx

from cypher import catalog
from graph import ontology
from graph.databases import Database
from graph.databases.rows import EVIDENCE, LABELS
from graph.errors import DatabaseError
from graph.model import Evidence

VERDICTS = {"SAME_AS": "merge", "DIFFERENT_FROM": "split"}  # relation drawn by hand -> judgement


@dataclass(frozen=True, slots=True)
class Drawn:
    """A relation SAME_AS or DIFFERENT_FROM that somebody drew between two entities."""

    verdict: str
    id: str
    name: str
    other_id: str
    other_name: str
    reason: str | None


def pull(database: Database) -> nx.MultiDiGraph:
    """The graph that diplograph wrote, in the order of graph/network.py, so that the same graph gives the same bytes.

    Raises DatabaseError where the database holds none.
    """
    graph = read(database)
    if not graph and not graph.graph["articles"]:
        raise DatabaseError(f"{database.name} holds no graph of diplograph's: push one first")
    return graph


def read(database: Database) -> nx.MultiDiGraph:
    """The same, and an empty graph where there is none."""
    graph = nx.MultiDiGraph()
    for row in sorted(_rows(database, "read_entities"), key=lambda row: str(row["id"])):
        graph.add_node(row.pop("id"), label=_label(row.pop("labels")), **row)
    edges = [row for type in ontology.types() for row in _rows(database, "read_relations", type)]
    for row in sorted(edges, key=lambda row: str(row["id"])):
        graph.add_edge(row.pop("source"), row.pop("target"), key=row["id"], **_edge(row))
    graph.graph["articles"] = _articles(database)
    return graph


def drawn(database: Database) -> list[Drawn]:
    """What was drawn by hand: `(a)-[:SAME_AS]->(b)` asks for a merge, `[:DIFFERENT_FROM]` for a split."""
    return [Drawn(VERDICTS[row.pop("verdict")], **row) for row in _rows(database, "read_judgements")]


def _rows(database: Database, name: str, type: str | None = None) -> list[dict[str, Any]]:
    text = catalog.template(name, type=type) if type else catalog.statement(name)
    return database.read(text).mappings()


def _label(labels: list[str]) -> str:
    return next((label for label in LABELS if label in labels), "")


def _edge(row: dict[str, Any]) -> dict[str, Any]:
    columns = [row.pop(name) or [] for name in EVIDENCE]
    found = zip(*columns, row["quotes"] or [], strict=False)  # lists that differ in length were edited by hand
    return row | {"evidence": tuple(Evidence(*item) for item in found)}


def _articles(database: Database) -> dict[str, dict[str, Any]]:
    mentions: dict[str, list[str]] = {}
    for row in _rows(database, "read_mentions"):
        mentions.setdefault(row["article"], []).append(row["entity"])
    rows = sorted(_rows(database, "read_articles"), key=lambda row: str(row["id"]))
    return {row["id"]: row | {"mentions": sorted(mentions.get(row["id"], []))} for row in rows}
