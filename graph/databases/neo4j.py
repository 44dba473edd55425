"""Neo4j through its official driver."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

import neo4j
from neo4j import graph as wire
from neo4j import time as wire_time
from neo4j.exceptions import DriverError, Neo4jError

from graph.databases import Settings, Step
from graph.databases.failures import failure, refuse_old
from graph.databases.values import Node, Path, Relationship, Table, properties

ANSWER_SECONDS = 8.0  # how long a server may take to greet: what is silent for longer speaks no bolt
RETRY_SECONDS = 30.0  # how long a transaction is repeated after lost connections


def open(server: str, settings: Settings) -> Neo4j:
    """Opens the server's address, and asks it for its version."""
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)  # errors come out as ours, notices are of no use to our user
    auth = (settings.user, settings.password) if settings.password is not None else None
    with translated(server, settings):
        driver = neo4j.GraphDatabase.driver(
            server, auth=auth, user_agent="diplograph", connection_timeout=ANSWER_SECONDS,
            connection_acquisition_timeout=ANSWER_SECONDS, max_transaction_retry_time=RETRY_SECONDS, telemetry_disabled=True,
        )  # fmt: skip
    try:
        with translated(server, settings), driver.session(database=settings.database) as session:
            agent = session.run("RETURN 1").consume().server.agent
        refuse_old(agent, server)
        return Neo4j(driver, server, agent, settings)
    except BaseException:
        driver.close()
        raise


class Neo4j:
    def __init__(self, driver: neo4j.Driver, server: str, agent: str, settings: Settings) -> None:
        self.name = f"{agent} at {server}"
        self._driver, self._server, self._settings = driver, server, settings

    def read(self, text: str, parameters: Mapping[str, Any] | None = None) -> Table:
        return self._managed(neo4j.READ_ACCESS, ((text, parameters or {}),))

    def write(self, *steps: Step) -> Table:
        return self._managed(neo4j.WRITE_ACCESS, steps)

    def define(self, text: str) -> None:
        self.write((text, {}))

    def _managed(self, access: str, steps: tuple[Step, ...]) -> Table:
        @neo4j.unit_of_work(timeout=self._settings.timeout)
        def work(transaction: neo4j.ManagedTransaction) -> Table:
            table = Table((), ())
            for text, parameters in steps:
                table = _table(transaction.run(text, dict(parameters)))
            return table

        with translated(self._server, self._settings), self._session(access) as session:
            run = session.execute_read if access == neo4j.READ_ACCESS else session.execute_write
            return run(work)

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(database=self._settings.database, default_access_mode=access)

    def close(self) -> None:
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@contextmanager
def translated(server: str, settings: Settings) -> Iterator[None]:
    """The driver's errors as ours."""
    try:
        yield
    except Neo4jError as error:
        raise failure(error.code, error.message, server, settings) from None
    except (DriverError, OSError, ValueError) as error:
        raise failure(None, f"{type(error).__name__}: {error}", server, settings) from None


def _table(result: neo4j.Result) -> Table:
    columns = tuple(result.keys())
    return Table(columns, tuple(tuple(_plain(value) for value in record) for record in result))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, wire.Node):
        return Node(tuple(sorted(value.labels)), _properties(value), value.element_id)
    if isinstance(value, wire.Relationship):
        start, end = (node.element_id if node else "" for node in value.nodes)
        return Relationship(value.type, _properties(value), start, end, value.element_id)
    if isinstance(value, wire.Path):
        return Path(tuple(map(_plain, value.nodes)), tuple(map(_plain, value.relationships)))
    if isinstance(value, wire_time.Date):
        return datetime.date(value.year, value.month, value.day)
    return str(value)


def _properties(entity: wire.Entity) -> dict[str, Any]:
    return properties({key: _plain(value) for key, value in entity.items()})
