"""What an article says twice is stated once."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import DateSpan, Entity, Evidence, Label, Party, Statement, Status
from loaders.merge import merge

LEE = Entity("official:NOR:ann-lee", Label.OFFICIAL, "Ann Lee", "NOR")
TOURE = Entity("official:MLI:ali-toure", Label.OFFICIAL, "Ali Toure", "MLI")
NORWAY = Entity("country:NOR", Label.COUNTRY, "Norway", "NOR")
MALI = Entity("country:MLI", Label.COUNTRY, "Mali", "MLI")
CHAD = Entity("country:TCD", Label.COUNTRY, "Chad", "TCD")


def thing(name: str) -> Entity:
    return Entity(f"agreement:{name}", Label.AGREEMENT, name)


def said(kind: str, source: Entity, target: Entity, date: str = "", status: str = "happened", at: int = 0) -> Statement:
    evidence = Evidence("article", at, at + 1, "x")
    span = DateSpan(date) if date else None
    return Statement(kind, Party(source, 0, 1), Party(target, 2, 3), span, Status(status), evidence, "rule")


def test_the_same_fact_is_stated_once() -> None:
    first, again = said("MET_WITH", LEE, TOURE, "2025-06-03"), said("MET_WITH", TOURE, LEE, "2025-06-03", at=9)
    assert merge([first, again]) == [first]


def test_a_directed_fact_is_not_its_reverse() -> None:
    both = [said("SUPPORTED", NORWAY, MALI), said("SUPPORTED", MALI, NORWAY)]
    assert merge(both) == both


def test_a_finer_date_takes_the_coarser_in() -> None:
    month, day = said("VISITED", LEE, MALI, "2025-06"), said("VISITED", LEE, MALI, "2025-06-03", at=9)
    assert merge([month, day]) == [day]


def test_two_months_are_two_meetings() -> None:
    both = [said("MET_WITH", LEE, TOURE, "2025-05"), said("MET_WITH", LEE, TOURE, "2025-06")]
    assert merge(both) == both


def test_two_days_within_a_week_are_one_visit_that_began_on_the_first() -> None:
    first, later = said("VISITED", LEE, MALI, "2025-06-03"), said("VISITED", LEE, MALI, "2025-06-06", at=9)
    assert merge([later, first]) == [first]


def test_two_days_within_a_week_are_two_meetings() -> None:
    both = [said("MET_WITH", LEE, TOURE, "2025-06-03"), said("MET_WITH", LEE, TOURE, "2025-06-06")]
    assert merge(both) == both


def test_a_cancelled_visit_stays_beside_the_one_that_took_place() -> None:
    both = [said("VISITED", LEE, MALI, "2025-06-03", "denied"), said("VISITED", LEE, MALI, "2025-06-03")]
    assert merge(both) == both


def test_a_meeting_of_states_is_needless_where_their_officials_met() -> None:
    named, bare = said("MET_WITH", LEE, TOURE, "2025-06-03"), said("MET_WITH", NORWAY, MALI, "2025-06", at=9)
    assert merge([bare, named]) == [named]


def test_a_meeting_with_another_state_stays() -> None:
    both = [said("MET_WITH", LEE, TOURE, "2025-06-03"), said("MET_WITH", NORWAY, CHAD, "2025-06-03")]
    assert merge(both) == both


@pytest.mark.parametrize(
    ("one", "other"),
    [("trade deal", "free trade agreement"), ("MoU on fishing", "memorandum"), ("Fishing Treaty", "treaty on fishing")],
)
def test_a_thing_told_again_in_other_words_is_the_same(one: str, other: str) -> None:
    first, again = said("INVOLVES", thing(one), MALI), said("INVOLVES", thing(other), MALI, at=9)
    assert merge([first, again]) == [first]


def test_two_things_without_a_word_in_common_are_two() -> None:
    both = [said("INVOLVES", thing("fishing treaty"), MALI), said("INVOLVES", thing("border commission"), MALI)]
    assert merge(both) == both


def test_who_signed_is_not_stated_to_be_involved() -> None:
    signed, involved = said("SIGNED", MALI, thing("trade agreement")), said("INVOLVES", thing("trade deal"), MALI)
    assert merge([involved, signed]) == [signed]


def test_an_undated_fact_is_needless_beside_the_dated_one() -> None:
    bare, dated = said("SIGNED", MALI, thing("pact")), said("SIGNED", MALI, thing("pact"), "2025-06-03", at=9)
    assert merge([bare, dated]) == [dated]


parties = st.sampled_from([LEE, TOURE, NORWAY, MALI, CHAD])
dates = st.sampled_from(["", "2025", "2025-06", "2025-06-03", "2025-06-06", "2025-07-01"])
statements = st.builds(
    said, st.sampled_from(["MET_WITH", "VISITED", "ACCUSED"]), parties, parties, dates,
    st.sampled_from(["happened", "planned", "denied"]), st.integers(0, 50),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(statements, max_size=8))
def test_merging_makes_nothing_up_and_merging_again_changes_nothing(given_statements: list[Statement]) -> None:
    once = merge(given_statements)
    assert [statement for statement in once if statement not in given_statements] == []
    assert merge(once) == once


@settings(max_examples=30, deadline=None)
@given(st.lists(statements, max_size=4))
def test_a_pair_that_was_stated_stays_stated_in_every_order(given_statements: list[Statement]) -> None:
    def pairs(many: list[Statement]) -> set[tuple[str, frozenset[str]]]:
        acts = [one for one in many if one.type != "MET_WITH"]
        return {(one.type, frozenset((one.source.entity.id, one.target.entity.id))) for one in acts}

    for order in permutations(given_statements):
        assert pairs(merge(order)) == pairs(given_statements)
