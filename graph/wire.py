"""Statements as JSON: what `diplograph extract` prints, a line a statement."""

from __future__ import annotations

from typing import Any

from graph.model import Article, Party, Statement


def as_json(statement: Statement, article: Article) -> dict[str, Any]:
    """The statement as plain values. Offsets are 0-based and half-open in the article's text; `article` is its own id
    where the source gave one, else the hash of its text."""
    evidence = statement.evidence
    row = {
        "id": statement.id,
        "type": statement.type,
        "article": article.name,
        "date": statement.date.text if statement.date else None,
        "status": str(statement.status),
        "place": statement.place,
        "plover": statement.plover,
        "mode": statement.mode,
        "kind": statement.kind,
        "source": _party(statement.source),
        "target": _party(statement.target),
        "evidence": {"start": evidence.start, "end": evidence.end, "quote": evidence.quote},
        "rule": statement.rule,
        "confidence": round(statement.confidence, 4),
    }
    if statement.event is not None:
        row |= {"event": statement.event, "parties": statement.parties}
    return row


def _party(party: Party) -> dict[str, Any]:
    entity = party.entity
    return {
        "id": entity.id,
        "name": entity.name,
        "label": str(entity.label),
        "country": entity.country,
        "title": entity.title,
        "aliases": list(entity.aliases),
        "mention": [party.start, party.end],
    }
