"""Brokerage roles, on the definition's own cases and against all triples counted one by one."""

from __future__ import annotations

from itertools import permutations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nets import named, of

from graph.measures.brokerage import ROLES, brokerage, role
from graph.measures.net import Tie, net


@pytest.mark.parametrize(
    ("groups", "name"),
    [
        ("AAA", "coordinator"),
        ("ABA", "itinerant"),
        ("AAB", "representative"),
        ("ABB", "gatekeeper"),
        ("ABC", "liaison"),
    ],
)
def test_the_five_roles_of_gould_and_fernandez(groups: str, name: str) -> None:
    # Gould and Fernandez 1989, figure 1: a -> broker -> b, with the groups of the three in this order.
    assert role(*groups) == name
    line = of(nx.DiGraph([(0, 1), (1, 2)]))
    found = brokerage(line, {f"000{at}": group for at, group in enumerate(groups)})
    assert found["0001"] == {one: int(one == name) for one in ROLES}
    assert not any(found["0000"].values())


def test_a_tie_without_direction_counts_each_pair_both_ways() -> None:
    line = net([Tie(("1",), "a", "m"), Tie(("2",), "m", "b")])
    assert brokerage(line, {"a": "X", "m": "X", "b": "Y"})["m"] == {
        "coordinator": 0, "itinerant": 0, "representative": 1, "gatekeeper": 1, "liaison": 0,
    }  # fmt: skip


def test_who_has_no_group_takes_no_part() -> None:
    line = of(nx.DiGraph([(0, 1), (1, 2)]))
    assert brokerage(line, {"0000": "A", "0001": "A"}) == {
        "0000": dict.fromkeys(ROLES, 0), "0001": dict.fromkeys(ROLES, 0),
    }  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 9), st.integers(0, 2**20), st.floats(0.1, 0.9))
def test_the_counts_are_those_of_all_triples(nodes: int, seed: int, density: float) -> None:
    graph = nx.gnp_random_graph(nodes, density, seed=seed, directed=True)
    groups = {node: "ABC"[(node * 7 + seed) % 3] for node in graph}
    found = brokerage(of(graph), {named(node): group for node, group in groups.items()})
    counted = {node: dict.fromkeys(ROLES, 0) for node in graph}
    for a, broker, b in permutations(graph, 3):
        if graph.has_edge(a, broker) and graph.has_edge(broker, b) and not graph.has_edge(a, b):
            counted[broker][role(groups[a], groups[broker], groups[b])] += 1
    assert found == {named(node): counts for node, counts in counted.items()}
