"""The file: opened, checked, made; what SQLite says, in one line with the way out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from graph.errors import StoreError
from graph.ontology import types

APPLICATION = 0x4450474B  # "DPGK"
VERSION = 1
MAGIC = b"SQLite format 3\x00"
PATIENCE = 30.0  # seconds that a writer waits for another

WAYS_OUT = {  # what SQLite says -> what to do
    "locked": "another program is writing to it: try again when it has finished",
    "busy": "another program is writing to it: try again when it has finished",
    "full": "the disk is full: make room and do it again; what was stored before is whole",
    "disk i/o": "the disk refused: look for room and rights; what was stored before is whole",
    "readonly": "it may not be written to: change its rights, or name another with --store",
    "unable to open": "it cannot be opened: check the folder and its rights",
    "malformed": "it is damaged: restore a copy with `diplograph restore FILE`",
    "not a database": "it is no SQLite file, or a damaged one: name another with --store",
}


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """SQLite's errors as StoreError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        said = str(error)
        way = next((way for word, way in WAYS_OUT.items() if word in said.lower()), "see `diplograph check`")
        raise StoreError(f"{path}: {said}: {way}") from None


def connect(path: Path, create: bool, read_only: bool) -> sqlite3.Connection:
    """An open, checked connection in autocommit mode; a new file gets the schema.

    Raises StoreError where the file is missing (without `create`), foreign, newer, damaged or out of reach.
    """
    _look(path, create and not read_only)
    with plain_errors(path):
        connection = _open(path, read_only)
        try:
            _check(connection, path, read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _look(path: Path, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder, no store: name a file with --store")
    if not path.exists():
        if not create:
            raise StoreError(
                f"{path}: no store here: make one with `diplograph ingest SOURCE...`, or name one with --store"
            )
        if not path.absolute().parent.is_dir():
            raise StoreError(f"{path}: the folder {path.parent} does not exist: make it first")
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror}): check its rights") from None
    if head and head != MAGIC:
        raise StoreError(f"{path} is no SQLite file, so no store: name another with --store")
    if not head and not create:
        raise StoreError(f"{path} is empty: make a store with `diplograph ingest SOURCE...`")


def _open(path: Path, read_only: bool) -> sqlite3.Connection:
    uri = path.absolute().as_uri()
    if not read_only:
        return sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    connection = sqlite3.connect(
        f"{uri}?mode=ro", uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:  # a folder without the right to write, where nobody can be writing
        connection.close()
        connection = sqlite3.connect(
            f"{uri}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
        )
    return connection


def _check(connection: sqlite3.Connection, path: Path, read_only: bool) -> None:
    owner, version = _marks(connection)
    if owner == 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone() and not read_only:
        _make(connection)
        owner, version = _marks(connection)
    if owner != APPLICATION:
        raise StoreError(f"{path} belongs to another program: name another file with --store")
    if version > VERSION:
        raise StoreError(
            f"{path} was made by a newer diplograph (schema {version}, this one knows {VERSION}): upgrade diplograph"
        )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA case_sensitive_like = ON")
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")


def _marks(connection: sqlite3.Connection) -> tuple[int, int]:
    owner: int = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return owner, version


def _make(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _marks(connection)[0] == 0:  # nobody else was quicker
            for command in _commands():
                connection.execute(command)
            rows = [(name, int(kind.symmetric)) for name, kind in sorted(types().items())]
            connection.executemany("INSERT INTO type VALUES (?, ?)", rows)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _commands() -> Iterator[str]:
    command = ""
    for line in resources.files("graph.store").joinpath("schema.sql").read_text(encoding="utf-8").splitlines(True):
        command += line
        if sqlite3.complete_statement(command):
            yield command
            command = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; the right to write is taken at once, so that what is read in it stays true."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """What is read in it is of one moment, whoever writes meanwhile. Inside a transaction it adds nothing."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")
