"""Whether a store is sound: the file, its references, every quote against its text, every statement against the ontology."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from graph.errors import UsageError
from graph.model import content_hash, normalised
from graph.store.refusal import fault, in_words
from graph.store.rows import read_articles, read_statements


def faults(connection: sqlite3.Connection) -> list[str]:
    """What is wrong, a line each; nothing where all is well. What stands on a broken part is not looked at."""
    found = list(_of_file(connection))
    if not found:
        found = list(_of_articles(connection))
    if not found:
        try:
            found = list(_of_statements(connection))
        except (UsageError, ValueError) as error:  # a date, label or status that is none
            found = [f"statements cannot be read: {error}"]
    return found


def _of_file(connection: sqlite3.Connection) -> Iterator[str]:
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield f"file: {said}"
    for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table} row {rowid} speaks of a {parent} that is not there"
    unused = (
        "SELECT count(*) FROM form WHERE id NOT IN (SELECT source FROM statement UNION SELECT target FROM statement)"
    )
    for (count,) in connection.execute(unused):
        if count:
            yield f"{count} forms of names belong to no statement"


def _of_articles(connection: sqlite3.Connection) -> Iterator[str]:
    for id, text in connection.execute("SELECT id, text FROM article ORDER BY id"):
        if content_hash(normalised(text)) != id:
            yield f"article {id}: its text was changed"


def _of_statements(connection: sqlite3.Connection) -> Iterator[str]:
    articles = {article.id: article for article in read_articles(connection)}
    for statement in read_statements(connection):
        reason = fault(statement, articles[statement.evidence.article])
        if reason:
            yield f"statement {statement.id}, {in_words(statement)}: {reason}"
