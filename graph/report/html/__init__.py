"""One self-contained HTML page from a report and its graph: opens from disk, asks nothing of anyone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import networkx as nx

from graph.model import Article, Status
from graph.report.document import Report
from graph.report.html.article import annotated
from graph.report.html.figures import ranks, series
from graph.report.html.form import asset, filled, policy, shown
from graph.report.html.payload import payload, script_json
from graph.report.html.tables import Places, anchor, table

__all__ = ["annotated", "page"]

SCRIPTS = (
    "dom", "graph", "filters", "evidence", "network", "moving", "search", "timeline", "map", "multiples", "matrix", "list",
    "tables", "start",
)  # fmt: skip


def page(report: Report, articles: Iterable[Article] = ()) -> str:
    """The report as HTML. `articles` give the paragraphs around the sentences; without them the sentences stand alone."""
    style, code = asset("style.css"), script()
    carried = payload(report.graph, articles, _statuses(report))
    places = Places({row[0]: place for place, row in enumerate(carried["relations"])})
    values = {
        "title": shown(report.title),
        "lede": _lede(report),
        "contents": _contents(report),
        "tables": "".join(table(one, places, ranks(one)) for one in report.tables) + _series(report, places),
        "notes": _notes(report.notes),
        "graph": script_json(carried),
        "world": asset("world.json").strip(),
        "style": style,
        "script": code,
        "policy": policy(style, code),
    }
    return filled(asset("page.html"), values)


def _statuses(report: Report) -> tuple[str, ...]:
    """What is shown at first: the statuses that the report was asked for, else what happened."""
    asked = dict(report.parameters).get("status", "")
    return tuple(status for status in map(str, Status) if status in asked.split(", ")) or (str(Status.HAPPENED),)


def script() -> str:
    """The page's scripts as one, in a scope of their own."""
    body = "\n".join(asset(f"script/{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{body}}})();'


def _lede(report: Report) -> str:
    summary = f'<p class="lede">{shown(" ".join(report.summary))}</p>\n' if report.summary else ""
    asked = "".join(
        f"<div><dt>{shown(name)}</dt><dd><bdi>{shown(value)}</bdi></dd></div>" for name, value in report.parameters
    )
    parameters = f'<dl class="parameters">{asked}</dl>' if asked else ""
    return f"{summary}{_figures(report.graph)}{parameters}"


def _figures(graph: nx.MultiDiGraph) -> str:
    """What the graph holds, counted; a count of relations opens them."""
    statuses = Counter(status for _, _, status in graph.edges(data="status"))
    first, last = _reach(graph)
    cited = {id for _, _, edge in graph.edges(data=True) if edge["type"] != "REPRESENTS" for id in edge["articles"]}
    said = [("articles cited", f"{len(cited):,}"), ("entities in the graph", f"{len(graph):,}")]
    said += [
        (
            f"relations {status}",
            f'<button type="button" class="number" data-status="{status}">{statuses[status]:,}</button>',
        )
        for status in map(str, Status)
        if statuses[status]
    ]
    said += [("years", first if first == last else f"{first} to {last}")] if first else []
    return f'<dl class="figures">{"".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in said)}</dl>'


def _reach(graph: nx.MultiDiGraph) -> tuple[str, str]:
    """The first and the last year of all dates, "" where there is none."""
    firsts = [day for _, _, day in graph.edges(data="date") if day]
    lasts = [day for _, _, day in graph.edges(data="date_end") if day]
    return (min(firsts)[:4], max(lasts)[:4]) if firsts and lasts else ("", "")


def _contents(report: Report) -> str:
    entries = [(anchor(one), one.title) for one in report.tables]
    entries += [("series", "Over time")] if report.series else []
    entries += [
        ("explore", "The graph"),
        ("network-title", "Network"),
        ("timeline-title", "Timeline"),
        ("map-title", "Map"),
    ]
    entries += [("list-title", "Relations")]
    entries += [("notes", "Limits")] if report.notes else []
    return "".join(f'<li><a href="#{id}">{shown(title)}</a></li>' for id, title in entries)


def _series(report: Report, places: Places) -> str:
    if not report.series:
        return ""
    figures = "".join(series(one, places) for one in report.series)
    return (
        '<section id="series" aria-labelledby="series-title"><h2 id="series-title">Over time</h2>\n'
        f'<div class="all-series">{figures}</div></section>\n'
    )


def _notes(notes: Sequence[str]) -> str:
    if not notes:
        return ""
    items = "".join(f"<li>{shown(note)}</li>" for note in notes)
    return f'<section id="notes"><h2>What this report cannot say</h2>\n<ul class="limits">{items}</ul></section>'
