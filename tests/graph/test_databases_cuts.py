"""A push that is cut anywhere and repeated leaves the graph that an uncut one leaves."""

from __future__ import annotations

import gc
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import neo4j_server
import pytest
from graphs import dense, small
from needs import absent

from graph.databases import Database, Settings, arcadedb, neo4j, open_database, py2neo
from graph.databases import push as pushing
from graph.databases.compare import compare
from graph.databases.push import push
from graph.databases.values import Table
from graph.errors import DatabaseError


class Cut(Exception):
    pass


@dataclass
class Cutting:
    """A real database whose user is cut off before its write of a given number."""

    database: Database
    left: int

    def __getattr__(self, name: str) -> Any:
        return getattr(self.database, name)

    def write(self, *steps: tuple[str, Mapping[str, Any]]) -> Table:
        if self.left == 0:
            raise Cut
        self.left -= 1
        return self.database.write(*steps)


def test_cut_before_any_transaction_and_repeated_it_leaves_the_same_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pushing, "BATCH", 7)
    first, second = dense(1, 30), dense(2, 30)
    with arcadedb.open(tmp_path / "embedded") as database:
        push(database, first)
        for number, left in enumerate((0, 1, 2, 13, 24, 25, 26, 30, 37, 44, 51, 58, 1000)):
            goal = (second, first)[number % 2]
            try:
                push(Cutting(database, left), goal)  # type: ignore[arg-type]
                break
            except Cut:
                push(database, goal)
                assert compare(database, goal) == [], f"cut before write {left}"
        assert left == 1000


CLIENT = """
import sys
sys.path[:0] = {path!r}
from graphs import dense
from graph.databases import open_database, push as pushing
pushing.BATCH = 5
with open_database({url!r}) as database:
    print("ready", flush=True)
    pushing.push(database, dense({seed}, 100))
    print("done", flush=True)
"""


def client(url: str, seed: int) -> subprocess.Popen[str]:
    text = CLIENT.format(path=[*sys.path], url=url, seed=seed)
    return subprocess.Popen([sys.executable, "-c", text], stdout=subprocess.PIPE, text=True)


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", ["", "py2neo+"])
def test_a_client_that_is_killed_in_the_middle_leaves_what_a_repeat_completes(empty_neo4j: str, scheme: str) -> None:
    for seed, seconds in ((3, 0.1), (4, 1.0)):
        process = client(scheme + empty_neo4j, seed)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        with open_database(scheme + empty_neo4j) as database:
            push(database, dense(seed, 100))
            assert compare(database, dense(seed, 100)) == []


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[neo4j_server.Server]:
    """A server of this test's own, that may be killed; with a password."""
    try:
        server = neo4j_server.Server(tmp_path / "server", password="secret-1234").start()
    except neo4j_server.Unavailable as error:
        absent(f"no Neo4j to test with: {error}")
    yield server
    server.kill()


@pytest.mark.neo4j
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_server_with_a_password_and_one_that_is_killed_in_the_middle(
    own_server: neo4j_server.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (neo4j, py2neo):
        monkeypatch.setattr(module, "RETRY_SECONDS", 1.0)
    urls = (own_server.bolt, f"py2neo+{own_server.bolt}")
    for url in urls:
        for wrong in (None, "wrong-password"):
            with pytest.raises(DatabaseError, match=r"refuses user 'neo4j' with this" if wrong else "wants a password"):
                open_database(url, Settings(password=wrong))
    right = Settings(password="secret-1234")
    goals = (small(), small(1))
    for url, goal in zip(urls, goals, strict=True):
        with open_database(url, right) as database:
            push(database, goal)
            assert compare(database, goal) == []
    with open_database(urls[0], right) as official, open_database(urls[1], right) as through_py2neo:
        own_server.kill()
        for database in (official, through_py2neo):
            with pytest.raises(DatabaseError, match=r"was lost, and repeating did not help|no Neo4j answers"):
                push(database, dense(6, 50))
        own_server.start()
        for database, goal in ((through_py2neo, goals[0]), (official, goals[1])):
            push(database, goal)
            assert compare(database, goal) == []
    gc.collect()  # py2neo leaves the sockets of lost connections open


def test_an_older_server_or_another_product_is_refused() -> None:
    from graph.databases.failures import refuse_old

    refuse_old("Neo4j/5.26.30", "bolt://x")
    refuse_old("Neo4j/2026.08.1", "bolt://x")
    for agent in ("Neo4j/4.4.30", "Memgraph/3.0", ""):
        with pytest.raises(DatabaseError, match="Neo4j 5 or later is needed"):
            refuse_old(agent, "bolt://x")
