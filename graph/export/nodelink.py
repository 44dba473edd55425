"""Node-link JSON, as networkx.node_link_graph(data, edges="edges") reads it; one node or edge a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graph.export import Source
from graph.export.fields import ARTICLE, EDGE, NODE, compact, plain


def write(source: Source) -> Iterator[str]:
    graph = source.graph
    articles = {id: plain(article, ARTICLE) for id, article in graph.graph["articles"].items()}
    yield '{"directed":true,"multigraph":true,"graph":{"articles":' + compact(articles) + '},\n"nodes":['
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
