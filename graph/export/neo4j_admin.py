"""CSV for `neo4j-admin database import full`: what `push` would write, so that a push afterwards finds nothing to do.

The array delimiter is U+001F, which also separates labels; a text that holds it is refused. Text is always in quotes,
a missing value is an empty cell without them. The importer leaves empty lists out, so a script sets them afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from cypher import catalog
from graph.databases import rows, schema
from graph.databases.values import BOOKKEEPING
from graph.errors import ExportError
from graph.export import Source
from graph.export.places import write_text
from graph.export.tables import line, quoted

DELIMITER = "\x1f"
TYPES = {
    "date": "date", "date_end": "date", "published": "date", "parties": "long", "goldstein": "double",
    "confidence": "double", "aliases": "string[]", "articles": "string[]", "quotes": "string[]",
    "evidence_articles": "string[]", "evidence_starts": "long[]", "evidence_ends": "long[]",
}  # fmt: skip
ENTITY = ("id:ID(Entity)", ":LABEL", *rows.NODE, BOOKKEEPING)
ARTICLE = ("id:ID(Article)", ":LABEL", "published", "name", "title", "url", BOOKKEEPING)
RELATION = (
    ":START_ID(Entity)", ":END_ID(Entity)", ":TYPE", "id", "date", "date_end", *rows.RELATION, *rows.EVIDENCE,
    BOOKKEEPING,
)  # fmt: skip
MENTION = (":START_ID(Article)", ":END_ID(Entity)", ":TYPE", "id", BOOKKEEPING)
FILES = ("entities.csv", "articles.csv", "relations.csv", "mentions.csv", "afterwards.cypher", "README.md")


def write(source: Source, folder: Path) -> None:
    parts = {part.name: part for part in rows.parts(source.graph)}
    entities, articles, mentions = (parts.pop(name) for name in (rows.ENTITIES, rows.ARTICLES, rows.MENTIONS))
    written: tuple[tuple[Sequence[str], Iterable[Mapping[str, Any]]], ...] = (
        (ENTITY, (_node(row, row["label"]) for row in entities.rows())),
        (ARTICLE, (_node(row, rows.ARTICLES) for row in articles.rows())),
        (RELATION, (_relation(row, part.name) for part in parts.values() for row in part.rows())),
        (MENTION, (_relation(row, rows.MENTIONS) for row in mentions.rows())),
    )
    for file, (columns, found) in zip(FILES, written, strict=False):
        write_text(_lines(columns, found), folder / file)
    filled = f"{catalog.statement('set_empty_aliases').rstrip()};\n"
    write_text([schema.script(), filled], folder / "afterwards.cypher")
    readme = resources.files("graph.export").joinpath("neo4j_admin.md").read_text(encoding="utf-8")
    write_text([readme], folder / "README.md")


def _node(row: Mapping[str, Any], label: str) -> dict[str, Any]:
    labels = label if label == rows.ARTICLES else f"{label}{DELIMITER}{rows.ENTITIES}"
    return {**row["properties"], "published": row.get("published"), "id": row["id"], ":LABEL": labels}


def _relation(row: Mapping[str, Any], type: str) -> dict[str, Any]:
    ends = {":START_ID": row["source"], ":END_ID": row["target"], ":TYPE": type}
    return {**row["properties"], **ends, **{key: row.get(key) for key in ("id", "date", "date_end")}}


def _lines(columns: Sequence[str], found: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    yield line(f"{column}:{TYPES[column]}" if column in TYPES else column for column in columns)
    names = [column.split("(")[0].removesuffix(":ID") for column in columns]
    for row in found:
        yield line(_cell(name, row[name]) for name in names)


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return quoted(DELIMITER.join(_legal(str(item)) for item in value)) if value else ""
    return quoted(value if name == ":LABEL" else _legal(str(value)))


def _legal(text: str) -> str:
    if DELIMITER in text:
        raise ExportError(
            f"U+001F stands in {text[:60]!r} and separates the items of a list: export as .cypher, or push"
        )
    return text
