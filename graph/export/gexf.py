"""GEXF 1.3 (https://gexf.net/schema.html) as Gephi reads it: a dynamic graph, one kind of edge a relation type.

The kind keeps parallel edges apart. An edge's interval is in days and both ends are inclusive; an edge without a date
has none and is always there. A symmetric relation is an undirected edge: every edge says its own direction, and the
graph states no default, because Gephi drops an undirected edge from a graph whose default is "directed".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph import ontology
from graph.export import Source
from graph.export.fields import EDGE, INTEGER, NODE, REAL, TEXT, flat
from graph.export.xml import attribute

TYPES = {INTEGER: "integer", REAL: "double"}
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta><creator>diplograph</creator></meta>
<graph mode="dynamic" timeformat="date" timerepresentation="interval" idtype="string">
"""
OWN = {"id", "type"}  # an edge says these in its own attributes
NODE_FIELDS = {"class": TEXT} | {name: kind for name, kind in NODE.items() if name not in ("label", "name")}
EDGE_FIELDS = {name: kind for name, kind in EDGE.items() if name not in OWN}


def write(source: Source) -> Iterator[str]:
    graph = source.graph
    symmetric = {name for name, type in ontology.types().items() if type.symmetric}
    yield HEAD + _columns("node", NODE_FIELDS) + _columns("edge", EDGE_FIELDS) + "<nodes>\n"
    for id, data in graph.nodes(data=True):
        values = _values("node", {**data, "class": data["label"]}, NODE_FIELDS)
        yield f"<node id={attribute(id)} label={attribute(data['name'])}>{values}</node>\n"
    yield "</nodes>\n<edges>\n"
    for start, end, key, data in graph.edges(keys=True, data=True):
        type = attribute(data["type"])
        direction = "undirected" if data["type"] in symmetric else "directed"
        when = f' start="{data["date"]}" end="{data["date_end"]}"' if data["date"] else ""
        ends = f"source={attribute(start)} target={attribute(end)}"
        head = f'<edge id={attribute(key)} {ends} type="{direction}" kind={type} label={type}{when}>'
        yield f"{head}{_values('edge', data, EDGE_FIELDS)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _columns(domain: str, fields: Mapping[str, str]) -> str:
    rows = (
        f'<attribute id="{domain}_{name}" title="{name}" type="{TYPES.get(kind, "string")}"/>\n'
        for name, kind in fields.items()
    )
    return f'<attributes class="{domain}">\n{"".join(rows)}</attributes>\n'


def _values(domain: str, data: Mapping[str, Any], fields: Mapping[str, str]) -> str:
    found = flat(data, fields)
    rows = "".join(f'<attvalue for="{domain}_{name}" value={attribute(str(value))}/>' for name, _, value in found)
    return f"<attvalues>{rows}</attvalues>"
