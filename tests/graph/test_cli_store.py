"""The commands about the store, as a user calls them: output, exit code, files."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from strategies import POOL, read

from graph.cli import COMMANDS, main
from graph.model import Article, Source
from graph.store import Store

TOLD = {
    "one": "#8 MET_WITH #13 2024-09-12 happened 90 null null 2. #8 REPRESENTS #0 null happened 80 null null 2.",
    "two": "#9 MET_WITH #13 2024-09 happened 60 call null 2. #28 INVOLVES #28 null happened 80 null null 2.",
    "three": "#16 VISITED #2 null planned 50 null null 2. #18 VISITED #2 null planned 50 null null 2. "
    "#19 VISITED #2 null planned 50 null null 2.",
}
Run = Callable[..., Result]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "store.db"
    with Store.open(file) as store:
        for name, text in TOLD.items():
            store.ingest(
                Article(text, sources=(Source(f"{name}.txt", name, f"Title {name}", "2025-01-02"),)), read, "1"
            )
    return file


@pytest.fixture
def run(path: Path) -> Run:
    def call(*arguments: str, code: int = 0, store: Path = path) -> Result:
        result = CliRunner().invoke(main, ["--store", str(store), *arguments])
        assert result.exit_code == code, result.output
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return call


def id_of(path: Path, name: str) -> str:
    with Store.open(path) as store:
        return store.article(name).id


# show


def test_show_without_argument_sums_the_store_up(run: Run, path: Path) -> None:
    lines = run("show").output.splitlines()
    assert lines[0] == str(path)
    for line in (
        "articles    3 of 3 sources, 0 undated",
        "published   2025-01-02 to 2025-01-02",
        "statements  6, 3 undated, 1 refused",
        "relations   5",
        "dates       2024-09-12 to 2024-09-12",
        "entities    2 Country, 5 Official",
        "extractor   1 (3 articles)",
        "type\tstatus\tstatements\trelations",
        "MET_WITH\thappened\t2\t1",
        "VISITED\tplanned\t3\t3",
    ):
        assert line in lines


def test_an_empty_store_says_what_to_do(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    Store.open(empty).close()
    assert (
        run("show", store=empty).output.splitlines()[1]
        == "The store is empty: fill it with `diplograph ingest SOURCE...`."
    )


def test_a_missing_store_says_what_to_do(run: Run, tmp_path: Path) -> None:
    for command in (["show"], ["check"], ["forget", "x"], ["resolve", "list"], ["backup", str(tmp_path / "b")]):
        said = run(*command, store=tmp_path / "none.db", code=1).output
        assert said.count("\n") == 1
        assert "no store here: make one with `diplograph ingest SOURCE...`" in said
    assert not (tmp_path / "none.db").exists()


def test_show_article_cites_it(run: Run, path: Path) -> None:
    id = id_of(path, "one")
    said = run("show", "one").output
    assert said == run("show", id[:6]).output == run("show", id).output
    assert said.startswith("Title one\nid          " + id)
    assert "Sergey Lavrov MET_WITH Syed Tariq Fatemi (2024-09-12, happened)\n" in said
    assert (
        "  “#8 MET_WITH #13 2024-09-12 happened 90 null null 2.”\n    Title one, 2025-01-02, one 0:51, 0.90\n" in said
    )


def test_show_article_tells_what_was_refused(run: Run) -> None:
    assert (
        "refused: Karachi steel mill INVOLVES Karachi steel mill (undated, happened): INVOLVES: target"
        in run("show", "two").output
    )


@pytest.mark.parametrize(
    "name", ["lavrov sergei viktorovich", "Sergei Viktorovich Lavrov", "SERGEY LAVROV", "official:RUS:sergey-lavrov"]
)
def test_show_entity_by_any_of_its_names(run: Run, name: str) -> None:
    if name == "lavrov sergei viktorovich":
        said = run("show", name, code=2).output
        assert "no entity 'lavrov sergei viktorovich' in this store" in said
        return
    said = run("show", name).output
    assert said.startswith("Sergei Viktorovich Lavrov\nid         official:RUS:sergei-viktorovich-lavrov\n")
    assert "also       Sergey Lavrov\n" in said
    assert "same: official:RUS:sergei-viktorovich-lavrov, official:RUS:sergey-lavrov: a longer form of the name" in said
    assert said.count("“#") == 3


def test_show_relation_and_statement(run: Run, path: Path) -> None:
    with Store.open(path) as store:
        [relation] = store.relations(types=["MET_WITH"])
        statement = store.statements("one")[0]
    said = run("show", relation.id[:10]).output
    assert "confidence  0.96" in said
    assert said.count("“") == 2
    said = run("show", statement.id).output
    assert f"id          {statement.id}\n" in said
    assert "rule        sentence\n" in said


def test_show_json_holds_what_text_holds(run: Run, path: Path) -> None:
    article = json.loads(run("show", "two", "--format", "json").output)
    assert article["article"]["sources"][0]["location"] == "two.txt"
    assert [statement["type"] for statement in article["statements"]] == ["MET_WITH"]
    assert article["refused"][0]["reason"].startswith("INVOLVES: target")
    entity = json.loads(run("show", "Sergey Lavrov", "--format", "json").output)
    assert entity["entity"]["named_as"] == ["official:RUS:sergey-lavrov"]
    assert {relation["type"] for relation in entity["relations"]} == {"MET_WITH", "REPRESENTS"}
    assert json.loads(run("show", "--format", "json").output)["counts"]["articles"] == 3


def test_show_leaves_out_what_is_less_sure(run: Run) -> None:
    assert "VISITED" not in run("show", "--min-confidence", "0.55").output
    assert run("show", "Sergey Lavrov", "--min-confidence", "0.85").output.count("“#") == 1


def test_show_what_is_not_there_is_one_line(run: Run) -> None:
    assert (
        run("show", "Sergey Lavrow", code=2).output
        == "Error: no entity 'Sergey Lavrow' in this store: near it: Sergey Lavrov\n"
    )


# forget


def test_forget_takes_one_article_away(run: Run, path: Path) -> None:
    assert run("forget", "three").output == "three: 3 statements and 4 entities taken away\n"
    assert "articles    2 of 2 sources" in run("show").output


def test_forget_forgets_all_or_none(run: Run) -> None:
    assert "no article 'four' in this store" in run("forget", "one", "four", code=2).output
    assert "articles    3 of 3 sources" in run("show").output


# resolve


def test_resolve_lists_and_suggests_with_reasons(run: Run) -> None:
    assert run("resolve", "list").output.splitlines()[1:] == [
        "same\t0.93\trule\tofficial:RUS:sergei-viktorovich-lavrov\tofficial:RUS:sergey-lavrov\t"
        "a longer form of the name, spelt otherwise; the same state; the same office"
    ]
    said = run("resolve", "suggest").output
    assert (
        "official:USA:jane-smith\tofficial:USA:smith\tthe same surname; the same state; the same office; it may also be John Smith"
        in said
    )
    assert json.loads(run("resolve", "suggest", "--format", "json").output)[0]["verdict"] == "perhaps"


def test_merge_split_and_undo(run: Run) -> None:
    digest = run("show", "--digest").output.split("digest")[1].split()[0]
    assert (
        run("resolve", "merge", "Smith", "John Smith", "--reason", "the same trip").output
        == "Smith and John Smith are one\n"
    )
    assert (
        "hand\tofficial:USA:john-smith\tofficial:USA:smith\tthe same trip"
        in run("resolve", "list", "--by", "hand").output
    )
    assert digest not in run("show", "--digest").output
    run("resolve", "split", "official:USA:smith", "official:USA:john-smith")
    assert digest in run("show", "--digest").output
    run("resolve", "undo", "official:USA:smith", "official:USA:john-smith")
    assert digest in run("show", "--digest").output
    said = run("resolve", "undo", "official:USA:smith", "official:USA:john-smith", code=2).output
    assert said.startswith("Error: no judgement by hand about official:USA:john-smith and official:USA:smith")


def test_a_rules_judgement_can_be_split(run: Run) -> None:
    run("resolve", "split", "official:RUS:sergei-viktorovich-lavrov", "official:RUS:sergey-lavrov")
    assert "MET_WITH\thappened\t2\t2" in run("show").output


# check, backup, restore


def test_check_is_quiet_on_a_sound_store_and_fails_on_another(run: Run, path: Path) -> None:
    assert run("check").output == "3 articles, 6 statements: sound\n"
    with sqlite3.connect(path) as file:
        file.execute("UPDATE statement SET quote = 'x' WHERE type = 'VISITED'")
    file.close()
    said = run("check", code=1).output
    assert said.count("its quote is not what stands at") == 3
    assert "3 articles, 6 statements: 3 faults (3 of statement): restore a copy" in said


@pytest.mark.parametrize("name", ["copy.db", "copy.jsonl"])
def test_a_copy_restores_the_same_graph(run: Run, path: Path, tmp_path: Path, name: str) -> None:
    copy, other = tmp_path / name, tmp_path / "other.db"
    run("resolve", "merge", "Smith", "John Smith")
    with Store.open(path) as store:
        run("backup", str(copy))
        digest = store.digest()
    said = run("restore", str(copy), store=other).output
    assert (
        said
        == f"{other} is restored from {copy}: 3 articles, 6 statements, {0 if copy.suffix == '.jsonl' else 1} refused\n"
    )
    with Store.open(other) as store:
        assert store.digest() == digest
        assert [j.by for j in store.judgements("same") if j.by == "hand"] == ["hand"]


def test_nothing_is_overwritten_without_force(run: Run, path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    run("backup", str(copy))
    assert "exists: give another name, or --force to replace it" in run("backup", str(copy), code=2).output
    run("forget", "one")
    assert "exists: give another name" in run("restore", str(copy), code=2).output
    with Store.open(path, read_only=True) as reading:
        assert reading.counts()["articles"] == 2
        run("restore", str(copy), "--force")
        assert reading.counts()["articles"] == 3, "also for those who read it meanwhile"
    assert {file.name for file in tmp_path.iterdir()} - {"store.db-wal", "store.db-shm"} == {"copy.db", "store.db"}


def test_a_copy_that_is_not_sound_is_refused_and_the_store_stays(run: Run, path: Path, tmp_path: Path) -> None:
    copy, diary = tmp_path / "copy.db", tmp_path / "diary.jsonl"
    run("backup", str(copy))
    with sqlite3.connect(copy) as file:
        file.execute("UPDATE statement SET quote = 'x'")
    file.close()
    diary.write_text('{"dear": "diary"}\n')
    assert "is no sound store (6 faults" in run("restore", str(copy), "--force", code=1).output
    assert f"{diary}: line 1 is none that a store wrote" in run("restore", str(diary), "--force", code=1).output
    assert "articles    3 of 3" in run("show").output


def test_another_programs_file_is_never_replaced(run: Run, tmp_path: Path) -> None:
    notes = tmp_path / "notes.db"
    with sqlite3.connect(notes) as file:
        file.execute("CREATE TABLE notes (x)")
    file.close()
    assert "belongs to another program" in run("backup", str(notes), "--force", code=1).output
    assert "belongs to another program" in run("show", store=notes, code=1).output


def test_every_command_of_the_store_has_help(run: Run) -> None:
    for name in ("show", "forget", "resolve", "check", "backup", "restore"):
        assert name in COMMANDS
        assert len(run(name, "--help").output.splitlines()) > 3


def test_the_pool_has_the_entities_that_these_tests_count_on() -> None:
    assert [POOL[n].name for n in (8, 9, 13, 16, 18, 19)] == [
        "Sergey Lavrov", "Sergei Viktorovich Lavrov", "Syed Tariq Fatemi", "John Smith", "Jane Smith", "Smith",
    ]  # fmt: skip
