"""Kills the client, then the server, in the middle of pushes, and compares after each repeat.

python bench/kills.py [--times 20]          starts a server of its own (tests/neo4j_server.py)
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from graph.databases import open_database
from graph.databases.compare import compare
from graph.databases.push import push

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "graph"))
import neo4j_server
from graphs import dense

SIZE = 400
CLIENT = """
import sys
sys.path[:0] = {path!r}
from graphs import dense
from graph.databases import open_database, push as pushing
pushing.BATCH = 5
with open_database({url!r}) as database:
    graph = dense({seed}, {size})
    print("ready", flush=True)
    pushing.push(database, graph)
"""


def pushing(url: str, seed: int) -> subprocess.Popen[str]:
    """A client in a process of its own, that has begun to push."""
    text = CLIENT.format(path=sys.path, url=url, seed=seed, size=SIZE)
    client = subprocess.Popen(
        [sys.executable, "-c", text], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    if client.stdout is None or client.stdout.readline() != "ready\n":
        sys.exit("the client did not start")
    return client


def round_of(server: neo4j_server.Server, victim: str, seed: int, seconds: float) -> str:
    client = pushing(server.bolt, seed)
    time.sleep(seconds)
    done = client.poll() is not None
    if victim == "client":
        client.kill()
    else:
        server.kill()
        client.kill()
        server.start()
    client.communicate()
    graph = dense(seed, SIZE)
    with open_database(server.bolt) as database:
        before = len(compare(database, graph))
        push(database, graph)
        after = compare(database, graph)
    state = "was done" if done else f"{before} differences after the cut"
    return f"{victim} {seed}: killed after {seconds:.2f} s, {state}, {len(after)} after the repeat"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=20)
    times = parser.parse_args().times
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        server = neo4j_server.Server(Path(folder)).start()
        with open_database(server.bolt) as database:
            push(database, dense(0, SIZE))
        for victim in ("client", "server"):
            for seed in range(1, times + 1):
                print(round_of(server, victim, seed, chance.uniform(0.05, 1.5)), flush=True)
        server.stop()


if __name__ == "__main__":
    main()
