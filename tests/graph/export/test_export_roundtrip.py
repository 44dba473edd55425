"""What a format can carry comes back from an independent reader as it was; what it cannot is in formats.toml."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import networkx as nx
import pytest
from export_graphs import NOT_XML, Carried, carried, graphs, texts
from export_readers import READERS
from graphs import small
from hypothesis import HealthCheck, assume, given, settings

from graph.errors import ExportError
from graph.export import FORMATS, Source, export
from graph.export.pajek import kind, labels
from graph.network import network

REFUSED = {  # format -> what a text must not hold; all else comes through
    "graphml": NOT_XML,
    "gexf": NOT_XML,
    "csv": re.compile("\x00"),
}
EMPTY_IS_MISSING = {"graphml by igraph": 2, "gml by igraph": 2, "csv by pandas": 3}  # in so many of the three tables


def made(graph: nx.MultiDiGraph, name: str, folder: Path) -> Path:
    path = folder / f"x.{name}"
    if path.is_dir():
        shutil.rmtree(path)
    export(Source(graph), str(path), FORMATS[name])
    return path


def pajek(graph: nx.MultiDiGraph) -> Carried:
    names = dict(zip(graph, labels(graph.nodes(data="name")), strict=True))
    edges = graph.edges(data=True)
    found = sorted((names[start], names[end], kind(data["type"], data["status"])) for start, end, data in edges)
    return {name: {} for name in names.values()}, {str(number): row for number, row in enumerate(found)}, {}


def refusal(graph: nx.MultiDiGraph, name: str, folder: Path) -> str | None:
    try:
        made(graph, name, folder)
    except ExportError as error:
        return str(error)
    return None


def expected(graph: nx.MultiDiGraph, reader: str, name: str) -> Carried:
    """The whole graph less what the format's row says it lacks, with the changes that the row names."""
    nodes, edges, articles = carried(graph)
    for table, rows in (("entities", nodes), ("relations", edges), ("articles", articles)):
        lost = [field.split(".")[1] for field in FORMATS[name].lacks if field.startswith(f"{table}.")]
        if lost == ["*"]:
            rows.clear()
        for row in rows.values():
            row.update(dict.fromkeys(lost))
    if name == "pajek":
        return pajek(graph)
    if name == "csv":
        for row in nodes.values():
            row["aliases"], row["articles"] = " | ".join(row["aliases"]), len(row["articles"])
    for rows in (nodes, edges, articles)[: EMPTY_IS_MISSING.get(reader, 0)]:
        for row in rows.values():
            row.update({key: None for key, value in row.items() if value == ""})
    return nodes, edges, articles


@pytest.mark.parametrize("reader", READERS)
def test_an_independent_reader_gives_back_what_the_format_can_carry(reader: str, tmp_path: Path) -> None:
    name, read = READERS[reader]
    for graph in (small(), network((), (), ())):
        assert read(made(graph, name, tmp_path)) == expected(graph, reader, name)


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(graph=graphs())
def test_hostile_text_comes_through_intact_or_is_refused_with_a_reason(reader: str, graph: nx.MultiDiGraph) -> None:
    name, read = READERS[reader]
    if reader == "gml by igraph":  # it reads &amp;#65; and &#65; as the same text
        assume(not any("&#" in text for text in texts(graph)))
    with tempfile.TemporaryDirectory() as folder:
        if (error := refusal(graph, name, Path(folder))) is None:
            assert read(Path(folder) / f"x.{name}") == expected(graph, reader, name)
        else:
            assert "cannot carry U+" in error
            assert any(map(REFUSED[name].search, texts(graph)))
            assert not list(Path(folder).iterdir())
