"""SQLite: a copy of the store in one file, whatever is written to the store meanwhile. Its views are documented in it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from graph.errors import UsageError
from graph.export import Source
from graph.store.file import connect, plain_errors


def write(source: Source, path: Path) -> None:
    if source.store is None:
        raise UsageError("SQLite is a copy of the store, and this graph comes from none: choose another format")
    with plain_errors(path), closing(connect(source.store, create=False, read_only=True)) as store:
        store.execute("VACUUM INTO ?", (str(path),))
