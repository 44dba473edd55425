"""How long the centrality report takes: python bench/centrality.py [--sizes 2000:8000,10000:50000] [--draws 200]

Makes a graph of officials who meet, some far more often than others (a preferential choice of one end), three relations an
article; then times the whole report with each engine, and says by how much the engines' numbers differ.
"""

from __future__ import annotations

import argparse
import random
import resource
import time

from graph.measures.betweenness import ENGINES
from graph.model import Article, DateSpan, Entity, Evidence, Label, Relation, Status, content_hash
from graph.network import network
from graph.report.centrality import Asked, centrality

SEED = 7


def made(actors: int, relations: int):
    """The graph: `relations` meetings among `actors` officials."""
    chance = random.Random(SEED)
    entities = [Entity(f"o{at:05d}", Label.OFFICIAL, f"Official {at}", f"S{at % 150:02d}") for at in range(actors)]
    known: list[int] = list(range(actors))
    articles, told = [], []
    for at in range(relations):
        if at % 3 == 0:
            articles.append(Article(f"Article {at}", None, None, f"https://source{at % 9}.example/{at}"))
        one, other = chance.choice(known), chance.randrange(actors)
        if one == other:
            other = (other + 1) % actors
        known += [one, other]
        source, target = sorted((f"o{one:05d}", f"o{other:05d}"))
        day = f"20{20 + at % 5}-{1 + at % 12:02d}-{1 + at % 28:02d}"
        article = articles[-1]
        told.append(
            Relation(
                content_hash(at), "MET_WITH", source, target, DateSpan(day), Status.HAPPENED, 0.9,
                (Evidence(article.id, 0, 7, article.text[:7]),), (f"s{at}",), (article.id,), goldstein=1.0,
            )
        )  # fmt: skip
    return network(entities, told, articles)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="2000:8000,10000:50000", help="actors:relations, several by commas")
    parser.add_argument("--draws", type=int, default=200)
    parser.add_argument("--engines", default=",".join(ENGINES))
    given = parser.parse_args()
    print("actors  relations  engine      draws  seconds  CPU seconds")
    for size in given.sizes.split(","):
        actors, relations = map(int, size.split(":"))
        graph = made(actors, relations)
        numbers = {}
        for engine in given.engines.split(","):
            start, begun = time.perf_counter(), time.process_time()
            report = centrality(graph, Asked(of="officials", engine=engine, draws=given.draws))
            took, worked = time.perf_counter() - start, time.process_time() - begun
            print(
                f"{actors:6d}  {relations:9d}  {engine:<10}  {given.draws:5d}  {took:7.1f}  {worked:11.1f}", flush=True
            )
            at = [column.key for column in report.tables[0].columns].index("betweenness")
            numbers[engine] = {row[0].actor: row[at].value for row in report.tables[0].rows}
        first, *others = numbers.values()
        for other in others:
            print(f"largest difference of betweenness: {max(abs(first[key] - other[key]) for key in first):.1e}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
