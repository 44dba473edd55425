"""Reports on a dyad, a state, an official, a project, the coverage and the changes between two times."""

from __future__ import annotations

import json as standard
import re
from collections.abc import Callable
from datetime import date
from importlib import resources

import jsonschema
import networkx as nx
import pytest
from graphs import ARTICLES, ENTITIES, RELATIONS, relation, small

from graph.errors import UsageError
from graph.measures.selection import Scope
from graph.model import Entity, Evidence, Label, Party, Statement, Status
from graph.network import network
from graph.report import FORMS, render
from graph.report.changes import changes
from graph.report.coverage import Corpus, coverage, source_name
from graph.report.document import Report, Table, Value
from graph.report.dyad import dyad
from graph.report.finding import entity, side
from graph.report.measured import Asked
from graph.report.official import official
from graph.report.plans import plans
from graph.report.project import project
from graph.report.state import state
from graph.report.trend import trend

SCHEMA = standard.loads(resources.files("graph.report").joinpath("report.schema.json").read_text(encoding="utf-8"))
MAY, JUNE = (
    Scope(since=date(2025, 5, 1), until=date(2025, 5, 31)),
    Scope(since=date(2025, 6, 1), until=date(2025, 6, 30)),
)


def with_more(*more: object) -> nx.MultiDiGraph:
    return network(ENTITIES.values(), [*RELATIONS, *more], ARTICLES.values())


def statements() -> list[Statement]:
    lavrov, fatemi = ENTITIES["lavrov"], ENTITIES["fatemi"]
    text = ARTICLES["a"].text
    said = Evidence(ARTICLES["a"].id, 0, len(text), text)
    return [
        Statement("MET_WITH", Party(lavrov, 0, 13), Party(fatemi, 18, 36), None, Status.HAPPENED, said, rule, sure)
        for rule, sure in (("meet", 0.9), ("talks", 0.5))
    ]


def corpus() -> Corpus:
    refused = [(ARTICLES["b"].id, "RUS signed pact", "the quote is not in the text")]
    languages = {ARTICLES["a"].id: "en", ARTICLES["b"].id: "ru", ARTICLES["c"].id: "en"}
    return Corpus(list(ARTICLES.values()), statements(), refused, languages)


MADE: dict[str, Callable[[], Report]] = {
    "dyad": lambda: dyad(small(), "Russia", "Pakistan", Scope()),
    "state": lambda: state(small(), "Russian Federation", Scope()),
    "official": lambda: official(small(), "sergey lavrov", Scope()),
    "project": lambda: project(small(), "Karachi steel mill", Scope()),
    "coverage": lambda: coverage(small(), corpus()),
    "changes": lambda: changes(small(), Asked(draws=20), MAY, JUNE),
    "trend": lambda: trend(small(), Asked()),
}


def table(report: Report, name: str) -> Table:
    return next(one for one in report.tables if one.name == name)


def rows(report: Report, name: str, *keys: str) -> list[tuple[Value, ...]]:
    found = table(report, name)
    places = [[column.key for column in found.columns].index(key) for key in keys]
    return [tuple(row[at].value for at in places) for row in found.rows]


# What all have in common


@pytest.mark.parametrize("name", MADE)
def test_a_report_is_the_same_each_time_and_prints_in_every_form(name: str) -> None:
    for form in FORMS:
        assert render(MADE[name](), form) == render(MADE[name](), form)
    jsonschema.Draft202012Validator(SCHEMA).validate(standard.loads(render(MADE[name](), "json")))


@pytest.mark.parametrize("name", MADE)
def test_every_cell_leads_to_relations_of_the_drawn_graph(name: str) -> None:
    report = MADE[name]()
    keys = {key for _, _, key in report.graph.edges(keys=True)}
    found = [cell for one in report.tables for row in one.rows for cell in row]
    assert all(set(cell.relations) <= keys for cell in found)
    assert all(cell.actor is None or cell.actor in report.graph for cell in found)
    assert all(set(point.relations) <= keys for series in report.series for point in series.points)
    assert all(column.help.endswith(".") for one in report.tables for column in one.columns)


@pytest.mark.parametrize("name", ["dyad", "state", "official", "project"])
def test_a_report_on_nothing_says_so_and_prints(name: str) -> None:
    empty = Scope(since=date(1900, 1, 1), until=date(1900, 1, 2))
    made = {
        "dyad": lambda: dyad(small(), "RUS", "PAK", empty),
        "state": lambda: state(small(), "RUS", empty),
        "official": lambda: official(small(), "lavrov", empty),
        "project": lambda: project(small(), "pact", empty),
    }[name]()
    assert "othing" in made.summary[0]
    assert all(render(made, form) for form in FORMS)


# Names


def test_a_reference_is_an_id_a_name_an_alias_or_a_code() -> None:
    for ref in ("RUS", "russia", "Russian Federation", "rus"):
        assert entity(small(), ref, ("Country",)) == "RUS"


def test_an_unknown_reference_names_what_is_near_and_a_wrong_kind_is_refused() -> None:
    with pytest.raises(UsageError, match="'Rusia' is no Country of this graph: near it: Russia"):
        entity(small(), "Rusia", ("Country",))
    with pytest.raises(UsageError, match="'lavrov' is no Country"):
        entity(small(), "lavrov", ("Country",))
    with pytest.raises(UsageError, match="'US' and 'USA' are one: United States: name two"):
        dyad(small(), "US", "USA", Scope())


def test_a_side_is_the_state_with_its_officials() -> None:
    assert side(small(), "RUS") == {"RUS", "lavrov"}
    assert side(small(), "lavrov") == {"lavrov"}


# The dyad


def test_a_dyad_holds_what_passed_between_states_and_their_officials() -> None:
    report = MADE["dyad"]()
    assert rows(report, "events", "date", "type") == [
        ("2024", "met with"), ("2025-06-03", "met with"), ("2025-06-03", "visited"),
    ]  # fmt: skip
    assert rows(report, "agreements", "thing", "one", "other") == [("Road transport agreement", "signed", "signed")]
    assert rows(report, "carriers", "official", "events") == [("Syed Tariq Fatemi", 3), ("Sergey Lavrov", 2)]


def test_cooperation_and_conflict_are_summed_year_by_year() -> None:
    report = dyad(with_more(relation("ACCUSED", "RUS", "PAK", "2025-02")), "RUS", "PAK", Scope())
    assert rows(report, "balance", "year", "cooperation", "conflict", "positive", "negative") == [
        ("2024", 1, 0, 1.0, 0.0), ("2025", 2, 1, 2.9, -2.0),
    ]  # fmt: skip


def test_dyads_are_symmetric() -> None:
    one, other = dyad(small(), "RUS", "PAK", Scope()), dyad(small(), "PAK", "RUS", Scope())
    assert table(one, "events") == table(other, "events")
    assert table(one, "balance") == table(other, "balance")


# Plans


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ((), "not reported again"),
        ((relation("MET_WITH", "RUS", "PAK", "2025-06-17"),), "took place"),
        ((relation("MET_WITH", "lavrov", "fatemi", "2025-06-12"),), "took place"),
        ((relation("MET_WITH", "RUS", "PAK", "2025-06"),), "took place"),
        ((relation("MET_WITH", "RUS", "PAK", "2025-05"),), "not reported again"),
        ((relation("MET_WITH", "RUS", "PAK", "2025-07"),), "followed later"),
        ((relation("MET_WITH", "RUS", "PAK", "2025-06-20"),), "followed later"),
        ((relation("MET_WITH", "RUS", "PAK", "2025-06-12", status=Status.DENIED),), "was denied"),
        ((relation("MET_WITH", "RUS", "PAK", "2026-06-20"),), "not reported again"),
        ((relation("MET_WITH", "RUS", "USA", "2025-06-10"),), "not reported again"),
        ((relation("VISITED", "lavrov", "PAK", "2025-06-10"),), "not reported again"),
    ],
)
def test_the_outcome_of_a_plan(more: tuple[object, ...], outcome: str) -> None:
    plan = relation("MET_WITH", "lavrov", "PAK", "2025-06-10", status=Status.PLANNED)
    graph = network(ENTITIES.values(), [RELATIONS[0], RELATIONS[1], plan, *more], ARTICLES.values())
    edge = next((u, v, data) for u, v, data in graph.edges(data=True) if data["status"] == "planned")
    assert [one.outcome for one in plans(graph, [edge], date(2025, 7, 1))] == [outcome]


def test_another_official_of_the_same_state_does_not_fulfil_a_plan() -> None:
    plan = relation("VISITED", "lavrov", "PAK", "2025-06-10", status=Status.PLANNED)
    deputy = Entity("deputy", Label.OFFICIAL, "Andrey Rudenko", "RUS")
    for who, outcome in (("deputy", "not reported again"), ("lavrov", "took place"), ("RUS", "took place")):
        told = [
            RELATIONS[0],
            relation("REPRESENTS", "deputy", "RUS"),
            plan,
            relation("VISITED", who, "PAK", "2025-06-12"),
        ]
        graph = network([*ENTITIES.values(), deputy], told, ARTICLES.values())
        assert [one.outcome for one in plans(graph, graph.edges(data=True), date(2025, 7, 1))] == [outcome], who


def test_a_plan_for_a_later_day_is_still_to_come() -> None:
    graph = network(
        ENTITIES.values(), [relation("VISITED", "lavrov", "PAK", "2025-12", status=Status.PLANNED)], ARTICLES.values()
    )
    assert [one.outcome for one in plans(graph, graph.edges(data=True), date(2025, 7, 1))] == ["still to come"]
    assert [one.outcome for one in plans(graph, graph.edges(data=True), date(2026, 1, 1))] == ["not reported again"]


def test_planned_things_stand_with_the_plans_and_in_no_other_table() -> None:
    report = MADE["state"]()
    assert rows(report, "plans", "target", "outcome") == [("Karachi steel mill", "not reported again")]
    assert all(status == "happened" for (status,) in rows(report, "events", "status"))
    assert "1 event was planned and left out, but for the table of plans." in report.notes


# State, official, project


def test_a_state_deals_with_others_through_its_officials() -> None:
    report = MADE["state"]()
    assert rows(report, "partners", "actor", "events", "meetings", "conflict") == [
        ("Pakistan", 3, 3, 0),
        ("United States", 1, 0, 1),
    ]
    assert rows(report, "officials", "official", "events", "last") == [("Sergey Lavrov", 2, "2025-06-03")]
    assert rows(report, "acts", "type", "sent", "received", "together") == [
        ("met with", 0, 0, 2), ("visited", 0, 1, 0), ("signed", 1, 0, 0), ("accused", 0, 1, 0),
    ]  # fmt: skip


def test_an_official_has_an_office_counterparts_and_journeys() -> None:
    report = official(small(), "fatemi", Scope())
    assert rows(report, "offices", "principal", "title", "articles") == [("Pakistan", "Special Assistant", 1)]
    assert rows(report, "counterparts", "actor", "events") == [("Sergey Lavrov", 2), ("Russia", 1)]
    assert rows(report, "journeys", "place", "visits", "first") == [("Russia", 1, "2025-06-03")]


def test_a_project_has_a_course_from_proposed_over_planned_to_signed() -> None:
    more = (
        relation("PROPOSED", "PAK", "pact", "2024-03"),
        relation("SIGNED", "PAK", "pact", "2025-06", status=Status.PLANNED),
        relation("SIGNED", "RUS", "pact", "2025-06-20"),
    )
    report = project(with_more(*more), "pact", Scope())
    assert rows(report, "course", "stage", "first") == [
        ("proposed", "2024-03"),
        ("signing planned", "2025-06"),
        ("signed", "2025-06-20"),
    ]
    assert rows(report, "parties", "actor", "part") == [
        ("Pakistan", "proposed, signed (planned), signed"), ("Russia", "signed"),
    ]  # fmt: skip
    assert (
        report.summary[0]
        == "Road transport agreement: proposed 2024-03, signing planned 2025-06 and signed 2025-06-20."
    )


# Coverage


def test_coverage_counts_sources_languages_types_and_rules() -> None:
    report = MADE["coverage"]()
    assert rows(report, "sources", "source", "articles", "undated", "statements", "silent") == [
        ("example.org", 3, 1, 2, 2)
    ]
    assert rows(report, "languages", "language", "articles", "read") == [("en", 2, "yes"), ("ru", 1, "no")]
    assert ("met with", 2, 2, 0, 0) in rows(report, "types", "type", "relations", "happened", "planned", "denied")
    assert rows(report, "rules", "rule", "statements", "confidence") == [("meet", 1, 0.9), ("talks", 1, 0.5)]
    assert rows(report, "refused", "reason") == [("the quote is not in the text",)]
    assert len(rows(report, "silent", "article")) == 2


def test_coverage_says_what_is_expected_to_be_wrong() -> None:
    assert [row for row in rows(MADE["coverage"](), "confidence", "from", "to", "statements", "wrong") if row[2]] == [
        (0.0, 0.5, 1, 0.5), (0.8, 0.9, 1, 0.1),
    ]  # fmt: skip


def test_coverage_says_what_no_report_can_say() -> None:
    said = " ".join(MADE["coverage"]().notes)
    assert "1 article in other languages (ru): nothing is taken from them." in said
    assert "1 article without a day of publication" in said
    assert "100% of the articles are of one source, example.org" in said


def test_coverage_of_nothing_is_a_report_too() -> None:
    report = coverage(network([], [], []), Corpus([], []))
    assert all(render(report, form) for form in FORMS)


def test_a_source_is_a_host_or_the_place_it_was_read_from() -> None:
    assert source_name(ARTICLES["a"]) == "example.org"


# Changes


def test_changes_name_risers_fallers_new_ones_and_gone_ones() -> None:
    told = [
        relation("ACCUSED", "USA", "RUS", "2025-05-01"), relation("SUPPORTED", "RUS", "USA", "2025-05-02"),
        relation("SUPPORTED", "un", "USA", "2025-05-03"),
        relation("ACCUSED", "USA", "RUS", "2025-06-01"), relation("SUPPORTED", "PAK", "RUS", "2025-06-02"),
        relation("SUPPORTED", "RUS", "PAK", "2025-06-03"),
    ]  # fmt: skip
    graph = network(ENTITIES.values(), told, ARTICLES.values())
    report = changes(graph, Asked(of="all", draws=0), MAY, JUNE)
    assert rows(report, "changes", "actor", "change", "rank_before", "rank_after", "move") == [
        ("Russia", 1, 2, 1, "riser"), ("United States", -2, 1, 3, "faller"),
        ("Pakistan", None, None, 2, "new"), ("United Nations", None, 3, None, "gone"),
    ]  # fmt: skip


def test_changes_say_each_time_once_and_how_sure_its_ranks_are() -> None:
    report = changes(small(), Asked(draws=20), MAY, JUNE)
    asked = dict(report.parameters)
    assert (asked["before"], asked["after"]) == ("2025-05-01 to 2025-05-31", "2025-06-01 to 2025-06-30")
    assert len(set(report.notes)) == len(report.notes)
    assert all(
        (rank is None) == (best is None) and (rank is None or best <= worst)
        for rank, best, worst in rows(report, "changes", "rank_after", "best_after", "worst_after")
    )


def test_changes_without_dates_are_refused() -> None:
    with pytest.raises(UsageError, match=r"the time after has no date: give --after FROM\.\.TO"):
        changes(small(), Asked(), MAY, Scope())


# Trend


def test_a_trend_ranks_each_period_by_itself_or_by_all_so_far() -> None:
    told = [
        relation("ACCUSED", "USA", "RUS", "2025-05-01"), relation("SUPPORTED", "PAK", "RUS", "2025-06-02"),
        relation("SUPPORTED", "RUS", "PAK", "2025-06-03"),
    ]  # fmt: skip
    graph = network(ENTITIES.values(), told, ARTICLES.values())
    keys = ("period", "rank", "actor", "value", "change")
    assert rows(trend(graph, Asked()), "trend", *keys) == [
        ("2025-06", 1, "Pakistan", 2.0, None), ("2025-06", 1, "Russia", 2.0, 0),
        ("2025-05", 1, "Russia", 1.0, None), ("2025-05", 1, "United States", 1.0, None),
    ]  # fmt: skip
    assert rows(trend(graph, Asked(), so_far=True), "trend", *keys)[:3] == [
        ("2025-06", 1, "Russia", 3.0, 0), ("2025-06", 2, "Pakistan", 2.0, None), ("2025-06", 3, "United States", 1.0, -2),
    ]  # fmt: skip


def test_a_trend_counts_nothing_that_is_dated_too_coarsely_for_its_periods() -> None:
    graph = with_more(relation("ACCUSED", "USA", "PAK", "2023"))
    by_month, by_year = (trend(graph, Asked(unit=unit)) for unit in ("month", "year"))
    assert not [period for (period,) in rows(by_month, "trend", "period") if str(period).startswith("2023")]
    assert ("2023", 1, "Pakistan", 1.0) in rows(by_year, "trend", "period", "rank", "actor", "value")
    assert "2 events dated only by year or month are in no series by month." in by_month.notes
    assert "2023" not in "".join(str(row) for row in rows(trend(graph, Asked(unit="month"), True), "trend", "period"))


def test_who_is_in_front_stands_period_by_period_the_latest_first() -> None:
    told = [
        relation("ACCUSED", "USA", "RUS", "2025-05-01"), relation("SUPPORTED", "PAK", "RUS", "2025-06-02"),
        relation("SUPPORTED", "RUS", "PAK", "2025-06-03"), relation("SUPPORTED", "RUS", "USA", "2025-06-03"),
    ]  # fmt: skip
    report = trend(network(ENTITIES.values(), told, ARTICLES.values()), Asked())
    assert rows(report, "firsts", "period", "rank_1", "rank_2", "rank_3", "actors", "relations") == [
        ("2025-06", "Russia", "Pakistan", "United States", 3, 3), ("2025-05", "Russia and United States", "", "", 2, 1),
    ]  # fmt: skip
    assert "First, alone or with others, most often: Russia (2) and United States (1)." in report.summary


def test_the_names_of_those_in_front_open_what_they_did() -> None:
    told = [
        relation("SUPPORTED", "PAK", "RUS", "2025-06-02"), relation("SUPPORTED", "RUS", "USA", "2025-06-03"),
        relation("SUPPORTED", "RUS", "USA", "2025-06-04"),
    ]  # fmt: skip
    html = render(trend(network(ENTITIES.values(), told, ARTICLES.values()), Asked()), "html")
    first = html[html.index('id="table-firsts"') :].split("</tr>")[1]
    assert re.search(r"<button class=name[^>]*data-relations=[^>]*><bdi>United States</bdi>", first)


def test_series_take_the_finest_unit_that_suits_their_dates() -> None:
    def unit(date: str) -> str:
        return state(with_more(relation("ACCUSED", "USA", "RUS", date)), "RUS", Scope()).series[0].title

    assert [unit(date).rpartition(" ")[2] for date in ("2017-01-01", "2014-01-01", "1963-12-12")] == [
        "month", "quarter", "year",
    ]  # fmt: skip


def test_a_year_without_a_coded_event_has_no_row() -> None:
    report = state(with_more(relation("ACCUSED", "USA", "RUS", "1963-12-12")), "RUS", Scope())
    assert [year for (year,) in rows(report, "balance", "year")] == ["1963", "2024", "2025"]


def test_a_trend_has_a_point_for_every_period_between_the_first_and_the_last() -> None:
    graph = with_more(relation("ACCUSED", "USA", "RUS", "2025-11-01"))
    quarters = trend(graph, Asked(unit="quarter")).series[0]
    assert [point.period for point in quarters.points] == ["2025-Q2", "2025-Q3", "2025-Q4"]
    assert [bool(point.relations) for point in quarters.points] == [point.value > 0 for point in quarters.points]
