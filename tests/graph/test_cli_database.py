"""The commands push, compare, pull and query: exact output, exit codes, one line for every mistake."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.cli import main
from graph.model import Article, DateSpan, Entity, Evidence, Label, Party, Statement, Status
from graph.store import Store

TEXT = "Sergey Lavrov met Syed Tariq Fatemi in Moscow on June 3. Pakistan visited Russia."
LAVROV = Entity("Official:RUS:sergey lavrov", Label.OFFICIAL, "Sergey Lavrov", "RUS", "Foreign Minister")
FATEMI = Entity("Official:PAK:syed tariq fatemi", Label.OFFICIAL, "Syed Tariq Fatemi", "PAK")


def statements(article: Article) -> list[Statement]:
    evidence = Evidence(article.id, 0, 56, article.text[:56])
    parties = Party(LAVROV, 0, 13), Party(FATEMI, 18, 35)
    return [Statement("MET_WITH", *parties, DateSpan("2025-06-03"), Status.HAPPENED, evidence, "test", 0.9, "Moscow")]


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    monkeypatch.chdir(tmp_path)
    with Store.open(tmp_path / "diplograph.db") as store:
        store.ingest(Article(TEXT, "A meeting"), statements, "1")
    return lambda *words, **how: CliRunner().invoke(main, [str(word) for word in words], **how)


def line(result: Result) -> str:
    """The one line that an error says."""
    assert result.stderr.count("\n") == 1, result.stderr
    return result.stderr.removeprefix("Error: ").rstrip("\n")


@pytest.mark.neo4j
def test_push_compare_and_pull_say_what_they_did(run: Run, empty_neo4j: str) -> None:
    dry = run("push", empty_neo4j, "--dry-run")
    assert (
        dry.stdout
        == "Entity: 2 would be new\nArticle: 1 would be new\nMET_WITH: 1 would be new\nMENTIONS: 2 would be new\n"
    )
    assert run("push", empty_neo4j).stdout == "Entity: 2 new\nArticle: 1 new\nMET_WITH: 1 new\nMENTIONS: 2 new\n"
    assert run("push", f"py2neo+{empty_neo4j}").stdout == "nothing differs\n"
    same = run("compare", empty_neo4j)
    assert (same.exit_code, same.stdout) == (
        0,
        "the same: 2 entities, 1 relations and 1 articles, every property of them\n",
    )
    run("pull", empty_neo4j, "back.json")
    run("export", "mine.json")
    assert Path("back.json").read_bytes() == Path("mine.json").read_bytes()


@pytest.mark.neo4j
def test_compare_lists_differences_and_fails(run: Run, empty_neo4j: str) -> None:
    run("push", empty_neo4j)
    wrote = run("query", "--cypher", "MATCH (n:Official) SET n.title = 'x'", "--write", "--on", empty_neo4j)
    assert wrote.exit_code == 0
    differs = run("compare", empty_neo4j)
    assert differs.exit_code == 1
    assert differs.stdout.count("title is ") == 2
    assert run("push", empty_neo4j, "--full").stdout == "Entity: 2 changed\n"


@pytest.mark.neo4j
def test_a_drawn_merge_is_taken_into_the_store_only_with_apply(run: Run, empty_neo4j: str, tmp_path: Path) -> None:
    run("push", empty_neo4j)
    draw = "MATCH (a:Official), (b:Official) WHERE a.id < b.id CREATE (a)-[:SAME_AS {reason: 'one man'}]->(b)"
    run("query", "--cypher", draw, "--write", "--on", empty_neo4j)
    said = f"merge {FATEMI.name} ({FATEMI.id}) and {LAVROV.name} ({LAVROV.id}): one man\n"
    assert run("pull", empty_neo4j, "--judgements").stdout == said
    with Store.open(tmp_path / "diplograph.db") as store:
        before = len(store.judgements())
    run("pull", empty_neo4j, "--apply")
    with Store.open(tmp_path / "diplograph.db") as store:
        assert len(store.judgements()) == before + 1


def test_query_lists_describes_and_runs_without_a_server(run: Run) -> None:
    assert "  meetings" in run("query").stdout
    described = run("query", "meetings", "--describe").stdout
    assert "--param actor=…  text" in described
    assert "MATCH (a:Entity)-[r:MET_WITH]->(b:Entity)" in described
    asked = run("query", "meetings", "-p", "actor=Sergey Lavrov", "--format", "json")
    assert [row["day"] for row in json.loads(asked.stdout)] == ["2025-06-03"]
    assert run("query", "agreements", "--format", "csv").stdout == "day,agreement,place,signatories,id\n"
    own = run("query", "--cypher", "MATCH (n:Official) WHERE n.country = $c RETURN n.name AS name", "-p", "c=PAK")
    assert own.stdout == "name\n-----------------\nSyed Tariq Fatemi\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["query", "meting"], "'meting' is no stored query: did you mean meetings"),
        (["query", "meetings", "-p", "form=1"], "meetings has no parameter 'form': it takes actor, from, to, limit"),
        (["query", "meetings", "-p", "from=2025-13-01"], "from = '2025-13-01' is no date: write a day, YYYY-MM-DD"),
        (["query", "meetings", "-p", "limit=many"], "limit = 'many' is no integer: write a whole number"),
        (["query", "meetings", "-p", "limit"], "--param 'limit': write NAME=VALUE"),
        (["query", "--cypher", "CREATE (n)", "--write"], "--write goes with --cypher and --on URL"),
        (["query", "meetings", "--cypher", "x"], "give NAME or --cypher, not both"),
        (["query", "--cypher", " "], "--cypher is empty: write a query"),
        (["query", "--cypher", "CREATE (n:Mine)"], "this Cypher writes, and only reading is allowed"),
        (["query", "--cypher", "RETRN 1"], "the Cypher is wrong: "),
        (["push", "http://127.0.0.1:7474"], "'http://127.0.0.1:7474' is no address of a database"),
        (["push", "bolt://neo4j:secret@host"], "the URL has a user or a password in it, which others can see"),
        (["push", "bolt://127.0.0.1:99999"], "'bolt://127.0.0.1:99999' is no address of a database"),
        (["pull", "bolt://127.0.0.1"], "pull takes either a FILE to write, or --judgements"),
        (["push", "bolt://127.0.0.1", "--password-file", "none.txt"], "--password-file none.txt: No such file"),
        (["push", "bolt://127.0.0.1", "--password-file", "-"], "--password-file - asks on a terminal"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(run: Run, words: list[str], said: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert line(result).startswith(said)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "py2neo+bolt"])
def test_no_server_is_one_line_and_exit_code_1(run: Run, scheme: str) -> None:
    result = run("push", f"{scheme}://127.0.0.1:1")
    assert result.exit_code == 1
    assert "no Neo4j answers at" in line(result)


@pytest.fixture
def web_server() -> Iterator[int]:
    """A port on which something else than Neo4j answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        done = threading.Event()

        def serve() -> None:
            while not done.is_set():
                try:
                    client, _ = server.accept()
                except TimeoutError:
                    continue
                with client:
                    client.recv(100)
                    client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        done.set()
        thread.join()


@pytest.mark.parametrize("scheme", ["bolt", "py2neo+bolt"])
def test_a_port_that_is_no_neo4j_is_one_line_and_exit_code_1(run: Run, scheme: str, web_server: int) -> None:
    result = run("push", f"{scheme}://127.0.0.1:{web_server}")
    assert result.exit_code == 1
    assert "no Neo4j answers at" in line(result)


@pytest.mark.neo4j
def test_an_unknown_database_is_named(run: Run, neo4j_url: str) -> None:
    result = run("push", neo4j_url, "--database", "nope")
    assert result.exit_code == 1
    assert "has no database 'nope': give the right one with --database" in line(result)


def test_a_missing_store_is_said_before_anything_is_asked(run: Run) -> None:
    result = run("--store", "none.db", "query", "meetings")
    assert result.exit_code == 1
    assert "none.db" in line(result)
