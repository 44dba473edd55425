"""The centrality report: what it counts, what it says, and how sure."""

from __future__ import annotations

from datetime import date

import pytest
from graphs import ARTICLES, ENTITIES, RELATIONS, relation, small

from graph.errors import UsageError
from graph.measures import MEASURES, resampling
from graph.measures.selection import Scope
from graph.model import Entity, Label
from graph.network import network
from graph.report.centrality import Asked, centrality
from graph.report.document import Report, Table, Value


def table(report: Report, name: str) -> Table:
    return next(one for one in report.tables if one.name == name)


def column(table: Table, key: str) -> list[Value]:
    at = [one.key for one in table.columns].index(key)
    return [row[at].value for row in table.rows]


def test_states_are_ranked_by_what_their_officials_did_too() -> None:
    actors = table(centrality(small(), Asked(draws=0)), "actors")
    assert column(actors, "actor") == ["Russia", "Pakistan", "United States"]
    assert column(actors, "strength") == [4.0, 3.0, 1.0]
    assert column(actors, "rank") == [1, 2, 3]


def test_officials_are_ranked_by_whom_they_met_and_a_tie_is_shown_as_one() -> None:
    actors = table(centrality(small(), Asked(of="officials", draws=0)), "actors")
    assert column(actors, "actor") == ["Sergey Lavrov", "Syed Tariq Fatemi"]
    assert column(actors, "rank") == [1, 1]
    assert column(actors, "ties") == [1, 1]
    assert column(actors, "strength") == [2.0, 2.0]


def test_planned_and_denied_stay_out_and_the_report_says_so() -> None:
    report = centrality(small(), Asked(of="all", draws=0))
    assert "1 event was planned and left out." in report.notes
    assert "1 event was denied and left out." in report.notes
    with_all = centrality(small(), Asked(of="all", draws=0, scope=Scope(statuses=("happened", "planned", "denied"))))
    assert not any("left out" in note and "was" in note for note in with_all.notes)
    assert report.graph.number_of_edges() + 2 == with_all.graph.number_of_edges() == small().number_of_edges()


def test_every_number_leads_to_relations_of_the_drawn_graph() -> None:
    report = centrality(small(), Asked(draws=10))
    keys = {key for _, _, key in report.graph.edges(keys=True)}
    for one in report.tables:
        for row in one.rows:
            assert all(set(cell.relations) <= keys for cell in row)
            assert any(cell.relations for cell in row)
            assert all(cell.actor is None or cell.actor in report.graph for cell in row)


def test_every_column_has_a_sentence_that_explains_it() -> None:
    report = centrality(small(), Asked(of="all", draws=10))
    assert {one.key for one in table(report, "actors").columns} >= set(MEASURES)
    assert all(one.help.endswith((".", "it.")) for each in report.tables for one in each.columns)


def test_only_what_is_asked_is_measured() -> None:
    keys = [
        one.key for one in table(centrality(small(), Asked(measures=("degree",), by="core", draws=0)), "actors").columns
    ]
    assert [key for key in keys if key in MEASURES] == ["core", "degree"]


def test_what_rests_on_one_article_is_marked() -> None:
    actors = table(centrality(small(), Asked(draws=0)), "actors")
    assert dict(zip(column(actors, "actor"), column(actors, "one_article"), strict=True)) == {
        "Russia": "", "Pakistan": "", "United States": "yes",
    }  # fmt: skip


def test_rank_intervals_hold_their_ends_and_are_the_same_at_each_run() -> None:
    first, second = (table(centrality(small(), Asked(draws=50)), "actors") for _ in range(2))
    assert first == second
    for best, worst in zip(column(first, "rank_best"), column(first, "rank_worst"), strict=True):
        assert 1 <= int(best or 0) <= int(worst or 0) <= 3


def test_constraint_ranks_the_lowest_first() -> None:
    report = centrality(small(), Asked(by="constraint", draws=0))
    assert column(table(report, "actors"), "constraint") == sorted(column(table(report, "actors"), "constraint"))
    assert "Lowest, and so first, by constraint: Russia" in report.summary[1]


def test_dates_cut_the_ranking_and_what_is_outside_is_counted() -> None:
    scope = Scope(since=date(2025, 6, 1), until=date(2025, 6, 30))
    report = centrality(small(), Asked(scope=scope, draws=0))
    assert column(table(report, "actors"), "actor") == ["Pakistan", "Russia"]
    assert "3 events lie outside the dates asked for." in report.notes
    assert "2 events without a known date are left out, because dates were asked for." in report.notes


def test_a_graph_without_ties_has_nothing_to_rank_and_says_so() -> None:
    report = centrality(small(), Asked(scope=Scope(layers=("material",))))
    assert report.summary == ("No two actors are tied in this projection: there is nothing to rank.",)
    assert table(report, "actors").rows == ()


def test_blocs_can_be_given() -> None:
    roles = table(
        centrality(small(), Asked(blocs={"RUS": "East", "PAK": "South", "USA": "West"}, draws=0)), "brokerage"
    )
    assert column(roles, "bloc") == ["East"]
    assert column(roles, "liaison") == [1]


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="'fame' is no measure"):
        centrality(small(), Asked(by="fame"))
    with pytest.raises(UsageError, match="'fame' is no projection"):
        centrality(small(), Asked(projection="fame"))


def test_series_and_picture_hold_only_what_is_counted() -> None:
    report = centrality(small(), Asked(of="officials", draws=0))
    (meetings,) = report.series
    assert meetings.name == "meetings"
    assert sum(point.value for point in meetings.points) == 1, "of the two meetings of the two officials one is dated"
    assert {type for _, _, type in report.graph.edges(data="type")} == {"MET_WITH", "REPRESENTS"}
    assert centrality(small(), Asked(of="all", draws=0)).graph.number_of_edges() > report.graph.number_of_edges()


def test_what_is_not_counted_is_said_by_its_reason() -> None:
    report = centrality(small(), Asked(draws=0))
    assert "3 other relations of the graph are not counted: 2 to an agreement or project and 1 with an end that is " \
        "not among these actors." in report.notes  # fmt: skip


def test_the_weight_is_explained_and_every_actor_that_ties_is_counted() -> None:
    report = centrality(small(), Asked(of="all", weights=("count", "plover"), draws=0))
    said = dict(report.parameters)["weights"]
    assert said == "count (a relation weighs 1) x plover (a relation weighs the size of the score of its PLOVER class)"
    assert ", dated from 2024 to 2025-06-03." in report.summary[0]


def test_intervals_of_betweenness_are_spared_in_large_nets_and_the_report_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(resampling, "WORK", 7 * 3 * 50)  # three actors, four entries of ties: fifty times
    some, unasked = (centrality(small(), Asked(by="betweenness", draws=draws)) for draws in (60, None))
    assert dict(some.parameters)["draws"] == "60"
    assert dict(unasked.parameters)["draws"] == "50"
    assert (
        "Betweenness takes long among 3 actors: the ranks have intervals from 50 draws only (--draws 200 makes all)."
        in (unasked.notes)
    )
    monkeypatch.setattr(resampling, "WORK", 1)
    none = centrality(small(), Asked(by="betweenness"))
    assert "rank_best" not in [one.key for one in table(none, "actors").columns]
    assert dict(centrality(small(), Asked()).parameters)["draws"] == "200"


def test_two_actors_of_one_name_are_named() -> None:
    twin = Entity("twin", Label.OFFICIAL, "Sergey Lavrov", "USA")
    told = [*RELATIONS, relation("MET_WITH", "twin", "fatemi", "2025-06-03")]
    report = centrality(network([*ENTITIES.values(), twin], told, ARTICLES.values()), Asked(of="officials", draws=0))
    assert any("count apart: Sergey Lavrov (RUS and USA); where they are one" in note for note in report.notes)
    assert not any("count apart" in note for note in centrality(small(), Asked(of="officials", draws=0)).notes)
