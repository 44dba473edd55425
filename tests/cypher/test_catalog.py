"""The files of the library: headers that are enforced, and an example each that gives what it says."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from cypher import catalog
from cypher.parameters import inlined, literal
from graph import ontology
from graph.browser.favourites import values
from graph.databases import Database, schema
from graph.databases.cache import embedded
from graph.databases.rows import LABELS
from graph.databases.values import as_text
from graph.errors import UsageError

HEADER = {
    "name": "x", "title": "X", "topic": "meetings", "answers": "What.", "params": 'actor: text = "a"', "returns": "rows",
    "example": "none", "expected": "0 rows",
}  # fmt: skip
BODY = "MATCH (n {id: $actor})\nRETURN n.id AS id\nORDER BY id\n"


def file(body: str = BODY, **header: str) -> str:
    return "".join(f"// {key}: {value}\n" for key, value in (HEADER | header).items() if value) + body


@pytest.fixture(scope="module")
def shipped(shipped_store: Path) -> Iterator[Database]:
    with embedded(shipped_store) as database:
        yield database


@pytest.mark.parametrize("name", list(catalog.queries()))
def test_the_example_gives_what_the_header_says(name: str, shipped: Database) -> None:
    query = catalog.query(name)
    rows = shipped.read(query.text, values(query, {})).rows
    first = tuple(as_text(value) for value in rows[0]) if rows else None
    assert (len(rows), first) == (query.rows, query.first), "is it right? then: python bench/examples.py"


@pytest.mark.parametrize("name", list(catalog.queries()))
def test_a_favourite_gives_the_same_rows_as_the_query(name: str, shipped: Database) -> None:
    query = catalog.query(name)
    given = values(query, {})
    assert shipped.read(inlined(query.text, given)).rows == shipped.read(query.text, given).rows


def test_there_are_questions_enough_and_most_find_something_in_the_shipped_articles() -> None:
    library = catalog.queries().values()
    assert len(library) >= 40
    assert sum(query.rows > 0 for query in library) >= 0.8 * len(library)
    assert {query.topic for query in library} == set(catalog.TOPICS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (file(title=""), "the header has no 'title'"),
        (file(name="y"), "name is 'y': write one of x"),
        (file(topic="weather"), "topic is 'weather': write one of actors"),
        (file(returns="graph"), "returns is 'graph': write one of rows, path"),
        (file(params="actor: word = 1"), "params at 'actor: word = 1'"),
        (file(params='actor: date = "soon"'), "actor = 'soon' is no date"),
        (file(params="none"), "parameter 'actor' is used and not the other"),
        (file(example="other = 1"), "example at 'other = 1'"),
        (file(expected="some"), "expected is 'some'"),
        (file(body="MATCH (n {id: $actor}) RETURN n"), "returns rows without an ORDER BY"),
        ("// name: x\n// colour: red\n", "x.cypher:2: '// colour: red' is no header line"),
    ],
)
def test_a_wrong_header_names_the_file_and_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(UsageError) as error:
        catalog.parse("x.cypher", text)
    assert str(error.value).startswith("x.cypher") or said in str(error.value)
    assert said in str(error.value)


def test_the_templates_name_the_labels_and_types_of_the_ontology() -> None:
    strip = catalog.statement("strip_labels")
    assert strip.split("REMOVE n:")[1].strip().split(":") == list(LABELS)
    for type in (*ontology.types(), "MENTIONS"):
        assert f"[r:{type} " in catalog.template("write_relations", type=type)


@pytest.mark.parametrize("name", ["MET_WITH`", "A B", "", "A]->() DETACH DELETE (b)-[r:B", "É"])
def test_a_template_takes_no_other_names(name: str) -> None:
    with pytest.raises(UsageError, match="is no name of a label or a type"):
        catalog.template("write_relations", type=name)


def test_every_cypher_file_is_one_statement_without_a_semicolon() -> None:
    for path in Path(str(resources.files("cypher"))).rglob("*.cypher"):
        text = "".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("//"))
        assert path.name == "schema.cypher" or ";" not in text, path


def test_the_schema_for_cypher_shell_is_that_of_the_migrations() -> None:
    assert catalog.statement("schema") == schema.script(), "write it anew: python bench/examples.py"


@pytest.mark.parametrize("text", ["back\\slash", "\\u0027", "line\nbreak", "null\x00", "\u202eright to left", "\ud800"])
def test_a_text_that_could_end_a_literal_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="cannot be written into a query"):
        literal(text)
