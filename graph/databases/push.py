"""The graph into a database: only what differs, in batches, so that it can be broken off anywhere and repeated.

What diplograph writes carries its mark; nothing without the mark is changed or removed. A part (the entities, the
articles, one relation type) that was written to its end is recorded with its digest and the database's count, and is
passed over next time while both are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

import networkx as nx

from cypher import catalog
from graph.databases import Database, Step, schema
from graph.databases.compare import differences
from graph.databases.pull import read
from graph.databases.rows import ARTICLES, ENTITIES, LABELS, MENTIONS, Part, Row, mark, parts
from graph.errors import DatabaseError

BATCH = 5000  # rows a transaction
T = TypeVar("T")
Report = Callable[[str, int, int], None]  # part, rows done, rows in all


@dataclass(slots=True)
class Change:
    """What a part of the database lacks, has otherwise, and has too much."""

    part: Part
    recorded: bool  # as whole, with this digest and count
    new: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    relabelled: list[Row] = field(default_factory=list)
    kept: int = 0  # gone, but others' relationships hang on them

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def plan(database: Database, made: Sequence[Part], edited: Collection[str] | None = None) -> list[Change]:
    """What a push would change, part by part. Parts that are recorded as the same are passed over, unless `edited` is
    given: the ids of rows that are not what their mark says, which are then written anew."""
    recorded = {name: (digest, count) for name, digest, count in database.read(_text("read_parts")).rows}
    changes = []
    for part in made:
        same = recorded.get(part.name) == (part.digest, _count(database, part.name))
        changes.append(Change(part, same) if same and edited is None else _compared(database, part, edited or ()))
    return changes


def push(
    database: Database, graph: nx.MultiDiGraph, *, full: bool = False, report: Report = lambda part, done, all: None
) -> list[Change]:
    """Makes the database hold exactly this graph; returns what was changed.

    Raises DatabaseError where the database has an entity of the same id that diplograph did not write.
    """
    made = parts(graph)
    schema.migrate(database)
    changes = plan(database, made, edited(database, graph) if full else None)
    _refuse_strangers(database, changes[0])
    nodes, relations = changes[:2], changes[2:]
    touched = [change for change in changes if change]
    for change in touched:  # until it is done, nobody is to take the part for whole
        database.write((_text("write_part"), {"name": change.part.name, "digest": None, "count": None}))
    for change in nodes:
        _write_nodes(database, change, report)
    for change in relations:
        _write_relations(database, change, report)
    for change in nodes:
        _remove_nodes(database, change)
    for change in changes:
        if not change.recorded:
            _record(database, change.part)
    return changes


def _text(name: str) -> str:
    return catalog.statement(name)


def _count(database: Database, part: str) -> int:
    return int(database.read(_of_part(part, "count_entities", "count_articles", "count_relations")).rows[0][0])


def _of_part(part: str, entities: str, articles: str, relations: str) -> str:
    if part in (ENTITIES, ARTICLES):
        return _text(entities if part == ENTITIES else articles)
    return catalog.template(relations, type=part)


def edited(database: Database, graph: nx.MultiDiGraph) -> set[str]:
    """The ids of what was written with the graph's own mark or another and differs from the graph now."""
    return {difference.id for difference in differences(graph, read(database)) if difference.property is not None}


def _compared(database: Database, part: Part, edited: Collection[str]) -> Change:
    text = _of_part(part.name, "read_entity_marks", "read_article_marks", "read_relation_marks")
    there = {row[0]: row[1:] for row in database.read(text).rows}
    change = Change(part, False)
    for row in part.rows():
        known = there.pop(row["id"], None)
        if known is None:
            change.new.append(row)
        elif known[0] != mark(row) or row["id"] in edited or (part.name == ENTITIES and row["label"] not in known[1]):
            change.changed.append(row)
            if part.name == ENTITIES and row["label"] not in known[1]:
                change.relabelled.append(row)
    change.gone = sorted(there)
    return change


def _refuse_strangers(database: Database, change: Change) -> None:
    for batch in _batches([row["id"] for row in change.new]):
        found = database.read(_text("read_strangers"), {"ids": batch}).rows
        if found:
            raise DatabaseError(
                f"{database.name} has an :Entity with id {found[0][0]!r} that diplograph did not write: "
                "take that label or id from it, or push into another database"
            )


def _batches(items: list[T]) -> Iterator[list[T]]:
    left = iter(items)
    while batch := list(islice(left, BATCH)):
        yield batch


def _write_nodes(database: Database, change: Change, report: Report) -> None:
    if change.part.name == ARTICLES:
        _write(database, _text("write_articles"), change, change.new + change.changed, report)
        return
    for batch in _batches(change.relabelled):
        steps: list[Step] = [(_text("strip_labels"), {"ids": [row["id"] for row in batch]})]
        for label in LABELS:
            ids = [row["id"] for row in batch if row["label"] == label]
            steps += [(catalog.template("set_label", label=label), {"ids": ids})] if ids else []
        database.write(*steps)
    for label in LABELS:
        rows = [row for row in change.new + change.changed if row["label"] == label]
        _write(database, catalog.template("write_nodes", label=label), change, rows, report)


def _write_relations(database: Database, change: Change, report: Report) -> None:
    type = change.part.name
    remove = catalog.template("remove_relations", type=type)
    for batch in _batches(change.gone):
        database.write((remove, {"ids": batch}))
    text = _text("write_mentions") if type == MENTIONS else catalog.template("write_relations", type=type)
    _write(database, text, change, change.new, report)
    for rows in _batches(change.changed):  # its ends may have changed: away with it first
        database.write((remove, {"ids": [row["id"] for row in rows]}), (text, {"rows": rows}))


def _write(database: Database, text: str, change: Change, rows: list[Row], report: Report) -> None:
    done = 0
    for batch in _batches(rows):
        database.write((text, {"rows": batch}))
        done += len(batch)
        report(change.part.name, done, len(rows))


def _remove_nodes(database: Database, change: Change) -> None:
    before = _count(database, change.part.name)
    text = _of_part(change.part.name, "remove_entities", "remove_articles", "")
    for batch in _batches(change.gone):
        database.write((text, {"ids": batch}))
    if change.gone:
        change.kept = len(change.gone) - (before - _count(database, change.part.name))


def _record(database: Database, part: Part) -> None:
    values = {"name": part.name, "digest": part.digest, "count": _count(database, part.name)}
    database.write((_text("write_part"), values))
