"""The command report on a real store."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from graphs import ARTICLES, ENTITIES, RELATIONS

from graph.cli import main
from graph.cli.report import report
from graph.model import Article, Party, Statement
from graph.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "it.db"

    def extract(article: Article) -> list[Statement]:
        parties = {id: Party(entity, 0, 1) for id, entity in ENTITIES.items()}
        return [
            Statement(one.type, parties[one.source], parties[one.target], one.date, one.status, evidence, "rule", 0.9)
            for one in RELATIONS
            for evidence in one.evidence
            if evidence.article == article.id
        ]

    with Store.open(path) as made:
        for article in ARTICLES.values():
            made.ingest(article, extract, "test")
    return path


def run(store: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--store", str(store), "report", *words])


EVERY = {
    "centrality": (), "dyad": ("Russia", "Pakistan"), "state": ("Russia",), "official": ("Sergey Lavrov",),
    "project": ("Karachi steel mill",), "coverage": (), "trend": (), "changes": ("--before", "2025-05", "--after", "2025-06"),
}  # fmt: skip


def test_every_report_is_a_command_and_prints_itself(store: Path) -> None:
    assert set(EVERY) == set(report.commands)
    for name, words in EVERY.items():
        found = run(store, name, *words)
        assert (found.exit_code, found.stderr) == (0, ""), (name, found.output)
        assert "What this cannot say" in found.stdout


@pytest.mark.parametrize(
    ("suffix", "first"), [(".html", "<!doctype"), (".json", "{"), (".csv", "rank,"), (".md", "# "), (".txt", "Cen")]
)
def test_the_suffix_of_the_output_names_the_form(store: Path, tmp_path: Path, suffix: str, first: str) -> None:
    path = tmp_path / f"report{suffix}"
    found = run(store, "centrality", "--draws", "5", "-o", str(path))
    assert (found.exit_code, found.stdout) == (0, "")
    assert found.stderr == f"Centrality of states: {path}\n"
    assert path.read_text(encoding="utf-8").startswith(first)


def test_the_form_goes_to_standard_output_where_no_file_is_named(store: Path) -> None:
    found = run(store, "centrality", "--format", "csv", "--draws", "0", "--measure", "degree")
    rows = list(csv.DictReader(io.StringIO(found.stdout)))
    assert [(row["actor"], row["degree"]) for row in rows] == [
        ("Russia", "2"),
        ("Pakistan", "1"),
        ("United States", "1"),
    ]
    tables = run(store, "centrality", "--format", "csv", "--table", "communities")
    assert tables.stdout.startswith("community,size,members")


def test_planned_and_denied_come_in_when_they_are_asked_for(store: Path) -> None:
    def strength(*words: str) -> dict[str, float]:
        rows = csv.DictReader(io.StringIO(run(store, "centrality", "--of", "all", "--format", "csv", *words).stdout))
        return {row["actor"]: float(row["strength"]) for row in rows}

    assert strength()["Sergey Lavrov"] == 2
    assert strength("--status", "happened", "--status", "denied")["Sergey Lavrov"] == 3


def test_a_filter_by_type_leaves_officials_their_states(store: Path) -> None:
    found = json.loads(run(store, "centrality", "--type", "MET_WITH", "--format", "json").stdout)
    assert [row["values"]["actor"] for row in found["tables"][0]["rows"]] == ["Pakistan", "Russia"]


def test_dates_and_layers_narrow_the_report(store: Path) -> None:
    found = json.loads(run(store, "centrality", "--date", "2025-06", "--layer", "meetings", "--format", "json").stdout)
    assert found["parameters"]["since"] == "2025-06-01"
    assert found["parameters"]["until"] == "2025-06-30"
    assert {one["type"] for one in found["relations"].values()} == {"MET_WITH", "VISITED"}


def test_the_same_store_gives_the_same_bytes(store: Path) -> None:
    for form in ("text", "csv", "json", "markdown", "html"):
        assert run(store, "centrality", "--format", form).stdout == run(store, "centrality", "--format", form).stdout


def test_the_bytes_do_not_depend_on_the_hash_seed(store: Path) -> None:
    words = ("--store", str(store), "report", "centrality", "--format", "json", "--draws", "20")
    made = [
        subprocess.run(
            [sys.executable, "-c", "from graph.cli import main; main()", *words],
            env=os.environ | {"PYTHONHASHSEED": seed}, cwd=Path(__file__).parents[3], capture_output=True, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert made[0] == made[1] != b""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("dyad", "Russia", "Narnia"), "Error: 'Narnia' is no Country or Official or Organization of this graph: "),
        (("state", "Sergey Lavrov"), "Error: 'Sergey Lavrov' is no Country or Organization of this graph: "),
        (("centrality", "-o", "report.xyz"), "Error: report.xyz has no suffix that names a form: write one of .txt, "),
        (("centrality", "-o", "nowhere/report.csv"), "Error: there is no folder nowhere: "),
        (("centrality", "--date", "yesterday"), "Error: 'yesterday' is no date: "),
        (("centrality", "--type", "KISSED"), "Error: 'KISSED' is no relation type: "),
        (("centrality", "--blocs", "none.csv"), "Error: none.csv cannot be read as blocs: "),
        (("centrality", "--format", "csv", "--table", "x"), "Error: 'x' is no table of the report centrality: "),
        (
            ("changes", "--before", "2025", "--after", "2026", "--date", "2025"),
            "Error: --date does not go with changes: ",
        ),
    ],
)
def test_wrong_use_is_one_line_that_says_what_to_do(store: Path, words: tuple[str, ...], said: str) -> None:
    found = run(store, *words)
    assert found.exit_code == 2
    assert found.stderr.startswith(said), found.stderr
    assert found.stderr.count("\n") == 1
    assert found.stdout == ""


def test_blocs_are_read_from_a_file_and_a_wrong_line_is_named(store: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("RUS,East\nPAK,South\nUSA,West\n", encoding="utf-8")
    bad.write_text("RUS,East\n\nPAK\n", encoding="utf-8")
    found = json.loads(run(store, "centrality", "--blocs", str(good), "--format", "json").stdout)
    roles = next(one for one in found["tables"] if one["name"] == "brokerage")
    assert [(row["values"]["bloc"], row["values"]["liaison"]) for row in roles["rows"]] == [("East", 1)]
    found_bad = run(store, "centrality", "--blocs", str(bad))
    assert (found_bad.exit_code, found_bad.stderr) == (2, f"Error: {bad}:3: 'PAK' is no bloc: write state,bloc\n")


def test_a_store_that_is_not_there_is_named(tmp_path: Path) -> None:
    found = run(tmp_path / "none.db", "centrality")
    assert found.exit_code == 1
    assert "none.db" in found.stderr
