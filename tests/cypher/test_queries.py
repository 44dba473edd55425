"""The library of questions: the same rows in the same order from every engine, on any graph."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from typing import Any

import networkx as nx
import pytest
from graphs import dense, graphs
from hypothesis import HealthCheck, Phase, given, settings

from cypher import catalog
from graph.databases import Database, arcadedb, open_database
from graph.databases.push import push

pytestmark = pytest.mark.neo4j
OTHERS = {  # values that find something in the graphs of this test, where a query has a parameter of the name
    "actor": "Russia", "first": "Russia", "second": "Pakistan", "state": "Pakistan", "official": "Sergey Lavrov",
    "words": "la", "article": "Title a", "least": 1, "since": "2000-01-01", "before": "2030-01-01", "by": "2030-01-01",
    "subject": "moscow", "one": ["USA", "CHN"], "other": ["RUS"], "label": "Official", "plover": "CONSULT", "below": 0.99,
}  # fmt: skip


@pytest.fixture(scope="module")
def engines(neo4j_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Database]]:
    with (
        open_database(neo4j_url) as official,
        open_database(f"py2neo+{neo4j_url}") as py2neo,
        arcadedb.open(tmp_path_factory.mktemp("arcadedb") / "db") as embedded,
    ):
        official.write(("MATCH (n) DETACH DELETE n", {}))
        yield {"neo4j": official, "py2neo": py2neo, "arcadedb": embedded}


def cases(query: catalog.Query, graph: nx.MultiDiGraph) -> Iterator[dict[str, Any]]:
    defaults = query.defaults()
    yield defaults
    known = OTHERS | {"id": next(key for _, _, key in graph.edges(keys=True))}
    yield defaults | {name: known[name] for name in defaults if name in known}


def compare(engines: dict[str, Database], graph: nx.MultiDiGraph) -> Counter[str]:
    """How many rows each query gave; asserts that all engines gave the same."""
    push(engines["neo4j"], graph)
    push(engines["arcadedb"], graph)
    rows: Counter[str] = Counter()
    for query in catalog.queries().values():
        for values in cases(query, graph):
            wanted = engines["neo4j"].read(query.text, values)
            rows[query.name] += len(wanted.rows)
            for name in ("py2neo", "arcadedb"):
                found = engines[name].read(query.text, values)
                assert found.rows == wanted.rows, f"{query.name} {values} differs in {name}"
                assert found.columns in (wanted.columns, ()), query.name
    return rows


TRIES = settings(
    max_examples=2, deadline=None, phases=(Phase.generate,), derandomize=True, suppress_health_check=list(HealthCheck)
)


def test_every_query_finds_something_and_the_same_on_every_engine(engines: dict[str, Database]) -> None:
    found = compare(engines, dense(7, 120)) + compare(engines, dense(7, 40))
    assert [name for name in catalog.queries() if not found[name]] == []


@TRIES
@given(graph=graphs())
def test_every_query_gives_the_same_rows_on_any_graph(engines: dict[str, Database], graph: nx.MultiDiGraph) -> None:
    compare(engines, graph)


def events(graph: nx.MultiDiGraph, type: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    return ((u, v, d) for u, v, d in graph.edges(data=True) if d["type"] == type and d["status"] == "happened")


def met(graph: nx.MultiDiGraph) -> list[tuple[Any, ...]]:
    dated = [(u, v, d) for u, v, d in events(graph, "MET_WITH") if d["date"]]
    width = {"day": 10, "month": 7, "year": 4}
    rows = [(d["date"][: width[d["precision"]]], graph.nodes[u]["name"], graph.nodes[v]["name"], d["place"], d["mode"],
             len(d["articles"]), d["id"]) for u, v, d in dated]  # fmt: skip
    return sorted(sorted(rows, key=lambda row: row[-1]), key=lambda row: row[0], reverse=True)[:50]


def signatories(graph: nx.MultiDiGraph) -> list[tuple[Any, ...]]:
    pairs = {(u, v) for u, v, _ in events(graph, "SIGNED")}
    rows = [(graph.nodes[u]["name"], graph.nodes[u]["country"], n, u) for u, n in Counter(u for u, _ in pairs).items()]
    return sorted(rows, key=lambda row: (-row[2], row[0], row[3]))


def triangles(graph: nx.MultiDiGraph) -> list[tuple[Any, ...]]:
    state = nx.get_node_attributes(graph, "country")
    links = nx.Graph((state[u], state[v]) for u, v, _ in events(graph, "MET_WITH") if state[u] and state[v])
    return sorted(
        trio for trio in itertools.combinations(sorted(links), 3)
        if all(links.has_edge(*pair) for pair in itertools.combinations(trio, 2))
    )[:50]  # fmt: skip


def without_office(graph: nx.MultiDiGraph) -> list[tuple[Any, ...]]:
    rows = []
    for n, d in graph.nodes(data=True):
        if d["label"] == "Official" and d["title"] is None:
            rows.append((d["name"], d["country"], graph.degree(n), len(d["articles"]), n))
    return sorted(rows, key=lambda row: (-row[2], row[0], row[4]))


REFERENCES = {
    "meetings": met, "signatories": signatories, "triangles": triangles, "officials_without_office": without_office,
}  # fmt: skip


@TRIES
@given(graph=graphs())
def test_networkx_gives_the_same_answers(engines: dict[str, Database], graph: nx.MultiDiGraph) -> None:
    push(engines["neo4j"], graph)
    for name, reference in REFERENCES.items():
        query = catalog.query(name)
        assert list(engines["neo4j"].read(query.text, query.defaults()).rows) == reference(graph), name
