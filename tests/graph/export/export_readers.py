"""Independent readers of the formats: each gives back entities, relations and articles in the names of the contract."""

from __future__ import annotations

import csv
import datetime
import json
import math
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import duckdb
import igraph
import networkx as nx
import pandas
import polars
import rdflib
from export_graphs import Carried
from lxml import etree
from ndex2.cx2 import RawCX2NetworkFactory
from rdflib.namespace import PROV, RDF

from graph.export.fields import ARTICLE, EDGE, INTEGER, NODE, REAL, SPANS, TEXTS


def unflat(data: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, Any]:
    """Fields that are not there are None; lists are read from their JSON text."""
    found = {name: data.get(name) for name in fields}
    for name, kind in fields.items():
        if kind in (TEXTS, SPANS) and isinstance(found[name], str):
            found[name] = json.loads(found[name])
    return found


def nx_graph(graph: nx.MultiDiGraph, articles: list[dict[str, Any]]) -> Carried:
    return (
        {id: unflat(data, NODE) for id, data in graph.nodes(data=True)},
        {key: {"source": start, "target": end} | unflat(data | {"id": key}, EDGE)
         for start, end, key, data in graph.edges(keys=True, data=True)},
        {article["id"]: article for article in articles},
    )  # fmt: skip


def graphml_networkx(path: Path) -> Carried:
    graph = nx.read_graphml(path, force_multigraph=True)
    for _, data in graph.nodes(data=True):
        assert data["label"] == data["name"]
        data["label"] = data["class"]
    return nx_graph(graph, json.loads(graph.graph["articles"]))


def graphml_igraph(path: Path) -> Carried:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Could not add edge ids")
        graph = igraph.Graph.Read_GraphML(str(path))
    nodes = {v["id"]: unflat(present(v.attributes()) | {"label": v["class"]}, NODE) for v in graph.vs}
    edges = {}
    for edge in graph.es:
        ends = {"source": graph.vs[edge.source]["id"], "target": graph.vs[edge.target]["id"]}
        edges[edge["id"]] = ends | unflat(present(edge.attributes()), EDGE)
    return nodes, edges, {article["id"]: article for article in json.loads(graph["articles"])}


def present(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """igraph has no missing values: a number is NaN then, a text empty."""
    return {
        name: value
        for name, value in attributes.items()
        if value != "" and not (isinstance(value, float) and math.isnan(value))
    }


def numbered(text: str) -> str:
    """igraph knows the named entities of GML, and leaves the numbered ones as they stand."""
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), text)


def gml_networkx(path: Path) -> Carried:
    graph = nx.read_gml(path, label="label")
    graph = nx.MultiDiGraph(graph)
    for _, data in graph.nodes(data=True):
        data["label"] = data["class"]
    return nx_graph(graph, [])


def gml_igraph(path: Path) -> Carried:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "One or more unknown entities")
        graph = igraph.Graph.Read_GML(str(path))

    def read(attributes: Mapping[str, Any]) -> dict[str, Any]:
        return {k: numbered(v) if isinstance(v, str) else v for k, v in present(attributes).items()}

    nodes = {numbered(v["label"]): unflat(read(v.attributes()) | {"label": v["class"]}, NODE) for v in graph.vs}
    edges = {}
    for edge in graph.es:
        ends = {
            "source": numbered(graph.vs[edge.source]["label"]),
            "target": numbered(graph.vs[edge.target]["label"]),
        }
        edges[edge["key"]] = ends | unflat(read(edge.attributes()) | {"id": edge["key"]}, EDGE)
    return nodes, edges, {}


def gexf(path: Path) -> Carried:
    """By lxml, after the published element names; Gephi itself is asked in test_export_gephi.py."""
    root = etree.parse(str(path)).getroot()
    space = {"g": "http://gexf.net/1.3"}
    numbers = {INTEGER: int, REAL: float}

    def values(element: Any, domain: str, fields: Mapping[str, str]) -> dict[str, Any]:
        raw = {
            v.get("for").removeprefix(f"{domain}_"): v.get("value") for v in element.iterfind(".//g:attvalue", space)
        }
        return {name: numbers.get(fields.get(name, ""), str)(value) for name, value in raw.items()}

    nodes = {}
    for node in root.iterfind(".//g:node", space):
        found = values(node, "node", NODE)
        nodes[node.get("id")] = unflat(found | {"label": found["class"], "name": node.get("label")}, NODE)
    edges = {}
    for edge in root.iterfind(".//g:edge", space):
        own = {"id": edge.get("id"), "type": edge.get("kind"), "date": edge.get("start"), "date_end": edge.get("end")}
        ends = {"source": edge.get("source"), "target": edge.get("target")}
        edges[edge.get("id")] = ends | unflat(values(edge, "edge", EDGE) | own, EDGE)
    return nodes, edges, {}


def node_link(path: Path) -> Carried:
    graph = nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")
    return nx_graph(graph, list(graph.graph["articles"].values()))


def unguarded(text: str) -> str | None:
    """The text of a cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    bare = text.lstrip("'")
    guarded = text.startswith("'") and bare[:1] in tuple("=+-@\t\r\n＝＋－＠")
    return (text[1:] if guarded else text) or None


def people(path: Path) -> Carried:
    read = {}
    for name in ("nodes", "edges", "evidence", "articles"):
        frame = pandas.read_csv(path / f"{name}.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig")
        with (path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert list(csv.reader(file)) == [list(frame.columns), *frame.to_numpy().tolist()]
        read[name] = [
            {k: v if k in ("goldstein", "confidence") else unguarded(v) for k, v in row.items()}
            for row in frame.to_dict("records")
        ]
    nodes = {row["id"]: {name: row[name] for name in NODE} for row in read["nodes"]}
    for row in nodes.values():
        row["articles"] = int(row["articles"])
    edges = {}
    for row in read["edges"]:
        row |= {
            k: number(row[k]) if row[k] else None
            for k, number in (("parties", int), ("goldstein", float), ("confidence", float))
        }
        said = [item for item in read["evidence"] if item["relation"] == row["id"]]
        row["quotes"] = [item["quote"] or "" for item in said]
        row["evidence"] = [[item["article"], int(item["start"]), int(item["end"])] for item in said]
        assert int(row["articles"]) == len({item["article"] for item in said})
        row["articles"] = sorted({item["article"] for item in said})
        edges[row["id"]] = {k: row[k] for k in ("source", "target")} | unflat(row, EDGE)
    return nodes, edges, {row["id"]: unflat(row, ARTICLE) for row in read["articles"]}


def pajek_networkx(path: Path) -> Carried:
    """Names and arcs as three texts; the ids are not in the file."""
    graph = nx.read_pajek(path)
    return {name: {} for name in graph}, arcs((u, v, data["l"]) for u, v, data in graph.edges(data=True)), {}


def pajek_igraph(path: Path) -> Carried:
    graph = igraph.Graph.Read_Pajek(str(path))
    names = graph.vs["name"] if len(graph.vs) else []
    edges = ((names[edge.source], names[edge.target], edge["label"]) for edge in graph.es)
    return {name: {} for name in names}, arcs(edges), {}


def arcs(found: Iterable[tuple[str, str, str]]) -> dict[str, Any]:
    rows = sorted(found)
    return {str(number): row for number, row in enumerate(rows)}


def cx2(path: Path) -> Carried:
    graph = RawCX2NetworkFactory().get_cx2network(str(path))
    for aspect in json.loads(path.read_text(encoding="utf-8")):
        for counted in aspect.get("metaData", ()):
            found = {"nodes": graph.get_nodes(), "edges": graph.get_edges()}.get(counted["name"], [1])
            assert counted["elementCount"] == len(found)
    nodes = {node["v"]["represents"]: unflat(node["v"], NODE) for node in graph.get_nodes().values()}
    ids = {number: node["v"]["represents"] for number, node in graph.get_nodes().items()}
    edges = {}
    for edge in graph.get_edges().values():
        renamed = edge["v"] | {"id": edge["v"]["relation"], "type": edge["v"]["interaction"]}
        edges[renamed["id"]] = {"source": ids[edge["s"]], "target": ids[edge["t"]]} | unflat(renamed, EDGE)
    articles = json.loads(graph.get_network_attributes()["articles"])
    return nodes, edges, {article["id"]: article for article in articles}


def parquet_rows(tables: Mapping[str, list[dict[str, Any]]]) -> Carried:
    """Days as ISO texts, spans as lists."""

    def row(found: dict[str, Any]) -> dict[str, Any]:
        days = {k: v.isoformat() for k, v in found.items() if isinstance(v, datetime.date)}
        spans = {"evidence": [list(span.values()) for span in found["evidence"]]} if "evidence" in found else {}
        return found | days | spans

    entities, relations, articles = (
        [row(found) for found in tables[name]] for name in ("entities", "relations", "articles")
    )
    return (
        {found["id"]: unflat(found, NODE) for found in entities},
        {found["id"]: {k: found[k] for k in ("source", "target")} | unflat(found, EDGE) for found in relations},
        {found["id"]: found for found in articles},
    )


def parquet_polars(path: Path) -> Carried:
    return parquet_rows({name: polars.read_parquet(path / f"{name}.parquet").to_dicts() for name in PARQUET})


def parquet_duckdb(path: Path) -> Carried:
    tables = {}
    with duckdb.connect() as connection:
        for name in PARQUET:
            found = connection.execute("SELECT * FROM read_parquet(?)", [str(path / f"{name}.parquet")])
            columns = [column[0] for column in found.description or ()]
            tables[name] = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
    return parquet_rows(tables)


def rdf(syntax: str) -> Callable[[Path], Carried]:
    def read(path: Path) -> Carried:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated")  # rdflib's own use of it
            graph = rdflib.Graph().parse(path, format=syntax)

        def rows(kind: str) -> Iterator[dict[str, Any]]:
            for one in graph.subjects(RDF.type, DG[kind]):
                found: dict[str, Any] = {"iri": one, "types": set(graph.objects(one, RDF.type))}
                for predicate, value in graph.predicate_objects(one):
                    found.setdefault(re.split("[:#/]", predicate)[-1], []).append(value)
                yield found

        def one(found: dict[str, Any], name: str, kind: Callable[[Any], Any] = str) -> Any:
            return kind(found[name][0].value) if name in found else None

        def ids(found: dict[str, Any], name: str) -> list[str]:
            return sorted(unquote(iri.split(":", 3)[3]) for iri in found.get(name, ()))

        nodes, edges, articles = {}, {}, {}
        for found in rows("Entity"):
            row = {name: one(found, name) for name in ("country", "iso3", "title")} | {"name": one(found, "label")}
            (label,) = (str(t).rsplit(":", 1)[1] for t in found["types"] - {DG.Entity})
            row |= {"label": label, "aliases": sorted(map(str, found.get("altLabel", ())))}
            nodes[one(found, "id")] = row | {"articles": ids(found, "namedIn")}
        for found in rows("Relation"):
            row = {
                name: one(found, name)
                for name in ("id", "date", "precision", "place", "mode", "kind", "plover", "cameo")
            }
            row |= {name: one(found, name, float) for name in ("goldstein", "confidence")}
            (row["type"],) = (str(t).rsplit(":", 1)[1] for t in found["types"] - {DG.Relation, PROV.Entity})
            row |= {"date_end": one(found, "dateEnd"), "parties": one(found, "parties", int)}
            row |= {"status": str(found["status"][0]).rsplit(":", 1)[1], "event": (ids(found, "event") or [None])[0]}
            row |= {name: ids(found, name)[0] for name in ("source", "target")} | {
                "articles": ids(found, "wasDerivedFrom")
            }
            row["evidence"], row["quotes"] = [], []
            for note in sorted(found["evidence"], key=lambda iri: int(iri.rsplit("#", 1)[1])):
                part = graph.value(note, OA.hasTarget)
                article = unquote(str(graph.value(part, OA.hasSource)).split(":", 3)[3])
                for chosen in graph.objects(part, OA.hasSelector):
                    if (exact := graph.value(chosen, OA.exact)) is not None:
                        row["quotes"].append(str(exact))
                    else:
                        ends = [int(graph.value(chosen, name)) for name in (OA.start, OA.end)]
                        row["evidence"].append([article, *ends])
            edges[row["id"]] = row
        for found in rows("Article"):
            row = {"id": one(found, "id"), "name": one(found, "label"), "title": one(found, "title")}
            row |= {"published": one(found, "issued"), "url": one(found, "url"), "mentions": ids(found, "mentions")}
            articles[row["id"]] = row
        return nodes, edges, articles

    return read


PARQUET = ("entities", "relations", "articles")
DG = rdflib.Namespace("urn:diplograph:ontology:")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")

READERS: dict[str, tuple[str, Callable[[Path], Carried]]] = {
    "graphml by NetworkX": ("graphml", graphml_networkx),
    "graphml by igraph": ("graphml", graphml_igraph),
    "gml by NetworkX": ("gml", gml_networkx),
    "gml by igraph": ("gml", gml_igraph),
    "gexf by lxml": ("gexf", gexf),
    "json by NetworkX": ("json", node_link),
    "csv by pandas": ("csv", people),
    "pajek by NetworkX": ("pajek", pajek_networkx),
    "pajek by igraph": ("pajek", pajek_igraph),
    "cx2 by ndex2": ("cx2", cx2),
    "parquet by polars": ("parquet", parquet_polars),
    "parquet by duckdb": ("parquet", parquet_duckdb),
    "turtle by rdflib": ("turtle", rdf("turtle")),
    "jsonld by rdflib": ("jsonld", rdf("json-ld")),
}
