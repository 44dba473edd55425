"""Cypher without a server: ArcadeDB inside this process. It is a cache of the store, made again from it at any time."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from pathlib import Path as File
from types import TracebackType
from typing import Any, Self

from graph.databases import Step
from graph.databases.values import Node, Path, Relationship, Table, properties
from graph.errors import DatabaseError, DiplographError, MissingExtra, UsageError

HEAP = "1g"
CYPHER = "opencypher"
UNSUPPORTED = ("FULLTEXT", "DROP INDEX")  # schema that it has no Cypher for; no stored query needs it


def open(folder: File, timeout: float | None = None) -> ArcadeDB:
    """Opens the database in a folder, or makes an empty one where there is none.

    Raises MissingExtra where the engine is not installed, DatabaseError where another process has the folder open.
    """
    engine = _engine()
    folder = File(folder).absolute()  # the virtual machine keeps the working directory that it started in
    folder.parent.mkdir(parents=True, exist_ok=True)
    with translated(), _standard_error_closed():
        factory = engine.DatabaseFactory(str(folder), jvm_kwargs={"heap_size": HEAP, "jvm_args": _arguments()})
    with translated():
        database = factory.open() if factory.exists() else factory.create()
        milliseconds = max(1, int(timeout * 1000)) if timeout is not None else 0  # 0: no limit
        database.command("sql", f"ALTER DATABASE `arcadedb.command.timeout` {milliseconds}")
    return ArcadeDB(database)


def _engine() -> Any:
    try:
        import arcadedb_embedded
    except ImportError:
        raise MissingExtra("arcadedb-embedded", "embedded", "Cypher without a server") from None
    return arcadedb_embedded


def _arguments() -> list[str]:
    """Without the log files that the engine would write into the working directory."""
    quiet = resources.files("graph.databases").joinpath("quiet.properties")
    return [f"-Djava.util.logging.config.file={quiet}", f"-XX:ErrorFile={os.devnull}"]


@contextmanager
def _standard_error_closed() -> Iterator[None]:
    """The virtual machine greets on standard error when it starts."""
    kept, null = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(null)


class ArcadeDB:
    def __init__(self, database: Any) -> None:
        self.name = f"ArcadeDB {_engine().__version__} in this process"
        self._database = database

    def read(self, text: str, parameters: Mapping[str, Any] | None = None) -> Table:
        with translated():
            return _table(self._database.query(CYPHER, text, dict(parameters or {})))

    def write(self, *steps: Step) -> Table:
        table = Table((), ())
        with translated(), self._database.transaction():
            for text, parameters in steps:
                table = _table(self._database.command(CYPHER, text, dict(parameters)))
        return table

    def define(self, text: str) -> None:
        if not any(word in text for word in UNSUPPORTED):
            with translated():
                self._database.command(CYPHER, text)

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@contextmanager
def translated() -> Iterator[None]:
    """The engine's errors as ours."""
    error_type = _engine().ArcadeDBError
    try:
        yield
    except error_type as error:
        raise _failure(" ".join(str(error).split())) from None


def _failure(said: str) -> DiplographError:
    innermost = re.split(r"com\.arcadedb\.[\w.]*(?:Exception|Error): ", said)[-1].rstrip(")")
    if "QueryNotIdempotent" in said:
        return UsageError("this Cypher writes, and only reading is allowed: give --write where that is meant")
    if "CommandParsing" in said or "CommandSQLParsing" in said:
        return UsageError(f"the Cypher is wrong: {innermost[:300]}")
    if "LockException" in said or "locked" in said:
        return DatabaseError(
            f"the embedded engine is in use by another process: wait for it to end ({innermost[:200]})"
        )
    if "Timeout" in said:
        return DatabaseError("the query took longer than --timeout: allow more, or ask for less")
    return DatabaseError(f"the embedded engine: {innermost[:300]}")


def _table(results: Any) -> Table:
    rows: list[tuple[Any, ...]] = []
    columns: tuple[str, ...] = ()
    for result in results or ():
        columns = columns or tuple(result.property_names)
        rows.append(tuple(_plain(result.get(name)) for name in columns))
    return Table(columns, tuple(rows))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, datetime.datetime):
        return value.date() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, list | tuple | set):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return _object(value)


def _object(value: Any) -> Any:
    """A vertex, an edge, a path or a date of the engine's own."""
    if hasattr(value, "getOutVertex"):
        return Relationship(
            str(value.getTypeName()), _properties(value), str(value.getOut()), str(value.getIn()), _key(value)
        )
    if hasattr(value, "getVertices") and not hasattr(value, "getTypeName"):
        return Path(tuple(map(_plain, value.getVertices())), tuple(map(_plain, value.getEdges())))
    if hasattr(value, "getTypeName"):
        return Node(tuple(sorted(str(value.getTypeName()).split("~"))), _properties(value), _key(value))
    if value.getClass().getSimpleName() == "CypherDate":
        return datetime.date.fromisoformat(str(value))
    if hasattr(value, "toList"):
        return _plain(list(value.toList()))
    return str(value)


def _key(value: Any) -> str:
    return str(value.getIdentity())


def _properties(value: Any) -> dict[str, Any]:
    from arcadedb_embedded.type_conversion import convert_java_to_python

    return properties({str(key): _plain(convert_java_to_python(item)) for key, item in value.toMap(False).items()})
