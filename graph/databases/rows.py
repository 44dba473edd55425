"""The graph as the rows that are written: parts of one label or type each, every row with the hash that marks it.

A part's `digest` covers all that its rows are made of, so that an unchanged part is known without making its rows.
"""

from __future__ import annotations

import hashlib
import json
import marshal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph import ontology
from graph.databases.values import BOOKKEEPING
from graph.errors import DatabaseError

ENTITIES, ARTICLES, MENTIONS = "Entity", "Article", "MENTIONS"
LABELS = ("Country", "Official", "Organization", "Project", "Agreement")
LONGEST = {"id": 2000, "name": 30000, "country": 30000}  # bytes: what Neo4j's indexes take, id twice in a mention
NODE = ("name", "country", "iso3", "title", "aliases", "articles")
RELATION = (
    "precision", "status", "place", "mode", "kind", "event", "parties", "plover", "cameo", "goldstein", "confidence",
    "articles", "quotes",
)  # fmt: skip
EVIDENCE = ("evidence_articles", "evidence_starts", "evidence_ends")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """`name` is "Entity", "Article", "MENTIONS" or a relation type; `rows` makes its rows anew at each call."""

    name: str
    size: int
    digest: str
    rows: Callable[[], Iterator[Row]]


def parts(graph: nx.MultiDiGraph) -> list[Part]:
    """The parts in the order in which they are written: nodes first. Every type of the ontology has a part, also an
    empty one. DatabaseError where the graph holds a label or type that the ontology does not know."""
    by_type: dict[str, list[tuple[str, str, dict[str, Any]]]] = {name: [] for name in ontology.types()}
    for source, target, data in graph.edges(data=True):
        if data["type"] not in by_type:
            raise DatabaseError(f"{data['type'][:60]!r} is no relation type of the ontology: it cannot be written")
        by_type[data["type"]].append((source, target, data))
    nodes = list(graph.nodes(data=True))
    articles = list(graph.graph["articles"].values())
    mentions = [(article["id"], entity) for article in articles for entity in article["mentions"]]
    made = [
        Part(ENTITIES, len(nodes), _digest(nodes), lambda: map(_entity, nodes)),
        Part(ARTICLES, len(articles), _digest(articles), lambda: map(_article, articles)),
    ]
    for name, edges in by_type.items():
        made.append(Part(name, len(edges), _digest(map(_plain, edges)), lambda edges=edges: map(_relation, edges)))  # type: ignore[misc]
    made.append(Part(MENTIONS, len(mentions), _digest(mentions), lambda: map(_mention, mentions)))
    return made


def _digest(items: Iterable[Any]) -> str:
    """Order counts: the graph's contract is that nodes, edges and articles stand in the order of their ids."""
    found = hashlib.blake2b(digest_size=16)
    for item in items:
        found.update(marshal.dumps(item, 2))  # version 2 depends on values alone
    return found.hexdigest()


def _plain(edge: tuple[str, str, dict[str, Any]]) -> tuple[Any, ...]:
    source, target, data = edge
    offsets = [(item.article, item.start, item.end) for item in data["evidence"]]
    return (source, target, offsets, [value for key, value in data.items() if key != "evidence"])


def _entity(item: tuple[str, dict[str, Any]]) -> Row:
    id, data = item
    if data["label"] not in LABELS:
        raise DatabaseError(f"{data['label'][:60]!r} is no label of the ontology: entity {id[:60]!r} cannot be written")
    return marked({"id": id, "label": data["label"], "properties": {key: data[key] for key in NODE}})


def _article(data: dict[str, Any]) -> Row:
    shown = {"name": data["name"], "title": data["title"], "url": data["url"]}
    return marked({"id": data["id"], "published": data["published"], "properties": shown})


def _relation(edge: tuple[str, str, dict[str, Any]]) -> Row:
    source, target, data = edge
    properties = {key: data[key] for key in RELATION}
    columns = [(item.article, item.start, item.end) for item in data["evidence"]]
    properties |= {key: [row[at] for row in columns] for at, key in enumerate(EVIDENCE)}
    row = {"id": data["id"], "source": source, "target": target, "date": data["date"], "date_end": data["date_end"]}
    return marked(row | {"properties": properties})


def _mention(pair: tuple[str, str]) -> Row:
    source, target = pair
    return marked({"id": f"{source} {target}", "source": source, "target": target, "properties": {}})


def marked(row: Row) -> Row:
    """The row with its mark, the hash of all its values; DatabaseError where no database could hold it."""
    try:
        raw = json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise DatabaseError(
            f"{row['id'][:60]!r} holds half a surrogate pair near {error.object[max(0, error.start - 20) : error.end]!r}, "
            "which is no text: mend the source and ingest it again"
        ) from None
    for key, most in LONGEST.items() if len(raw) > 2000 else ():
        size = len((row.get(key) or row["properties"].get(key) or "").encode())
        if size > most:
            raise DatabaseError(
                f"the {key} of {row['id'][:40]!r} has {size} bytes: {most} is the most that Neo4j indexes"
            )
    row["properties"][BOOKKEEPING] = hashlib.blake2b(raw, digest_size=10).hexdigest()
    return row


def mark(row: Row) -> str:
    found: str = row["properties"][BOOKKEEPING]
    return found
