"""The embedded engine beside a store: made from it when it is first asked, kept under the hash of the graph."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.databases import Database, arcadedb
from graph.databases.push import push
from graph.errors import DatabaseError
from graph.store import Store

BUILDING = 3600  # seconds after which a folder that another process was making counts as left behind


@contextmanager
def embedded(path: Path, timeout: float | None = None) -> Iterator[Database]:
    """The graph of a store in the embedded engine; `timeout` in seconds. Its folder is PATH.cypher; where that cannot be
    written, or another process has it open, a copy in the temporary folder, gone afterwards."""
    with Store.open(path, create=False, read_only=True) as store:
        folder = path.with_name(f"{path.name}.cypher") / store.digest()[:20]
        with tempfile.TemporaryDirectory(prefix="diplograph-") as spare:
            ready = _made(store, folder, Path(spare))
            try:
                database = arcadedb.open(ready, timeout)
            except DatabaseError:  # in use by another process
                database = arcadedb.open(_copied(ready, Path(spare) / "copy"), timeout)
            with database:
                yield database


def _made(store: Store, folder: Path, spare: Path) -> Path:
    """The folder with the graph in it: made whole under another name first. Those of earlier graphs are removed."""
    if folder.is_dir():
        return folder
    graph = store.network()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=".part-", dir=folder.parent))
    except OSError:
        folder, part = spare / "graph", spare / "part"
    with arcadedb.open(part / "graph") as database:
        push(database, graph)
    for old in folder.parent.iterdir():
        building = old.name.startswith(".part-") and time.time() - old.stat().st_mtime < BUILDING
        if old not in (part, folder) and not building:
            shutil.rmtree(old, ignore_errors=True)
    if not folder.exists():
        (part / "graph").replace(folder)
    shutil.rmtree(part, ignore_errors=True)
    return folder


def _copied(folder: Path, target: Path) -> Path:
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns("*.lck"))
    return target
