"""Names that try to break out: they come back whole, or are refused with a reason, and the graph is unharmed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from graphs import ARTICLES, ENTITIES, relation

from cypher import catalog
from cypher.parameters import literal
from graph.browser import favourites, guide
from graph.databases import Database, arcadedb, open_database
from graph.databases.pull import pull
from graph.databases.push import push
from graph.databases.rows import parts
from graph.errors import DatabaseError, UsageError
from graph.model import Article, Entity, Label
from graph.network import network
from graph.store.find import serialised

PIECES = (
    "`", "``", "'", '"', "''", "\\", "\\'", '\\"', "\\\\", "\\u0027", "\\u0060", "\\u005c'", "$actor", "${x}",
    "{{x}}", "}) DETACH DELETE n", "'}) DETACH DELETE (n) //", "`) DETACH DELETE n //",
    "'; MATCH (n) DETACH DELETE n; //", "*/ MATCH (n) DELETE n /*", "//", "/*", "--", "] RETURN 1", "' OR 1=1",
    "' UNION MATCH (n) RETURN n", "\x00", "a\x00b", "\x01\x02", "\x1b[31m", "\r\n", "\n", "\t", "\u2028",
    "\u202e", "\u200b", "\ufeff", "́", "ﬀ", "İ", "ß", "🕊", "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "עברית", "العربية", "中文", "𝔘𝔫𝔦", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&amp;",
    "</slide>", "</pre>", "=1+1", "+1", "@x", "-1", ":param x => 1", ":play http://x", "null", "NULL", "None",
    "true", "NaN", "0", " ", "  x  ", "%s%s%n", "{0}", "../../etc/passwd", "a/b", "C:\\x", "|", "a|b",
    "; rm -rf", "$(x)", "x" * 10_000, "é" * 10_000,
)  # fmt: skip
NAMES = [*PIECES, *(f"Name {piece} end" for piece in PIECES), *(f"{piece}'" for piece in PIECES)]
ENGINES = [*(pytest.param(name, marks=pytest.mark.neo4j) for name in ("neo4j", "py2neo")), "arcadedb"]
HALVES = ["\ud800", "a\udfffb", "\udc00\ud800"]


def hostile(names: list[str]) -> nx.MultiDiGraph:
    """Officials of these names, and of ids made from them; a text, a place and a title as hostile for each."""
    people = [Entity(f"o{at}:{name[:300]}", Label.OFFICIAL, name, name, name, (name,)) for at, name in enumerate(names)]
    article = Article("text", names[0], None, names[-1], names[1 % len(names)])
    met = [replace(relation("MET_WITH", "RUS", person.id, "2025-06-03", place=person.name)) for person in people]
    return network([*ENTITIES.values(), *people], met, [article, *ARTICLES.values()])


@pytest.fixture(
    params=[pytest.param("neo4j", marks=pytest.mark.neo4j), pytest.param("py2neo", marks=pytest.mark.neo4j), "arcadedb"]
)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "arcadedb":
        opened = arcadedb.open(tmp_path / "embedded")
    else:
        url = request.getfixturevalue("empty_neo4j")
        opened = open_database(url if request.param == "neo4j" else f"py2neo+{url}")
    with opened:
        yield opened


def test_there_are_200_of_them() -> None:
    assert len(NAMES) >= 200


def test_hostile_names_go_in_and_come_back_whole(database: Database) -> None:
    graph = hostile(NAMES)
    push(database, graph)
    assert serialised(pull(database)) == serialised(graph)


def test_hostile_parameters_find_themselves_and_nothing_else(database: Database) -> None:
    push(database, hostile(NAMES))
    query = catalog.query("meetings")
    for at, name in enumerate(NAMES):
        rows = database.read(query.text, query.defaults() | {"actor": f"o{at}:{name[:300]}"}).rows
        assert len(rows) == 1
        assert name in rows[0]
    assert database.read("MATCH (n:Official) RETURN count(n)").rows == ((len(NAMES),),)


def test_literals_in_favourites_are_the_text_or_refused(database: Database) -> None:
    for name in NAMES:
        try:
            written = literal(name)
        except UsageError:
            assert "\\" in name or not name.isprintable()
            continue
        assert database.read(f"RETURN {written} AS value").rows == ((name,),)


@pytest.mark.parametrize("name", NAMES)
def test_favourites_and_guide_hold_a_hostile_name_without_harm(name: str) -> None:
    try:
        literal(name)
    except UsageError:
        with pytest.raises(UsageError, match="cannot be written into a query"):
            guide.guide({"actor": name})
        return
    page = guide.guide({"actor": name})
    assert page.count("</slide>") == page.count("<slide ") == len(catalog.TOPICS) + 3
    assert "<script" not in page
    assert "<img src=x" not in page
    rows = list(csv.DictReader(io.StringIO(favourites.saved({"actor": name}))))
    assert len(rows) == len(catalog.queries()) + len(catalog.TOPICS)


@pytest.mark.parametrize("name", HALVES)
def test_half_a_surrogate_pair_is_refused_before_anything_is_written(name: str) -> None:
    with pytest.raises(DatabaseError, match="holds half a surrogate pair"):
        list(parts(hostile([name]))[0].rows())
    with pytest.raises(UsageError, match="holds half a surrogate pair, which is no text"):
        catalog.query("meetings").values({"actor": name})


@pytest.mark.parametrize(("field", "size"), [("id", 3000), ("name", 40_000), ("country", 40_000)])
def test_what_no_index_takes_is_refused_before_anything_is_written(field: str, size: int) -> None:
    person = replace(Entity("o", Label.OFFICIAL, "n", "c"), **{field: "x" * size})
    graph = network([*ENTITIES.values(), person], [relation("MET_WITH", "RUS", person.id)], ARTICLES.values())
    with pytest.raises(DatabaseError, match=f"the {field} of .* has {size} bytes"):
        list(parts(graph)[0].rows())
