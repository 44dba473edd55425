"""Neo4j through py2neo 2021.2.4, for those whose own code speaks it. It is at its end of life: the official driver is
quicker and says more when something is wrong."""

from __future__ import annotations

import datetime
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Any, Self, TypeVar

import py2neo
from py2neo import errors

from graph.databases import Settings, Step
from graph.databases.failures import failure, refuse_old
from graph.databases.values import Node, Path, Relationship, Table, properties
from graph.errors import DatabaseError

T = TypeVar("T")
RETRY_SECONDS = 30.0  # how long a transaction is repeated after lost connections
LOST = (errors.ConnectionBroken, errors.ConnectionUnavailable, errors.ServiceUnavailable, OSError)


def open(server: str, settings: Settings) -> Py2neo:
    """Opens the server's address, and asks it for its version."""
    from graph.databases import neo4j as official

    official.open(server, settings).close()  # py2neo cannot say why it was turned away
    opened = Py2neo(server, settings)
    try:
        refuse_old(opened.agent, server)
    except DatabaseError:
        opened.close()
        raise
    return opened


class Py2neo:
    def __init__(self, server: str, settings: Settings) -> None:
        self._server, self._settings = server, settings
        self._graph = self._connected()
        self.agent = str(self._graph.service.connector.server_agent)
        self.name = f"{self.agent} at {server} through py2neo"

    def _connected(self) -> Any:
        settings = self._settings
        auth = (settings.user, settings.password) if settings.password is not None else None
        with translated(self._server, settings):
            return py2neo.Graph(self._server, name=settings.database, auth=auth, user_agent="diplograph")

    def read(self, text: str, parameters: Mapping[str, Any] | None = None) -> Table:
        return self._repeated(lambda: self._transaction(((text, parameters or {}),), readonly=True))

    def write(self, *steps: Step) -> Table:
        return self._repeated(lambda: self._transaction(steps, readonly=False))

    def define(self, text: str) -> None:
        self.write((text, {}))

    def _transaction(self, steps: tuple[Step, ...], readonly: bool) -> Table:
        self._knock()
        with self._limited():
            transaction = self._graph.begin(readonly=readonly)
            table = Table((), ())
            try:
                for text, parameters in steps:
                    table = _table(transaction.run(text, dict(parameters)))
            except BaseException:
                with suppress(errors.Neo4jError, *LOST):
                    self._graph.rollback(transaction)
                raise
            self._graph.commit(transaction)
        return table

    def _knock(self) -> None:
        """OSError where nobody listens: py2neo would look for a connection for ever."""
        host, _, port = self._server.split("://")[1].rpartition(":")
        socket.create_connection((host.strip("[]"), int(port)), timeout=10).close()

    @contextmanager
    def _limited(self) -> Iterator[None]:
        """py2neo knows no time limit: the connection is cut, at which the server ends what ran on it."""
        if self._settings.timeout is None:
            yield
            return
        cut = threading.Event()

        def end() -> None:
            cut.set()
            self._graph.service.connector.close()

        timer = threading.Timer(self._settings.timeout, end)
        timer.start()
        try:
            yield
        except Exception:
            if not cut.is_set():
                raise
            self._graph = self._connected()
            code = "Neo.ClientError.Transaction.TransactionTimedOut"
            raise failure(code, None, self._server, self._settings) from None
        finally:
            timer.cancel()

    def _repeated(self, work: Callable[[], T]) -> T:
        """The work, again on a new connection where the old one was lost or the server asks for it."""
        until, pause = time.monotonic() + RETRY_SECONDS, 0.25
        while True:
            try:
                return work()
            except LOST as error:
                if time.monotonic() > until:
                    raise failure(None, f"SessionExpired: {error}", self._server, self._settings) from None
            except errors.Neo4jError as error:
                if not error.should_retry() or time.monotonic() > until:
                    raise failure(_code(error), error.message, self._server, self._settings) from None
            time.sleep(pause)
            pause = min(2 * pause, 4.0)
            with suppress(DatabaseError):
                self.close()
                self._graph = self._connected()

    def close(self) -> None:
        with suppress(*LOST):  # it says goodbye, also to a server that is gone
            self._graph.service.connector.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@contextmanager
def translated(server: str, settings: Settings) -> Iterator[None]:
    """py2neo's errors as ours."""
    try:
        yield
    except errors.Neo4jError as error:
        raise failure(_code(error), error.message, server, settings) from None
    except (*LOST, errors.ProtocolError) as error:
        raise failure(None, f"ServiceUnavailable: {error}", server, settings) from None


def _code(error: Any) -> str:
    """Neo4j's code, whole: py2neo cuts off the beginning of some."""
    code = str(error.code)
    return code if code.startswith("Neo.") else f"Neo.{code}"


def _table(cursor: Any) -> Table:
    columns = tuple(cursor.keys())
    return Table(columns, tuple(tuple(_plain(value) for value in record.values()) for record in cursor))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, py2neo.Node):
        return Node(tuple(sorted(value.labels)), _properties(value), str(value.identity))
    if isinstance(value, py2neo.Relationship):
        start, end = (str(node.identity) for node in value.nodes)
        return Relationship(type(value).__name__, _properties(value), start, end, str(value.identity))
    if isinstance(value, py2neo.Path):
        return Path(tuple(map(_plain, value.nodes)), tuple(map(_plain, value.relationships)))
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if all(hasattr(value, part) for part in ("year", "month", "day")) and not hasattr(value, "hour"):
        return datetime.date(value.year, value.month, value.day)
    return str(value)


def _properties(entity: Any) -> dict[str, Any]:
    return properties({key: _plain(item) for key, item in dict(entity).items()})
