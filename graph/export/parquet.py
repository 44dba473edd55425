"""Parquet: entities, relations, statements and articles, a file each; lists are lists, dates are dates.

Rows are written in groups, so that memory stays that of one group.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from graph.errors import MissingExtra
from graph.export import Source
from graph.export.fields import ARTICLE, EDGE, INTEGER, NODE, REAL, SPANS, TEXT, TEXTS, plain

GROUP = 10_000  # rows
DATE = "date"
DATES = {"date", "date_end", "published"}
STATEMENT = {
    "id": TEXT, "relation": TEXT, "type": TEXT, "source": TEXT, "source_name": TEXT, "source_start": INTEGER,
    "source_end": INTEGER, "target": TEXT, "target_name": TEXT, "target_start": INTEGER, "target_end": INTEGER,
    "date": DATE, "date_end": DATE, "precision": TEXT, "status": TEXT, "place": TEXT, "mode": TEXT, "kind": TEXT,
    "plover": TEXT, "event": TEXT, "parties": INTEGER, "confidence": REAL, "article": TEXT, "start": INTEGER,
    "end": INTEGER, "quote": TEXT, "rule": TEXT, "extractor": TEXT,
}  # fmt: skip
TABLES: dict[str, tuple[dict[str, str], Callable[[Source], Iterator[dict[str, Any]]]]] = {
    "entities": ({"id": TEXT} | NODE, lambda source: _entities(source)),
    "relations": ({"source": TEXT, "target": TEXT} | EDGE, lambda source: _relations(source)),
    "statements": (STATEMENT, lambda source: _statements(source)),
    "articles": (ARTICLE, lambda source: _articles(source)),
}
FILES = tuple(f"{name}.parquet" for name in TABLES)


def write(source: Source, folder: Path) -> None:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise MissingExtra("pyarrow", "parquet", "Parquet") from None
    text, whole = pyarrow.string(), pyarrow.int64()
    span = pyarrow.struct([("article", text), ("start", whole), ("end", whole)])
    types = {TEXT: text, INTEGER: whole, REAL: pyarrow.float64(), DATE: pyarrow.date32(),
             TEXTS: pyarrow.list_(text), SPANS: pyarrow.list_(span)}  # fmt: skip
    for name, (fields, rows) in TABLES.items():
        schema = pyarrow.schema([(field, types[DATE if field in DATES else kind]) for field, kind in fields.items()])
        with parquet.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd") as file:
            for group in _groups(rows(source)):
                file.write_table(pyarrow.Table.from_pylist(group, schema=schema))


def _groups(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    left = iter(rows)
    while group := list(islice(left, GROUP)):
        yield [{name: _day(value) if name in DATES else value for name, value in row.items()} for row in group]


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _entities(source: Source) -> Iterator[dict[str, Any]]:
    for id, data in source.graph.nodes(data=True):
        yield {"id": id} | plain(data, NODE)


def _relations(source: Source) -> Iterator[dict[str, Any]]:
    for start, end, data in source.graph.edges(data=True):
        spans = [{"article": item.article, "start": item.start, "end": item.end} for item in data["evidence"]]
        yield {"source": start, "target": end} | plain(data, EDGE) | {"evidence": spans}


def _articles(source: Source) -> Iterator[dict[str, Any]]:
    for article in source.graph.graph["articles"].values():
        yield plain(article, ARTICLE)


def _statements(source: Source) -> Iterator[dict[str, Any]]:
    for statement, relation in source.statements():
        row = {name: getattr(statement, name) for name in STATEMENT if hasattr(statement, name)}
        for role, party in (("source", statement.source), ("target", statement.target)):
            row |= {role: party.entity.id, f"{role}_name": party.entity.name}
            row |= {f"{role}_start": party.start, f"{role}_end": party.end}
        evidence, date = statement.evidence, statement.date
        row |= {"article": evidence.article, "start": evidence.start, "end": evidence.end, "quote": evidence.quote}
        first, last = (date.first.isoformat(), date.last.isoformat()) if date else (None, None)
        row |= {"date": first, "date_end": last, "precision": str(date.precision) if date else None}
        yield row | {"status": str(statement.status), "relation": relation}
