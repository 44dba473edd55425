"""What a query gives back, the same from every database: a table of plain values, nodes, relationships and paths."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

BOOKKEEPING = "diplograph"  # the property that marks what diplograph wrote: a hash of the row; in no answer


@dataclass(frozen=True, slots=True)
class Node:
    """`labels` are sorted; `key` is the database's own and no part of equality."""

    labels: tuple[str, ...]
    properties: Mapping[str, Any]
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Relationship:
    """`start` and `end` are the nodes' own `key`s and no part of equality."""

    type: str
    properties: Mapping[str, Any]
    start: str = field(default="", compare=False)
    end: str = field(default="", compare=False)
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Path:
    """Nodes and the relationships between them: one more node than relationships."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and rows of as many values: None, bool, int, float, str, date, list, dict, Node, Relationship, Path."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def mappings(self) -> list[dict[str, Any]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def properties(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The properties in the order of their names, without the bookkeeping."""
    return {str(key): raw[key] for key in sorted(raw) if key != BOOKKEEPING}


def as_json(value: Any) -> Any:
    """The value as JSON values; a node is its labels and properties, a path its nodes and relationships in turn."""
    match value:
        case datetime.date() | datetime.time():
            return value.isoformat()
        case Node():
            return {"labels": list(value.labels), **as_json(value.properties)}
        case Relationship():
            return {"type": value.type, **as_json(value.properties)}
        case Path():
            steps = [as_json(value.nodes[0])]
            for relationship, node in zip(value.relationships, value.nodes[1:], strict=True):
                steps += [as_json(relationship), as_json(node)]
            return steps
        case Mapping():
            return {str(key): as_json(item) for key, item in value.items()}
        case list() | tuple():
            return [as_json(item) for item in value]
        case None | bool() | int() | float() | str():
            return value
        case _:
            return str(value)


def as_text(value: Any) -> str:
    """The value as one cell of a table for people; a node by its name, a relationship by type and date."""
    match value:
        case None:
            return ""
        case Node():
            shown = value.properties.get("name") or value.properties.get("title") or value.properties.get("id")
            return str(shown) if shown else ":".join(value.labels)
        case Relationship():
            day = value.properties.get("date")
            return f"{value.type} {day}" if day else value.type
        case Path():
            cells = [as_text(value.nodes[0])]
            for relationship, node in zip(value.relationships, value.nodes[1:], strict=True):
                cells += [f"-[{as_text(relationship)}]-", as_text(node)]
            return " ".join(cells)
        case list() | tuple():
            return "; ".join(as_text(item) for item in value)
        case float():
            return f"{value:g}"
        case _:
            return str(value)
