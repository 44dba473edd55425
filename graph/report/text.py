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
WIDEST = 36  # a cell of text is cut to this many places, but in the last column
SHORTEST = 16  # with less room a column of text is left out


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
    widths = _widths(table.columns, cells, width)
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False)
    for column, size in zip(table.columns, widths, strict=False):
        number = column.kind in (Kind.INTEGER, Kind.NUMBER)
        grid.add_column(
            Text(column.title, style="bold"), justify="right" if number else "left", no_wrap=True,
            overflow="ellipsis", max_width=size,
        )  # fmt: skip
    for row in cells:
        grid.add_row(*(Text(cell) for cell in row[: len(widths)]))
    console.print()
    console.print(Text(plain(table.title), style="bold"))
    console.print(Text(plain(table.help), style="dim"))
    console.print(grid if rows else Text("(nothing)"))
    if len(table.rows) > len(rows):
        console.print(Text(f"… and {len(table.rows) - len(rows):,} more rows: --top 0 shows all", style="dim"))
    if len(widths) < len(table.columns):
        left = ", ".join(column.title for column in table.columns[len(widths) :])
        console.print(Text(f"Columns without room: {left}", style="dim"))


def _widths(columns: tuple[Column, ...], cells: list[list[str]], width: int) -> list[int]:
    """The widths of the columns that fit side by side, at least of one; the last may be text that is cut short."""
    made: list[int] = []
    room = width
    for at, column in enumerate(columns):
        need = max(map(cell_len, (column.title, *(row[at] for row in cells))))
        if column.kind is Kind.TEXT:
            need = min(need, WIDEST)
            if need > room >= SHORTEST:
                return [*made, room]
        if need > room and made:
            return made
        made.append(need)
        room -= need + 2
    if made and columns[-1].kind is Kind.TEXT:
        longest = max((cell_len(row[-1]) for row in cells), default=0)
        made[-1] = max(made[-1], min(longest, made[-1] + room + 2))
    return made


BARS = "▁▂▃▄▅▆▇█"


def _print_series(console: Console, series: Series, width: int) -> None:
    """One line of bars: the latest periods that fit, and how many do not. An empty period is a dot."""
    points = series.points[-(width - 2) :]
    high = max((point.value for point in points), default=0)
    bars = "".join(BARS[math.ceil(8 * point.value / high) - 1] if point.value > 0 else "·" for point in points)
    console.print()
    console.print(Text(plain(series.title), style="bold"))
    if points:
        total = sum(point.value for point in points)
        console.print(Text(bars, no_wrap=True, overflow="crop"))
        said = f"{points[0].period} to {points[-1].period}, highest {high:,g}, sum {total:,g}"
        cut = len(series.points) - len(points)
        if cut:
            before = sum(point.value for point in series.points[:cut])
            said += f"; {cut:,} earlier periods, sum {before:,g}, have no room: --unit takes longer ones"
        console.print(Text(said, style="dim"))
