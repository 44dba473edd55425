"""References to articles and entities, counts, and the graph's digest."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from dataclasses import astuple
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.errors import UsageError
from graph.identity import folded
from graph.model import Evidence

if TYPE_CHECKING:
    from graph.store.store import Store

SHORTEST = 6  # digits of a prefix
LISTED = 5  # candidates that an error names
ARTICLE = "SELECT id, coalesce(title, substr(text, 1, 60)) FROM article"
HEX = frozenset("0123456789abcdef")


def article_id(connection: sqlite3.Connection, ref: str) -> str:
    """The id that `ref` means: an id, a prefix of it, a record's own id. UsageError where none or several."""
    rows = connection.execute(
        f"{ARTICLE} WHERE id = ?1 OR id IN (SELECT article FROM source WHERE record = ?1)",
        (ref,),
    ).fetchall()
    if not rows and is_prefix(ref):
        rows = connection.execute(
            f"{ARTICLE} WHERE id >= ? AND id < ? ORDER BY id",
            (ref.lower(), ref.lower() + "g"),
        ).fetchall()
    if len(rows) == 1:
        return str(rows[0][0])
    if rows:
        raise UsageError(f"{ref!r} means {len(rows)} articles: name one of {_listed(rows)}")
    names = [
        row[0]
        for row in connection.execute("SELECT record FROM source WHERE record IS NOT NULL UNION SELECT id FROM article")
    ]
    near = get_close_matches(ref, names, LISTED, 0.6)
    hint = f"near it: {', '.join(near)}" if near else "`diplograph show` tells what is here"
    raise UsageError(f"no article {ref!r} in this store: {hint}")


def entity_id(connection: sqlite3.Connection, ref: str) -> str:
    """The id of the entity, as statements name it, that `ref` means: an id, or a name in any case and without accents."""
    if connection.execute("SELECT 1 FROM form WHERE entity = ?", (ref,)).fetchone():
        return ref
    wanted = folded(ref)
    rows = connection.execute("SELECT DISTINCT entity, label, name, aliases FROM form ORDER BY entity").fetchall()
    above: dict[str, str] = dict(connection.execute("SELECT entity, canonical FROM member"))
    by_name: dict[str, str] = {entity: f"{label} {name}" for entity, label, name, _ in rows if folded(name) == wanted}
    found = by_name or {
        entity: f"{label} {name}" for entity, label, name, aliases in rows
        if wanted in {folded(alias) for alias in json.loads(aliases)}
    }  # fmt: skip
    if len(found) == 1:
        return next(iter(found))
    together = {above.get(entity, entity) for entity in found}
    if len(together) == 1:
        return min(found, key=lambda entity: (entity not in together, entity))
    if found:
        raise UsageError(f"{ref!r} means {len(found)} entities: name one of {_listed(sorted(found.items()))}")
    judged = connection.execute('SELECT 1 FROM judgement WHERE ? IN ("left", "right")', (ref,)).fetchone()
    if judged:
        return ref
    near = get_close_matches(wanted, sorted({folded(row[2]) for row in rows}), LISTED, 0.6)
    names = [next(row[2] for row in rows if folded(row[2]) == one) for one in near]
    hint = f"near it: {', '.join(names)}" if names else "`diplograph show` tells what is here"
    raise UsageError(f"no entity {ref!r} in this store: {hint}")


def is_prefix(ref: str) -> bool:
    return len(ref) >= SHORTEST and set(ref.lower()) <= HEX


def _listed(rows: list[tuple[str, str]]) -> str:
    said = [f"{id} ({' '.join(str(name).split())})" for id, name in rows[:LISTED]]
    return ", ".join(said) + (f" and {len(rows) - LISTED} more" if len(rows) > LISTED else "")


COUNTS = {
    "articles": "SELECT count(*) FROM article",
    "undated_articles": "SELECT count(*) FROM article WHERE published IS NULL",
    "sources": "SELECT count(*) FROM source",
    "statements": "SELECT count(*) FROM statement",
    "undated": "SELECT count(*) FROM statement WHERE date IS NULL AND type NOT IN ('REPRESENTS', 'INVOLVES')",
    "refused": "SELECT count(*) FROM refused",
    "judgements": "SELECT count(*) FROM judgement WHERE verdict <> 'perhaps'",
    "entities": "SELECT count(DISTINCT coalesce(canonical, form.entity)) FROM form LEFT JOIN member USING (entity)",
}


def counts(store: Store) -> Counter[str]:
    with store.reading():
        return Counter({name: store.connection.execute(query).fetchone()[0] for name, query in COUNTS.items()})


def serialised(graph: nx.MultiDiGraph) -> bytes:
    """The graph as bytes: nodes, edges and articles in their order, with every attribute."""

    def plain(value: Any) -> Any:
        return astuple(value) if isinstance(value, Evidence) else str(value)

    rows: list[Any] = [[id, values] for id, values in graph.nodes(data=True)]
    rows += [[source, target, id, values] for source, target, id, values in graph.edges(keys=True, data=True)]
    rows += [[id, values] for id, values in graph.graph["articles"].items()]
    return "\n".join(json.dumps(row, sort_keys=True, ensure_ascii=True, default=plain) for row in rows).encode()


def digest(graph: nx.MultiDiGraph) -> str:
    return hashlib.sha256(serialised(graph)).hexdigest()
