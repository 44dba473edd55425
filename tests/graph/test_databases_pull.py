"""Compare and pull: the database gives back what was pushed, and tells every difference."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
import pytest
from graphs import graphs, small
from hypothesis import HealthCheck, Phase, given, settings

from graph.databases import Database, open_database
from graph.databases.compare import compare
from graph.databases.pull import drawn, pull
from graph.databases.push import push
from graph.errors import DatabaseError
from graph.store.find import serialised

pytestmark = pytest.mark.neo4j
ANY = settings(max_examples=3, deadline=None, phases=(Phase.generate,), derandomize=True,
               suppress_health_check=list(HealthCheck))  # fmt: skip


@pytest.fixture
def database(empty_neo4j: str) -> Iterator[Database]:
    with open_database(empty_neo4j) as opened:
        yield opened


@ANY
@given(graph=graphs())
def test_what_is_pulled_is_what_was_pushed_to_the_byte(neo4j_url: str, graph: nx.MultiDiGraph) -> None:
    for url in (neo4j_url, f"py2neo+{neo4j_url}"):
        with open_database(url) as database:
            database.write(("MATCH (n) DETACH DELETE n", {}))
            push(database, graph)
            assert serialised(pull(database)) == serialised(graph)
            assert compare(database, graph) == []


@ANY
@given(first=graphs(), second=graphs())
def test_a_push_over_another_graph_leaves_exactly_the_new_one(
    neo4j_url: str, first: nx.MultiDiGraph, second: nx.MultiDiGraph
) -> None:
    with open_database(neo4j_url) as database:
        push(database, first)
        push(database, second)
        assert compare(database, second) == []


def test_every_kind_of_difference_is_told(database: Database) -> None:
    push(database, small())
    database.write(
        ("MATCH (n {id: 'RUS'}) SET n.name = 'Rossija'", {}),
        ("MATCH ()-[r:MET_WITH]->() WHERE r.place = 'Moscow' SET r.date = date('2025-06-04')", {}),
        ("MATCH ()-[r:VISITED]->() WHERE r.status = 'denied' DELETE r", {}),
    )
    said = [str(difference) for difference in compare(database, small())]
    assert said[0] == "entity RUS: name is 'Russia' in the store, 'Rossija' in the database"
    assert any(line.endswith("date is '2025-06-03' in the store, '2025-06-04' in the database") for line in said)
    assert any(line.endswith("missing in the database") for line in said)
    assert len(said) == 3


def test_a_database_without_a_graph_says_so(database: Database) -> None:
    with pytest.raises(DatabaseError, match="holds no graph of diplograph's: push one first"):
        pull(database)


def test_what_people_draw_is_a_judgement_and_survives_a_push(database: Database) -> None:
    push(database, small())
    database.write(
        ("MATCH (a {id: 'lavrov'}), (b {id: 'fatemi'}) CREATE (a)-[:DIFFERENT_FROM {reason: 'seen'}]->(b)", {})
    )
    database.write(("MATCH (a {id: 'USA'}), (b {id: 'un'}) CREATE (a)-[:SAME_AS]->(b)", {}))
    push(database, small(1), full=True)
    found = [(item.verdict, item.id, item.other_name, item.reason) for item in drawn(database)]
    assert found == [("split", "lavrov", "Syed Tariq Fatemi", "seen"), ("merge", "USA", "United Nations", None)]
