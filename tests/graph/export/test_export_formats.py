"""The table of formats is true: every module has its row, every field it names exists, every text row is read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from export_readers import READERS
from export_table import BEGIN, table

import graph.export
from graph.export import FORMATS, MODULES
from graph.export.fields import ARTICLE, EDGE, NODE

HELPERS = {"__init__", "fields", "places", "rdf", "tables", "xml"}
ELSEWHERE = {  # format -> the test that opens it in its own way
    "neo4j": "test_export_neo4j.py",
    "cypher": "test_export_neo4j.py",
    "cyjs": "test_export_cytoscape.py",
    "ftm": "test_export_followthemoney.py",
    "sqlite": "test_export_command.py",
}


def test_every_module_is_in_the_table_and_every_row_has_one() -> None:
    written = {path.stem for path in Path(graph.export.__file__).parent.glob("*.py")}
    assert set(MODULES) == set(FORMATS)
    assert set(MODULES.values()) == written - HELPERS


def test_every_format_is_opened_by_an_independent_reader() -> None:
    read = {name for name, _ in READERS.values()}
    assert read | set(ELSEWHERE) == set(FORMATS)
    assert not read & set(ELSEWHERE)
    for file in ELSEWHERE.values():
        assert (Path(__file__).parent / file).is_file()


@pytest.mark.parametrize("name", FORMATS)
def test_a_row_names_only_fields_that_there_are(name: str) -> None:
    tables = {"entities": NODE, "relations": EDGE, "articles": ARTICLE}
    for field in FORMATS[name].lacks:
        table, _, column = field.partition(".")
        assert column == "*" or column in tables[table]
    assert FORMATS[name].shape in ("text", "file", "folder")


def test_no_suffix_stands_for_two_formats() -> None:
    suffixes = [suffix for format in FORMATS.values() for suffix in format.suffixes]
    assert len(suffixes) == len(set(suffixes))


def test_the_readme_shows_the_table_as_it_is() -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    if BEGIN not in readme:
        pytest.skip("the README has no table of formats")
    assert table() in readme
