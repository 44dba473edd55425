"""The graph into a database: only what differs, in batches, so that it can be broken off anywhere and repeated.

What diplograph writes carries its mark; nothing without the mark is changed or removed. A part (the entities, the
articles, one relation type) that was written to its end is recorded with its digest and the database's count, and is
passed over next time while both are the same. Rows are made ahead in a thread, while the database writes those before.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any, TypeVar

import networkx as nx

from cypher import catalog
from graph.databases import Database, Step, schema
from graph.databases.compare import differences
from graph.databases.failures import Taken
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


Marks = Mapping[str, Sequence[Any]]  # id -> mark, and labels of an entity


def plan(database: Database, made: Sequence[Part], edited: Collection[str] | None = None) -> Iterator[Change]:
    """What a push would change, part by part. Parts that are recorded as the same are passed over, unless `edited` is
    given: the ids of rows that are not what their mark says, which are then written anew."""
    recorded = {name: (digest, count) for name, digest, count in database.read(_text("read_parts")).rows}
    work: list[Callable[[], Change]] = []
    for part in made:
        same = recorded.get(part.name) == (part.digest, _count(database, part.name))
        if same and edited is None:
            work.append(partial(Change, part, True))
        else:
            work.append(partial(_compared, part, _marks(database, part.name), edited or ()))
    with ThreadPoolExecutor(1) as ahead:
        yield from ahead.map(lambda make: make(), work)


def push(
    database: Database, graph: nx.MultiDiGraph, *, full: bool = False, report: Report = lambda part, done, all: None
) -> list[Change]:
    """Makes the database hold exactly this graph; returns what was changed.

    Raises DatabaseError where the database has an entity of the same id that diplograph did not write.
    """
    with _uncollected():
        return _pushed(database, graph, full, report)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Rows refer to nothing that refers to them: looking for circles among a million of them is lost time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _pushed(database: Database, graph: nx.MultiDiGraph, full: bool, report: Report) -> list[Change]:
    made = parts(graph)
    schema.migrate(database)
    changes: list[Change] = []
    for change in plan(database, made, edited(database, graph) if full else None):
        if not changes:
            _refuse_strangers(database, change)
        if change:  # until it is done, nobody is to take the part for whole
            database.write((_text("write_part"), {"name": change.part.name, "digest": None, "count": None}))
        write = _write_nodes if change.part.name in (ENTITIES, ARTICLES) else _write_relations
        write(database, change, report)
        changes.append(change)
    for change in changes[:2]:
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


def _marks(database: Database, part: str) -> Marks:
    text = _of_part(part, "read_entity_marks", "read_article_marks", "read_relation_marks")
    return {row[0]: row[1:] for row in database.read(text).rows}


def _compared(part: Part, marks: Marks, edited: Collection[str]) -> Change:
    there = dict(marks)
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
    what = "mentions" if type == MENTIONS else "relations"
    text = catalog.template(f"write_{what}", type=type)
    _write(database, text, change, change.new, report, catalog.template(f"create_{what}", type=type))
    for rows in _batches(change.changed):  # its ends may have changed: away with it first
        database.write((remove, {"ids": [row["id"] for row in rows]}), (text, {"rows": rows}))


def _write(
    database: Database, text: str, change: Change, rows: list[Row], report: Report, quick: str | None = None
) -> None:
    """Writes the rows by `text`; by `quick`, which takes for granted that none is there, where that holds."""
    done = 0
    for batch in _batches(rows):
        try:
            database.write((quick or text, {"rows": batch}))
        except Taken:  # the answer to a commit was lost, or another push writes too
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
