"""What a reference means: an article, an entity, a relation or a statement, with what the store knows of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import UsageError
from graph.model import Article, Entity, Relation, Statement
from graph.store.find import article_id, entity_id, is_prefix
from graph.store.rows import statements_of

if TYPE_CHECKING:
    from graph.identity import Judgement
    from graph.store.store import Store


@dataclass(frozen=True, slots=True)
class Subject:
    """`kind` is "article", "entity", "relation" or "statement"; `item` is the thing itself. `entities` and `articles`
    hold, by id, all that the rest speaks of."""

    kind: str
    item: Article | Entity | Relation | Statement
    relations: tuple[Relation, ...]
    statements: tuple[Statement, ...]
    judgements: tuple[Judgement, ...]
    entities: dict[str, Entity]
    articles: dict[str, Article]
    members: dict[str, str]
    refused: tuple[tuple[str, str], ...] = ()

    def entity(self, id: str) -> Entity:
        """The entity that stands for an id, also for that of a name that was judged to be another's."""
        return self.entities[self.members.get(id, id)]


def subject(store: Store, ref: str, min_confidence: float = 0.0) -> Subject:
    """Looks for an id, a record's own id or a prefix of 6 or more digits, then for an entity's name, in any case and
    without accents. UsageError where nothing, or more than one thing, is meant."""
    with store.reading():
        relations = store.relations(min_confidence=min_confidence)
        kind, id = _meant(store, ref, relations)
        return _gathered(store, kind, id, relations, min_confidence)


def _meant(store: Store, ref: str, relations: list[Relation]) -> tuple[str, str]:
    found: dict[tuple[str, str], None] = {}
    if store.connection.execute("SELECT 1 FROM form WHERE entity = ?", (ref,)).fetchone():
        return "entity", ref
    try:
        found["article", article_id(store.connection, ref)] = None
    except UsageError as error:
        if "means" in str(error):
            raise
    if is_prefix(ref):
        low, high = ref.lower(), ref.lower() + "g"
        for (id,) in store.connection.execute("SELECT id FROM statement WHERE id >= ? AND id < ?", (low, high)):
            found["statement", id] = None
        for relation in relations:
            if low <= relation.id < high:
                found["relation", relation.id] = None
    if not found:
        return "entity", entity_id(store.connection, ref)
    if len(found) > 1:
        raise UsageError(f"{ref!r} means {', '.join(' '.join(one) for one in sorted(found))}: give more of its digits")
    return next(iter(found))


def _gathered(store: Store, kind: str, id: str, relations: list[Relation], least: float) -> Subject:
    members = dict(store.connection.execute("SELECT entity, canonical FROM member"))
    entities = {entity.id: entity for entity in store.entities()}
    top = members.get(id, id)
    kept = tuple(relation for relation in relations if CONCERNS[kind](relation, top))
    if kind == "article":
        statements = store.statements(id)
    else:
        ids = {one for relation in kept for one in relation.statements} | ({id} if kind == "statement" else set())
        statements = statements_of(store.connection, ids)
    articles = {one: store.article(one) for one in sorted({s.evidence.article for s in statements})}
    if kind == "article":
        articles[id] = store.article(id)
    items: dict[str, Mapping[str, Article | Entity | Relation | Statement]] = {
        "article": articles,
        "entity": entities,
        "relation": {r.id: r for r in kept},
        "statement": {s.id: s for s in statements},
    }
    return Subject(
        kind,
        items[kind][top],
        kept,
        tuple(s for s in statements if s.confidence >= least or s.id == id),
        tuple(j for j in store.judgements() if top in (members.get(j.left, j.left), members.get(j.right, j.right))),
        entities,
        articles,
        members,
        tuple((said, reason) for article, said, reason in store.refused() if article == id),
    )


CONCERNS: dict[str, Callable[[Relation, str], bool]] = {
    "article": lambda relation, id: id in relation.articles,
    "entity": lambda relation, id: id in (relation.source, relation.target),
    "relation": lambda relation, id: id == relation.id,
    "statement": lambda relation, id: id in relation.statements,
}
