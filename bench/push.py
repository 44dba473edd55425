"""Rates of a push beside a bare CREATE of the very same rows: entities, the article, relations, mentions, each with all its
properties, in batches of the same size, through the same driver, into the same schema. The bare rows lie ready in memory;
the push makes its own, compares them with what is there, and records what it did. In turns, and the order turns too.

    python bench/push.py [URL] [--nodes 20000] [--relations 200000] [--times 2]

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
from graph.databases import Database, open_database, schema
from graph.databases.push import BATCH, push
from graph.databases.rows import ARTICLES, ENTITIES, LABELS, MENTIONS, Part, Row, parts
from graph.model import Article, DateSpan, Entity, Evidence, Label, Relation, Status, content_hash
from graph.network import network

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
import neo4j_server

BARE, FIRST, SECOND = "bare CREATE", "first push", "second push"
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


def batches(graph: nx.MultiDiGraph) -> list[tuple[str, list[Row]]]:
    """Statement and rows of each batch, in the order of a push."""
    found = []
    for part in parts(graph):
        for text, rows in created(part):
            while batch := list(islice(rows, BATCH)):
                found.append((text, batch))
    return found


def created(part: Part) -> Iterator[tuple[str, Iterator[Row]]]:
    if part.name == ENTITIES:
        for label in LABELS:
            text = catalog.template("write_nodes", label=label).replace("MERGE", "CREATE")
            yield text, (row for row in part.rows() if row["label"] == label)
    elif part.name == ARTICLES:
        yield catalog.statement("write_articles").replace("MERGE", "CREATE"), part.rows()
    elif part.name == MENTIONS:
        yield catalog.statement("create_mentions"), part.rows()
    else:
        yield catalog.template("create_relations", type=part.name), part.rows()


def bare(database: Database, ready: list[tuple[str, list[Row]]]) -> None:
    for text, rows in ready:
        database.write((text, {"rows": rows}))


def emptied(database: Database) -> None:
    """All but the schema and the record of it."""
    text = "MATCH (n) WHERE NOT n:DiplographMigration WITH n LIMIT 1000 DETACH DELETE n RETURN count(*) AS count"
    while database.write((text, {})).rows[0][0]:
        pass


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure(url: str, graph: nx.MultiDiGraph, times: int) -> Iterator[tuple[str, float]]:
    warm = made(2000, 20_000)
    with open_database(url) as database:
        emptied(database)
        yield "schema", timed(lambda: schema.migrate(database))
        bare(database, batches(warm))
        emptied(database)
        push(database, warm)
        ready = batches(graph)
        for turn in range(times):
            for what in (BARE, FIRST) if turn % 2 == 0 else (FIRST, BARE):
                emptied(database)
                if what == BARE:
                    yield BARE, timed(lambda: bare(database, ready))
                else:
                    yield FIRST, timed(lambda: push(database, graph))
                    yield SECOND, timed(lambda: push(database, graph))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url", nargs="?")
    parser.add_argument("--nodes", type=int, default=20_000)
    parser.add_argument("--relations", type=int, default=200_000)
    parser.add_argument("--times", type=int, default=2)
    asked = parser.parse_args()
    graph = made(asked.nodes, asked.relations)
    size = sum(part.size for part in parts(graph))
    seconds: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        server = None if asked.url else neo4j_server.Server(Path(folder)).start()
        for what, took in measure(asked.url or server.bolt, graph, asked.times):  # type: ignore[union-attr]
            seconds.setdefault(what, []).append(took)
            rate = f", {size / took:,.0f} rows/s" if what in (BARE, FIRST) else ""
            print(f"{what}: {took:.2f} s{rate}", flush=True)
        if server:
            server.stop()
    total = {what: sum(all) for what, all in seconds.items()}
    print(f"{size:,} rows: the push has {total[BARE] / total[FIRST]:.2f} of the bare rate; "
          f"a second push takes {total[SECOND] / total[FIRST]:.1%} of the first one's time")  # fmt: skip


if __name__ == "__main__":
    main()
