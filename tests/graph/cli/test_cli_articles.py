"""ingest, extract, explain, evaluate and demo as a person at a terminal meets them: what goes where, and which exit code."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.cli import COMMANDS, main
from graph.store import Store

MEETING = "French Foreign Minister Jean-Noel Barrot met German Foreign Minister Johann Wadephul in Berlin on Tuesday."
VISIT = "Japanese Prime Minister Shigeru Ishiba visited Vietnam on April 27 and met Prime Minister Pham Minh Chinh in Hanoi."


def run(*arguments: object, input: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=input)


def record(**fields: object) -> str:
    return json.dumps({"id": "one", "text": MEETING, "published": "2025-05-21", **fields}) + "\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text(record() + record(id="two", text=VISIT, published="2025-04-29"))
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "kept.db"


def test_extract_prints_statements_as_json_lines_and_counts_on_standard_error(source: Path) -> None:
    result = run("extract", source)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    met = next(row for row in rows if row["type"] == "MET_WITH" and row["article"] == "one")
    assert {met["source"]["name"], met["target"]["name"]} == {"Jean-Noel Barrot", "Johann Wadephul"}
    assert (met["date"], met["status"], met["plover"]) == ("2025-05-20", "happened", "CONSULT")
    assert met["evidence"] == {"start": 0, "end": len(MEETING), "quote": MEETING}
    start, end = met["source"]["mention"]
    assert MEETING[start:end] in ("Jean-Noel Barrot", "Johann Wadephul")
    assert result.stderr.startswith("2 articles read; ")
    assert result.exit_code == 0


def test_extract_reads_standard_input() -> None:
    result = run("extract", "-", input=record().encode())
    assert json.loads(result.stdout.splitlines()[0])["article"] == "one"


def test_extract_leaves_out_what_is_less_sure_than_asked_for(source: Path) -> None:
    least = 0.85
    rows = [json.loads(line) for line in run("extract", source, "--min-confidence", least).stdout.splitlines()]
    every = [json.loads(line) for line in run("extract", source).stdout.splitlines()]
    assert rows == [row for row in every if row["confidence"] >= least]


def test_ingest_twice_is_once(source: Path, store: Path) -> None:
    first = run("--store", store, "ingest", source)
    with Store.open(store) as kept:
        digest, counts = kept.digest(), kept.counts()
    second = run("--store", store, "ingest", source)
    assert "2 new" in first.stderr
    assert "2 same; 0 statements" in second.stderr
    with Store.open(store) as kept:
        assert (kept.digest(), kept.counts()) == (digest, counts)


def test_ingest_again_changes_nothing_where_the_extractor_is_the_same(source: Path, store: Path) -> None:
    run("--store", store, "ingest", source)
    result = run("--store", store, "ingest", "--again")
    assert result.exit_code == 0
    assert "0 statements" in result.stderr


def test_a_broken_line_is_named_the_others_go_in_and_the_exit_code_is_1(tmp_path: Path, store: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(record() + "{broken\n" + record(id="two", text=VISIT))
    result = run("--store", store, "ingest", path)
    assert f"failed {path}:2: this line is no JSON" in result.stderr
    assert "2 articles read; 2 new; 1 failed" in result.stderr
    assert result.exit_code == 1


def test_an_article_in_another_language_is_skipped_with_exit_code_0(source: Path, store: Path) -> None:
    french = (
        "Le ministre des affaires étrangères a rencontré son homologue à Paris, et ils ont parlé de leurs relations."
    )
    with source.open("a") as file:
        file.write(record(id="fr", text=french))
    result = run("--store", store, "ingest", source)
    assert f"skipped {source}:3: in fr, not in English" in result.stderr
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("extract", "nowhere.txt"), "nowhere.txt: no such file or folder: check the path"),
        (("ingest",), "nothing to ingest: name a SOURCE"),
        (("extract", "-", "--published", "9999-99-99"), "'9999-99-99' is no date"),
        (("extract", "-", "--published", "2025-07"), "'2025-07' is no day: write YYYY-MM-DD"),
        (("frobnicate",), "No such command 'frobnicate'"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run("--store", tmp_path / "no.db", *arguments, input=b"")
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "no.db").exists()


def test_nothing_read_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    result = run("extract", path)
    assert result.exit_code == 1
    assert f"failed {path}: the file is empty" in result.stderr


def test_explain_shows_mentions_rules_and_near_misses(source: Path) -> None:
    text = run("explain", source).stdout
    assert MEETING in text
    assert "official Jean-Noel Barrot, French Foreign Minister, of France" in text
    assert "statement  MET_WITH" in text


def test_evaluate_scores_annotated_articles_and_holds_a_floor(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    entities = [
        {"name": name, "label": label, "aliases": [], "countries": [code]}
        for name, label, code in (
            ("Jean-Noel Barrot", "Official", "FRA"), ("Johann Wadephul", "Official", "DEU"), ("France", "Country", "FRA"),
        )
    ]  # fmt: skip
    met = {"type": "MET_WITH", "source": "Jean-Noel Barrot", "target": "Johann Wadephul", "dates": ["2025-05-20"]}
    acts = {"type": "REPRESENTS", "source": "Jean-Noel Barrot", "target": "France", "dates": ["None"]}
    rest = {"core": True, "statuses": ["happened"], "evidence": [[0, len(MEETING)]]}
    row = json.loads(record()) | {"entities": entities, "relations": [met | rest, acts | rest]}
    gold.write_text(json.dumps(row) + "\n")
    result = json.loads(run("evaluate", gold, "--format", "json").stdout)
    assert result["types"]["MET_WITH"] == {"hits": 1, "spurious": 0, "missed": 0}
    assert result["recall"] == 1.0
    assert result["precision"] == pytest.approx(2 / 3, abs=1e-3)  # that Wadephul acts for Germany is not in this gold
    assert run("evaluate", gold, "--floor", "0.99").exit_code == 1


def test_a_gold_file_that_is_none_is_named_by_line(source: Path) -> None:
    result = run("evaluate", source)
    assert result.exit_code == 2
    assert f"{source}:1: no annotated article" in result.stderr


def test_demo_leaves_store_report_and_graph_and_makes_them_again_to_the_byte(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    first = run("demo", folder)
    made = {name: (folder / name).read_bytes() for name in ("report.html", "graph.graphml")}
    second = run("demo", folder)
    assert first.exit_code == second.exit_code == 0
    assert first.stdout == second.stdout
    assert {name: (folder / name).read_bytes() for name in made} == made
    assert "Most central officials" in first.stdout


def test_demo_does_not_touch_a_folder_of_something_else(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    result = run("demo", tmp_path)
    assert result.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_says_what_it_does(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.stdout
