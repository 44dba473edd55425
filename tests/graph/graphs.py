"""Small graphs made by hand, through the model's own objects."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import networkx as nx
from hypothesis import strategies as st

from graph.model import Article, DateSpan, Entity, Evidence, Label, Relation, Status, content_hash
from graph.network import network
from graph.ontology import relation_type, types

ENTITIES = {
    entity.id: entity
    for entity in (
        Entity("RUS", Label.COUNTRY, "Russia", "RUS", None, ("Russian Federation",)),
        Entity("PAK", Label.COUNTRY, "Pakistan", "PAK"),
        Entity("USA", Label.COUNTRY, "United States", "USA", None, ("America", "US")),
        Entity("lavrov", Label.OFFICIAL, "Sergey Lavrov", "RUS", "Foreign Minister"),
        Entity("fatemi", Label.OFFICIAL, "Syed Tariq Fatemi", "PAK", "Special Assistant"),
        Entity("un", Label.ORGANIZATION, "United Nations"),
        Entity("mill", Label.PROJECT, "Karachi steel mill"),
        Entity("pact", Label.AGREEMENT, "Road transport agreement"),
    )
}
MORE = {
    entity.id: entity
    for entity in (
        Entity("CHN", Label.COUNTRY, "China", "CHN"),
        Entity("wang", Label.OFFICIAL, "Wang Yi", "CHN", "Foreign Minister"),
        Entity("rubio", Label.OFFICIAL, "Marco Rubio", "USA", "Secretary of State"),
        Entity("nobody", Label.OFFICIAL, "A. Nobody"),
        Entity("eu", Label.ORGANIZATION, "European Union"),
        Entity("treaty", Label.AGREEMENT, "Treaty of Karachi"),
    )
}
TEXTS = {
    "a": ("Sergey Lavrov met Syed Tariq Fatemi in Moscow on June 3.", datetime.date(2025, 6, 4)),
    "b": ("Russia and Pakistan signed the road transport agreement; “it works”; Россия и Пакистан.", None),
    "c": ("A visit of Lavrov to Pakistan was cancelled.", datetime.date(2025, 7, 1)),
}
ARTICLES = {
    key: Article(text, f"Title {key}", published, f"https://example.org/{key}")
    for key, (text, published) in TEXTS.items()
}


def relation(
    type: str, source: str, target: str, date: str | None = None, articles: str = "a",
    status: Status = Status.HAPPENED, place: str | None = None, mode: str | None = None, event: str | None = None, parties: int = 2,
) -> Relation:  # fmt: skip
    kind = relation_type(type)
    if kind.symmetric:  # as fold does
        source, target = sorted((source, target))
    evidence = tuple(
        sorted(Evidence(ARTICLES[key].id, 0, len(ARTICLES[key].text), ARTICLES[key].text) for key in articles)
    )
    code = kind.coded(mode)
    return Relation(
        id=content_hash(type, source, target, date, status),
        type=type, source=source, target=target, date=DateSpan(date) if date else None, status=status,
        confidence=0.875, evidence=evidence, statements=tuple(f"s{key}" for key in articles),
        articles=tuple(sorted(ARTICLES[key].id for key in articles)), place=place, mode=mode, event=event, parties=parties,
        plover=kind.plover, cameo=code.cameo if code else None, goldstein=code.goldstein if code else None,
    )  # fmt: skip


RELATIONS = (
    relation("REPRESENTS", "lavrov", "RUS", articles="ac"),
    relation("REPRESENTS", "fatemi", "PAK"),
    relation("INVOLVES", "mill", "PAK", articles="b"),
    relation("MET_WITH", "lavrov", "fatemi", "2025-06-03", "ab", place="Moscow", mode="in_person", event="e1"),
    relation("MET_WITH", "lavrov", "fatemi", "2024", "b"),
    relation("VISITED", "lavrov", "PAK", "2025-07", "c", status=Status.DENIED),
    relation("VISITED", "fatemi", "RUS", "2025-06-03", "a"),
    relation("SIGNED", "RUS", "pact", None, "b"),
    relation("SIGNED", "PAK", "pact", None, "b"),
    relation("PROPOSED", "RUS", "mill", "2025-06-03", "a", status=Status.PLANNED),
    relation("ACCUSED", "USA", "RUS", "2025-05-01", "c"),
    relation("SUPPORTED", "un", "PAK", "2025-05-02", "c"),
)


def small(*without: int) -> nx.MultiDiGraph:
    """The graph of RELATIONS, those at the positions `without` left out."""
    kept = [item for at, item in enumerate(RELATIONS) if at not in without]
    used = {article for item in kept for article in item.articles}
    return network(ENTITIES.values(), kept, [article for article in ARTICLES.values() if article.id in used])


Choose = Callable[[Sequence[Any]], Any]


def made_of(items: Iterable[Relation]) -> nx.MultiDiGraph:
    """The graph of these relations between ENTITIES and MORE."""
    kept = {item.id: item for item in items}
    used = {article for item in kept.values() for article in item.articles}
    entities = (*ENTITIES.values(), *MORE.values())
    return network(entities, kept.values(), [article for article in ARTICLES.values() if article.id in used])


@st.composite
def graphs(draw: st.DrawFn) -> nx.MultiDiGraph:
    """A graph of up to 25 relations of any types."""
    return made_of(any_relation(lambda items: draw(st.sampled_from(items))) for _ in range(draw(st.integers(1, 25))))


def dense(seed: int, size: int) -> nx.MultiDiGraph:
    """A graph of many relations, with what is rare added: a triangle, a link that lacks, an answer in kind, a
    mediation, a request, an agreement that two signed."""
    chance = random.Random(seed)
    ring = [relation("MET_WITH", *pair.split()) for pair in ("USA CHN", "USA PAK", "CHN PAK", "RUS CHN", "RUS PAK")]
    answer = [relation("ACCUSED", "USA", "RUS", "2025-06-03"), relation("ACCUSED", "RUS", "USA", "2025-06-05")]
    rare = [
        relation("MET_WITH", "RUS", "CHN", "2025-06-03", mode="mediation"),
        relation("REQUESTED", "USA", "CHN", "2025-06-03"),
        relation("SIGNED", "USA", "treaty", "2025-06-03"),
        relation("SIGNED", "RUS", "treaty", "2025-06-03"),
    ]
    return made_of([*ring, *answer, *rare, *(any_relation(chance.choice) for _ in range(size))])


def any_relation(choose: Choose) -> Relation:
    everyone = ENTITIES | MORE
    kind = types()[choose([*types(), *["MET_WITH", "VISITED", "SIGNED"] * 4])]
    source = choose(sorted(id for id, item in everyone.items() if item.label in kind.source))
    target = choose(sorted(id for id, item in everyone.items() if item.label in kind.target and id != source))
    date = (
        choose((None, "2018-01", "2024", "2025-06", "2025-06-03", "2025-06-05", "2026-01-01")) if kind.dated else None
    )
    return relation(
        kind.name, source, target, date, choose(("a", "b", "c", "ab", "abc")),
        choose(tuple(Status)) if kind.dated else Status.HAPPENED,
        choose((None, "Moscow", "Karachi")), choose((None, *kind.modes)), choose((None, "e1", "e2")), choose((2, 3)),
    )  # fmt: skip
