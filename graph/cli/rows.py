"""A table of rows as text, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from graph.databases.values import Table, as_json, as_text

WIDEST = 60  # characters of a cell in the table for people
FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")  # how a cell begins that a spreadsheet would compute


def as_table(table: Table) -> Iterator[str]:
    """Columns with two spaces between; what is longer than WIDEST ends in `…`."""
    if not table.columns:
        return
    cells = [list(table.columns), *([_cell(value) for value in row] for row in table.rows)]
    widths = [max(_width(row[at]) for row in cells) for at in range(len(table.columns))]
    for number, row in enumerate(cells):
        padded = (text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()
        if number == 0:
            yield "  ".join("-" * width for width in widths)


def as_csv(table: Table) -> Iterator[str]:
    yield _line(table.columns)
    for row in table.rows:
        yield _line(_safe(as_text(value)) if not isinstance(value, int | float) else str(value) for value in row)


def as_json_text(table: Table) -> Iterator[str]:
    """A list of objects, one a line."""
    rows = [{key: as_json(value) for key, value in row.items()} for row in table.mappings()]
    yield "[" + ",\n ".join(json.dumps(row, ensure_ascii=False) for row in rows) + "]"


FORMS: dict[str, Callable[[Table], Iterator[str]]] = {"table": as_table, "csv": as_csv, "json": as_json_text}


def _cell(value: Any) -> str:
    """In one line, and without what a terminal would obey."""
    text = " ".join(as_text(value).split())
    text = "".join(character if unicodedata.category(character)[0] != "C" else "\ufffd" for character in text)
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _line(cells: Any) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
