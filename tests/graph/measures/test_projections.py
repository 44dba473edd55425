"""What ties two actors, and what a relation weighs."""

from __future__ import annotations

from datetime import date

import pytest
from graphs import ENTITIES, small
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.measures.projections import PROJECTIONS, Reason, principals, project
from graph.measures.selection import EVERYTHING, Scope, latest, select
from graph.measures.weights import WEIGHTS, plover_scores, weigher
from graph.ontology import types


def ties(name: str, scope: Scope | None = None, labels: tuple[str, ...] | None = None) -> set[tuple[str, str, float]]:
    graph = select(small(), scope or Scope())
    return {(tie.source, tie.target, tie.weight) for tie in project(graph, name, weigher(graph), labels).ties}


def test_officials_act_for_the_state_that_they_represent() -> None:
    assert principals(small()) == {"lavrov": "RUS", "fatemi": "PAK"}


def test_an_official_without_represents_acts_for_the_state_of_its_country_code() -> None:
    assert principals(small(0, 1)) == {"lavrov": "RUS", "fatemi": "PAK"}


def test_only_meetings_tie_those_who_met() -> None:
    assert ties("meetings") == {("fatemi", "lavrov", 1.0)}


def test_states_are_tied_by_what_their_officials_did() -> None:
    assert ties("states") == {("PAK", "RUS", 1.0), ("USA", "RUS", 1.0), ("un", "PAK", 1.0)}
    graph = select(small(), Scope())
    found = project(graph, "states", weigher(graph))
    assert len(found.ties) == 5
    assert found.left_out == {Reason.THING: 2}, "what was signed ties no two states"


def test_labels_keep_both_ends_to_the_kind_asked_for() -> None:
    assert ties("states", labels=("Country",)) == {("PAK", "RUS", 1.0), ("USA", "RUS", 1.0)}


def test_an_actor_is_tied_to_what_it_signed_and_is_involved_in() -> None:
    assert ties("agreements") == {("RUS", "pact", 1.0), ("PAK", "pact", 1.0), ("PAK", "mill", 1.0)}


def test_an_agreement_of_n_ties_each_two_of_its_parties_by_one_over_n_less_one() -> None:
    assert ties("shared-agreements") == {("PAK", "RUS", 1.0)}
    graph = select(small(), EVERYTHING)
    found = project(graph, "shared-agreements", weigher(graph))
    assert [(tie.source, tie.target, len(tie.relations)) for tie in found.ties] == [("PAK", "RUS", 2)] * 2


def test_planned_and_denied_tie_nobody_unless_asked_for() -> None:
    assert ("lavrov", "PAK", 1.0) not in ties("relations")
    assert ("lavrov", "PAK", 1.0) in ties("relations", Scope(statuses=("denied",)))


def test_layers_and_dates_cut_the_graph_and_keep_whom_officials_represent() -> None:
    conflict = select(small(), Scope(layers=("conflict",)))
    assert [edge["type"] for _, _, edge in conflict.edges(data=True)] == ["ACCUSED"]
    june = select(small(), Scope(since=date(2025, 6, 1), until=date(2025, 6, 30)))
    assert sorted(edge["type"] for _, _, edge in june.edges(data=True)) == [
        "MET_WITH", "REPRESENTS", "REPRESENTS", "VISITED",
    ]  # fmt: skip
    assert project(june, "states", weigher(june)).nodes == ("PAK", "RUS")


def test_a_span_that_reaches_into_the_time_counts() -> None:
    december = select(small(), Scope(since=date(2024, 12, 31), until=date(2024, 12, 31)))
    assert [edge["date"] for _, _, edge in december.edges(data=True) if edge["type"] == "MET_WITH"] == ["2024-01-01"]


def test_the_last_day_of_the_graph_is_that_of_relations_and_articles() -> None:
    assert latest(small()) == date(2025, 7, 31)


EDGE = {"parties": 4, "goldstein": -5.0, "date_end": "2025-06-01", "articles": []}


@pytest.mark.parametrize(
    ("names", "weight"),
    [
        (("count",), 1.0),
        (("shared",), 1 / 3),
        (("goldstein",), 5.0),
        (("cooperation",), 0.0),
        (("conflict",), 5.0),
        (("shared", "goldstein"), 5 / 3),
        (("recency",), 0.5),
    ],
)
def test_weights_and_their_products(names: tuple[str, ...], weight: float) -> None:
    assert weigher(small(), names, half_life=30, day=date(2025, 7, 1))(EDGE) == pytest.approx(weight)


def test_an_undated_relation_is_as_old_as_its_latest_article() -> None:
    graph = small()
    undated = [edge for _, _, edge in graph.edges(data=True) if edge["type"] == "INVOLVES"]
    assert weigher(graph, ("recency",))(undated[0]) == 0.0, "its article has no date either"
    weigh = weigher(graph, ("recency",), half_life=1, day=date(2025, 6, 5))
    represents = next(edge for u, _, edge in graph.edges(data=True) if u == "fatemi" and edge["type"] == "REPRESENTS")
    assert weigh(represents) == 0.5


@settings(max_examples=50)
@given(st.sampled_from(sorted(WEIGHTS)), st.floats(-10, 10), st.integers(2, 50), st.floats(0.1, 1e4))
def test_no_weight_is_below_nought(name: str, goldstein: float, parties: int, half_life: float) -> None:
    edge = EDGE | {"goldstein": goldstein, "parties": parties, "plover": "REQUEST"}
    assert weigher(small(), (name,), half_life, date(2025, 7, 1))(edge) >= 0


def test_every_plover_class_has_a_score_of_the_sign_of_its_types() -> None:
    scores = plover_scores()
    assert scores["CONSULT"] == 3.03, "the mean of 1, 1, 1.9, 2.8, 2.5, 5 and 7"
    assert scores["MOBILIZE"] == -7.2
    for kind in types().values():
        if kind.plover is not None and kind.code is not None:
            assert (scores[kind.plover] > 0) == (kind.code.goldstein > 0), kind.name


def test_what_is_of_one_plover_class_weighs_alike() -> None:
    weigh = weigher(small(), ("plover",))
    call, negotiation = ({"plover": "CONSULT", "goldstein": value} for value in (1.0, 7.0))
    assert weigh(call) == weigh(negotiation) == 3.03
    assert weigh({"plover": None}) == 0.0


def test_what_is_left_out_is_counted_by_its_reason() -> None:
    graph = select(small(), Scope())
    assert project(graph, "relations", weigher(graph), ("Country",)).left_out == {Reason.THING: 2, Reason.OTHERS: 4}
    assert Reason.NOTHING in project(graph, "states", weigher(graph, ("conflict",))).left_out


def test_what_is_unknown_is_named_with_the_way_out() -> None:
    graph = small()
    with pytest.raises(UsageError, match="'x' is no weight: choose one of count, shared, "):
        weigher(graph, ("x",))
    with pytest.raises(UsageError, match="a half-life of 0 days cannot be: give a number above 0"):
        weigher(graph, ("recency",), half_life=0)
    with pytest.raises(UsageError, match="'x' is no projection: choose one of meetings, "):
        project(graph, "x", weigher(graph))


def test_agreements_stay_in_whatever_actors_are_asked_for() -> None:
    assert ties("agreements", labels=("Country",)) == {("RUS", "pact", 1.0), ("PAK", "pact", 1.0), ("PAK", "mill", 1.0)}
    assert ties("agreements", labels=("Official",)) == set()


def test_a_projection_that_holds_no_such_actors_is_refused() -> None:
    graph = small()
    with pytest.raises(UsageError, match="states holds no Official: choose one of meetings, relations, agreements"):
        project(graph, "states", weigher(graph), ("Official",))


def test_every_projection_holds_only_the_labels_that_it_names() -> None:
    graph = select(small(), EVERYTHING)
    for name, kind in PROJECTIONS.items():
        found = project(graph, name, weigher(graph))
        assert {str(ENTITIES[node].label) for node in found.nodes} <= set(kind.labels)
        assert all(tie.source != tie.target for tie in found.ties)
