"""One self-contained HTML page from a report and its graph: opens from disk, asks nothing of anyone."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Mapping
from importlib import resources

import networkx as nx

from graph.model import Article
from graph.report.html.payload import payload, script_json

SCRIPTS = (
    "dom", "graph", "filters", "evidence", "network", "moving", "search", "timeline", "map", "multiples", "list", "tables", "start",
)  # fmt: skip


def _read(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


def script() -> str:
    """The page's scripts as one, in a scope of their own."""
    body = "\n".join(_read(f"script/{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{body}}})();'


def page(title: str, graph: nx.MultiDiGraph, articles: Iterable[Article] = ()) -> str:
    style, code = _read("style.css"), script()
    return filled(
        _read("page.html"),
        {
            "policy": policy(style, code),
            "title": html.escape(title),
            "style": style,
            "lede": "",
            "contents": "",
            "tables": "",
            "notes": "",
            "graph": script_json(payload(graph, articles)),
            "world": _read("world.json").strip(),
            "script": code,
        },
    )


def policy(style: str, code: str) -> str:
    """The page's own content security policy: this style sheet, this script, and nothing from anywhere."""
    sums = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, code)]
    return (
        f"default-src 'none'; style-src 'sha256-{sums[0]}'; script-src 'sha256-{sums[1]}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def filled(template: str, values: Mapping[str, str]) -> str:
    """The template with each {{name}} replaced, once: what is put in is not looked at again."""
    return re.sub(r"\{\{(\w+)\}\}", lambda found: values[found[1]], template)
