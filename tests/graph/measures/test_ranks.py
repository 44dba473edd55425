"""Ranks and how sure they are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.measures.degree import degree, strength
from graph.measures.net import Tie
from graph.measures.projections import Projection
from graph.measures.ranks import ranks, rounded
from graph.measures.resampling import Hinge, Interval, draws, intervals, without_each


def projection(*ties: Tie) -> Projection:
    nodes = tuple(sorted({end for tie in ties for end in (tie.source, tie.target)}))
    return Projection("meetings", nodes, ties, 0)


def test_actors_that_tie_share_the_best_rank_and_the_next_ones_are_left_out() -> None:
    assert ranks(np.array([3.0, 5.0, 3.0, 1.0])).tolist() == [2, 1, 2, 4]
    assert ranks(np.array([3.0, 5.0, 3.0, 1.0]), low_first=True).tolist() == [2, 4, 2, 1]


def test_values_that_differ_by_rounding_only_are_a_tie() -> None:
    assert ranks(np.array([0.1 + 0.2, 0.3, 0.4])).tolist() == [2, 2, 1]
    assert rounded(np.array([1 / 3, -0.0, 1e-17, 123456789012.0])).tolist() == [0.333333333, 0.0, 0.0, 123456789000.0]


@settings(max_examples=60)
@given(st.lists(st.floats(-1e6, 1e6), max_size=30))
def test_a_rank_is_one_more_than_the_number_of_higher_values(values: list[float]) -> None:
    kept = rounded(np.array(values))
    assert ranks(kept).tolist() == [1 + int((kept > value).sum()) for value in kept]


ONE_EACH = projection(
    *(Tie((f"r{at}",), "hub", f"n{at}", 1.0, True, (f"a{at}",)) for at in range(6)),
    Tie(("x",), "n0", "n1", 5.0, True, ("a0",)),
)


def test_the_same_seed_draws_the_same_and_another_seed_others() -> None:
    assert intervals(ONE_EACH, strength, times=40) == intervals(ONE_EACH, strength, times=40)
    first = [net.weights.toarray().tolist() for net in draws(ONE_EACH, 5, seed=1)]
    assert first != [net.weights.toarray().tolist() for net in draws(ONE_EACH, 5, seed=2)]


def test_what_every_article_tells_alike_is_sure() -> None:
    said = ("a", "b", "c")
    sure = projection(Tie(("1",), "x", "y", 1.0, True, said), Tie(("2",), "x", "z", 1.0, True, said))
    assert intervals(sure, degree, times=50)["x"] == Interval(1, 1)


def test_a_rank_that_rests_on_one_article_reaches_down_to_the_last() -> None:
    assert intervals(ONE_EACH, strength, times=100)["n1"].worst == len(ONE_EACH.nodes)
    assert intervals(ONE_EACH, strength, times=100)["n1"].best <= 3


def test_a_relation_weighs_as_often_as_its_articles_were_drawn_on_average() -> None:
    total = np.mean([net.weights.sum() / 2 for net in draws(ONE_EACH, 2000)])
    assert total == pytest.approx(11.0, rel=0.03)


def test_no_articles_give_no_intervals() -> None:
    assert intervals(projection(Tie(("1",), "a", "b")), strength) == {}


def test_the_source_that_a_rank_hangs_on_is_named() -> None:
    told = projection(
        Tie(("1",), "a", "b", 3.0, True, ("x",)),
        Tie(("2",), "c", "d", 2.0, True, ("y",)),
        Tie(("3",), "a", "d", 0.5, True, ("x", "y")),
    )
    found = without_each(told, strength, {"x": "paper", "y": "wire"})
    assert found["b"] == Hinge("paper", 4)
    assert found["c"] == Hinge("paper", 2)
    assert found["a"] == Hinge("paper", 3)
    assert without_each(told, strength, {"x": "paper", "y": "paper"}) == {}
