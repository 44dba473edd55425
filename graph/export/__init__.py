"""The graph as files for other programs: one format a module, all in the table FORMATS.

A module of shape "text" has `write(source) -> Iterator[str]`; one of shape "file" or "folder" has
`write(source, path)`, where the path is new (a folder is made already) and a folder's files are named in FILES.
The same source gives the same bytes.
"""

from __future__ import annotations

import importlib
import os
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

import networkx as nx

from graph.errors import ExportError, UsageError
from graph.export import places
from graph.model import Statement

MODULES = {
    "graphml": "graphml", "gexf": "gexf", "gml": "gml", "json": "nodelink", "csv": "people", "neo4j": "neo4j_admin",
    "cypher": "cypher_script", "pajek": "pajek", "cyjs": "cyjs", "cx2": "cx2", "parquet": "parquet", "turtle": "turtle",
    "jsonld": "jsonld", "ftm": "followthemoney", "sqlite": "sqlite",
}  # fmt: skip
ZIPPED = ".gz"


@dataclass(frozen=True, slots=True)
class Source:
    """What is exported: the graph (graph/network.py); and for the formats that want them, the statements behind it,
    each with the id of its relation, and the store's file."""

    graph: nx.MultiDiGraph
    statements: Callable[[], Iterable[tuple[Statement, str]]] = tuple
    store: Path | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """One row of formats.toml. `lacks`: fields that do not get into the file; `changes`: how others differ in it.
    `whole`: it takes the store as it is, so that no part of the graph can be chosen."""

    name: str
    title: str
    shape: str
    suffixes: tuple[str, ...]
    opens: str
    lacks: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    whole: bool = False

    @property
    def module(self) -> Any:
        return importlib.import_module(f"graph.export.{MODULES[self.name]}")


def _read() -> Mapping[str, Format]:
    raw = tomllib.loads(resources.files("graph.export").joinpath("formats.toml").read_text(encoding="utf-8"))
    found: dict[str, Format] = {}
    for name, row in raw.items():
        values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
        found[name] = Format(name=name, **values)
    return MappingProxyType(found)


FORMATS = _read()


def chosen(target: str, name: str | None = None) -> Format:
    """The format by name, else by the suffix of the target. UsageError lists what there is."""
    if name is not None:
        if name not in FORMATS:
            raise UsageError(f"{name!r} is no format: choose one of {', '.join(FORMATS)}")
        return FORMATS[name]
    if target == "-":
        raise UsageError(f"standard output has no suffix: give --format, one of {', '.join(FORMATS)}")
    plain = target.lower().rstrip("/").removesuffix(ZIPPED)
    found = [
        (len(suffix), format) for format in FORMATS.values() for suffix in format.suffixes if plain.endswith(suffix)
    ]
    if not found:
        known = ", ".join(suffix for format in FORMATS.values() for suffix in format.suffixes)
        raise UsageError(f"{target} has no suffix that names a format: write one of {known}, or give --format")
    return max(found, key=lambda item: item[0])[1]


def export(source: Source, target: str, format: Format) -> None:
    """Writes the target, a path or "-", whole or not at all.

    Raises UsageError where the target does not suit the format, ExportError where it cannot be written or the format
    cannot carry what the graph holds.
    """
    zipped = target.lower().endswith(ZIPPED)
    if format.shape != "text" and (target == "-" or zipped):
        kind = "several files" if format.shape == "folder" else "a binary file"
        raise UsageError(f"{format.title} is {kind}: give a name without {ZIPPED}, not standard output")
    try:
        if target == "-":
            places.write_output(format.module.write(source))
            return
        path, module = Path(os.path.realpath(target)), format.module
        places.check(path, module.FILES if format.shape == "folder" else None, source.store)
        with places.replaced(path, folder=format.shape == "folder") as made:
            if format.shape == "text":
                places.write_text(module.write(source), made, zipped=zipped)
            else:
                module.write(source, made)
    except UnicodeEncodeError as error:
        near = error.object[max(0, error.start - 30) : error.end + 10]
        raise ExportError(
            f"half a surrogate pair near {near!r} is no text in {format.title}: mend the article and ingest it again"
        ) from None
