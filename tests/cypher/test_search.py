"""Searching names: any case, with and without accents, every alias, the closest first; the same on every engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from graphs import ARTICLES, ENTITIES, relation

from cypher import catalog
from graph.browser import guide
from graph.databases import Database, arcadedb, open_database
from graph.databases.push import push
from graph.model import Entity, Label
from graph.network import network

PEOPLE = (
    Entity("erdogan", Label.OFFICIAL, "Recep Tayyip Erdoğan", "TUR", "President", ("Tayyip Erdogan",)),
    Entity("soltan", Label.OFFICIAL, "Erdoğan Sultan", "KAZ", None, ("A. Sultan",)),
    Entity("gross", Label.OFFICIAL, "Jürgen Groß-Ångström", "DEU", "Außenminister"),
    Entity("orsted", Label.OFFICIAL, "Łukasz Ørsted", "DNK", None, ("L. O'Rsted",)),
    Entity("zoe", Label.OFFICIAL, "Zoe\u0308 Čaputová", "SVK"),
    Entity("Erd", Label.ORGANIZATION, "Erdo"),
)
FOUND = {
    "erdogan": ["erdogan", "soltan"],
    "ERDOĞAN": ["erdogan", "soltan"],
    "tayyip  erdogan": ["erdogan"],
    "erdo": ["Erd", "erdogan", "soltan"],
    "a. sultan": ["soltan"],
    "gross angstrom": ["gross"],
    "aussenminister jurgen": ["gross"],
    "lukasz orsted": ["orsted"],
    "o'rsted": ["orsted"],
    "ørsted łukasz": ["orsted"],
    "zoë caputova": ["zoe"],
    "nobody": [],
}


def graph() -> nx.MultiDiGraph:
    met = [relation("MET_WITH", "RUS", person.id, "2025-06-03") for person in PEOPLE]
    more = relation("MET_WITH", "PAK", "erdogan", "2025-06-03")
    return network([*ENTITIES.values(), *PEOPLE], [*met, more], ARTICLES.values())


@pytest.fixture(params=[pytest.param("neo4j", marks=pytest.mark.neo4j), "arcadedb"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    neo4j = request.param == "neo4j"
    opened = open_database(request.getfixturevalue("empty_neo4j")) if neo4j else arcadedb.open(tmp_path / "embedded")
    with opened:
        push(opened, graph())
        yield opened


def test_names_are_found_in_any_case_with_and_without_accents_closest_first(database: Database) -> None:
    query = catalog.query("search_names")
    for words, ids in FOUND.items():
        rows = database.read(query.text, query.defaults() | {"words": words}).mappings()
        assert [row["id"] for row in rows] == ids, words


@pytest.mark.neo4j
def test_the_full_text_index_of_the_guide_finds_misspelt_names_without_accents(empty_neo4j: str) -> None:
    with open_database(empty_neo4j) as database:
        push(database, graph())
        database.define("CALL db.awaitIndexes()")
        text = guide.MISSPELT.replace("'netanyaho~'", "'erdogn~'")
        assert text != guide.MISSPELT
        assert {row["name"] for row in database.read(text).mappings()} >= {"Recep Tayyip Erdoğan", "Erdoğan Sultan"}
