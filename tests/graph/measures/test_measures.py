"""Each measure against a published example, and against networkx and igraph."""

from __future__ import annotations

import sys

import igraph
import networkx as nx
import numpy as np
import pytest
from nets import by_name, florentine, karate, kite, named, of, random

from graph.errors import DiplographError, UsageError
from graph.measures import MEASURES, measure
from graph.measures.betweenness import by_networkx, by_rustworkx, by_scipy, engine
from graph.measures.closeness import closeness, harmonic
from graph.measures.communities import communities
from graph.measures.constraint import constraint, effective_size
from graph.measures.core import core
from graph.measures.degree import degree, in_strength, out_strength, strength
from graph.measures.eigenvector import DENSE, eigenvector
from graph.measures.hits import authorities, hubs
from graph.measures.net import Net, Tie, net
from graph.measures.pagerank import pagerank
from graph.measures.participation import participation
from graph.measures.steps import BATCH

CLOSE = 1e-9
RANDOM = [(30, 60, 1), (40, 30, 2), (25, 200, 3)]  # connected, in parts, dense


def igraph_of(graph: nx.Graph) -> igraph.Graph:
    names = sorted(graph, key=named)
    place = {node: at for at, node in enumerate(names)}
    made = igraph.Graph(
        n=len(names), edges=[(place[u], place[v]) for u, v in graph.edges()], directed=graph.is_directed()
    )
    made.es["weight"] = [data["weight"] for _, _, data in graph.edges(data=True)]
    return made


def in_order(graph: nx.Graph, values: dict[object, float]) -> np.ndarray:
    return np.array([values[node] for node in sorted(graph, key=named)], dtype=float)


# Published examples


def test_the_kite_has_a_different_first_actor_by_degree_closeness_and_betweenness() -> None:
    # Krackhardt 1990, Administrative Science Quarterly 35, figure 2: Diane has 6 ties, Fernando and Garth are nearest to
    # all, Heather lies between.
    measured = of(kite())
    by_degree, near, between = (by_name(measured, f(measured)) for f in (degree, closeness, by_networkx))
    assert by_degree == {"A": 4, "B": 4, "C": 3, "D": 6, "E": 3, "F": 5, "G": 5, "H": 3, "I": 2, "J": 1}
    assert {name: round(value, 3) for name, value in near.items()} == {
        "A": 0.529, "B": 0.529, "C": 0.5, "D": 0.6, "E": 0.5, "F": 0.643, "G": 0.643, "H": 0.6, "I": 0.429, "J": 0.31,
    }  # fmt: skip
    assert {name: round(value, 3) for name, value in between.items()} == {
        "A": 0.023, "B": 0.023, "C": 0, "D": 0.102, "E": 0, "F": 0.231, "G": 0.231, "H": 0.389, "I": 0.222, "J": 0,
    }  # fmt: skip


def test_the_medici_lie_between_the_families_of_florence() -> None:
    # Padgett and Ansell 1993 and Jackson 2008, "Social and Economic Networks", 1.2.1: Medici .522, Strozzi .103,
    # Guadagni .255.
    measured = of(florentine())
    found = by_name(measured, by_networkx(measured))
    assert [round(found[name], 3) for name in ("Medici", "Strozzi", "Guadagni")] == [0.522, 0.103, 0.255]


def test_the_karate_club_falls_into_four_groups_around_its_two_leaders() -> None:
    # Zachary 1977, Journal of Anthropological Research 33; the highest modularity, 0.4198, is proved in Brandes et al.
    # 2008, IEEE Transactions on Knowledge and Data Engineering 20.
    measured = of(karate())
    assert degree(measured)[[0, 33]].tolist() == [16, 17]
    assert core(measured).max() == 4
    found = communities(measured)
    assert len(found.groups) == 4
    assert 0.41 < found.modularity <= 0.4198
    assert found.group_of()["0000"] != found.group_of()["0033"]


def test_burt_s_example_of_effective_size_and_constraint() -> None:
    # A contact whose three others know nobody else: nothing is redundant, and the constraint is 3 * (1/3)²; three who all
    # know one another: one effective contact. Burt 1992, chapter 2; Borgatti 1997, Connections 20: n - 2t/n.
    star, clique = of(nx.star_graph(3)), of(nx.complete_graph(4))
    assert (effective_size(star)[0], constraint(star)[0]) == pytest.approx((3.0, 1 / 3))
    assert (effective_size(clique)[0], constraint(clique)[0]) == pytest.approx((1.0, 3 * (1 / 3 + 2 / 9) ** 2))
    borgatti = nx.Graph([("G", name) for name in "ABCDEF"] + [("A", "B"), ("A", "E"), ("B", "D")])
    measured = of(borgatti)
    assert by_name(measured, effective_size(measured))["G"] == pytest.approx(6 - 2 * 3 / 6)


def test_freeman_s_star_has_the_highest_centrality_that_can_be() -> None:
    # Freeman 1978: the middle of a star has degree n - 1, betweenness 1 and closeness 1.
    star = of(nx.star_graph(5))
    assert (degree(star)[0], by_networkx(star)[0], closeness(star)[0], harmonic(star)[0]) == (5, 1, 1, 1)


def test_pagerank_of_the_example_of_page_and_others() -> None:
    # Langville and Meyer 2006, "Google's PageRank and Beyond", the six pages of figure 4.1 with alpha 0.85 by hand:
    # two that point only to each other share all rank evenly.
    measured = of(nx.DiGraph([(0, 1), (1, 0)]))
    assert pagerank(measured).tolist() == pytest.approx([0.5, 0.5])
    line = of(nx.DiGraph([(0, 1)]))
    assert pagerank(line).tolist() == pytest.approx([1 / (2 + 0.85), 1.85 / 2.85])


def test_participation_is_even_spread_over_groups() -> None:
    # Guimerà and Amaral 2005: 1 - 1/m for ties spread evenly over m groups, 0 for ties to one.
    star = of(nx.star_graph(4))
    groups = {"0001": "a", "0002": "b", "0003": "c", "0004": "d"}
    assert participation(star, groups).tolist() == pytest.approx([0.75, 0, 0, 0, 0])


# Independent libraries


@pytest.mark.parametrize(("nodes", "edges", "seed"), RANDOM)
def test_the_undirected_measures_are_those_of_networkx(nodes: int, edges: int, seed: int) -> None:
    graph = random(nodes, edges, seed)
    measured = of(graph)
    for ours, theirs in (
        (degree, dict(graph.degree())),
        (strength, dict(graph.degree(weight="weight"))),
        (by_networkx, nx.betweenness_centrality(graph)),
        (by_rustworkx, nx.betweenness_centrality(graph)),
        (by_scipy, nx.betweenness_centrality(graph)),
        (closeness, nx.closeness_centrality(graph)),
        (lambda one: harmonic(one) * (nodes - 1), nx.harmonic_centrality(graph)),
        (pagerank, nx.pagerank(graph, tol=1e-14, max_iter=1000)),
        (core, nx.core_number(graph)),
        (constraint, {n: 0 if v != v else v for n, v in nx.constraint(graph, weight="weight").items()}),
        # Without `nodes` networkx 3.6 divides by the column's maximum in place of the row's.
        (effective_size, {n: 0 if v != v else v for n, v in nx.effective_size(graph, list(graph), "weight").items()}),
    ):
        assert np.allclose(ours(measured), in_order(graph, theirs), rtol=0, atol=CLOSE), ours


@pytest.mark.parametrize(("nodes", "edges", "seed"), RANDOM)
def test_the_undirected_measures_are_those_of_igraph(nodes: int, edges: int, seed: int) -> None:
    graph = random(nodes, edges, seed)
    measured, theirs = of(graph), igraph_of(graph)
    pairs = (nodes - 1) * (nodes - 2) / 2
    reached = [sorted(component) for component in theirs.connected_components()]
    main = max(reached, key=len)
    eigen = np.zeros(nodes)
    eigen[main] = theirs.induced_subgraph(main).eigenvector_centrality(weights="weight", scale=False)
    for ours, values in (
        (strength, theirs.strength(weights="weight")),
        (by_networkx, np.array(theirs.betweenness()) / pairs),
        (by_rustworkx, np.array(theirs.betweenness()) / pairs),
        (by_scipy, np.array(theirs.betweenness()) / pairs),
        (harmonic, theirs.harmonic_centrality()),
        (pagerank, theirs.pagerank(weights="weight", implementation="prpack")),
        (core, theirs.coreness()),
        (constraint, np.nan_to_num(theirs.constraint(weights="weight"))),
        (eigenvector, eigen / np.linalg.norm(eigen)),
    ):
        assert np.allclose(ours(measured), np.array(values), rtol=0, atol=1e-8), ours
    groups = communities(measured)
    member = [int(groups.group_of()[node]) for node in measured.nodes]
    assert groups.modularity == pytest.approx(theirs.modularity(member, weights="weight"), abs=CLOSE)


@pytest.mark.parametrize(("nodes", "edges", "seed"), [(30, 120, 4), (20, 90, 5)])
def test_the_directed_measures_are_those_of_networkx_and_igraph(nodes: int, edges: int, seed: int) -> None:
    graph = random(nodes, edges, seed, directed=True)
    measured, theirs = of(graph), igraph_of(graph)
    assert np.allclose(in_strength(measured), in_order(graph, dict(graph.in_degree(weight="weight"))))
    assert np.allclose(out_strength(measured), in_order(graph, dict(graph.out_degree(weight="weight"))))
    assert np.allclose(pagerank(measured), in_order(graph, nx.pagerank(graph, tol=1e-14, max_iter=1000)), atol=CLOSE)
    hub, authority = nx.hits(graph, max_iter=1000, tol=1e-14)
    assert np.allclose(hubs(measured), in_order(graph, hub), atol=1e-8)
    assert np.allclose(authorities(measured), in_order(graph, authority), atol=1e-8)
    scores = np.array(theirs.hub_score(weights="weight", scale=True))
    assert np.allclose(hubs(measured) / hubs(measured).max(), scores, atol=1e-8)


def test_the_eigenvector_is_the_same_by_iteration_as_by_all_eigenvectors() -> None:
    graph = random(DENSE + 50, 2000, 6)
    measured = of(graph)
    assert len(measured.nodes) > DENSE
    theirs = nx.eigenvector_centrality(graph, max_iter=5000, tol=1e-13, weight="weight")
    assert np.allclose(eigenvector(measured), in_order(graph, theirs), atol=1e-9)


def test_the_eigenvector_of_a_long_path_is_the_one_that_is_known() -> None:
    # Cvetković, Doob and Sachs 1980, "Spectra of Graphs", 2.6: sin(π i / (n + 1)); the next eigenvalue is very near.
    size = DENSE + 200
    known = np.sin(np.pi * np.arange(1, size + 1) / (size + 1))
    assert np.allclose(eigenvector(of(nx.path_graph(size))), known / np.linalg.norm(known), rtol=0, atol=1e-9)


def test_an_eigenvector_that_is_not_found_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["graph.measures.eigenvector"], "ROUNDS", 1)
    with pytest.raises(
        DiplographError, match="the eigenvector of 450 actors is not found in 1 rounds: choose other measures"
    ):
        eigenvector(of(nx.path_graph(DENSE + 50)))


def test_closeness_is_that_of_networkx_over_more_actors_than_search_together() -> None:
    graph = random(2 * BATCH + 10, 700, 8)
    measured = of(graph)
    assert np.allclose(closeness(measured), in_order(graph, nx.closeness_centrality(graph)), rtol=0, atol=CLOSE)
    others = len(graph) - 1
    assert np.allclose(harmonic(measured) * others, in_order(graph, nx.harmonic_centrality(graph)), rtol=0, atol=1e-8)


def test_a_ring_has_one_value_for_all_by_every_measure() -> None:
    for size in (4, 5, DENSE + 2):
        ring = of(nx.cycle_graph(size))
        for one in MEASURES.values():
            if not (one.name == "betweenness" and size > 100):
                assert np.ptp(one.values(ring)) < 1e-9, (one.name, size)


# What all have in common


def test_every_measure_takes_a_net_of_nobody_of_one_pair_and_of_actors_without_ties() -> None:
    for one in MEASURES.values():
        assert one.values(net([])).shape == (0,)
        assert np.isfinite(one.values(of(nx.path_graph(2)))).all()
        alone: Net = net([Tie(("r",), "a", "b")], nodes=["a", "b", "c"])
        values = one.values(alone)
        assert np.isfinite(values).all(), one.name
        assert values[0] == pytest.approx(values[1]), one.name


def test_loops_are_no_ties_and_parallel_ties_are_one_with_their_weights_summed() -> None:
    measured = net([Tie(("1",), "a", "a"), Tie(("2",), "a", "b", 2.0), Tie(("3",), "b", "a", 3.0, symmetric=False)])
    assert degree(measured).tolist() == [1, 1]
    assert strength(measured).tolist() == [5, 5]
    assert (out_strength(measured).tolist(), in_strength(measured).tolist()) == ([0, 3], [3, 0])
    assert measured.directed.toarray().tolist() == [[0, 2], [5, 0]]


def test_an_unknown_measure_or_engine_is_named_with_those_that_exist() -> None:
    with pytest.raises(UsageError, match="'fame' is no measure: choose one of degree, "):
        measure("fame")
    with pytest.raises(UsageError, match="'c' is no engine: choose one of scipy, networkx, rustworkx"):
        engine("c")
