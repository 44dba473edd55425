"""The store: what goes in, what is refused, what is read."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from strategies import POOL, read, retold

from graph.errors import OntologyError, UsageError
from graph.model import Article, Party, Source
from graph.store import Store

MET = "#8 MET_WITH #13 today happened 90 null null 2."


def article(text: str = MET, published: str | None = "2025-01-02", location: str = "a.txt", **more: str) -> Article:
    source = Source(location, published=published, **more)
    return Article(text, published=date.fromisoformat(published) if published else None, sources=(source,), **more)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


# ingest


def test_a_new_article_is_new_then_the_same(store: Store) -> None:
    assert store.ingest(article(), read, "1") == "new"
    assert store.ingest(article(), read, "1") == "same"
    assert store.counts()["statements"] == 1


def test_statements_carry_the_version_of_the_extractor(store: Store) -> None:
    store.ingest(article(), read, "7")
    assert [statement.extractor for statement in store.statements()] == ["7"]


def test_the_same_text_from_two_sources_is_one_article_with_two(store: Store) -> None:
    one = article(title="B", location="b.txt")
    store.ingest(one, read, "1")
    assert (
        store.ingest(retold(one, "\n", Source("a.txt", "r1", None, "2025-01-01", "https://x.org")), read, "1")
        == "updated"
    )
    [kept] = store.articles()
    assert [source.location for source in kept.sources] == ["a.txt", "b.txt"]
    assert (kept.title, kept.published, kept.url, kept.record) == ("B", date(2025, 1, 1), "https://x.org", "r1")
    assert kept.text == min(one.text, one.text.replace(" ", "\n"))
    [statement] = store.statements()
    assert statement.date is not None
    assert statement.date.text == "2025-01-01", "the earlier day is what `today` means now"
    assert statement.evidence.quote == kept.text[statement.evidence.start : statement.evidence.end]


def test_another_version_on_ingest_extracts_anew(store: Store) -> None:
    store.ingest(article(), read, "1")
    assert store.ingest(article(), read, "2") == "updated"
    assert [statement.extractor for statement in store.statements()] == ["2"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda s: replace(s, type="HUGGED"), "is no relation type"),
        (lambda s: replace(s, target=s.source), "stands on both sides"),
        (lambda s: replace(s, evidence=replace(s.evidence, quote="Another.")), "its quote is not what stands at"),
        (lambda s: replace(s, evidence=replace(s.evidence, start=-5)), "its quote stands at -5:"),
        (lambda s: replace(s, evidence=replace(s.evidence, end=9999)), "the text has 47 characters"),
        (lambda s: replace(s, evidence=replace(s.evidence, article="f" * 20)), "its evidence is of another article"),
        (lambda s: replace(s, source=Party(s.source.entity, 40, 99)), "'Sergey Lavrov' is mentioned at 40:99"),
        (lambda s: replace(s, parties=1), "it has 1 parties"),
        (lambda s: replace(s, confidence=0.0), "confidence 0.0"),
    ],
)
def test_what_may_not_stand_is_refused_with_its_reason_and_the_rest_goes_in(store: Store, change, reason: str) -> None:
    said = article(MET + " " + MET.replace("today", "2024"))
    store.ingest(said, lambda a: [change(read(a)[0]), read(a)[1]], "1")
    assert store.counts()["statements"] == 1
    [(id, _, why)] = store.refused()
    assert id == said.id
    assert re.search(reason.replace("47", str(len(said.text))), why)


def test_what_is_said_twice_in_one_place_is_kept_once_the_surest(store: Store) -> None:
    store.ingest(article(), lambda a: [replace(read(a)[0], confidence=c) for c in (0.3, 0.8, 0.5)], "1")
    assert [statement.confidence for statement in store.statements()] == [0.8]
    assert store.refused() == []


def test_an_extractor_that_fails_leaves_nothing_behind(store: Store) -> None:
    def broken(article: Article) -> list:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        store.ingest(article(), broken, "1")
    assert store.counts()["articles"] == 0
    assert store.ingest(article(), read, "1") == "new"


def test_half_a_surrogate_pair_is_named(store: Store) -> None:
    with pytest.raises(UsageError, match="half a surrogate pair at character 3"):
        store.ingest(article("abc\ud800"), read, "1")


def test_again_extracts_what_an_older_version_read_and_nothing_else(store: Store) -> None:
    store.ingest(article(), read, "1")
    store.ingest(article(MET + " " + MET), read, "2")
    seen: list[str] = []
    assert store.again(lambda a: [], "2", lambda a: seen.append(a.id)) == 1
    assert seen == [article().id]
    assert {statement.extractor for statement in store.statements()} == {"2"}
    assert store.again(read, "2") == 0


def test_an_article_without_statements_is_extracted_again_too(store: Store) -> None:
    store.ingest(article("Nothing."), read, "1")
    assert store.again(read, "2") == 1


# references


def test_forget_takes_an_id_a_prefix_or_a_record(store: Store) -> None:
    told = [article(MET + " " + "x" * n, record=f"doc-{n}") for n in range(3)]
    for one in told:
        store.ingest(one, read, "1")
    assert store.forget(told[0].id).id == told[0].id
    assert store.forget(told[1].id[:8].upper()).id == told[1].id
    assert store.forget("doc-2").id == told[2].id
    assert (store.counts()["articles"], store.counts()["statements"], store.counts()["entities"]) == (0, 0, 0)


def test_an_unknown_article_is_answered_with_those_near(store: Store) -> None:
    store.ingest(article(record="readout-17"), read, "1")
    with pytest.raises(UsageError, match="no article 'readout-71' in this store: near it: readout-17"):
        store.forget("readout-71")
    with pytest.raises(UsageError, match="`diplograph show` tells"):
        store.forget("zzz")


def test_a_record_that_two_articles_have_is_answered_with_both(store: Store) -> None:
    for text in (MET, MET + " x"):
        store.ingest(article(text, record="r"), read, "1")
    with pytest.raises(UsageError, match="'r' means 2 articles: name one of"):
        store.forget("r")


@pytest.mark.parametrize("name", ["official:RUS:sergey-lavrov", "sergey lavrov", "SÉRGEY LAVROV"])
def test_an_entity_is_found_by_id_and_by_name_in_any_dress(store: Store, name: str) -> None:
    store.ingest(article(), read, "1")
    assert len(store.relations(around=name)) == 1


def test_a_name_of_two_is_answered_with_both(store: Store) -> None:
    store.ingest(
        article("#16 MET_WITH #2 null happened 9 null null 2. #20 MET_WITH #2 null happened 9 null null 2."), read, "1"
    )
    store.split(POOL[16].id, POOL[20].id)
    with pytest.raises(UsageError, match="'john smith' means 2 entities: name one of official:-:john-smith"):
        store.relations(around="john smith")


# what is read


@pytest.fixture
def told(store: Store) -> Store:
    for text in (
        "#8 MET_WITH #13 2024-09-12 happened 90 null null 2. #8 REPRESENTS #0 null happened 90 null null 2.",
        "#0 ACCUSED #3 2025 planned 40 null null 2. #28 INVOLVES #2 null happened 80 null null 2.",
    ):
        store.ingest(article(text), read, "1")
    return store


@pytest.mark.parametrize(
    ("filters", "types"),
    [
        ({}, ["ACCUSED", "INVOLVES", "MET_WITH", "REPRESENTS"]),
        ({"types": ["MET_WITH"]}, ["MET_WITH"]),
        ({"statuses": ["planned"]}, ["ACCUSED"]),
        ({"labels": ["Country"]}, ["ACCUSED"]),
        ({"since": "2025"}, ["ACCUSED"]),
        ({"until": "2024-09-12"}, ["MET_WITH", "REPRESENTS"]),
        ({"since": date(2024, 9, 13), "until": "2024-12"}, []),
        ({"min_confidence": 0.85}, ["MET_WITH", "REPRESENTS"]),
        ({"around": "Sergey Lavrov"}, ["MET_WITH", "REPRESENTS"]),
        ({"around": ["Sergey Lavrov"], "depth": 2}, ["ACCUSED", "MET_WITH", "REPRESENTS"]),
        ({"around": "Sergey Lavrov", "depth": 0}, []),
    ],
)
def test_relations_and_network_take_the_same_part(told: Store, filters, types: list[str]) -> None:
    assert sorted(relation.type for relation in told.relations(**filters)) == types
    graph = told.network(**filters)
    assert sorted(values["type"] for *_, values in graph.edges(data=True)) == types
    assert {a for *_, v in graph.edges(data=True) for a in v["articles"]} == set(graph.graph["articles"])


def test_articles_take_the_part_that_they_tell(told: Store) -> None:
    first = told.articles()[0]
    assert {one for r in told.relations(articles=[first.id[:6]]) for one in r.articles} == {first.id}


@pytest.mark.parametrize(
    ("filters", "reason"),
    [
        ({"types": ["HUGGED"]}, "is no relation type"),
        ({"statuses": ["done"]}, "'done' is no status: choose one of happened, planned, denied"),
        ({"labels": ["Cat"]}, "'Cat' is no label"),
        ({"since": "2025", "until": "2024"}, "since 2025-01-01 is after until 2024-12-31"),
        ({"since": "soon"}, "'soon' is no date"),
        ({"min_confidence": 2}, "min_confidence 2 is not from 0 to 1"),
        ({"depth": -1}, "depth -1"),
        ({"around": "nobody"}, "no entity 'nobody'"),
    ],
)
def test_a_filter_that_can_never_fit_is_named(told: Store, filters, reason: str) -> None:
    with pytest.raises((UsageError, OntologyError), match=reason):
        told.network(**filters)


def test_an_entity_has_its_fullest_name_all_others_and_its_latest_office(store: Store) -> None:
    store.ingest(article("#5 VISITED #2 2024 happened 90 null null 2.", "2024-01-01"), read, "1")
    store.ingest(article("#4 VISITED #2 2025 happened 90 null null 2.", "2025-01-01"), read, "1")
    [official] = [entity for entity in store.entities() if entity.label == "Official"]
    assert official.title == "Deputy Prime Minister"
    assert {official.name, *official.aliases} == {"Alexei Overchuk", "Aleksey Overchuk", "Overchuck"}
    assert len(store.relations()) == 2
    assert {relation.source for relation in store.relations()} == {official.id}


def test_relations_follow_a_judgement_at_once(store: Store) -> None:
    store.ingest(
        article("#16 VISITED #2 2025 happened 90 null null 2. #18 VISITED #2 2025 happened 90 null null 2."), read, "1"
    )
    assert len(store.relations()) == 2
    store.merge("John Smith", "Jane Smith", "the same passport")
    assert len(store.relations()) == 1
    assert [(j.by, j.reason) for j in store.judgements("same")] == [("hand", "the same passport")]
    store.undo("John Smith", "official:USA:jane-smith")
    assert len(store.relations()) == 2


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [(8, 8, "is one entity already"), (8, 2, "only entities of one label can be one")],
)
def test_a_judgement_that_makes_no_sense_is_named(store: Store, left: int, right: int, reason: str) -> None:
    store.ingest(article(MET + " " + "#8 VISITED #2 null happened 9 null null 2."), read, "1")
    with pytest.raises(UsageError, match=reason):
        store.merge(POOL[left].id, POOL[right].id)


def test_what_was_held_apart_by_hand_is_not_joined_through_a_third(store: Store) -> None:
    pair = "#16 VISITED #2 2025 happened 9 null null 2. #18 VISITED #2 2025 happened 9 null null 2. "
    store.ingest(article(pair + "#17 VISITED #2 2025 happened 9 null null 2."), read, "1")
    john, jane, jon = (POOL[n].id for n in (16, 18, 17))
    store.split(john, jane)
    store.merge(john, jon)
    before = store.digest()
    with pytest.raises(UsageError, match="are different by hand, and one by hand through official:USA:jon-smith"):
        store.merge(jon, jane)
    assert store.digest() == before
    store.undo(john, jane)
    store.merge(jon, jane)
    with pytest.raises(UsageError, match="one by hand through"):
        store.split(john, jane)


def test_the_views_can_be_read_with_sqlite_alone(told: Store, path: Path) -> None:
    with sqlite3.connect(path) as file:
        for view, rows in {"articles": 2, "statements": 4, "entities": 6, "evidence": 4, "relations": 4}.items():
            assert file.execute(f"SELECT count(*) FROM {view}").fetchone() == (rows,), view
    file.close()
