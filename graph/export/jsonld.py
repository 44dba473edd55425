"""RDF as JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/): the context inline, the resources in one @graph, a line each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.export import Source
from graph.export.fields import compact
from graph.export.nodelink import separated
from graph.export.rdf import PREFIXES, Literal, Resource, resources


def write(source: Source) -> Iterator[str]:
    yield f'{{"@context":{compact(PREFIXES)},\n"@graph":['
    yield from separated(map(_object, resources(source)))
    yield "]}\n"


def _object(resource: Resource) -> dict[str, Any]:
    values: dict[str, list[Any]] = {}
    for predicate, value in resource.values:
        values.setdefault(predicate, []).append(_value(value))
    return {"@id": resource.iri, "@type": list(resource.types), **values}


def _value(value: str | Literal) -> dict[str, str]:
    if isinstance(value, str):
        return {"@id": value}
    return {"@value": value.text} | ({"@type": value.type} if value.type else {})
