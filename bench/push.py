"""Rates of a push: the graph's rows by a bare CREATE, by the first push, and by a second push of the same graph.

    python bench/push.py [URL] [--nodes 20000] [--relations 200000]

URL is a fresh Neo4j whose data may be deleted; without one a server is started (tests/neo4j_server.py).
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import networkx as nx

from cypher import catalog
from graph import ontology
from graph.databases import Database, open_database
from graph.databases.push import BATCH, push
from graph.databases.rows import parts
from graph.model import Article, DateSpan, Entity, Evidence, Label, Relation, Status, content_hash
from graph.network import network

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
import neo4j_server

TYPES = [name for name in ontology.types() if name not in ("REPRESENTS", "INVOLVES", "SIGNED", "PROPOSED", "VISITED")]


def made(nodes: int, relations: int) -> nx.MultiDiGraph:
    """A graph of officials, of a fixed seed."""
    chance = random.Random(1)
    people = [Entity(f"official:{at}", Label.OFFICIAL, f"Official {at}", "RUS", "Minister") for at in range(nodes)]
    article = Article("They met in Moscow. " * 20)
    evidence = (Evidence(article.id, 0, 19, article.text[:19]),)
    found: dict[str, Relation] = {}
    while len(found) < relations:
        type = TYPES[len(found) % len(TYPES)]
        source, target = sorted(chance.sample(range(nodes), 2))
        day = DateSpan(f"{chance.randint(1990, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}")
        ends = people[source].id, people[target].id
        id = content_hash(type, *ends, day.text)
        found[id] = Relation(id, type, *ends, day, Status.HAPPENED, 0.9, evidence, (id,), (article.id,), "Moscow",
                             plover="CONSULT", cameo="04", goldstein=1.0)  # fmt: skip
    return network(people, found.values(), [article])


def bare(database: Database, graph: nx.MultiDiGraph) -> None:
    """The same rows of the relations, by UNWIND and CREATE alone."""
    for part in parts(graph)[2:]:
        if part.name == "MENTIONS":
            continue
        text = catalog.template("write_relations", type=part.name).replace("MERGE", "CREATE")
        rows = part.rows()
        while batch := list(islice(rows, BATCH)):
            database.write((text, {"rows": batch}))


def entities(database: Database, graph: nx.MultiDiGraph) -> None:
    database.define(catalog.statement("migrations/0001_entity_id"))
    rows = parts(graph)[0].rows()
    while batch := list(islice(rows, BATCH)):
        database.write((catalog.template("write_nodes", label="Official"), {"rows": batch}))


def emptied(database: Database) -> None:
    while database.write(("MATCH (n) WITH n LIMIT 2000 DETACH DELETE n RETURN count(*) AS count", {})).rows[0][0]:
        pass


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure(url: str, graph: nx.MultiDiGraph) -> Iterator[tuple[str, float]]:
    with open_database(url) as database:
        emptied(database)
        warm = made(200, 2000)
        entities(database, warm)
        bare(database, warm)  # the server's own warming up
        emptied(database)
        entities(database, graph)
        yield "bare CREATE of the relations", timed(lambda: bare(database, graph))
        emptied(database)
        push(database, warm)  # the schema is made here
        emptied(database)
        yield "first push, entities and mentions too", timed(lambda: push(database, graph))
        yield "second push", timed(lambda: push(database, graph))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url", nargs="?")
    parser.add_argument("--nodes", type=int, default=20_000)
    parser.add_argument("--relations", type=int, default=200_000)
    asked = parser.parse_args()
    graph = made(asked.nodes, asked.relations)
    with tempfile.TemporaryDirectory() as folder:
        server = None if asked.url else neo4j_server.Server(Path(folder)).start()
        for what, seconds in measure(asked.url or server.bolt, graph):  # type: ignore[union-attr]
            print(f"{what}: {seconds:.2f} s, {asked.relations / seconds:,.0f} relations/s", flush=True)
        if server:
            server.stop()


if __name__ == "__main__":
    main()
