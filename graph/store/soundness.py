"""Whether a store is sound: the file, its references, every quote against its text, every statement against the ontology."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from graph.store.refusal import fault, in_words
from graph.store.rows import read_articles, read_statements


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong, a line each; nothing where all is well."""
    yield from (f"file: {row[0]}" for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok")
    for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table} row {rowid} speaks of a {parent} that is not there"
    articles = {article.id: article for article in read_articles(connection)}
    for id, stored in connection.execute("SELECT id, text FROM article"):
        if articles[id].id != id:
            yield f"article {id}: its text was changed ({len(stored)} characters)"
    for statement in read_statements(connection):
        article = articles.get(statement.evidence.article)
        reason = fault(statement, article) if article else "its article is not there"
        if reason:
            yield f"statement {statement.id}, {in_words(statement)}: {reason}"
    unused = (
        "SELECT count(*) FROM form WHERE id NOT IN (SELECT source FROM statement UNION SELECT target FROM statement)"
    )
    for (count,) in connection.execute(unused):
        if count:
            yield f"{count} forms of names belong to no statement"
