"""What `show --format json` prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from graph.model import Article, Entity, Relation, Statement
from graph.store.subject import Subject
from graph.store.summary import Summary
from graph.wire import as_json


def plain(shown: Subject) -> dict[str, Any]:
    """The thing under its kind, then what belongs to it; lists that are empty are left out."""
    rows = {
        "relations": [relation(one, shown) for one in shown.relations],
        "statements": [as_json(one, shown.articles[one.evidence.article]) for one in shown.statements],
        "judgements": [asdict(one) for one in shown.judgements],
        "refused": [{"statement": said, "reason": reason} for said, reason in shown.refused],
    }
    own = {"relation": "relations", "statement": "statements"}.get(shown.kind)
    return {shown.kind: ITEMS[shown.kind](shown.item, shown)} | {k: v for k, v in rows.items() if v and k != own}


def plain_summary(shown: Summary) -> dict[str, Any]:
    def by_type(counts: Any) -> list[dict[str, Any]]:
        return [{"type": type, "status": status, "count": counts[type, status]} for type, status in sorted(counts)]

    return {
        "store": shown.path,
        "counts": dict(sorted(shown.counts.items())),
        "statements": by_type(shown.statements),
        "relations": by_type(shown.relations),
        "entities": dict(sorted(shown.entities.items())),
        "extractors": dict(sorted(shown.extractors.items())),
        "dates": shown.dates,
        "published": shown.published,
        "digest": shown.digest,
    }


def relation(one: Relation, shown: Subject) -> dict[str, Any]:
    row = asdict(one) | {"date": one.date.text if one.date else None}
    for end in ("source", "target"):
        id = getattr(one, end)
        row[end] = {"id": id, "name": shown.entity(id).name, "label": str(shown.entity(id).label)}
    return row


def _article(one: Article, shown: Subject) -> dict[str, Any]:
    published = one.published.isoformat() if one.published else None
    sources = [asdict(source) for source in one.sources]
    return {
        "id": one.id, "name": one.name, "title": one.title, "published": published, "url": one.url,
        "sources": sources, "text": one.text,
    }  # fmt: skip


def _statement(one: Statement, shown: Subject) -> dict[str, Any]:
    return as_json(one, shown.articles[one.evidence.article]) | {"extractor": one.extractor}


def _entity(one: Entity, shown: Subject) -> dict[str, Any]:
    return asdict(one) | {"named_as": sorted(id for id, top in shown.members.items() if top == one.id)}


ITEMS: dict[str, Callable[[Any, Subject], dict[str, Any]]] = {
    "article": _article,
    "entity": _entity,
    "relation": relation,
    "statement": _statement,
}
