"""Why a relation was missed, or a statement is spurious, as far as the two sides tell it."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import Entity, Statement
from loaders.evaluation.gold import GoldArticle, GoldRelation


def cause_of_miss(relation: GoldRelation, statements: Iterable[Statement]) -> str:
    """One of: an actor never found; another type for the pair; the type with one party wrong; found but already used
    (another date or occasion); the sentence silent."""
    listed = list(statements)
    ends = [(s, s.source.entity, s.target.entity) for s in listed]
    found = [entity for _, one, other in ends for entity in (one, other)]
    for end in (relation.source, relation.target):
        if not any(end.is_named(entity) for entity in found):
            return f"{end.label.lower()} never found"
    pairs = [s for s, one, other in ends if _pair(relation, one, other) or _pair(relation, other, one)]
    if any(s.type == relation.type for s in pairs):
        return "told once, counted twice in the gold"
    if pairs:
        return "another type: " + "/".join(sorted({s.type for s in pairs}))
    near = [
        s for s, one, other in ends
        if s.type == relation.type and any(_overlaps(s, span) for span in relation.evidence)
        and (relation.source.is_named(one) or relation.target.is_named(other))
    ]  # fmt: skip
    return "one party wrong" if near else "sentence silent"


def cause_of_spurious(statement: Statement, gold: GoldArticle) -> str:
    """One of: the other way round; another type for the pair; one party wrong; told again; nothing of the kind."""
    one, other = statement.source.entity, statement.target.entity
    same = [r for r in gold.relations if r.type == statement.type]
    if any(_pair(r, one, other) for r in same):
        return "told again"
    if any(_pair(r, other, one) for r in same):
        return "the other way round"
    others = {r.type for r in gold.relations if _pair(r, one, other) or _pair(r, other, one)}
    if others:
        return "another type: " + "/".join(sorted(others))
    if any(r.source.is_named(one) or r.target.is_named(other) for r in same):
        return "one party wrong"
    return "nothing of the kind"


def _pair(relation: GoldRelation, one: Entity, other: Entity) -> bool:
    return relation.source.is_named(one) and relation.target.is_named(other)


def _overlaps(statement: Statement, span: tuple[int, int]) -> bool:
    return statement.evidence.start < span[1] and span[0] < statement.evidence.end
