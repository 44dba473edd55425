"""Statements -> relations: one edge for one fact, its evidence gathered.

Statements say the same where type, parties (unordered for a symmetric type), date and status agree. Then:
- A coarse date falls to the finer one that it contains, where there is exactly one: "2024" and "2024-09" to
  "2024-09-12"; "2024" stays where both "2024-09-12" and "2024-10" are told.
- An undated statement falls to the dated relation of its type, parties and status, where there is exactly one and the
  same article tells that too. Across articles it stays undated.
- A statement whose parties were judged to be one entity makes no relation.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.model import DateSpan, Relation, Statement, content_hash
from graph.ontology import relation_type

Group = tuple[str, str, str, str]  # type, source, target, status
Key = tuple[Group, DateSpan | None]


def fold(statements: Iterable[Statement], canonical: Mapping[str, str]) -> list[Relation]:
    """The relations, in the order of their ids. `canonical` gives the id of entities that stand under another's."""
    groups: dict[Group, list[Statement]] = defaultdict(list)
    for statement in statements:
        group = _group(statement, canonical)
        if group[1] != group[2]:
            groups[group].append(statement)
    told = {key: members for group, all_of in groups.items() for key, members in _by_date(group, all_of)}
    relations = {key: _relation(key, members) for key, members in told.items()}
    return sorted(_with_events(relations, told), key=lambda relation: relation.id)


def _group(statement: Statement, canonical: Mapping[str, str]) -> Group:
    source, target = statement.source.entity.id, statement.target.entity.id
    source, target = canonical.get(source, source), canonical.get(target, target)
    if target < source and relation_type(statement.type).symmetric:
        source, target = target, source
    return statement.type, source, target, str(statement.status)


def _by_date(group: Group, statements: list[Statement]) -> Iterable[tuple[Key, list[Statement]]]:
    if len(statements) == 1:
        return [((group, statements[0].date), statements)]
    days = {statement.date for statement in statements if statement.date}
    folded = {day: _finer(day, days) for day in days}
    only = next(iter(folded.values())) if len(set(folded.values())) == 1 else None
    dating = {statement.evidence.article for statement in statements if statement.date}
    told: dict[Key, list[Statement]] = defaultdict(list)
    for statement in statements:
        date = folded[statement.date] if statement.date else only if statement.evidence.article in dating else None
        told[group, date].append(statement)
    return told.items()


def _finer(day: DateSpan, days: set[DateSpan]) -> DateSpan:
    """The one finest date within `day`, or `day` itself where there is none or more than one."""
    within = [other for other in days if other != day and day.contains(other)]
    finest = [one for one in within if not any(one != other and one.contains(other) for other in within)]
    return finest[0] if len(finest) == 1 else day


def _relation(key: Key, statements: list[Statement]) -> Relation:
    (type, source, target, _), date = key
    kind, status = relation_type(type), statements[0].status
    mode = _most([s.mode for s in statements if s.mode is not None])
    code = kind.coded(mode)
    return Relation(
        id=content_hash(type, source, target, date.text if date else None, status),
        type=type,
        source=source,
        target=target,
        date=date,
        status=status,
        confidence=_confidence(statements),
        evidence=tuple(sorted({statement.evidence for statement in statements})),
        statements=tuple(sorted(statement.id for statement in statements)),
        articles=tuple(sorted({statement.evidence.article for statement in statements})),
        place=_most([s.place for s in statements if s.place is not None]),
        mode=mode,
        kind=_most([s.kind for s in statements if s.kind is not None]),
        parties=max(statement.parties for statement in statements),
        plover=_most([s.plover for s in statements if s.plover is not None]) or kind.plover,
        cameo=code.cameo if code else None,
        goldstein=code.goldstein if code else None,
    )


def _most(values: list[str]) -> str | None:
    """The most frequent value, the least of equals; None where there is none."""
    if len(values) < 2:
        return values[0] if values else None
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _confidence(statements: list[Statement]) -> float:
    surest: dict[str, float] = {}
    for statement in statements:
        article = statement.evidence.article
        surest[article] = max(surest.get(article, 0.0), statement.confidence)
    if len(surest) == 1:
        return next(iter(surest.values()))
    doubt = 1.0
    for article in sorted(surest):
        doubt *= 1.0 - surest[article]
    return 1.0 - doubt


def _with_events(relations: Mapping[Key, Relation], told: Mapping[Key, list[Statement]]) -> Iterable[Relation]:
    """Gives the relations of one meeting or signing of many the same event and number of parties.

    An article's events are its own. Two articles' are one where they share a relation that is dated to the day.
    """
    events: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key, statements in told.items():
        for statement in statements:
            if statement.event is not None:
                events[statement.evidence.article, statement.event].append(key)
    parent = {event: event for event in events}

    def root(event: tuple[str, str]) -> tuple[str, str]:
        while parent[event] != event:
            parent[event] = event = parent[parent[event]]
        return event

    of_relation: dict[Key, list[tuple[str, str]]] = defaultdict(list)
    for event in sorted(events):
        for key in events[event]:
            of_relation[key].append(event)
    for (_, date), shared in of_relation.items():
        if date and len(date.text) == 10:
            for event in shared[1:]:
                first, second = sorted((root(shared[0]), root(event)))
                parent[second] = first
    size: dict[tuple[str, str], int] = defaultdict(int)
    for key, shared in of_relation.items():
        size[root(shared[0])] = max(size[root(shared[0])], relations[key].parties)
    for key, relation in relations.items():
        if key in of_relation:
            event = root(of_relation[key][0])
            relation = replace(relation, event=content_hash(*event), parties=size[event])
        yield relation
