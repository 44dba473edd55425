"""Turtle and JSON-LD say the same, and what they say fits our SHACL shapes."""

from __future__ import annotations

import warnings
from importlib import resources
from pathlib import Path

import networkx as nx
import pyshacl
import rdflib
from export_graphs import hostile
from graphs import small

from graph.export import FORMATS, Source, export
from graph.network import network


def read(graph: nx.MultiDiGraph, name: str, syntax: str, folder: Path) -> rdflib.Graph:
    export(Source(graph), str(folder / name), FORMATS[name])
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated")
        return rdflib.Graph().parse(folder / name, format=syntax)


def test_turtle_and_json_ld_hold_the_same_triples(tmp_path: Path) -> None:
    for graph in (small(), hostile(), network((), (), ())):
        turtle, jsonld = read(graph, "turtle", "turtle", tmp_path), read(graph, "jsonld", "json-ld", tmp_path)
        assert set(turtle) == set(jsonld)


def broken(triples: rdflib.Graph) -> str:
    """What the shapes find wrong; "" where nothing is."""
    shapes = rdflib.Graph().parse(
        data=resources.files("graph.export").joinpath("shapes.ttl").read_text(encoding="utf-8")
    )
    conforms, _, text = pyshacl.validate(triples, shacl_graph=shapes)
    return "" if conforms else str(text)


def test_the_triples_fit_the_shapes(tmp_path: Path) -> None:
    assert broken(read(small(), "turtle", "turtle", tmp_path)) == ""


def test_the_shapes_find_a_relation_without_evidence_and_a_part_without_article(tmp_path: Path) -> None:
    triples = read(small(), "turtle", "turtle", tmp_path)
    evidence, source = (
        rdflib.URIRef("urn:diplograph:ontology:evidence"),
        rdflib.URIRef("http://www.w3.org/ns/oa#hasSource"),
    )
    relation, part = next(triples.subjects(evidence)), next(triples.subjects(source))
    triples.remove((relation, evidence, None))
    triples.remove((part, source, None))
    found = broken(triples)
    assert str(relation) in found
    assert str(part) in found
