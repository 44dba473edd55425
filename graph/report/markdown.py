"""A report as Markdown (GitHub's tables), for notes and wikis."""

from __future__ import annotations

import re

from graph.report.document import Kind, Report, Series, Table
from graph.report.text import TOP, plain

SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$&])")


def escaped(value: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return SPECIAL.sub(r"\\\1", plain(value.replace("\r", " ").replace("\n", " ")))


def markdown(report: Report, top: int = TOP) -> str:
    """`top` rows of each table, 0 for all."""
    lines = [f"# {escaped(report.title)}", ""]
    lines += [f"- {escaped(key)}: {escaped(value)}" for key, value in report.parameters]
    lines += ["", *(escaped(sentence) for sentence in report.summary), ""]
    for table in report.tables:
        lines += _table(table, top)
    for series in report.series:
        lines += _series(series)
    if report.notes:
        lines += ["## What this cannot say", "", *(f"- {escaped(note)}" for note in report.notes), ""]
    return "\n".join(lines)


def _table(table: Table, top: int) -> list[str]:
    number = (Kind.INTEGER, Kind.NUMBER)
    rows = table.rows[: top or None]
    lines = [
        f"## {escaped(table.title)}",
        "",
        escaped(table.help),
        "",
        _row([escaped(column.title) for column in table.columns]),
        _row(["---:" if column.kind in number else "---" for column in table.columns]),
        *(_row([escaped(c.shown(cell.value)) for c, cell in zip(table.columns, row, strict=True)]) for row in rows),
        "",
    ]
    if len(rows) < len(table.rows):
        lines += [f"… and {len(table.rows) - len(rows):,} more rows.", ""]
    lines += [f"- **{escaped(column.title)}**: {escaped(column.help)}" for column in table.columns]
    return [*lines, ""]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _series(series: Series) -> list[str]:
    return [
        f"## {escaped(series.title)}",
        "",
        _row(["Period", "Value"]),
        _row(["---", "---:"]),
        *(_row([point.period, f"{point.value:g}"]) for point in series.points),
        "",
    ]
