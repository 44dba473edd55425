"""One self-contained HTML page from a report and its graph: opens from disk, asks nothing of anyone."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from graph.model import Article
from graph.report.html.article import annotated
from graph.report.html.form import asset, filled, policy, shown
from graph.report.html.payload import payload, script_json

__all__ = ["annotated", "page"]

SCRIPTS = (
    "dom", "graph", "filters", "evidence", "network", "moving", "search", "timeline", "map", "multiples", "matrix", "list", "tables", "start",
)  # fmt: skip


def script() -> str:
    """The page's scripts as one, in a scope of their own."""
    body = "\n".join(asset(f"script/{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{body}}})();'


def page(title: str, graph: nx.MultiDiGraph, articles: Iterable[Article] = ()) -> str:
    style, code = asset("style.css"), script()
    return filled(
        asset("page.html"),
        {
            "policy": policy(style, code),
            "title": shown(title),
            "style": style,
            "lede": "",
            "contents": "",
            "tables": "",
            "notes": "",
            "graph": script_json(payload(graph, articles)),
            "world": asset("world.json").strip(),
            "script": code,
        },
    )
