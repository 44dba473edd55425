"""CX2, the exchange format of NDEx and Cytoscape: aspects in a fixed order, whole numbers as ids.

An entity's own id is its attribute `represents`, a relation's `relation`, its type `interaction`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.export import Source
from graph.export.fields import ARTICLE, EDGE, INTEGER, NODE, REAL, SPANS, TEXT, TEXTS, compact, plain
from graph.export.nodelink import as_text, separated

TYPES = {TEXT: "string", INTEGER: "integer", REAL: "double", TEXTS: "list_of_string", SPANS: "string"}
RENAMED = {"id": "relation", "type": "interaction"}


def write(source: Source) -> Iterator[str]:
    graph = source.graph
    numbers = {id: number for number, id in enumerate(graph)}
    counts = {"attributeDeclarations": 1, "networkAttributes": 1, "nodes": len(graph), "edges": graph.size()}
    yield '[{"CXVersion":"2.0","hasFragments":false},\n'
    yield compact({"metaData": [{"name": name, "elementCount": count} for name, count in counts.items()]}) + ",\n"
    yield compact({"attributeDeclarations": [_declared()]}) + ",\n"
    yield '{"networkAttributes":[{"name":"diplograph","articles":'
    yield from as_text(plain(article, ARTICLE) for article in graph.graph["articles"].values())
    yield '}]},\n{"nodes":['
    yield from separated(
        {"id": numbers[id], "v": {"represents": id} | _values(data, NODE)} for id, data in graph.nodes(data=True)
    )
    yield ']},\n{"edges":['
    yield from separated(
        {"id": number, "s": numbers[start], "t": numbers[end], "v": _values(data, EDGE)}
        for number, (start, end, data) in enumerate(graph.edges(data=True))
    )
    yield ']},\n{"status":[{"success":true}]}]\n'


def _declared() -> dict[str, Any]:
    nodes = {"represents": TEXT} | NODE
    edges = {RENAMED.get(name, name): kind for name, kind in EDGE.items()}
    found = {
        domain: {name: {"d": TYPES[kind]} for name, kind in fields.items()}
        for domain, fields in (("nodes", nodes), ("edges", edges))
    }
    return {"networkAttributes": {name: {"d": "string"} for name in ("name", "articles")}} | found


def _values(data: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, Any]:
    found = {RENAMED.get(name, name): value for name, value in plain(data, fields).items() if value is not None}
    if "evidence" in found:
        found["evidence"] = compact(found["evidence"])
    return found
