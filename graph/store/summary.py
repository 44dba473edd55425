"""A store in figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store.store import Store


@dataclass(frozen=True, slots=True)
class Summary:
    """`relations` and `statements` count by (type, status), `entities` by label, `extractors` articles by version.

    `dates` bound the relations and `published` the articles, ISO days. `digest` is that of the whole graph, where it was
    asked for: in a large store it takes seconds.
    """

    path: str
    counts: Counter[str]
    statements: Counter[tuple[str, str]]
    relations: Counter[tuple[str, str]]
    entities: Counter[str]
    extractors: Counter[str]
    dates: tuple[str, str] | None
    published: tuple[str, str] | None
    digest: str | None


def summary(store: Store, min_confidence: float = 0.0, digest: bool = False) -> Summary:
    with store.reading():
        relations = store.relations(min_confidence=min_confidence)
        query = "SELECT type, status, count(*) FROM statement WHERE confidence >= ? GROUP BY 1, 2"
        statements = {(type, status): n for type, status, n in store.connection.execute(query, (min_confidence,))}
        extractors = dict(store.connection.execute("SELECT extractor, count(*) FROM article GROUP BY 1"))
        first, last = store.connection.execute("SELECT min(published), max(published) FROM article").fetchone()
        spans = [relation.date for relation in relations if relation.date]
        return Summary(
            str(store.path),
            store.counts(),
            Counter(statements),
            Counter((relation.type, str(relation.status)) for relation in relations),
            Counter(str(entity.label) for entity in store.entities()),
            Counter(extractors),
            (min(s.first for s in spans).isoformat(), max(s.last for s in spans).isoformat()) if spans else None,
            (first, last) if first else None,
            store.digest() if digest else None,
        )
