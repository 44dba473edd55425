"""The library of questions: the same rows in the same order from every engine and from NetworkX, on any graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import more_references  # noqa: F401  enters its own
import networkx as nx
import pytest
from graphs import dense, graphs
from hypothesis import HealthCheck, Phase, given, settings
from references import REFERENCES

from cypher import catalog
from graph.databases import Database, arcadedb, open_database
from graph.databases.push import push
from graph.store import Store

Cases = Callable[[catalog.Query, nx.MultiDiGraph], Iterator[dict[str, Any]]]
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


def examples(query: catalog.Query, graph: nx.MultiDiGraph) -> Iterator[dict[str, Any]]:
    yield query.defaults()
    if query.example:
        yield query.defaults() | dict(query.example)


def compare(engines: dict[str, Database], graph: nx.MultiDiGraph, cases: Cases = cases) -> Counter[str]:
    """How many rows each query gave; asserts that all engines gave the same, and NetworkX where it has a
    reference, which may add columns that it sorts by."""
    push(engines["neo4j"], graph)
    push(engines["arcadedb"], graph)
    rows: Counter[str] = Counter()
    for query in catalog.queries().values():
        for values in cases(query, graph):
            wanted = engines["neo4j"].read(query.text, values)
            rows[query.name] += len(wanted.rows)
            if query.name in REFERENCES:
                width = len(wanted.columns)
                said = [row[:width] for row in REFERENCES[query.name](graph, values)]
                assert said == list(wanted.rows), f"{query.name} {values} differs in NetworkX"
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


def test_every_query_gives_the_same_rows_on_the_shipped_articles(
    engines: dict[str, Database], shipped_store: Path
) -> None:
    with Store.open(shipped_store, create=False, read_only=True) as store:
        graph = store.network()
    compare(engines, graph, examples)


def test_networkx_answers_most_of_the_library() -> None:
    assert set(REFERENCES) <= set(catalog.queries())
    assert len(REFERENCES) >= 0.75 * len(catalog.queries())
