"""A report as JSON, with the sentences behind every number; `report.schema.json` beside this file says its shape."""

from __future__ import annotations

import json as standard
from typing import Any

from graph.report.document import Report, Series, Table

VERSION = 1


def json(report: Report) -> str:
    """Keys in the order of the schema, UTF-8 text, two spaces, a newline at the end."""
    edges = {key: (u, v, edge) for u, v, key, edge in report.graph.edges(keys=True, data=True)}
    cells = [cell for table in report.tables for row in table.rows for cell in row]
    cited = {id for cell in cells for id in cell.relations}
    cited |= {id for series in report.series for point in series.points for id in point.relations}
    ends = {end for id in cited for end in edges[id][:2]} | {cell.actor for cell in cells if cell.actor}
    articles = {id for key in cited for id in edges[key][2]["articles"]}
    known = report.graph.graph.get("articles", {})
    return _text(
        {
            "format": "diplograph report",
            "version": VERSION,
            "name": report.name,
            "title": report.title,
            "parameters": dict(report.parameters),
            "summary": list(report.summary),
            "tables": [_table(table) for table in report.tables],
            "series": [_series(series) for series in report.series],
            "notes": list(report.notes),
            "actors": {id: _actor(report, id) for id in sorted(ends)},
            "relations": {id: _relation(*edges[id]) for id in sorted(cited)},
            "articles": {id: _article(known[id]) for id in sorted(articles) if id in known},
        }
    )


def _text(value: Any) -> str:
    made = standard.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return made.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def _table(table: Table) -> dict[str, Any]:
    columns = [{"key": one.key, "title": one.title, "help": one.help, "kind": str(one.kind)} for one in table.columns]
    rows = []
    for row in table.rows:
        ids = sorted({id for cell in row for id in cell.relations})
        own = {
            column.key: sorted(cell.relations)
            for column, cell in zip(table.columns, row, strict=True)
            if sorted(cell.relations) != ids
        }
        rows.append(
            {
                "values": {column.key: cell.value for column, cell in zip(table.columns, row, strict=True)},
                "actor": next((cell.actor for cell in row if cell.actor), None),
                "relations": ids,
                "relations_of_column": own,
            }
        )
    return {"name": table.name, "title": table.title, "help": table.help, "columns": columns, "rows": rows}


def _series(series: Series) -> dict[str, Any]:
    points = [{"period": one.period, "value": one.value, "relations": sorted(one.relations)} for one in series.points]
    return {"name": series.name, "title": series.title, "points": points}


def _actor(report: Report, id: str) -> dict[str, Any]:
    node = report.graph.nodes[id]
    return {key: node[key] for key in ("name", "label", "country", "title")}


def _relation(source: str, target: str, edge: dict[str, Any]) -> dict[str, Any]:
    keys = (
        "type",
        "date",
        "date_end",
        "precision",
        "status",
        "place",
        "mode",
        "kind",
        "event",
        "goldstein",
        "confidence",
    )
    evidence = [
        {"article": one.article, "start": one.start, "end": one.end, "quote": one.quote} for one in edge["evidence"]
    ]
    return {"source": source, "target": target, **{key: edge[key] for key in keys}, "evidence": evidence}


def _article(article: dict[str, Any]) -> dict[str, Any]:
    return {key: article[key] for key in ("name", "title", "published", "url")}
