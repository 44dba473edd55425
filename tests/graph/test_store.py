"""The store: what goes in, what is refused, what the file is; real SQLite, real processes."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from strategies import POOL, read, retold

from graph.errors import OntologyError, StoreError, UsageError
from graph.model import Article, Party, Source
from graph.store import Store
from graph.store.file import VERSION

MET = "#8 MET_WITH #13 today happened 90 null null 2."
HERE = Path(__file__).parent
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent.parent)])}


def article(text: str = MET, published: str | None = "2025-01-02", location: str = "a.txt", **more: str) -> Article:
    source = Source(location, published=published, **more)
    return Article(text, published=date.fromisoformat(published) if published else None, sources=(source,), **more)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


# ingest


def test_a_new_article_is_new_then_the_same(store: Store) -> None:
    assert store.ingest(article(), read, "1") == "new"
    assert store.ingest(article(), read, "1") == "same"
    assert store.counts()["statements"] == 1


def test_statements_carry_the_version_of_the_extractor(store: Store) -> None:
    store.ingest(article(), read, "7")
    assert [statement.extractor for statement in store.statements()] == ["7"]


def test_the_same_text_from_two_sources_is_one_article_with_two(store: Store) -> None:
    one = article(title="B", location="b.txt")
    store.ingest(one, read, "1")
    assert (
        store.ingest(retold(one, "\n", Source("a.txt", "r1", None, "2025-01-01", "https://x.org")), read, "1")
        == "updated"
    )
    [kept] = store.articles()
    assert [source.location for source in kept.sources] == ["a.txt", "b.txt"]
    assert (kept.title, kept.published, kept.url, kept.record) == ("B", date(2025, 1, 1), "https://x.org", "r1")
    assert kept.text == min(one.text, one.text.replace(" ", "\n"))
    [statement] = store.statements()
    assert statement.date is not None
    assert statement.date.text == "2025-01-01", "the earlier day is what `today` means now"
    assert statement.evidence.quote == kept.text[statement.evidence.start : statement.evidence.end]


def test_another_version_on_ingest_extracts_anew(store: Store) -> None:
    store.ingest(article(), read, "1")
    assert store.ingest(article(), read, "2") == "updated"
    assert [statement.extractor for statement in store.statements()] == ["2"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda s: replace(s, type="HUGGED"), "is no relation type"),
        (lambda s: replace(s, target=s.source), "stands on both sides"),
        (lambda s: replace(s, evidence=replace(s.evidence, quote="Another.")), "its quote is not what stands at"),
        (lambda s: replace(s, evidence=replace(s.evidence, start=-5)), "its quote stands at -5:"),
        (lambda s: replace(s, evidence=replace(s.evidence, end=9999)), "the text has 47 characters"),
        (lambda s: replace(s, evidence=replace(s.evidence, article="f" * 20)), "its evidence is of another article"),
        (lambda s: replace(s, source=Party(s.source.entity, 40, 99)), "'Sergey Lavrov' is mentioned at 40:99"),
        (lambda s: replace(s, parties=1), "it has 1 parties"),
        (lambda s: replace(s, confidence=0.0), "confidence 0.0"),
    ],
)
def test_what_may_not_stand_is_refused_with_its_reason_and_the_rest_goes_in(store: Store, change, reason: str) -> None:
    said = article(MET + " " + MET.replace("today", "2024"))
    store.ingest(said, lambda a: [change(read(a)[0]), read(a)[1]], "1")
    assert store.counts()["statements"] == 1
    [(id, _, why)] = store.refused()
    assert id == said.id
    assert re.search(reason.replace("47", str(len(said.text))), why)


def test_what_is_said_twice_in_one_place_is_kept_once_the_surest(store: Store) -> None:
    store.ingest(article(), lambda a: [replace(read(a)[0], confidence=c) for c in (0.3, 0.8, 0.5)], "1")
    assert [statement.confidence for statement in store.statements()] == [0.8]
    assert store.refused() == []


def test_an_extractor_that_fails_leaves_nothing_behind(store: Store) -> None:
    def broken(article: Article) -> list:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        store.ingest(article(), broken, "1")
    assert store.counts()["articles"] == 0
    assert store.ingest(article(), read, "1") == "new"


def test_half_a_surrogate_pair_is_named(store: Store) -> None:
    with pytest.raises(UsageError, match="half a surrogate pair at character 3"):
        store.ingest(article("abc\ud800"), read, "1")


def test_again_extracts_what_an_older_version_read_and_nothing_else(store: Store) -> None:
    store.ingest(article(), read, "1")
    store.ingest(article(MET + " " + MET), read, "2")
    seen: list[str] = []
    assert store.again(lambda a: [], "2", lambda a: seen.append(a.id)) == 1
    assert seen == [article().id]
    assert {statement.extractor for statement in store.statements()} == {"2"}
    assert store.again(read, "2") == 0


def test_an_article_without_statements_is_extracted_again_too(store: Store) -> None:
    store.ingest(article("Nothing."), read, "1")
    assert store.again(read, "2") == 1


# references


def test_forget_takes_an_id_a_prefix_or_a_record(store: Store) -> None:
    told = [article(MET + " " + "x" * n, record=f"doc-{n}") for n in range(3)]
    for one in told:
        store.ingest(one, read, "1")
    assert store.forget(told[0].id).id == told[0].id
    assert store.forget(told[1].id[:8].upper()).id == told[1].id
    assert store.forget("doc-2").id == told[2].id
    assert (store.counts()["articles"], store.counts()["statements"], store.counts()["entities"]) == (0, 0, 0)


def test_an_unknown_article_is_answered_with_those_near(store: Store) -> None:
    store.ingest(article(record="readout-17"), read, "1")
    with pytest.raises(UsageError, match="no article 'readout-71' in this store: near it: readout-17"):
        store.forget("readout-71")
    with pytest.raises(UsageError, match="`diplograph show` tells"):
        store.forget("zzz")


def test_a_record_that_two_articles_have_is_answered_with_both(store: Store) -> None:
    for text in (MET, MET + " x"):
        store.ingest(article(text, record="r"), read, "1")
    with pytest.raises(UsageError, match="'r' means 2 articles: name one of"):
        store.forget("r")


@pytest.mark.parametrize("name", ["official:RUS:sergey-lavrov", "sergey lavrov", "SÉRGEY LAVROV"])
def test_an_entity_is_found_by_id_and_by_name_in_any_dress(store: Store, name: str) -> None:
    store.ingest(article(), read, "1")
    assert len(store.relations(around=name)) == 1


def test_a_name_of_two_is_answered_with_both(store: Store) -> None:
    store.ingest(
        article("#16 MET_WITH #2 null happened 9 null null 2. #20 MET_WITH #2 null happened 9 null null 2."), read, "1"
    )
    store.split(POOL[16].id, POOL[20].id)
    with pytest.raises(UsageError, match="'john smith' means 2 entities: name one of official:-:john-smith"):
        store.relations(around="john smith")


# what is read


@pytest.fixture
def told(store: Store) -> Store:
    for text in (
        "#8 MET_WITH #13 2024-09-12 happened 90 null null 2. #8 REPRESENTS #0 null happened 90 null null 2.",
        "#0 ACCUSED #3 2025 planned 40 null null 2. #28 INVOLVES #2 null happened 80 null null 2.",
    ):
        store.ingest(article(text), read, "1")
    return store


@pytest.mark.parametrize(
    ("filters", "types"),
    [
        ({}, ["ACCUSED", "INVOLVES", "MET_WITH", "REPRESENTS"]),
        ({"types": ["MET_WITH"]}, ["MET_WITH"]),
        ({"statuses": ["planned"]}, ["ACCUSED"]),
        ({"labels": ["Country"]}, ["ACCUSED"]),
        ({"since": "2025"}, ["ACCUSED"]),
        ({"until": "2024-09-12"}, ["MET_WITH", "REPRESENTS"]),
        ({"since": date(2024, 9, 13), "until": "2024-12"}, []),
        ({"min_confidence": 0.85}, ["MET_WITH", "REPRESENTS"]),
        ({"around": "Sergey Lavrov"}, ["MET_WITH", "REPRESENTS"]),
        ({"around": ["Sergey Lavrov"], "depth": 2}, ["ACCUSED", "MET_WITH", "REPRESENTS"]),
        ({"around": "Sergey Lavrov", "depth": 0}, []),
    ],
)
def test_relations_and_network_take_the_same_part(told: Store, filters, types: list[str]) -> None:
    assert sorted(relation.type for relation in told.relations(**filters)) == types
    graph = told.network(**filters)
    assert sorted(values["type"] for *_, values in graph.edges(data=True)) == types
    assert {a for *_, v in graph.edges(data=True) for a in v["articles"]} == set(graph.graph["articles"])


def test_articles_take_the_part_that_they_tell(told: Store) -> None:
    first = told.articles()[0]
    assert {one for r in told.relations(articles=[first.id[:6]]) for one in r.articles} == {first.id}


@pytest.mark.parametrize(
    ("filters", "reason"),
    [
        ({"types": ["HUGGED"]}, "is no relation type"),
        ({"statuses": ["done"]}, "'done' is no status: choose one of happened, planned, denied"),
        ({"labels": ["Cat"]}, "'Cat' is no label"),
        ({"since": "2025", "until": "2024"}, "since 2025-01-01 is after until 2024-12-31"),
        ({"since": "soon"}, "'soon' is no date"),
        ({"min_confidence": 2}, "min_confidence 2 is not from 0 to 1"),
        ({"depth": -1}, "depth -1"),
        ({"around": "nobody"}, "no entity 'nobody'"),
    ],
)
def test_a_filter_that_can_never_fit_is_named(told: Store, filters, reason: str) -> None:
    with pytest.raises((UsageError, OntologyError), match=reason):
        told.network(**filters)


def test_an_entity_has_its_fullest_name_all_others_and_its_latest_office(store: Store) -> None:
    store.ingest(article("#5 VISITED #2 2024 happened 90 null null 2.", "2024-01-01"), read, "1")
    store.ingest(article("#4 VISITED #2 2025 happened 90 null null 2.", "2025-01-01"), read, "1")
    [official] = [entity for entity in store.entities() if entity.label == "Official"]
    assert official.title == "Deputy Prime Minister"
    assert {official.name, *official.aliases} == {"Alexei Overchuk", "Aleksey Overchuk", "Overchuck"}
    assert len(store.relations()) == 2
    assert {relation.source for relation in store.relations()} == {official.id}


def test_relations_follow_a_judgement_at_once(store: Store) -> None:
    store.ingest(
        article("#16 VISITED #2 2025 happened 90 null null 2. #18 VISITED #2 2025 happened 90 null null 2."), read, "1"
    )
    assert len(store.relations()) == 2
    store.merge("John Smith", "Jane Smith", "the same passport")
    assert len(store.relations()) == 1
    assert [(j.by, j.reason) for j in store.judgements("same")] == [("hand", "the same passport")]
    store.undo("John Smith", "official:USA:jane-smith")
    assert len(store.relations()) == 2


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [(8, 8, "is one entity already"), (8, 2, "only entities of one label can be one")],
)
def test_a_judgement_that_makes_no_sense_is_named(store: Store, left: int, right: int, reason: str) -> None:
    store.ingest(article(MET + " " + "#8 VISITED #2 null happened 9 null null 2."), read, "1")
    with pytest.raises(UsageError, match=reason):
        store.merge(POOL[left].id, POOL[right].id)


def test_what_was_held_apart_by_hand_is_not_joined_through_a_third(store: Store) -> None:
    pair = "#16 VISITED #2 2025 happened 9 null null 2. #18 VISITED #2 2025 happened 9 null null 2. "
    store.ingest(article(pair + "#17 VISITED #2 2025 happened 9 null null 2."), read, "1")
    john, jane, jon = (POOL[n].id for n in (16, 18, 17))
    store.split(john, jane)
    store.merge(john, jon)
    before = store.digest()
    with pytest.raises(UsageError, match="are different by hand, and one by hand through official:USA:jon-smith"):
        store.merge(jon, jane)
    assert store.digest() == before
    store.undo(john, jane)
    store.merge(jon, jane)
    with pytest.raises(UsageError, match="one by hand through"):
        store.split(john, jane)


# the file


def test_the_file_says_whose_it_is(store: Store, path: Path) -> None:
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA application_id").fetchone() == (0x4450474B,)
        assert file.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    file.close()


def other_program(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE notes (x)")
    file.close()


def newer(path: Path) -> None:
    Store.open(path).close()
    with sqlite3.connect(path) as file:
        file.execute(f"PRAGMA user_version = {VERSION + 1}")
    file.close()


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


def test_the_views_can_be_read_with_sqlite_alone(told: Store, path: Path) -> None:
    with sqlite3.connect(path) as file:
        for view, rows in {"articles": 2, "statements": 4, "entities": 6, "evidence": 4, "relations": 4}.items():
            assert file.execute(f"SELECT count(*) FROM {view}").fetchone() == (rows,), view
    file.close()
