"""The real importer and the real cypher-shell fill a real server with what `push` would have written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import neo4j_server
import networkx as nx
import pytest
from export_graphs import hostile
from export_programs import absent

from graph.databases import open_database
from graph.databases.compare import compare
from graph.databases.push import push
from graph.export import FORMATS, Source, export
from graph.network import network

Shell = Callable[[str, Path], str]
EVERYTHING = "MATCH (a)-[r]->(b) RETURN a, r, b, type(r) AS type ORDER BY type, r.id"
pytestmark = pytest.mark.neo4j


def content(url: str) -> list[tuple[object, ...]]:
    with open_database(url) as database:
        return [row[:3] for row in database.read(EVERYTHING).rows]


def differences(url: str, graph: nx.MultiDiGraph) -> list[str]:
    with open_database(url) as database:
        return list(map(str, compare(database, graph)))


def script(graph: nx.MultiDiGraph, folder: Path) -> Path:
    export(Source(graph), str(folder / "x.cypher"), FORMATS["cypher"])
    return folder / "x.cypher"


def test_a_cypher_script_of_hostile_text_run_twice_makes_what_push_makes(
    empty_neo4j: str, cypher_shell: Shell, tmp_path: Path
) -> None:
    graph = hostile()
    with open_database(empty_neo4j) as database:
        push(database, graph)
    pushed = content(empty_neo4j)
    with open_database(empty_neo4j) as database:
        database.write(("MATCH (n) DETACH DELETE n", {}))
    for _ in range(2):
        assert cypher_shell(empty_neo4j, script(graph, tmp_path)) == ""
        assert content(empty_neo4j) == pushed
        assert differences(empty_neo4j, graph) == []


def test_an_empty_graph_is_a_script_of_the_schema_alone(tmp_path: Path) -> None:
    lines = script(network((), (), ()), tmp_path).read_text().splitlines()
    assert len(lines) > 20
    schema = ("CREATE ", "DROP INDEX ", "OPTIONS ")
    assert [line for line in lines[1:] if not line.startswith(schema)] == []


@pytest.fixture(scope="module")
def spare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[neo4j_server.Server]:
    """A server that is down; its data is imported over."""
    try:
        server = neo4j_server.Server(tmp_path_factory.mktemp("spare"))
    except neo4j_server.Unavailable as error:
        absent(f"no Neo4j to import into: {error}")
    yield server
    server.stop()


def imported(server: neo4j_server.Server, graph: nx.MultiDiGraph, folder: Path) -> Path:
    """By the command that stands in the README beside the files, with their full paths."""
    target = folder / "x"
    export(Source(graph), str(target), FORMATS["neo4j"])
    (command,) = re.findall(r"^neo4j-admin (.*)$", (target / "README.md").read_text(), re.MULTILINE)
    server.stop()
    server.admin(*(re.sub(r"=(\w+\.csv)$", rf"={target}/\1", word) for word in command.split()))
    server.start()
    return target


def test_the_importer_and_the_script_after_it_make_what_push_makes_of_hostile_text_too(
    spare: neo4j_server.Server, cypher_shell: Shell, tmp_path: Path
) -> None:
    graph = hostile(lambda text: "\x1f" not in text)
    graph.add_node("alone", **{**graph.nodes["@x"], "aliases": []})
    target = imported(spare, graph, tmp_path)
    assert cypher_shell(spare.bolt, target / "afterwards.cypher") == ""
    assert differences(spare.bolt, graph) == []
    with open_database(spare.bolt) as database:
        assert not [change for change in push(database, graph) if change]
