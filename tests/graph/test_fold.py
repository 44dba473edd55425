"""Statements -> relations."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import POOL, articles, read

from graph.fold import fold
from graph.model import Article, DateSpan, Evidence, Label, Party, Relation, Statement, Status, content_hash
from graph.ontology import types

BY_NAME = {entity.id: entity for entity in POOL}
RUS, PAK, USA = (BY_NAME[f"country:{code}"] for code in ("RUS", "PAK", "USA"))
LAVROV = BY_NAME["official:RUS:sergey-lavrov"]


def said(source, type: str, target, date: str | None = None, article: str = "a", **more) -> Statement:
    at = more.pop("at", 0)
    return Statement(
        type, Party(source, 0, 1), Party(target, 0, 1), DateSpan(date) if date else None,
        more.pop("status", Status.HAPPENED), Evidence(article, at, at + 1, "x"), "r", more.pop("confidence", 0.5), **more,
    )  # fmt: skip


def dates(*told: tuple[str | None, str]) -> list[str | None]:
    statements = [said(RUS, "MET_WITH", PAK, date, article, at=n) for n, (date, article) in enumerate(told)]
    return sorted((r.date.text if r.date else None for r in fold(statements, {})), key=str)


def test_statements_that_say_the_same_are_one_relation_with_all_evidence() -> None:
    [relation] = fold([said(RUS, "MET_WITH", PAK, "2025", "a"), said(RUS, "MET_WITH", PAK, "2025", "b")], {})
    assert [evidence.article for evidence in relation.evidence] == ["a", "b"]
    assert relation.articles == ("a", "b")
    assert len(relation.statements) == 2


def test_parties_of_a_symmetric_type_have_no_order() -> None:
    assert len(fold([said(RUS, "MET_WITH", PAK), said(PAK, "MET_WITH", RUS, article="b")], {})) == 1
    assert len(fold([said(RUS, "ACCUSED", PAK), said(PAK, "ACCUSED", RUS, article="b")], {})) == 2


def test_type_parties_date_and_status_make_the_id() -> None:
    [relation] = fold([said(RUS, "MET_WITH", PAK, "2025-06-03")], {})
    assert (relation.source, relation.target) == (PAK.id, RUS.id)
    assert relation.id == content_hash("MET_WITH", PAK.id, RUS.id, "2025-06-03", "happened")


def test_planned_denied_and_done_are_three() -> None:
    assert (
        len(fold([said(RUS, "VISITED", PAK, "2025", at=n, status=status) for n, status in enumerate(Status)], {})) == 3
    )


@pytest.mark.parametrize(
    ("told", "given"),
    [
        ([("2024-09", "a"), ("2024-09-12", "b")], ["2024-09-12"]),
        ([("2024", "a"), ("2024-09", "b"), ("2024-09-12", "c")], ["2024-09-12"]),
        ([("2024", "a"), ("2024-09-12", "b"), ("2024-10", "c")], ["2024", "2024-09-12", "2024-10"]),
        ([("2024-09", "a"), ("2024-09-12", "b"), ("2024-09-13", "c")], ["2024-09", "2024-09-12", "2024-09-13"]),
        ([("2024", "a"), ("2025-01-01", "b")], ["2024", "2025-01-01"]),
        ([("2024", "a"), ("2024-09-12", "c"), ("2024-09-13", "d")], ["2024", "2024-09-12", "2024-09-13"]),
    ],
)  # fmt: skip
def test_a_coarse_date_falls_to_the_one_finer_date(told: list[tuple[str, str]], given: list[str]) -> None:
    assert dates(*told) == given


@pytest.mark.parametrize(
    ("told", "given"),
    [
        ([(None, "a"), ("2024-09-12", "a")], ["2024-09-12"]),
        ([(None, "a"), ("2024-09-12", "b")], ["2024-09-12", None]),
        ([(None, "a"), ("2024-09-12", "a"), ("2024-09-13", "b")], ["2024-09-12", "2024-09-13", None]),
        ([(None, "a"), ("2024-09", "a"), ("2024-09-12", "b")], ["2024-09-12"]),
        ([(None, "a"), (None, "b")], [None]),
    ],
)
def test_an_undated_statement_falls_to_what_its_own_article_dates(told, given) -> None:
    assert dates(*told) == given


def test_place_mode_and_kind_are_those_of_the_most_and_code_follows_mode() -> None:
    statements = [
        said(RUS, "MET_WITH", PAK, at=n, mode=mode, place=place)
        for n, (mode, place) in enumerate(
            [("call", "B"), ("call", "A"), ("in_person", None), (None, None), (None, None)]
        )
    ]
    [relation] = fold(statements, {})
    assert (relation.mode, relation.place, relation.cameo, relation.goldstein) == ("call", "A", "041", 1.0)


def test_confidence_is_that_not_all_articles_err() -> None:
    told = [
        said(RUS, "MET_WITH", PAK, article=a, at=n, confidence=c)
        for n, (a, c) in enumerate([("a", 0.5), ("a", 0.6), ("b", 0.5)])
    ]
    [relation] = fold(told, {})
    assert relation.confidence == pytest.approx(1 - 0.4 * 0.5)


def test_structure_has_no_code() -> None:
    [relation] = fold([said(LAVROV, "REPRESENTS", RUS)], {})
    assert (relation.plover, relation.cameo, relation.goldstein, relation.date) == (None, None, None, None)


def test_a_judgement_moves_the_edge_and_joins_equal_ones() -> None:
    other = BY_NAME["official:RUS:lavrov"]
    told = [said(LAVROV, "VISITED", PAK, "2025"), said(other, "VISITED", PAK, "2025", "b")]
    assert len(fold(told, {})) == 2
    [relation] = fold(told, {other.id: LAVROV.id})
    assert relation.source == LAVROV.id


def test_who_was_judged_to_be_his_own_partner_makes_no_relation() -> None:
    assert fold([said(LAVROV, "MET_WITH", BY_NAME["official:RUS:lavrov"])], {"official:RUS:lavrov": LAVROV.id}) == []


def summit(article: str, date: str, *pairs, **more) -> list[Statement]:
    return [said(a, "MET_WITH", b, date, article, at=n, event="e", **more) for n, (a, b) in enumerate(pairs)]


def events(relations: list[Relation]) -> set[tuple[str | None, int]]:
    return {(relation.event, relation.parties) for relation in relations}


def test_the_pairs_of_a_summit_share_event_and_size() -> None:
    [(event, parties)] = events(fold(summit("a", "2025-06-03", (RUS, PAK), (RUS, USA), (PAK, USA), parties=3), {}))
    assert event is not None
    assert parties == 3


def test_two_articles_tell_of_one_summit_where_they_share_a_dated_pair() -> None:
    told = summit("a", "2025-06-03", (RUS, PAK), parties=3) + summit(
        "b", "2025-06-03", (RUS, PAK), (PAK, USA), parties=4
    )
    assert len(events(fold(told, {}))) == 1
    assert events(fold(told, {})).pop()[1] == 4


def test_two_summits_of_one_year_are_not_one() -> None:
    told = summit("a", "2025", (RUS, PAK), (RUS, USA), parties=3) + summit(
        "b", "2025", (RUS, PAK), (PAK, USA), parties=3
    )
    assert len(events(fold(told, {}))) == 2


@settings(max_examples=60, deadline=None)
@given(st.lists(articles(), max_size=5), st.randoms())
def test_fold_knows_no_order_and_loses_no_statement(told: list[Article], chance) -> None:
    statements = list(
        {s.id: s for article in told for s in read(article) if s.source.entity.id != s.target.entity.id}.values()
    )
    first = fold(statements, {})
    chance.shuffle(statements)
    assert fold(statements, {}) == first
    assert sorted(id for relation in first for id in relation.statements) == sorted(s.id for s in statements)
    assert all(0 < relation.confidence <= 1 for relation in first)
    assert len({relation.id for relation in first}) == len(first)
    assert all(types()[relation.type].dated or relation.date is None for relation in first)


def test_every_label_of_the_pool_is_one_of_the_graph() -> None:
    assert {entity.label for entity in POOL} == set(Label) - {Label.OTHER}
