"""A report in each of its forms: readable, complete where it must be, and harmless."""

from __future__ import annotations

import csv as rfc4180
import io
import json as standard
from importlib import resources
from typing import Any

import hostile
import jsonschema
import networkx as nx
import pytest
from graphs import small

from graph.errors import UsageError
from graph.report import FORMS, Look, render
from graph.report.centrality import Asked, centrality
from graph.report.document import Cell, Column, Kind, Point, Report, Series, Table, cells

SCHEMA = standard.loads(resources.files("graph.report").joinpath("report.schema.json").read_text(encoding="utf-8"))
NASTY = ("=1+1", "+2", "-3", "@x", "\tx", "a|b\nc", "<script>", "\x1b[31mred", 'say "so", she said', "[bold]x[/bold]")


def tabled(*values: Any) -> Report:
    columns = (
        Column("name", "Name", "Who."),
        Column("value", "Value", "How much.", Kind.NUMBER, 2),
        Column("seen", "Seen", "When.", Kind.DATE),
    )
    rows = tuple(cells((value, -0.125, None)) for value in values)
    table = Table("names", "Names", "All names.", columns, rows)
    series = Series("s", "A series", (Point("2025-01", 1), Point("2025-02", 0), Point("2025-03", 8)))
    return Report("test", "A test", (("of", "names"),), ("One.",), (table,), (series,), ("Two.",), nx.MultiDiGraph())


@pytest.fixture(scope="module")
def report() -> Report:
    return centrality(small(), Asked(draws=20))


@pytest.mark.parametrize("form", FORMS)
def test_the_same_report_gives_the_same_text(form: str, report: Report) -> None:
    assert render(report, form) == render(centrality(small(), Asked(draws=20)), form)


def test_text_is_a_page_for_the_terminal() -> None:
    assert render(tabled("Lavrov"), "text") == (
        "A test\nof: names\n\nOne.\n\nNames\nAll names.\nName    Value  Seen\nLavrov  -0.12  –\n\n"
        "A series\n▁·█\n2025-01 to 2025-03, highest 8, sum 9\n\nWhat this cannot say\n- Two.\n"
    )


def test_text_says_which_rows_and_columns_it_leaves_out() -> None:
    shown = render(tabled(*NASTY), "text", Look(top=3, width=12))
    assert "… and 7 more rows" in shown.replace("\n", " ")
    assert "Columns without room: Seen" in " ".join(shown.split())
    assert "more rows" not in render(tabled(*NASTY), "text", Look(top=0))


def test_text_cannot_steer_a_terminal_nor_is_it_taken_for_markup() -> None:
    shown = render(tabled(*NASTY), "text", Look(top=0))
    assert "\x1b" not in shown
    assert "[bold]x[/bold]" in shown
    assert "\x1b[" in render(tabled("x"), "text", Look(colour=True))


def test_csv_comes_back_as_it_was_and_no_cell_is_a_formula() -> None:
    rows = list(rfc4180.reader(io.StringIO(render(tabled(*NASTY), "csv"), newline="")))
    assert rows[0] == ["name", "value", "seen", "relations"]
    assert [row[0].removeprefix("'") for row in rows[1:]] == list(NASTY)
    assert not any(row[0].startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows[1:])
    assert {row[1] for row in rows[1:]} == {"-0.125"}, "a number stays a number"


def test_csv_names_the_relations_of_each_row(report: Report) -> None:
    rows = list(rfc4180.DictReader(io.StringIO(render(report, "csv"), newline="")))
    keys = {key for _, _, key in report.graph.edges(keys=True)}
    assert all(set(row["relations"].split()) <= keys and row["relations"] for row in rows)


def test_csv_of_a_table_that_is_not_there_is_refused(report: Report) -> None:
    assert render(report, "csv", Look(table="communities")).startswith("community,size,members,relations")
    with pytest.raises(UsageError, match="'x' is no table of the report centrality: choose one of actors, layers, "):
        render(report, "csv", Look(table="x"))


def test_json_is_as_its_schema_says_and_every_number_leads_to_its_sentences(report: Report) -> None:
    found = standard.loads(render(report, "json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    for table in found["tables"]:
        for row in table["rows"]:
            quotes = [one["quote"] for id in row["relations"] for one in found["relations"][id]["evidence"]]
            assert quotes, (table["name"], row)
    assert found["tables"][0]["rows"][0]["values"]["actor"] == "Russia"


def test_json_says_where_a_value_rests_on_less_than_its_row(report: Report) -> None:
    layers = next(table for table in standard.loads(render(report, "json"))["tables"] if table["name"] == "layers")
    russia = layers["rows"][0]
    assert len(russia["relations_of_column"]["conflict"]) == 1
    assert len(russia["relations"]) == 4


def test_the_schema_is_itself_valid_and_refuses_what_it_does_not_know(report: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    found = standard.loads(render(report, "json"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found | {"more": 1}, SCHEMA)


def test_markdown_keeps_its_table_whatever_a_cell_holds() -> None:
    shown = render(tabled(*NASTY, *hostile.NAMES), "markdown", Look(top=0))
    lines = [line for line in shown.splitlines() if line.startswith("| ") and "Period" not in line]
    table = lines[: 2 + len(NASTY) + len(hostile.NAMES)]
    assert {line.replace("\\|", "").count("|") for line in table} == {4}
    assert "<script>" not in shown.replace("\\<", "")
    assert "- **Value**: How much." in shown


def test_markdown_cites_a_sentence_for_each_of_the_first_rows(report: Report) -> None:
    shown = render(report, "markdown")
    cited = shown.split("## Sentences")[1].split("\n## ")[0]
    assert "- Russia: “" in cited
    assert "([Title c, 2025-07-01](<https://example.org/c>))" in cited
    assert cited.count("\n- ") == 3


def test_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="table t: a row of 2 cells under 1 columns"):
        Table("t", "T", "", (Column("a", "A", ""),), ((Cell(1), Cell(2)),))


def test_periods_without_room_on_a_terminal_are_counted() -> None:
    points = tuple(Point(f"{1900 + at}", 1) for at in range(100))
    long = Report("test", "A test", (), (), (), (Series("s", "A series", points),), (), nx.MultiDiGraph())
    assert "1922 to 1999, highest 1, sum 78; 22 earlier periods, sum 22, have no room: --unit takes longer" in (
        render(long, "text", Look(width=80))
    ).replace("\n", " ")
    assert "no room" not in render(long, "text", Look(width=120))
