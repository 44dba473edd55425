"""Which relations are asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.errors import UsageError
from graph.model import DateSpan, Entity, Label, Relation, Status
from graph.ontology import relation_type


@dataclass(frozen=True, slots=True)
class Filter:
    """None means: all.

    types, statuses, labels: names; of `labels` both ends must be. since, until: the first and the last day, inclusive;
    a relation whose span touches them stays, an undated one goes, but REPRESENTS and INVOLVES, which have no date, stay
    with those who act in the time. articles: ids; relations that one of them tells. around: entity ids; what lies
    within `depth` steps of them, and all that relates these to each other.
    """

    types: Collection[str] | None = None
    statuses: Collection[str] | None = None
    labels: Collection[str] | None = None
    since: date | str | None = None
    until: date | str | None = None
    articles: Collection[str] | None = None
    min_confidence: float = 0.0
    around: Collection[str] | None = None
    depth: int = 1

    def check(self) -> None:
        """Raises UsageError (OntologyError for a type) where a value is none that could ever fit."""
        for name in self.types or ():
            relation_type(name)
        for values, known, what in ((self.statuses, Status, "status"), (self.labels, Label, "label")):
            for value in values or ():
                if value not in [str(one) for one in known]:
                    raise UsageError(f"{str(value)!r} is no {what}: choose one of {', '.join(known)}")
        first, last = _day(self.since, False), _day(self.until, True)
        if first and last and last < first:
            raise UsageError(f"since {first} is after until {last}: exchange them")
        if not 0 <= self.min_confidence <= 1:
            raise UsageError(f"min_confidence {self.min_confidence} is not from 0 to 1")
        if self.depth < 0:
            raise UsageError(f"depth {self.depth} is less than 0")

    def __call__(self, relations: Iterable[Relation], entities: Mapping[str, Entity]) -> list[Relation]:
        """The relations that fit, in their order."""
        self.check()
        kept = [relation for relation in relations if self._fits(relation, entities)]
        if self.since or self.until:
            kept = self._within(kept)
        if self.around is not None:
            near = _near(kept, set(self.around), self.depth)
            kept = [relation for relation in kept if relation.source in near and relation.target in near]
        return kept

    def _fits(self, relation: Relation, entities: Mapping[str, Entity]) -> bool:
        return (
            (self.types is None or relation.type in self.types)
            and (self.statuses is None or str(relation.status) in self.statuses)
            and relation.confidence >= self.min_confidence
            and (self.articles is None or any(article in self.articles for article in relation.articles))
            and (
                self.labels is None
                or all(str(entities[end].label) in self.labels for end in (relation.source, relation.target))
            )
        )

    def _within(self, relations: list[Relation]) -> list[Relation]:
        first, last = _day(self.since, False) or date.min, _day(self.until, True) or date.max
        inside = {r.id for r in relations if r.date and r.date.last >= first and r.date.first <= last}
        acting = {end for r in relations if r.id in inside for end in (r.source, r.target)}
        return [r for r in relations if r.id in inside or (not relation_type(r.type).dated and r.source in acting)]


def _day(given: date | str | None, last: bool) -> date | None:
    if not given:
        return None
    if isinstance(given, date):
        return given
    span = DateSpan(given)
    return span.last if last else span.first


def _near(relations: list[Relation], start: set[str], depth: int) -> set[str]:
    near = set(start)
    for _ in range(depth):
        touched = [r for r in relations if r.source in near or r.target in near]
        grown = near.union(*({r.source, r.target} for r in touched))
        if grown == near:
            break
        near = grown
    return near
