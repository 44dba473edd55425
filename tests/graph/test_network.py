"""Relations -> the graph: the attributes that everything downstream counts on."""

from __future__ import annotations

import networkx as nx
import pytest
from graphs import ARTICLES, ENTITIES, RELATIONS, small
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Evidence
from graph.network import network
from graph.store import serialised

NODE = {"label", "name", "country", "iso3", "title", "aliases", "articles"}
EDGE = {
    "id", "type", "date", "date_end", "precision", "status", "place", "mode", "kind", "event", "parties", "plover", "cameo",
    "goldstein", "confidence", "articles", "quotes", "evidence",
}  # fmt: skip


def test_it_is_a_multigraph_with_the_attributes_of_the_contract() -> None:
    graph = small()
    assert isinstance(graph, nx.MultiDiGraph)
    assert all(set(values) == NODE for _, values in graph.nodes(data=True))
    assert all(set(values) == EDGE and values["id"] == key for *_, key, values in graph.edges(keys=True, data=True))
    assert graph.number_of_edges() == len(RELATIONS)


def test_an_edge_is_dated_by_the_days_of_its_span() -> None:
    [month] = [values for *_, values in small().edges(data=True) if values["precision"] == "month"]
    assert (month["date"], month["date_end"], month["status"]) == ("2025-07-01", "2025-07-31", "denied")
    undated = [values for *_, values in small().edges(data=True) if values["precision"] is None]
    assert all(values["date"] is values["date_end"] is None for values in undated)


def test_a_country_alone_has_a_code() -> None:
    graph = small()
    assert graph.nodes["RUS"]["iso3"] == "RUS"
    assert graph.nodes["lavrov"]["iso3"] is None
    assert graph.nodes["lavrov"]["country"] == "RUS"


def test_quotes_stand_in_the_order_of_evidence() -> None:
    for *_, values in small().edges(data=True):
        assert values["quotes"] == [evidence.quote for evidence in values["evidence"]]
        assert all(isinstance(evidence, Evidence) for evidence in values["evidence"])


def test_articles_and_nodes_name_each_other() -> None:
    graph = small()
    for id, article in graph.graph["articles"].items():
        assert article["mentions"] == sorted(n for n, values in graph.nodes(data=True) if id in values["articles"])


def test_who_stands_in_no_relation_is_left_out() -> None:
    assert "un" not in small(len(RELATIONS) - 1)


def test_a_relation_of_unknown_entities_is_an_error() -> None:
    with pytest.raises(KeyError):
        network([], RELATIONS, [])


@given(st.permutations(RELATIONS), st.permutations(list(ENTITIES.values())), st.permutations(list(ARTICLES.values())))
def test_the_same_in_any_order_gives_the_same_bytes(relations, entities, articles) -> None:
    assert serialised(network(entities, relations, articles)) == serialised(small())


@given(st.sampled_from(range(len(RELATIONS))))
def test_any_change_changes_the_bytes(without: int) -> None:
    assert serialised(small(without)) != serialised(small())
