"""The graph as RDF resources: what Turtle and JSON-LD write, each in its own way.

A relation is a resource of its own (n-ary), derived from its articles (PROV-O). Each of its sentences is a Web Annotation
on a part of an article, which a quote and a position select (0-based, half-open, in characters). schema.org has no word
for an event that happened or was denied, so the status is a term of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from graph import ontology
from graph.export import Source
from graph.model import Label, Status

PREFIXES = {
    "dg": "urn:diplograph:ontology:",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
CLASSES = {
    Label.COUNTRY: "schema:Country", Label.OFFICIAL: "schema:Person", Label.ORGANIZATION: "schema:Organization",
    Label.PROJECT: "schema:Project", Label.AGREEMENT: "schema:CreativeWork",
}  # fmt: skip
ENTITY = {"name": "rdfs:label", "country": "dg:country", "iso3": "dg:iso3", "title": "dg:title"}
RELATION = {
    "id": ("dg:id", None), "date": ("dg:date", "xsd:date"), "date_end": ("dg:dateEnd", "xsd:date"),
    "precision": ("dg:precision", None), "place": ("dg:place", None), "mode": ("dg:mode", None),
    "kind": ("dg:kind", None), "parties": ("dg:parties", "xsd:integer"), "plover": ("dg:plover", None),
    "cameo": ("dg:cameo", None), "goldstein": ("dg:goldstein", "xsd:double"), "confidence": ("dg:confidence", "xsd:double"),
}  # fmt: skip
ARTICLE = {
    "id": ("dg:id", None), "name": ("rdfs:label", None), "title": ("dcterms:title", None),
    "published": ("dcterms:issued", "xsd:date"), "url": ("dg:url", None),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Literal:
    """`type` None is a plain text."""

    text: str
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Resource:
    """`iri` is whole; types, predicates and IRIs among the values are whole or begin with one of PREFIXES."""

    iri: str
    types: tuple[str, ...]
    values: tuple[tuple[str, str | Literal], ...]


def iri(kind: str, id: str) -> str:
    return f"urn:diplograph:{kind}:{quote(id, safe='')}"


def resources(source: Source) -> Iterator[Resource]:
    graph = source.graph
    yield from _vocabulary()
    for id, data in graph.nodes(data=True):
        yield _entity(id, data)
    for article in graph.graph["articles"].values():
        mentions = tuple(("dg:mentions", iri("entity", id)) for id in article["mentions"])
        found = _literals(article, ARTICLE) + mentions
        yield Resource(iri("article", article["id"]), ("dg:Article", "prov:Entity"), found)
    for start, end, data in graph.edges(data=True):
        yield from _relation(start, end, data)


def _vocabulary() -> Iterator[Resource]:
    for label, general in CLASSES.items():
        above = ("rdfs:subClassOf", "dg:Entity"), ("rdfs:subClassOf", general)
        yield Resource(f"dg:{label}", ("rdfs:Class",), above)
    for name, type in ontology.types().items():
        said = ("rdfs:subClassOf", "dg:Relation"), ("rdfs:comment", Literal(type.meaning))
        yield Resource(f"dg:{name}", ("rdfs:Class",), said)
    for status in Status:
        yield Resource(f"dg:{status}", ("dg:Status",), ())


def _entity(id: str, data: Mapping[str, Any]) -> Resource:
    values: list[tuple[str, str | Literal]] = [("dg:id", Literal(id))]
    values += [(predicate, Literal(data[name])) for name, predicate in ENTITY.items() if data[name] is not None]
    values += [("skos:altLabel", Literal(alias)) for alias in data["aliases"]]
    values += [("dg:namedIn", iri("article", article)) for article in data["articles"]]
    return Resource(iri("entity", id), (f"dg:{data['label']}", "dg:Entity"), tuple(values))


def _relation(start: str, end: str, data: Mapping[str, Any]) -> Iterator[Resource]:
    own = iri("relation", data["id"])
    values: list[tuple[str, str | Literal]] = [("dg:source", iri("entity", start)), ("dg:target", iri("entity", end))]
    values += [("dg:status", f"dg:{data['status']}"), *_literals(data, RELATION)]
    if data["event"] is not None:
        values.append(("dg:event", iri("event", data["event"])))
    values += [("prov:wasDerivedFrom", iri("article", article)) for article in data["articles"]]
    values += [("dg:evidence", f"{own}#{number}") for number in range(1, len(data["evidence"]) + 1)]
    yield Resource(own, (f"dg:{data['type']}", "dg:Relation", "prov:Entity"), tuple(values))
    for number, item in enumerate(data["evidence"], 1):
        yield from _evidence(own, f"{own}#{number}", item)


def _evidence(relation: str, own: str, item: Any) -> Iterator[Resource]:
    article = iri("article", item.article)
    part, exact, position = f"{own}-part", f"{own}-quote", f"{own}-position"
    yield Resource(own, ("oa:Annotation",), (("oa:hasBody", relation), ("oa:hasTarget", part)))
    selected = (("oa:hasSelector", exact), ("oa:hasSelector", position))
    source = (("oa:hasSource", article), ("prov:wasQuotedFrom", article))
    yield Resource(part, ("oa:SpecificResource", "prov:Entity"), source + selected)
    yield Resource(exact, ("oa:TextQuoteSelector",), (("oa:exact", Literal(item.quote)),))
    ends = (("oa:start", item.start), ("oa:end", item.end))
    places = tuple((name, Literal(str(place), "xsd:nonNegativeInteger")) for name, place in ends)
    yield Resource(position, ("oa:TextPositionSelector",), places)


def _literals(
    data: Mapping[str, Any], fields: Mapping[str, tuple[str, str | None]]
) -> tuple[tuple[str, str | Literal], ...]:
    return tuple(
        (predicate, Literal(str(data[name]), type))
        for name, (predicate, type) in fields.items()
        if data[name] is not None
    )
