"""What speaks Cypher, behind one Protocol, opened by URL.

bolt://host:7687, neo4j://… (also +s, +ssc)     Neo4j through its official driver
py2neo+bolt://host:7687 (also +s, +ssc)         Neo4j through py2neo
a folder, by `graph.databases.arcadedb`         the embedded engine, without a server
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

from graph.databases.values import Table
from graph.errors import UsageError

Step = tuple[str, Mapping[str, Any]]  # a statement and its parameters
SCHEMES = {  # scheme -> module with `open(server, settings)`
    "bolt": "neo4j", "bolt+s": "neo4j", "bolt+ssc": "neo4j",
    "neo4j": "neo4j", "neo4j+s": "neo4j", "neo4j+ssc": "neo4j",
    "py2neo+bolt": "py2neo", "py2neo+bolt+s": "py2neo", "py2neo+bolt+ssc": "py2neo",
}  # fmt: skip
_URL = re.compile(r"([a-z0-9+]+)://(\[[0-9a-fA-F:]+\]|[^\s/:@?#\[\]]+)(?::(\d{1,5}))?/?")


class Database(Protocol):
    """A database that speaks Cypher. All errors are DatabaseError, in one line; a statement that the user wrote and
    that is wrong is a UsageError."""

    name: str  # what it is and where, for people

    def read(self, text: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """Runs in a transaction that cannot write; a text that writes is a UsageError."""

    def write(self, *steps: Step) -> Table:
        """Runs all steps in one transaction, repeated where the connection was lost; the table of the last step."""

    def define(self, text: str) -> None:
        """Changes the schema."""

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Settings:
    """How to get in. `password` None: none is asked for. `timeout`: seconds that one transaction may take, None for
    no limit. `database`: None is the server's default."""

    user: str = "neo4j"
    password: str | None = None
    database: str | None = None
    timeout: float | None = None


def open_database(url: str, settings: Settings | None = None) -> Database:
    """Opens the database at a URL, and asks it whether it is there.

    Raises UsageError where the URL cannot be one, DatabaseError where the server is not there or refuses.
    """
    scheme, server = parsed(url)
    module = importlib.import_module(f"graph.databases.{SCHEMES[scheme]}")
    opened: Database = module.open(server, settings or Settings())
    return opened


def parsed(url: str) -> tuple[str, str]:
    """Our scheme, and the address that a driver takes. A user or password in the URL is refused: it would be seen."""
    if "@" in url:
        raise UsageError(
            "the URL has a user or a password in it, which others can see: give NEO4J_USER and NEO4J_PASSWORD"
        )
    found = _URL.fullmatch(url)
    if not found or found[1] not in SCHEMES or int(found[3] or 0) > 65535:
        forms = ", ".join(f"{scheme}://" for scheme in SCHEMES if "+ssc" not in scheme)
        raise UsageError(f"{url!r} is no address of a database: write one of {forms} with host and port, or `store`")
    return found[1], f"{found[1].removeprefix('py2neo+')}://{found[2]}:{found[3] or 7687}"
