"""Cytoscape's .cyjs, which cytoscape.js reads too: elements with `data`; missing values are left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.errors import ExportError
from graph.export import Source
from graph.export.fields import ARTICLE, EDGE, NODE, compact, plain
from graph.export.nodelink import as_text, separated


def write(source: Source) -> Iterator[str]:
    graph = source.graph
    yield '{"format_version":"1.0","generated_by":"diplograph","target_cytoscapejs_version":"~2.1",\n'
    yield '"data":{"name":"diplograph","articles":'
    yield from as_text(plain(article, ARTICLE) for article in graph.graph["articles"].values())
    yield '},\n"elements":{"nodes":['
    yield from separated({"data": {"id": _legal(id)} | _known(data, NODE)} for id, data in graph.nodes(data=True))
    yield '],\n"edges":['
    yield from separated(
        {"data": {"source": start, "target": end, "interaction": data["type"]} | _known(data, EDGE)}
        for start, end, data in graph.edges(data=True)
    )
    yield "]}}\n"


def _known(data: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, Any]:
    """Cytoscape has lists of texts, but no lists of lists: the evidence is JSON text."""
    found = {name: value for name, value in plain(data, fields).items() if value is not None}
    return {name: compact(value) if name == "evidence" else value for name, value in found.items()}


def _legal(id: str) -> str:
    if not id.strip():
        raise ExportError(f"Cytoscape takes no id of white space alone, and an entity has {id!r}: export as .json")
    return id
