"""Relations and entities -> networkx.MultiDiGraph: the graph that is measured, exported, pushed and reported on.

Node key: entity id. Node attributes:
    label       "Country" | "Official" | "Organization" | "Project" | "Agreement"
    name        str
    country     ISO 3166 alpha-3 code or an organisation's name that an Official acts for; a Country's own code; else None
    iso3        a Country's code, else None
    title       an Official's latest office, else None
    aliases     list[str], sorted
    articles    list[str], sorted: ids of the articles that name it in a statement
Edge key: relation id (u -> v is source -> target; for a symmetric type u <= v). Edge attributes:
    id, type    str
    date        ISO day "YYYY-MM-DD", the first of the span, or None
    date_end    ISO day, the last of the span, inclusive, or None
    precision   "day" | "month" | "year" | None
    status      "happened" | "planned" | "denied"
    place, mode, kind, event    str | None; relations of one n-party event share `event`
    parties     int, how many took part in the event
    plover, cameo               str | None
    goldstein   float | None
    confidence  float in (0, 1]
    articles    list[str], sorted
    quotes      list[str], the sentences, in the order of `evidence`
    evidence    tuple[graph.model.Evidence, ...], sorted
Graph attributes: `articles`: dict id -> {"id", "name", "title", "published" (ISO day or None), "url", "mentions": [entity ids]}.
Nodes, edges and articles are inserted in the order of their ids, so that the same store gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from graph.model import Article, Entity, Relation


def network(entities: Iterable[Entity], relations: Iterable[Relation], articles: Iterable[Article]) -> nx.MultiDiGraph:
    """The graph. Entities that stand in no relation are left out; a relation between unknown entities is a KeyError."""
    known = {entity.id: entity for entity in entities}
    ordered = sorted(relations, key=lambda relation: relation.id)
    named: dict[str, set[str]] = {}
    for relation in ordered:
        for end in (relation.source, relation.target):
            named.setdefault(end, set()).update(relation.articles)
    graph = nx.MultiDiGraph()
    for id in sorted(named):
        graph.add_node(id, **_node(known[id]), articles=sorted(named[id]))
    for relation in ordered:
        graph.add_edge(relation.source, relation.target, key=relation.id, **_edge(relation))
    mentions: dict[str, list[str]] = {}
    for id in sorted(named):
        for article in named[id]:
            mentions.setdefault(article, []).append(id)
    graph.graph["articles"] = {
        article.id: _article(article, mentions.get(article.id, [])) for article in sorted(articles, key=lambda a: a.id)
    }
    return graph


def _node(entity: Entity) -> dict[str, Any]:
    return {
        "label": str(entity.label),
        "name": entity.name,
        "country": entity.country,
        "iso3": entity.country if entity.label == "Country" else None,
        "title": entity.title,
        "aliases": sorted(entity.aliases),
    }


def _edge(relation: Relation) -> dict[str, Any]:
    span = relation.date
    return {
        "id": relation.id,
        "type": relation.type,
        "date": span.first.isoformat() if span else None,
        "date_end": span.last.isoformat() if span else None,
        "precision": str(span.precision) if span else None,
        "status": str(relation.status),
        "place": relation.place,
        "mode": relation.mode,
        "kind": relation.kind,
        "event": relation.event,
        "parties": relation.parties,
        "plover": relation.plover,
        "cameo": relation.cameo,
        "goldstein": relation.goldstein,
        "confidence": relation.confidence,
        "articles": list(relation.articles),
        "quotes": [evidence.quote for evidence in relation.evidence],
        "evidence": relation.evidence,
    }


def _article(article: Article, mentions: list[str]) -> dict[str, Any]:
    return {
        "id": article.id,
        "name": article.name,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "mentions": sorted(mentions),
    }
