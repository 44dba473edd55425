"""The file of a store: whose it is, who may read it while another writes, what a kill leaves; real SQLite, real processes."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from strategies import read

from graph.errors import StoreError
from graph.model import Article
from graph.store import Store, file
from graph.store.file import VERSION

MET = "#8 MET_WITH #13 2024 happened 90 null null 2."
HERE = Path(__file__).parent
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent.parent)])}


def article(text: str = MET) -> Article:
    return Article(text)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


def test_the_file_says_whose_it_is(store: Store, path: Path) -> None:
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (0x4450474B,)
        assert raw.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


def other_program(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE notes (x)")
    raw.close()


def newer(path: Path) -> None:
    Store.open(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {VERSION + 1}")
    raw.close()


def damaged(path: Path) -> None:
    Store.open(path).close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x55" * (len(data) - 4096)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (other_program, "belongs to another program: name another file with --store"),
        (newer, rf"was made by a newer diplograph \(schema {VERSION + 1}, this one knows {VERSION}\): upgrade"),
        (lambda path: path.write_text("Dear diary"), "is no SQLite file, so no store"),
        (lambda path: path.mkdir(), "is a folder, no store"),
        (damaged, "damaged: restore a copy"),
    ],
)
def test_a_file_that_is_no_store_of_ours_is_refused_in_one_line_and_left_as_it_was(
    path: Path, make, reason: str
) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StoreError, match=reason) as caught, Store.open(path) as store:
        store.ingest(article(), read, "1")
    assert "\n" not in str(caught.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_missing_file_is_named_and_not_made(path: Path) -> None:
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(StoreError, match="no store here: make one with `diplograph ingest"):
            Store.open(path, **options)
    assert not path.exists()
    with pytest.raises(StoreError, match="does not exist: make it first"):
        Store.open(path.parent / "nowhere" / "store.db")


def test_a_full_disk_is_told_in_one_line_and_what_was_stored_stays_whole(store: Store) -> None:
    store.ingest(article(), read, "1")
    before = store.digest()
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="the disk is full: make room and do it again"):
        store.ingest(article(MET + " " + "word " * 100_000), read, "1")
    assert store.digest() == before
    assert store.check() == []


def test_a_store_can_be_read_where_nothing_may_be_written(store: Store, path: Path) -> None:
    store.ingest(article(), read, "1")
    store.close()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with Store.open(path, read_only=True) as opened:
            assert opened.counts()["articles"] == 1
            with pytest.raises(StoreError, match="it may not be written to"):
                opened.ingest(article(), read, "2")
    finally:
        path.parent.chmod(0o755)


def test_another_writer_is_waited_for_and_then_named(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "PATIENCE", 0.05)
    store.connection.execute("BEGIN IMMEDIATE")
    with Store.open(path) as other, pytest.raises(StoreError, match="another program is writing to it: try again"):
        other.ingest(article(), read, "1")
    store.connection.execute("ROLLBACK")
    with Store.open(path) as other:
        assert other.ingest(article(), read, "1") == "new"


def test_two_stores_opened_at_once_make_one_schema(path: Path) -> None:
    script = "import sys; from graph.store import Store; Store.open(sys.argv[1]).close()"
    running = [subprocess.Popen([sys.executable, "-c", script, str(path)], env=ENVIRONMENT) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    with Store.open(path) as store:
        assert store.check() == []


WRITER = """
import sys
from strategies import read
from graph.model import Article
from graph.store import Store
with Store.open(sys.argv[1]) as store:
    for n in range(int(sys.argv[2])):
        said = "#8 MET_WITH #13 2024 happened 9 null null 2. #4 MET_WITH #2 2024 happened 9 null null 2. "
        store.ingest(Article(said + str(n)), read, "1")
        print(n, flush=True)
"""
READER = """
import sys
from graph.store import Store
with Store.open(sys.argv[1], create=False, read_only=True) as store:
    for _ in range(15):
        counts = store.counts()
        assert counts["statements"] == 2 * counts["articles"], counts
        graph = store.network()
        assert all(values["articles"] for *_, values in graph.edges(data=True))
print("read")
"""


def started(script: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_processes_read_whole_articles_while_one_writes(path: Path) -> None:
    Store.open(path).close()
    writer = started(WRITER, str(path), "60")
    readers = [started(READER, str(path)) for _ in range(2)]
    for process in (*readers, writer):
        said, failed = process.communicate(timeout=120)
        assert process.returncode == 0, failed
        assert said
    with Store.open(path) as store:
        assert store.counts()["articles"] == 60


def test_a_kill_in_the_middle_leaves_whole_articles_only(path: Path) -> None:
    writer = started(WRITER, str(path), "100000")
    assert writer.stdout is not None
    for _ in range(10):
        writer.stdout.readline()
    time.sleep(0.01)
    writer.send_signal(signal.SIGKILL)
    writer.communicate(timeout=60)
    with Store.open(path) as store:
        counts = store.counts()
        assert counts["articles"] >= 10
        assert counts["statements"] == 2 * counts["articles"]
        assert store.check() == []
        store.ingest(article(), read, "1")


def test_a_kill_inside_a_transaction_leaves_nothing_of_it(path: Path) -> None:
    Store.open(path).close()
    script = WRITER.replace(
        ', read, "1")', ", lambda a: (print('inside', flush=True), __import__('time').sleep(60)) and [], '1')"
    )
    writer = started(script, str(path), "1")
    assert writer.stdout is not None
    assert writer.stdout.readline() == "inside\n"
    writer.send_signal(signal.SIGKILL)
    writer.communicate(timeout=60)
    with Store.open(path) as store:
        assert store.counts()["articles"] == 0
        assert store.ingest(article(), read, "1") == "new"


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        ("UPDATE statement SET quote = 'Another.'", "its quote is not what stands at"),
        ("UPDATE article SET text = 'x' || text", "its text was changed"),
        ("UPDATE statement SET type = 'SIGNED'", "it takes Agreement"),
        ("UPDATE statement SET source_end = 9999", "is mentioned at"),
        ("DELETE FROM form WHERE id = 1", "speaks of a form that is not there"),
        (
            "INSERT INTO form VALUES (9, 'h', 'e', 'Country', 'n', NULL, NULL, '[]')",
            "forms of names belong to no statement",
        ),
    ],
)
def test_check_finds_harm_done_from_outside(store: Store, harm: str, fault: str) -> None:
    store.ingest(article(), read, "1")
    assert store.check() == []
    store.connection.execute("PRAGMA foreign_keys = OFF")
    store.connection.execute(harm)
    assert any(fault in line for line in store.check()), store.check()
