"""GML (Himsolt 1997): ASCII, whole numbers as node ids, so that a node's own id is its label and a relation's its key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graph.export import Source
from graph.export.fields import EDGE, NODE, REAL, TEXT, flat

NODE_FIELDS = {"class": TEXT} | {name: kind for name, kind in NODE.items() if name != "label"}
EDGE_FIELDS = {name: kind for name, kind in EDGE.items() if name != "id"}
_SPECIAL = re.compile(r'[^ -~]|[&"]')
_NAMED = {"&": "&amp;", '"': "&quot;"}


def write(source: Source) -> Iterator[str]:
    graph = source.graph
    numbers = {id: number for number, id in enumerate(graph)}
    yield "graph [\n  directed 1\n  multigraph 1\n"
    for id, data in graph.nodes(data=True):
        yield f"  node [\n    id {numbers[id]}\n    label {quoted(id)}\n"
        yield _lines({**data, "class": data["label"]}, NODE_FIELDS) + "  ]\n"
    for start, end, key, data in graph.edges(keys=True, data=True):
        yield f"  edge [\n    source {numbers[start]}\n    target {numbers[end]}\n    key {quoted(key)}\n"
        yield _lines(data, EDGE_FIELDS) + "  ]\n"
    yield "]\n"


def _lines(data: Mapping[str, Any], fields: Mapping[str, str]) -> str:
    found = flat(data, fields)
    return "".join(f"    {name} {WRITTEN.get(kind, str)(value)}\n" for name, kind, value in found)


def quoted(text: str) -> str:
    """In double quotes; whatever is not printable ASCII as a numbered entity."""
    text.encode()  # half a surrogate pair is no text, though a number could be written for it
    return '"' + _SPECIAL.sub(lambda special: _NAMED.get(special[0], f"&#{ord(special[0])};"), text) + '"'


def real(value: float) -> str:
    """GML asks for a point: 1.0E-05, not 1e-05."""
    mantissa, _, exponent = repr(value).partition("e")
    return (mantissa if "." in mantissa else f"{mantissa}.0") + (f"E{exponent}" if exponent else "")


WRITTEN: dict[str, Callable[[Any], str]] = {TEXT: quoted, REAL: real}
