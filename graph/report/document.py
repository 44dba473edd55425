"""What a report is, whatever form it is printed in: sentences, tables, series, notes, and the graph that they are about.

Every cell can name what stands behind it: `relations` are edge keys of `Report.graph`, sorted; `actor` is a node of it,
and then, where `relations` is empty, all of its relations are meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import networkx as nx

Value = str | int | float | None


class Kind(StrEnum):
    """How a column is printed and sorted."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"  # "2025", "2025-06" or "2025-06-03": sorts as text


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is the name in CSV and JSON, `title` the head that people read, `help` one sentence on what it says.

    `digits` are the decimals of a NUMBER in text, Markdown and HTML; CSV and JSON keep the value as it is.
    """

    key: str
    title: str
    help: str
    kind: Kind = Kind.TEXT
    digits: int = 3

    def shown(self, value: Value) -> str:
        """The value for people; None is "–"."""
        if value is None:
            return "–"
        if isinstance(value, float):
            return f"{value:.{self.digits}f}"
        return str(value)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, and the evidence behind it."""

    value: Value
    relations: tuple[str, ...] = ()
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows have one cell for each column, in the columns' order."""

    name: str
    title: str
    help: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"table {self.name}: a row of {len(row)} cells under {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class Point:
    """`period` is "2025", "2025-Q2" or "2025-06"."""

    period: str
    value: int | float
    relations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """A line over time; every period between the first and the last has a point."""

    name: str
    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """`parameters` are (name, value) as asked for, in order; `summary` and `notes` are sentences, `notes` those that say
    what the report cannot say. `graph` is the graph after every filter: the one to draw."""

    name: str
    title: str
    parameters: tuple[tuple[str, str], ...]
    summary: tuple[str, ...]
    tables: tuple[Table, ...]
    series: tuple[Series, ...]
    notes: tuple[str, ...]
    graph: nx.MultiDiGraph = field(compare=False, repr=False)


def cells(values: Iterable[Value], relations: Sequence[str] = (), actor: str | None = None) -> tuple[Cell, ...]:
    """A row whose cells all have the same evidence."""
    ids = tuple(sorted(relations))
    return tuple(Cell(value, ids, actor) for value in values)
