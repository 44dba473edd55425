"""Pajek .net: names as labels, one arc a relation, its type as the arc's label, with the status where it did not happen.

Pajek has no way to write a double quote or a line break inside a label: they become a single quote and a space. Of
several entities of one name each but the first has its id after the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.export import Source
from graph.model import Status

_SPACE = re.compile(r"[\x00-\x20\x7f-\x9f\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\\]+")


def write(source: Source) -> Iterator[str]:
    graph = source.graph
    numbers = {id: number for number, id in enumerate(graph, 1)}
    yield f"*Vertices {len(graph)}\n"
    for number, label in enumerate(labels(graph.nodes(data="name")), 1):
        yield f'{number} "{label}"\n'
    yield "*Arcs\n"
    for start, end, data in graph.edges(data=True):
        yield f'{numbers[start]} {numbers[end]} 1 l "{kind(data["type"], data["status"])}"\n'


def kind(type: str, status: str) -> str:
    return type if status == Status.HAPPENED else f"{type} {status}"


def labels(named: Iterable[tuple[str, str]]) -> Iterator[str]:
    """One line each, all different."""
    taken: set[str] = set()
    for number, (id, name) in enumerate(named, 1):
        tried = (_plain(name), _plain(f"{name} [{id}]"), _plain(f"{name} [{id}] {number}"))
        label = next(label for label in tried if label and label not in taken)
        taken.add(label)
        yield label


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).replace('"', "'").strip()
