"""`diplograph export`: from a store to a file, with filters, in one line or with one line of error."""

from __future__ import annotations

import datetime
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import polars
import pytest
from click.testing import CliRunner, Result

from graph.cli import main
from graph.cli.filters import between
from graph.errors import UsageError
from graph.export import FORMATS
from graph.model import Article, DateSpan, Entity, Evidence, Label, Party, Statement, Status
from graph.store import Store

RUSSIA = Entity("RUS", Label.COUNTRY, "Russia", "RUS")
PAKISTAN = Entity("PAK", Label.COUNTRY, "Pakistan", "PAK")
LAVROV = Entity("lavrov", Label.OFFICIAL, "Sergey Lavrov", "RUS", "Foreign Minister")
PACT = Entity("pact", Label.AGREEMENT, "Road pact")
SAID = {
    "one": ("Lavrov of Russia visited Pakistan.", [("REPRESENTS", LAVROV, RUSSIA, None, Status.HAPPENED),
                                                   ("VISITED", LAVROV, PAKISTAN, "2025-06-03", Status.HAPPENED)]),
    "two": ("Russia and Pakistan will sign the Road pact.", [("SIGNED", RUSSIA, PACT, "2025-07", Status.PLANNED),
                                                             ("SIGNED", PAKISTAN, PACT, "2025-07", Status.PLANNED)]),
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "kept.db") as kept:
        for record, (text, said) in SAID.items():
            kept.ingest(Article(text, record, datetime.date(2025, 6, 4), None, record), lambda article, said=said: [
                Statement(type, Party(source, 0, 6), Party(target, 10, 16), DateSpan(day) if day else None, status,
                          Evidence(article.id, 0, len(article.text), article.text), "rule", 0.5 if day else 0.9)
                for type, source, target, day, status in said
            ], "1")  # fmt: skip
    return tmp_path / "kept.db"


def export(store: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--store", str(store), "export", *words])


def types(store: Path, *words: str) -> list[str]:
    done = export(store, "-", "--format", "json", *words)
    assert done.exit_code == 0, done.output
    return sorted(edge["type"] for edge in json.loads(done.stdout)["edges"])


def test_one_line_says_what_was_written_where(store: Path, tmp_path: Path) -> None:
    done = export(store, str(tmp_path / "x.graphml"))
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"GraphML: 4 entities, 4 relations to {tmp_path}/x.graphml\n"
    assert (tmp_path / "x.graphml").stat().st_size > 1000


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ([], ["REPRESENTS", "SIGNED", "SIGNED", "VISITED"]),
        (["--type", "VISITED", "--type", "REPRESENTS"], ["REPRESENTS", "VISITED"]),
        (["--status", "planned"], ["SIGNED", "SIGNED"]),
        (["--label", "Official", "--label", "Country"], ["REPRESENTS", "VISITED"]),
        (["--date", "2025-07..2025-08"], ["SIGNED", "SIGNED"]),
        (["--date", "..2025-06-03"], ["REPRESENTS", "VISITED"]),
        (["--article", "two"], ["SIGNED", "SIGNED"]),
        (["--around", "Road pact"], ["SIGNED", "SIGNED"]),
        (["--around", "lavrov", "--depth", "2"], ["REPRESENTS", "SIGNED", "SIGNED", "VISITED"]),
        (["--min-confidence", "0.8"], ["REPRESENTS"]),
    ],
)
def test_filters_take_a_part_of_the_graph(store: Path, words: list[str], kept: list[str]) -> None:
    assert types(store, *words) == kept


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["x.xyz"], "x.xyz has no suffix that names a format: write one of .graphml"),
        (["x.json", "--type", "KISSED"], "'KISSED' is no relation type: choose one of REPRESENTS"),
        (["x.json", "--date", "2025-13.."], "'2025-13' is no date"),
        (["x.json", "--date", "2025-07..2025-06"], "ends before it begins"),
        (["x.json", "--depth", "2"], "give --around ENTITY too"),
        (["x.json", "--around", "Nobody"], "Nobody"),
        (["x.db", "--status", "planned"], "SQLite is the whole store: leave the filters out"),
        (["-", "--format", "csv"], "several files"),
    ],
)
def test_wrong_use_is_one_line_and_no_file(store: Path, tmp_path: Path, words: list[str], said: str) -> None:
    target = words[0] if words[0] == "-" else str(tmp_path / words[0])
    done = export(store, target, *words[1:])
    assert done.exit_code == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("kept.db")] == []


@pytest.mark.parametrize("name", ["sqlite", "json"])
def test_the_store_is_not_written_over(store: Path, name: str) -> None:
    before = store.read_bytes()
    done = export(store, str(store), "--format", name)
    assert (done.exit_code, done.stderr) == (2, f"Error: {store} is the store itself: give another name\n")
    assert store.read_bytes() == before


def test_no_store_is_one_line(tmp_path: Path) -> None:
    done = export(tmp_path / "none.db", str(tmp_path / "x.json"))
    assert done.exit_code == 1
    assert "no store here" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_every_format_is_written_from_a_store_and_from_an_empty_one(store: Path, tmp_path: Path) -> None:
    Store.open(tmp_path / "empty.db").close()
    for name in FORMATS:
        for source in (store, tmp_path / "empty.db"):
            done = export(source, str(tmp_path / f"x-{name}-{source.stem}"), "--format", name)
            assert (done.exit_code, done.stdout) == (0, ""), done.output


def test_parquet_has_the_statements_of_the_chosen_relations(store: Path, tmp_path: Path) -> None:
    export(store, str(tmp_path / "x.parquet"), "--status", "planned")
    statements, relations = (
        polars.read_parquet(tmp_path / f"x.parquet/{name}.parquet") for name in ("statements", "relations")
    )
    assert sorted(statements["source_name"]) == ["Pakistan", "Russia"]
    assert set(statements["relation"]) == set(relations["id"])
    assert statements.schema["date"] == relations.schema["date"] == polars.Date
    assert relations.schema["quotes"] == polars.List(polars.String)
    assert statements["quote"].to_list() == [SAID["two"][0]] * 2
    assert set(statements["date_end"]) == {datetime.date(2025, 7, 31)}


def test_sqlite_is_the_store_in_one_file_with_its_views(store: Path, tmp_path: Path) -> None:
    with Store.open(store) as busy:  # while it is in use
        assert export(store, str(tmp_path / "x.sqlite")).exit_code == 0
        assert export(store, str(tmp_path / "y.sqlite")).exit_code == 0
        digest = busy.digest()
    assert (tmp_path / "x.sqlite").read_bytes() == (tmp_path / "y.sqlite").read_bytes()
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as copy:
        counts = {view: copy.execute(f"SELECT count(*) FROM {view}").fetchone()[0] for view in
                  ("entities", "relations", "statements", "articles", "evidence")}  # fmt: skip
        assert counts == {"entities": 4, "relations": 4, "statements": 4, "articles": 2, "evidence": 4}
        said = {
            row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'view' AND sql LIKE '%SELECT%'")
        }
        assert said == set(counts)
    with Store.open(tmp_path / "x.sqlite", create=False) as copied:
        assert copied.digest() == digest


def test_a_date_filter_is_two_days_inclusive() -> None:
    day = datetime.date
    assert between("2024..2025-02") == (day(2024, 1, 1), day(2025, 2, 28))
    assert between("2025-06") == (day(2025, 6, 1), day(2025, 6, 30))
    assert between("2025-06-03..") == (day(2025, 6, 3), None)
    assert between("..2025") == (None, day(2025, 12, 31))
    with pytest.raises(UsageError, match="has no date"):
        between("..")


def test_formats_are_listed(store: Path) -> None:
    done = export(store, "--formats")
    assert done.exit_code == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == list(FORMATS)
