"""Time and memory of every export of a graph of N relations.

    python bench/export.py [--relations 200000] [FORMAT…]

Memory is what the export adds, at its peak, to the process that holds the graph. SQLite is left out: it copies a file.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import networkx as nx  # noqa: E402

from graph import ontology  # noqa: E402
from graph.export import FORMATS, Source, export  # noqa: E402
from graph.model import Article, DateSpan, Entity, Evidence, Label, Relation, Status, content_hash  # noqa: E402
from graph.network import network  # noqa: E402

QUOTE = (
    "The minister of the one side met the minister of the other in the capital and spoke of trade, transport and water"
)


def made(relations: int) -> nx.MultiDiGraph:
    """One relation in ten tells of a new article; one entity for ten relations; two sentences each."""
    chance = random.Random(1)
    articles = [Article(f"Article {number}", f"Title {number}") for number in range(max(2, relations // 10))]
    actors = [
        Entity(f"actor-{n}", Label.OFFICIAL, f"Official {n}", "FRA", "Minister") for n in range(max(2, relations // 10))
    ]
    types = [type for type in ontology.types().values() if Label.OFFICIAL in type.source & type.target]
    found = []
    for number in range(relations):
        kind, (source, target) = chance.choice(types), chance.sample(actors, 2)
        told = chance.sample(articles, 2)
        evidence = tuple(sorted(Evidence(one.id, 0, len(QUOTE) + 7, f"{QUOTE} {number:06}") for one in told))
        code = kind.coded(None)
        found.append(
            Relation(
                id=content_hash(number), type=kind.name, source=source.id, target=target.id, date=DateSpan("2025-06-03"),
                status=Status.HAPPENED, confidence=0.9, evidence=evidence, statements=(),
                articles=tuple(sorted(one.id for one in told)), place="Geneva", plover=kind.plover,
                cameo=code.cameo if code else None, goldstein=code.goldstein if code else None,
            )
        )  # fmt: skip
    return network(actors, found, articles)


def measured(name: str, graph: nx.MultiDiGraph) -> None:
    """In a fork of the process that holds the graph, so that its peak is what the export adds."""
    format = FORMATS[name]
    _ = format.module
    before = resident()
    with tempfile.TemporaryDirectory() as folder:
        start, worked = time.perf_counter(), time.process_time()
        export(Source(graph), f"{folder}/x", format)
        seconds, processor = time.perf_counter() - start, time.process_time() - worked
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name:<8} {seconds:6.1f} s ({processor:.1f} s of processor), {peak - before:5.0f} MB more, file {size:4.0f} MB",
        flush=True,
    )


def resident() -> float:
    """Megabytes of this process that are in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", metavar="FORMAT")
    parser.add_argument("--relations", type=int, default=200_000)
    asked = parser.parse_args()
    graph = made(asked.relations)
    gc.collect()
    gc.freeze()
    print(
        f"{len(graph)} entities, {graph.size()} relations, {len(graph.graph['articles'])} articles: {resident():.0f} MB"
    )
    for name in asked.formats or [name for name, format in FORMATS.items() if format.shape != "file"]:
        child = multiprocessing.get_context("fork").Process(target=measured, args=(name, graph))
        child.start()
        child.join()


if __name__ == "__main__":
    main()
