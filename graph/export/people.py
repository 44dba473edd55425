"""CSV for people: nodes, edges, evidence and articles, each a table that a spreadsheet opens (UTF-8 with its mark)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from graph.export import Source
from graph.export.places import write_text
from graph.export.tables import cell, line

NODES = ("id", "label", "name", "country", "iso3", "title", "aliases", "articles")
EDGES = (
    "id", "type", "source", "source_name", "source_label", "target", "target_name", "target_label", "date", "date_end",
    "precision", "status", "place", "mode", "kind", "event", "parties", "plover", "cameo", "goldstein", "confidence",
    "articles", "sentences",
)  # fmt: skip
EVIDENCE = ("relation", "article", "start", "end", "quote")
ARTICLES = ("id", "name", "title", "published", "url")
FILES = ("nodes.csv", "edges.csv", "evidence.csv", "articles.csv")


def write(source: Source, folder: Path) -> None:
    tables = ((NODES, _nodes), (EDGES, _edges), (EVIDENCE, _evidence), (ARTICLES, _articles))
    for file, (columns, rows) in zip(FILES, tables, strict=True):
        write_text(_lines(columns, rows(source)), folder / file)


def _lines(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    yield "\ufeff" + line(columns)
    for row in rows:
        yield line(map(cell, row))


def _nodes(source: Source) -> Iterator[list[Any]]:
    for id, data in source.graph.nodes(data=True):
        counted = {**data, "id": id, "aliases": " | ".join(data["aliases"]), "articles": len(data["articles"])}
        yield [counted[name] for name in NODES]


def _edges(source: Source) -> Iterator[list[Any]]:
    nodes = source.graph.nodes
    for start, end, data in source.graph.edges(data=True):
        row = {**data, "articles": len(data["articles"]), "sentences": len(data["quotes"])}
        for role, id in (("source", start), ("target", end)):
            row |= {role: id, f"{role}_name": nodes[id]["name"], f"{role}_label": nodes[id]["label"]}
        yield [row[name] for name in EDGES]


def _evidence(source: Source) -> Iterator[list[Any]]:
    for _, _, data in source.graph.edges(data=True):
        for item in data["evidence"]:
            yield [data["id"], item.article, item.start, item.end, item.quote]


def _articles(source: Source) -> Iterator[list[Any]]:
    for article in source.graph.graph["articles"].values():
        yield [article[name] for name in ARTICLES]
