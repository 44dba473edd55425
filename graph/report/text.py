"""A report for the terminal: as many columns as fit, as many rows as are asked for, and what is left out is said."""

from __future__ import annotations

import io
import math
import re

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from graph.report.document import Column, Kind, Report, Series, Table

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
TOP = 25
WIDEST = 36  # a cell of text is cut to this many places


def plain(value: str) -> str:
    """Without characters that would steer a terminal."""
    return CONTROL.sub("\ufffd", value)


def text(report: Report, width: int = 120, colour: bool = False, top: int = TOP) -> str:
    """`top` rows of each table, 0 for all."""
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, color_system="standard" if colour else None,
                      highlight=False, emoji=False, legacy_windows=False)  # fmt: skip
    console.print(Text(plain(report.title), style="bold"))
    for key, value in report.parameters:
        console.print(Text(f"{key}: {plain(value)}", style="dim"))
    console.print()
    for sentence in report.summary:
        console.print(Text(plain(sentence)))
    for table in report.tables:
        _print(console, table, width, top)
    for series in report.series:
        _print_series(console, series, width)
    if report.notes:
        console.print()
        console.print(Text("What this cannot say", style="bold"))
        for note in report.notes:
            console.print(Text(f"- {plain(note)}"))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _print(console: Console, table: Table, width: int, top: int) -> None:
    rows = table.rows[: top or None]
    cells = [[plain(c.shown(cell.value)) for c, cell in zip(table.columns, row, strict=True)] for row in rows]
    fit = _fitting(table.columns, cells, width)
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False)
    for column in table.columns[:fit]:
        number = column.kind in (Kind.INTEGER, Kind.NUMBER)
        grid.add_column(
            Text(column.title, style="bold"), justify="right" if number else "left", no_wrap=True,
            overflow="ellipsis", max_width=None if number else WIDEST,
        )  # fmt: skip
    for row in cells:
        grid.add_row(*(Text(cell) for cell in row[:fit]))
    console.print()
    console.print(Text(plain(table.title), style="bold"))
    console.print(Text(plain(table.help), style="dim"))
    console.print(grid if rows else Text("(nothing)"))
    if len(table.rows) > len(rows):
        console.print(Text(f"… and {len(table.rows) - len(rows):,} more rows: --top 0 shows all", style="dim"))
    if fit < len(table.columns):
        left = ", ".join(column.title for column in table.columns[fit:])
        console.print(Text(f"Columns without room: {left}", style="dim"))


def _fitting(columns: tuple[Column, ...], cells: list[list[str]], width: int) -> int:
    """How many columns fit side by side, at least 1."""
    used = 0
    for at, column in enumerate(columns):
        widest = max(map(cell_len, (column.title, *(row[at] for row in cells))))
        used += (min(widest, WIDEST) if column.kind is Kind.TEXT else widest) + 2
        if used > width + 2 and at:
            return at
    return len(columns)


BARS = "▁▂▃▄▅▆▇█"


def _print_series(console: Console, series: Series, width: int) -> None:
    """One line of bars: the latest periods that fit. An empty period is a dot."""
    points = series.points[-(width - 2) :]
    high = max((point.value for point in points), default=0)
    bars = "".join(BARS[math.ceil(8 * point.value / high) - 1] if point.value > 0 else "·" for point in points)
    console.print()
    console.print(Text(plain(series.title), style="bold"))
    if points:
        total = sum(point.value for point in points)
        console.print(Text(bars, no_wrap=True, overflow="crop"))
        console.print(Text(f"{points[0].period} to {points[-1].period}, highest {high:g}, sum {total:g}", style="dim"))
