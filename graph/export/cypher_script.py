"""A script for cypher-shell: the schema, then what `push` would write, in batches. Running it twice changes nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from cypher import catalog
from graph.databases import rows, schema
from graph.export import Source

BATCH = 200  # rows a statement
_SPECIAL = re.compile(r"[^ !#-\[\]-~]")  # all but printable ASCII without the quote and the backslash


def write(source: Source) -> Iterator[str]:
    yield "// Made by diplograph. Run it with: cypher-shell -f FILE\n"
    yield schema.script()
    for part in rows.parts(source.graph):
        for text, found in _statements(part):
            yield from _batched(text, found)


def _statements(part: rows.Part) -> Iterator[tuple[str, Iterable[rows.Row]]]:
    if part.name == rows.ENTITIES:
        for label in rows.LABELS:
            chosen = (row for row in part.rows() if row["label"] == label)
            yield catalog.template("write_nodes", label=label), chosen
    elif part.name == rows.ARTICLES:
        yield catalog.statement("write_articles"), part.rows()
    elif part.name == rows.MENTIONS:
        yield catalog.statement("write_mentions"), part.rows()
    else:
        yield catalog.template("write_relations", type=part.name), part.rows()


def _batched(text: str, found: Iterable[rows.Row]) -> Iterator[str]:
    left = iter(found)
    while batch := list(islice(left, BATCH)):
        written = ",\n".join(literal(row) for row in batch)
        yield text.rstrip().replace("$rows", f"[\n{written}\n]", 1) + ";\n"


def literal(value: Any) -> str:
    """A value as Cypher writes it."""
    match value:
        case None:
            return "null"
        case bool() | int() | float():
            return json.dumps(value)
        case str():
            return '"' + _SPECIAL.sub(_escaped, value) + '"'
        case list():
            return "[" + ", ".join(map(literal, value)) + "]"
        case dict():
            return "{" + ", ".join(f"{key}: {literal(item)}" for key, item in value.items()) + "}"
    raise TypeError(f"{type(value).__name__} has no literal in Cypher")


def _escaped(special: re.Match[str]) -> str:
    sign = special[0]
    if sign in '"\\':
        return "\\" + sign
    return sign if sign > "\x9f" and sign not in "\u2028\u2029" else f"\\u{ord(sign):04x}"
