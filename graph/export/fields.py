"""What the graph holds, field by field, and how a list becomes text in the formats that have no lists."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

TEXT, INTEGER, REAL, TEXTS, SPANS = "text", "integer", "real", "texts", "spans"  # spans: article, start, end
NODE = {
    "label": TEXT, "name": TEXT, "country": TEXT, "iso3": TEXT, "title": TEXT, "aliases": TEXTS, "articles": TEXTS,
}  # fmt: skip
EDGE = {
    "id": TEXT, "type": TEXT, "date": TEXT, "date_end": TEXT, "precision": TEXT, "status": TEXT, "place": TEXT,
    "mode": TEXT, "kind": TEXT, "event": TEXT, "parties": INTEGER, "plover": TEXT, "cameo": TEXT, "goldstein": REAL,
    "confidence": REAL, "articles": TEXTS, "quotes": TEXTS, "evidence": SPANS,
}  # fmt: skip
ARTICLE = {"id": TEXT, "name": TEXT, "title": TEXT, "published": TEXT, "url": TEXT, "mentions": TEXTS}


def spans(evidence: Iterable[Any]) -> list[list[Any]]:
    """[article, start, end] for each sentence; the sentences themselves are `quotes`, in the same order."""
    return [[item.article, item.start, item.end] for item in evidence]


def plain(data: Mapping[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """The fields of a node, an edge or an article as JSON values, in the order given."""
    return {name: spans(data[name]) if name == "evidence" else data[name] for name in fields}


def flat(data: Mapping[str, Any], fields: Mapping[str, str]) -> Iterator[tuple[str, str, Any]]:
    """Name, kind and value of each field that has one; lists as JSON text, so of kind text."""
    for name, kind in fields.items():
        value = data[name]
        if value is None:
            continue
        if kind in (TEXTS, SPANS):
            yield name, TEXT, compact(spans(value) if kind == SPANS else value)
        else:
            yield name, kind, value


def compact(value: Any) -> str:
    """JSON in one line without spaces, not escaped to ASCII."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
