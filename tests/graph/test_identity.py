"""Who is judged to be whom."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import POOL, official, organization

from graph.identity import AUTOMATIC, Judgement, ask, clusters, keys, known, standing
from graph.identity.names import alike, folded, person, spelt
from graph.identity.offices import compare, office
from graph.identity.words import words
from graph.model import Entity


def judged(
    *entities: Entity, hand: tuple[Judgement, ...] = (), apart: tuple[tuple[str, str], ...] = ()
) -> list[Judgement]:
    """All that the rule says of these."""
    every = {e.id: known(f for f in entities if f.id == e.id) for e in entities}
    tied = {(j.left, j.right) for j in hand if j.verdict == "same"}
    made = []
    for one in every.values():
        near = [other for other in every.values() if keys(one) & keys(other)]
        made += ask(one, near, lambda a, b: tuple(sorted((a, b))) in tied, lambda a, b: tuple(sorted((a, b))) in apart)
    return made


def one(*entities: Entity, **more) -> bool:
    """Whether all these become one."""
    every = {e.id: known(f for f in entities if f.id == e.id) for e in entities}
    above = clusters(every, judged(*entities, **more), {})
    return len({above.get(id, id) for id in every}) == 1


OVERCHUK = official("Alexei Overchuk", "RUS", "Deputy Prime Minister")

SAME = [
    (OVERCHUK, official("Alexei Overchuck", "RUS", "Deputy Prime Minister")),  # misspelt
    (OVERCHUK, official("Aleksey Overchuk", "RUS", "DPM")),  # romanised otherwise
    (OVERCHUK, official("Overchuk", "RUS", "Russian DPM")),  # shorter
    (OVERCHUK, official("Overchuck", "RUS")),  # shorter and misspelt, no office
    (OVERCHUK, official("A. Overchuk", "RUS", "Deputy Prime Minister")),  # initial
    (OVERCHUK, official("Alexei Logvinovich Overchuk", "RUS", "Deputy Prime Minister")),  # longer
    (OVERCHUK, official("Overchuk Alexei", "RUS", "Deputy Prime Minister")),  # another order
    (OVERCHUK, official("ALEXEI OVERCHUK", "RUS", "First Deputy Minister")),  # another office, the same name
    (OVERCHUK, official("Alexei Overchuk", None)),  # no state
    (official("Syed Tariq Fatemi", "PAK", "Special Assistant"), official("Tariq Fatemi", "PAK", "Ambassador")),
    (official("Haroon Akhtar Khan", "PAK", "SAPM"), official("Haroon Akhtar", "PAK", "Special Assistant to the Prime Minister")),
    (official("Wang Yi", "CHN", "Foreign Minister"), official("Wang", "CHN", "Minister of Foreign Affairs")),
    (official("Kim Jong Un", "PRK", "leader"), official("Kim Jong-un", "PRK", "Chairman")),
    (official("Joe Biden", "USA", "President"), official("Joseph R. Biden", "USA", "President")),
    (official("Recep Tayyip Erdoğan", "TUR", "President"), official("Tayyip Erdogan", "TUR", "President")),
    (official("Mohammed bin Salman", "SAU", "Crown Prince"), official("Muhammad bin Salman", "SAU", "Crown Prince")),
    (official("V. V. Putin", "RUS", "President"), official("Vladimir Putin", "RUS", "President")),
    (official("Luiz Inácio Lula da Silva", "BRA", "President", "Lula"), official("Lula", "BRA", "President")),
    (official("Boris Yeltsin", "RUS", "President"), official("Boris Eltsin", "RUS", "President")),
    (organization("United Nations"), organization("UN")),
    (organization("United Nations"), organization("U.N.")),
    (organization("Shanghai Cooperation Organization"), organization("Shanghai Cooperation Organisation")),
    (organization("North Atlantic Treaty Organization", "NATO"), organization("NATO")),
    (organization("the World Bank"), organization("World Bank")),
]  # fmt: skip

TWO = [
    (OVERCHUK, official("Andrei Overchuk", "RUS", "Deputy Prime Minister")),  # another given name
    (OVERCHUK, official("Alexei Overchuk", "KAZ", "Deputy Prime Minister")),  # another state
    (OVERCHUK, official("Overchuk", "RUS", "Ambassador")),  # the surname alone, another office
    (OVERCHUK, official("Overchuk", None)),  # the surname alone, no state
    (official("Mario Rossi", "ITA", "Ambassador"), official("Maria Rossi", "ITA", "Ambassador")),
    (official("Kim Jong Un", "PRK", "leader"), official("Kim Jong Il", "PRK", "leader")),
    (official("George H. W. Bush", "USA", "President"), official("George W. Bush", "USA", "President")),
    (official("John Doe Jr.", "USA", "Senator"), official("John Doe Sr.", "USA", "Senator")),
    (official("Xi Jinping", "CHN", "President"), official("Li Jinping", "CHN", "President")),
    (official("Wang Yi", "CHN", "Foreign Minister"), official("Yi", "CHN", "Foreign Minister")),
    (official("Li Bin", "CHN", "Minister"), official("Li Zhaoxing", "CHN", "Minister")),  # "bin" is no particle there
    (organization("African Union"), organization("European Union")),
    (organization("Security Council", "Council"), organization("Council")),
]


@pytest.mark.parametrize(("left", "right"), SAME, ids=[f"{a.name}={b.name}" for a, b in SAME])
def test_one_under_another_name(left: Entity, right: Entity) -> None:
    assert one(left, right)


@pytest.mark.parametrize(("left", "right"), TWO, ids=[f"{a.name}|{b.name}" for a, b in TWO])
def test_two_with_names_alike(left: Entity, right: Entity) -> None:
    assert not one(left, right)


def test_a_surname_with_a_rival_is_nobody_and_is_suggested() -> None:
    pool = (
        official("John Smith", "USA", "Ambassador"),
        official("Jane Smith", "USA", "Senator"),
        official("Smith", "USA", "Ambassador"),
    )
    made = judged(*pool)
    assert {judgement.verdict for judgement in made} == {"perhaps"}
    assert "it may also be Jane Smith" in made[1].reason


def test_a_rival_who_is_the_same_person_is_none() -> None:
    pool = (
        official("Sergey Lavrov", "RUS", "FM"),
        official("Sergei Viktorovich Lavrov", "RUS"),
        official("Lavrov", "RUS", "FM"),
    )
    assert one(*pool)


def test_rivals_merged_by_hand_are_no_rivals() -> None:
    pool = official("John Smith", "USA", "Ambassador"), official("Jane Smith", "USA"), official("Smith", "USA")
    hand = Judgement(pool[1].id, pool[0].id, "same", "hand", "", 1.0)
    assert {j.verdict for j in judged(*pool, hand=(hand,)) if j.owner == pool[2].id} == {"same"}


def test_initials_that_fit_two_are_nobody() -> None:
    assert not one(official("J. Smith", "USA"), official("John Smith", "USA"), official("James Smith", "USA"))


def test_an_official_without_state_is_nobody_where_two_states_have_the_name() -> None:
    made = judged(official("John Smith", None), official("John Smith", "USA"), official("John Smith", "GBR"))
    assert {judgement.verdict for judgement in made} == {"perhaps"}


def test_one_full_name_of_two_states_is_only_suggested() -> None:
    pool = official("Hu Jintao", "CHN", "President"), official("Hu Jintao", "Communist Party of China", "leader")
    (made,) = judged(*pool)
    assert (made.verdict, made.reason.split(";")[0]) == ("perhaps", "the same full name")
    assert not one(*pool)
    assert one(OVERCHUK, official("Alexei Overchuck", "RUS"), official("Alexei Overchuk", "USA")) is False
    assert one(OVERCHUK, official("Alexei Overchuck", "RUS")), "and it leaves the others as they were"
    assert judged(official("Hu", "CHN"), official("Hu", "VNM")) == []


def test_who_stands_on_both_sides_of_a_statement_is_two() -> None:
    pool = OVERCHUK, official("Overchuk", "RUS", "Deputy Prime Minister")
    assert one(*pool)
    assert not one(*pool, apart=((pool[0].id, pool[1].id),))


def test_a_chain_does_not_join_what_names_hold_apart() -> None:
    """The first and the last differ in two letters; the one between differs from either in one."""
    pool = [official(f"{given} Silveira", "BRA") for given in ("Bernardo", "Bernarbo", "Berrarbo")]
    assert one(*pool[:2])
    assert one(*pool[1:])
    assert not one(pool[0], pool[2])
    assert not one(*pool)


def test_a_judgement_by_hand_overrides_the_rule() -> None:
    left, right = sorted((known([OVERCHUK]), known([official("Overchuk", "RUS", "DPM")])), key=lambda k: k.id)
    rule = Judgement(left.id, right.id, "same", "rule", "", 0.9)
    hand = Judgement(left.id, right.id, "different", "hand", "", 1.0)
    every = {left.id: left, right.id: right}
    assert clusters(every, [rule], {}) == {right.id: left.id}
    assert clusters(every, [rule, hand], {}) == {}


def test_a_different_by_hand_holds_through_a_third() -> None:
    every = {name: known([organization(name)]) for name in ("a a", "b b", "c c")}
    ids = [entity.id for entity in every.values()]
    every = {entity.id: entity for entity in every.values()}
    same = [Judgement(ids[0], ids[1], "same", "rule", "", 0.99), Judgement(ids[1], ids[2], "same", "rule", "", 0.9)]
    apart = Judgement(ids[0], ids[2], "different", "hand", "", 1.0)
    assert clusters(every, same, {}) == {ids[1]: ids[0], ids[2]: ids[0]}
    assert clusters(every, [*same, apart], {}) == {ids[1]: ids[0]}


def test_the_fullest_name_stands_then_the_most_used_then_the_least_id() -> None:
    every = {e.id: known([e]) for e in (OVERCHUK, official("Alexei Overchuck", "RUS"), official("Overchuk", "RUS"))}
    ids = sorted(every)
    rows = [Judgement(a, b, "same", "rule", "", 0.9) for a, b in itertools.combinations(ids, 2)]
    assert set(clusters(every, rows, {OVERCHUK.id: 2}).values()) == {OVERCHUK.id}
    assert set(clusters(every, rows, {}).values()) == {"official:RUS:alexei-overchuck"}


def test_the_titles_of_one_office_agree() -> None:
    assert compare({"Russian Foreign Minister"}, {"Minister of Foreign Affairs"}) == "agree"
    assert compare({"DPM"}, {"Deputy Prime Minister"}) == "agree"
    assert compare({"Prime Minister"}, {"Deputy Prime Minister"}) == "differ"
    assert compare({"Minister"}, {"Foreign Minister"}) == "agree"
    assert compare({"Foreign Minister"}, {"President"}) == "differ"
    assert compare({"Foreign Minister"}, set()) == "unknown"
    assert office("Deputy Foreign Minister") == "deputy foreign_minister"


def test_every_word_list_has_each_word_once_and_folded() -> None:
    for line in ("particles", "inner_particles", "suffixes", "titles", "generic", "deputies"):
        assert {folded(word.replace("-", "")) for word in getattr(words(), line)} == {
            w.replace("-", "") for w in getattr(words(), line)
        }
    assert all(folded(phrase) for _, phrase in words().offices)


names = st.builds(
    " ".join,
    st.lists(
        st.sampled_from("Alexei Aleksey Overchuk Overchuck Sergei V. bin Salman Wang Yi Jr. III Kim".split()),
        min_size=1,
        max_size=4,
    ),
)


@given(names, names)
def test_likeness_is_symmetric(left: str, right: str) -> None:
    one, other = person(left, "RUS"), person(right, "RUS")
    assert alike(one, other) == alike(other, one)


@given(names)
def test_a_name_is_like_itself(name: str) -> None:
    assert alike(person(name, None), person(name, None)) is not None


@given(st.text())
def test_any_text_may_be_a_name(text: str) -> None:
    entity = known([Entity("official:-:x", POOL[4].label, text)])
    assert isinstance(standing(entity), tuple)
    assert keys(entity) == keys(entity)
    assert spelt(folded(text)) == spelt(folded(text))


@given(st.lists(st.sampled_from(POOL), min_size=2, max_size=8), st.randoms())
def test_judgements_do_not_depend_on_order(entities: list[Entity], chance) -> None:
    first = sorted(judged(*entities))
    chance.shuffle(entities)
    assert sorted(judged(*entities)) == first
    assert all(j.left < j.right and 0 < j.score <= 1 and (j.verdict != "same" or j.score >= AUTOMATIC) for j in first)
