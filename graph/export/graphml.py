"""GraphML (http://graphml.graphdrawing.org/specification.html). The articles are data of the graph, as JSON text.

Gephi and yEd draw what stands in `label`: that is the name here, and what a node is stands in `class`. An edge says its
id twice, because igraph 1.0 takes the nodes' ids for those in the elements; it fails where no edge follows that key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.export import Source
from graph.export.fields import ARTICLE, EDGE, INTEGER, NODE, REAL, TEXT, flat, plain
from graph.export.nodelink import separated
from graph.export.xml import attribute, escaped

TYPES = {INTEGER: "int", REAL: "double"}
NODE_FIELDS = {"class": TEXT} | NODE


def write(source: Source) -> Iterator[str]:
    graph = source.graph
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for domain, fields in (("node", NODE_FIELDS), ("edge", EDGE if graph.size() else {})):
        for name, kind in fields.items():
            yield _key(domain, name, TYPES.get(kind, "string"))
    yield _key("graph", "articles", "string") + '<graph id="diplograph" edgedefault="directed">\n'
    articles = (plain(article, ARTICLE) for article in graph.graph["articles"].values())
    yield ' <data key="graph_articles">['
    yield from map(escaped, separated(articles))
    yield "]</data>\n"
    for id, data in graph.nodes(data=True):
        shown = {**data, "class": data["label"], "label": data["name"]}
        yield f" <node id={attribute(id)}>{_data('node', shown, NODE_FIELDS)}</node>\n"
    for start, end, key, data in graph.edges(keys=True, data=True):
        ends = f"source={attribute(start)} target={attribute(end)}"
        yield f" <edge id={attribute(key)} {ends}>{_data('edge', data, EDGE)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _key(domain: str, name: str, type: str) -> str:
    return f'<key id="{domain}_{name}" for="{domain}" attr.name="{name}" attr.type="{type}"/>\n'


def _data(domain: str, data: Mapping[str, Any], fields: Mapping[str, str]) -> str:
    found = flat(data, fields)
    return "".join(f'<data key="{domain}_{name}">{escaped(str(value))}</data>' for name, _, value in found)
