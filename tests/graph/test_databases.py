"""The contract of a Database, on every one of them."""

from __future__ import annotations

import datetime
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path as File
from typing import Any

import pytest
from graphs import small

from graph.databases import Database, Settings, arcadedb, neo4j, open_database
from graph.databases.push import push
from graph.databases.values import Node, Path, Relationship
from graph.errors import DatabaseError, UsageError

ENGINES = [
    pytest.param("neo4j", marks=pytest.mark.neo4j),
    pytest.param("py2neo", marks=pytest.mark.neo4j),
    "arcadedb",
]
SCHEMES = ("bolt", "py2neo+bolt")
SLOW = "UNWIND range(1, 30000) AS x UNWIND range(1, 30000) AS y WITH x, y WHERE x + y < 0 RETURN count(*) AS count"


def opened(engine: str, request: pytest.FixtureRequest, timeout: float | None = None) -> Database:
    if engine == "arcadedb":
        return arcadedb.open(request.getfixturevalue("tmp_path") / "embedded", timeout)
    url = request.getfixturevalue("empty_neo4j")
    return open_database(url if engine == "neo4j" else f"py2neo+{url}", Settings(timeout=timeout))


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    with opened(request.param, request) as made:
        yield made


@pytest.mark.parametrize(
    "value",
    [None, True, 3, -(2**62), 0.25, "", "ä \U0001f54a \x00 '\" ` \\u0027", [], [1, 2], ["a", "b"], {"a": [{"b": 1}]}],
)
def test_a_value_comes_back_as_it_was_sent(database: Database, value: Any) -> None:
    assert database.read("RETURN $value AS value", {"value": value}).rows == ((value,),)


def test_dates_come_back_as_dates(database: Database) -> None:
    table = database.read("RETURN date($day) AS day, [date($day)] AS days", {"day": "2025-06-03"})
    assert table.rows == ((datetime.date(2025, 6, 3), [datetime.date(2025, 6, 3)]),)
    assert table.columns == ("day", "days")


def test_nodes_relationships_and_paths_come_back_with_labels_types_and_properties(database: Database) -> None:
    push(database, small())
    row = database.read("MATCH p = (a)-[r:PROPOSED]->(b) RETURN a, r, b, p").rows[0]
    a, r, b, path = row
    assert isinstance(a, Node)
    assert (a.labels, a.properties["name"], b.labels) == (("Country", "Entity"), "Russia", ("Entity", "Project"))
    assert isinstance(r, Relationship)
    assert (r.type, r.properties["date"], r.properties["status"]) == ("PROPOSED", datetime.date(2025, 6, 3), "planned")
    assert (r.start, r.end) == (a.key, b.key)
    assert path == Path((a, b), (r,))
    assert "diplograph" not in {*a.properties, *r.properties}


def test_reading_cannot_write(database: Database) -> None:
    with pytest.raises(UsageError, match="this Cypher writes, and only reading is allowed: give --write"):
        database.read("CREATE (n:Mine) RETURN n")
    assert database.read("MATCH (n:Mine) RETURN count(n)").rows == ((0,),)


@pytest.mark.parametrize("text", ["RETRN 1", "MATCH (n RETURN n", "RETURN $nowhere +"])
def test_wrong_cypher_is_the_users_mistake_and_one_line(database: Database, text: str) -> None:
    with pytest.raises(UsageError, match=r"the Cypher is wrong: [^\n]*$"):
        database.read(text)


def test_a_transaction_is_all_or_nothing(database: Database) -> None:
    with pytest.raises((UsageError, DatabaseError)):
        database.write(("CREATE (n:Mine {id: 1})", {}), ("RETRN 1", {}))
    assert database.read("MATCH (n:Mine) RETURN count(n)").rows == ((0,),)


def test_a_write_returns_the_table_of_its_last_step(database: Database) -> None:
    table = database.write(("CREATE (n:Mine {id: 1})", {}), ("MATCH (n:Mine) RETURN n.id AS id", {}))
    assert (table.columns, table.rows) == (("id",), ((1,),))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_query_that_takes_too_long_is_ended_and_said(engine: str, request: pytest.FixtureRequest) -> None:
    with opened(engine, request, timeout=0.5) as database:
        with pytest.raises(DatabaseError, match="took longer than --timeout"):
            database.read(SLOW)
        assert database.read("RETURN 1 AS one").rows == ((1,),)


def test_a_folder_that_another_has_open_is_said(tmp_path: File) -> None:
    with arcadedb.open(tmp_path / "embedded"), pytest.raises(DatabaseError, match="in use"):
        arcadedb.open(tmp_path / "embedded")


def silent(wire: socket.socket) -> None:
    wire.recv(1000)


def http(wire: socket.socket) -> None:
    wire.recv(1000)
    wire.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    wire.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("answer", [silent, http, socket.socket.close])
def test_an_open_port_that_is_not_bolt_is_said_in_seconds(
    scheme: str, answer: Callable[[socket.socket], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j, "ANSWER_SECONDS", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as thread:

        def serve() -> list[socket.socket]:
            wires = []
            with suppress(OSError):  # until it is closed
                while True:
                    wires.append(listening.accept()[0])
                    answer(wires[-1])
            return wires

        serving = thread.submit(serve)
        began = time.monotonic()
        try:
            with pytest.raises(
                DatabaseError,
                match=r"no Neo4j answers at bolt://127\.0\.0\.1:\d+: (is it running|that is a port)[^\n]*$",
            ):
                open_database(f"{scheme}://127.0.0.1:{listening.getsockname()[1]}")
            assert time.monotonic() - began < 20
        finally:
            listening.shutdown(socket.SHUT_RDWR)
        for wire in serving.result():
            wire.close()
