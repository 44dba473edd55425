"""Push on a real Neo4j: what it writes, what it leaves alone."""

from __future__ import annotations

import networkx as nx
import pytest
from graphs import ENTITIES, RELATIONS, small

from graph.databases import Database, open_database
from graph.databases.push import Change, plan, push
from graph.databases.rows import parts
from graph.databases.schema import missing, wanted
from graph.errors import DatabaseError

pytestmark = pytest.mark.neo4j


def touched(changes: list[Change]) -> dict[str, tuple[int, int, int]]:
    return {c.part.name: (len(c.new), len(c.changed), len(c.gone)) for c in changes if c}


@pytest.fixture
def database(empty_neo4j: str) -> Database:
    with open_database(empty_neo4j) as opened:
        yield opened


def test_a_push_writes_every_entity_relation_article_and_mention(database: Database) -> None:
    push(database, small())
    count = "MATCH (n:Entity) WITH count(n) AS entities MATCH ()-[r]->() RETURN entities, count(r)"
    mentions = sum(len(article["mentions"]) for article in small().graph["articles"].values())
    assert database.read(count).rows == ((len(ENTITIES), len(RELATIONS) + mentions),)


def test_a_second_push_changes_nothing(database: Database) -> None:
    push(database, small())
    assert touched(push(database, small())) == {}
    assert touched(push(database, small(), full=True)) == {}


def test_what_the_graph_no_longer_has_is_removed_and_nothing_else(database: Database) -> None:
    push(database, small())
    database.write(
        ("MATCH (a {id: 'RUS'}), (b {id: 'PAK'}) CREATE (a)-[:MET_WITH {mine: 1}]->(b)<-[:LIKES]-(:Mine)", {})
    )
    assert touched(push(database, small(3)))["MET_WITH"] == (0, 0, 1)
    assert database.read("MATCH (:Mine)-[r:LIKES]->(), ()-[s:MET_WITH]->() WHERE s.mine = 1 RETURN count(*)").rows == (
        (1,),
    )
    assert database.read("MATCH ()-[r:MET_WITH]->() RETURN count(r)").rows == ((2,),)


def test_a_removed_entity_on_which_others_relations_hang_is_kept_and_said(database: Database) -> None:
    push(database, small())
    database.write(("MATCH (a {id: 'pact'}) CREATE (a)<-[:LIKES]-(:Mine)", {}))
    assert [c.kept for c in push(database, small(7, 8)) if c.part.name == "Entity"] == [1]
    assert database.read("MATCH (:Mine)-[:LIKES]->(a) RETURN a.id").rows == (("pact",),)
    assert touched(push(database, small()))["SIGNED"] == (2, 0, 0)


def test_a_foreign_entity_of_the_same_id_is_not_taken_over(database: Database) -> None:
    database.write(("CREATE (:Entity {id: 'RUS', name: 'mine'})", {}))
    with pytest.raises(DatabaseError, match="'RUS' that diplograph did not write"):
        push(database, small())
    assert database.read("MATCH (n:Entity) RETURN n.name").rows == (("mine",),)


def test_a_change_by_hand_is_seen_by_a_full_push_and_a_deletion_by_every_push(database: Database) -> None:
    push(database, small())
    database.write(("MATCH ()-[r:VISITED]->() WITH r LIMIT 1 DELETE r", {}))
    assert touched(push(database, small())) == {"VISITED": (1, 0, 0)}


def test_an_entity_whose_label_changed_keeps_its_id_and_gets_the_new_label(database: Database) -> None:
    graph = small()
    push(database, graph)
    graph.nodes["mill"]["label"] = "Agreement"
    assert touched(push(database, graph)) == {"Entity": (0, 1, 0)}
    assert database.read("MATCH (n {id: 'mill'}) RETURN n").rows[0][0].labels == ("Agreement", "Entity")


def test_a_plan_writes_nothing(database: Database) -> None:
    assert touched(plan(database, parts(small())))["MET_WITH"] == (2, 0, 0)
    assert database.read("MATCH (n) RETURN count(n)").rows == ((0,),)


def test_every_migration_is_recorded_and_made_once(database: Database) -> None:
    push(database, small())
    assert missing(database) == []
    names = [name for (name,) in database.read("MATCH (m:DiplographMigration) RETURN m.name ORDER BY m.name").rows]
    assert names == sorted(name for name, _ in wanted())


@pytest.mark.parametrize("type", ["KNOWS", "MET_WITH`", ""])
def test_a_type_that_the_ontology_does_not_know_is_refused_before_anything_is_written(type: str) -> None:
    graph = nx.MultiDiGraph(small())
    next(iter(graph.edges(data=True)))[2]["type"] = type
    with pytest.raises(DatabaseError, match="no relation type of the ontology"):
        parts(graph)
