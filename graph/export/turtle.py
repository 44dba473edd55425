"""RDF as Turtle (https://www.w3.org/TR/turtle/), a line a resource."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.export import Source
from graph.export.rdf import PREFIXES, Literal, resources

_SPECIAL = re.compile(r'[\x00-\x1f"\\\x7f-\x9f\u2028\u2029\ufffe\uffff]')


def write(source: Source) -> Iterator[str]:
    for prefix, whole in PREFIXES.items():
        yield f"@prefix {prefix}: <{whole}> .\n"
    for resource in resources(source):
        types = f"a {', '.join(map(_name, resource.types))}"
        values = (f"{_name(predicate)} {_value(value)}" for predicate, value in resource.values)
        yield f"{_name(resource.iri)} {' ; '.join((types, *values))} .\n"


def _name(iri: str) -> str:
    return iri if iri.split(":", 1)[0] in PREFIXES else f"<{iri}>"


def _value(value: str | Literal) -> str:
    if isinstance(value, str):
        return _name(value)
    text = '"' + _SPECIAL.sub(_escaped, value.text) + '"'
    return f"{text}^^{value.type}" if value.type else text


def _escaped(special: re.Match[str]) -> str:
    sign = special[0]
    return "\\" + sign if sign in '"\\' else f"\\u{ord(sign):04X}"
