"""A report as Markdown (GitHub's tables), for notes and wikis."""

from __future__ import annotations

import re

from graph.report.document import Kind, Report, Series, Table
from graph.report.text import TOP, plain

NAMED = 4  # values that name a row without an actor
CITED = 10  # rows whose sentence is given
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
    lines += _sentences(report)
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


def _sentences(report: Report) -> list[str]:
    """For each of the first rows of the first table its surest sentence, with the article that says it."""
    edges = {key: edge for _, _, key, edge in report.graph.edges(keys=True, data=True)}
    articles = report.graph.graph.get("articles", {})
    lines = []
    for row in report.tables[0].rows[:CITED] if report.tables else ():
        found = [edges[id] for id in sorted({id for cell in row for id in cell.relations})]
        if found:
            best = max(found, key=lambda edge: (edge["confidence"], edge["id"]))
            named = zip(report.tables[0].columns, row, strict=True)
            said = [cell.value for column, cell in named if isinstance(cell.value, str) and column.key != "status"]
            title = said[0] if any(cell.actor for cell in row) else " ".join(said[:NAMED])
            lines.append(
                f"- {escaped(title)}: “{escaped(best['quotes'][0])}” ({_source(articles, best['evidence'][0].article)})"
            )
    return (
        ["## Sentences", "", f"One for each of the first rows of “{escaped(report.tables[0].title)}”.", "", *lines, ""]
        if lines
        else []
    )


def _source(articles: dict[str, dict[str, str | None]], id: str) -> str:
    known = articles.get(id, {})
    said = escaped(", ".join(filter(None, (known.get("title") or known.get("name") or id, known.get("published")))))
    url = known.get("url") or ""
    return f"[{said}](<{url}>)" if re.fullmatch(r"https?://[^\s<>\x00-\x1f]+", url) else said


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _series(series: Series) -> list[str]:
    """The periods that hold something, one a row."""
    return [
        f"## {escaped(series.title)}",
        "",
        _row(["Period", "Value"]),
        _row(["---", "---:"]),
        *(_row([point.period, f"{point.value:g}"]) for point in series.points if point.value),
        "",
    ]
