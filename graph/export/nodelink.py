"""Node-link JSON, as networkx.node_link_graph(data, edges="edges") reads it; one node or edge a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graph.export import Source
from graph.export.fields import ARTICLE, EDGE, NODE, compact, plain


def write(source: Source) -> Iterator[str]:
    graph = source.graph
    yield '{"directed":true,"multigraph":true,"graph":{"articles":{'
    before = "\n"
    for id, article in graph.graph["articles"].items():
        yield f"{before}{compact(id)}:{compact(plain(article, ARTICLE))}"
        before = ",\n"
    yield '}},\n"nodes":['
    yield from separated({"id": id} | plain(data, NODE) for id, data in graph.nodes(data=True))
    yield '],\n"edges":['
    yield from separated(
        {"source": start, "target": end, "key": key} | plain(data, EDGE)
        for start, end, key, data in graph.edges(keys=True, data=True)
    )
    yield "]}\n"


def separated(items: Iterable[Any]) -> Iterator[str]:
    """The items of a JSON array, a line each, without its brackets."""
    before = "\n"
    for item in items:
        yield before + compact(item)
        before = ",\n"


def as_text(items: Iterable[Any]) -> Iterator[str]:
    """The items of a JSON array as one JSON text, in pieces."""
    yield '"['
    for piece in separated(items):
        yield compact(piece)[1:-1]
    yield ']"'
