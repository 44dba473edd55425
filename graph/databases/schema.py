"""The schema of a Neo4j database: numbered migrations, recorded in the database when they were made."""

from __future__ import annotations

from collections.abc import Iterator

from cypher import catalog
from graph import ontology
from graph.databases import Database


def wanted() -> Iterator[tuple[str, str]]:
    """Name and statement of every migration; one that names a relation type stands once for each type, and MENTIONS."""
    for name, text in catalog.migrations():
        if "MET_WITH" not in text:
            yield name, text
            continue
        for type in (*ontology.types(), "MENTIONS"):
            yield f"{name}_{type}", catalog.template(f"migrations/{name}", type=type)


def script() -> str:
    """All of it for cypher-shell, as in cypher/schema.cypher."""
    return "".join(f"{text.rstrip()};\n" for _, text in wanted())


def missing(database: Database) -> list[tuple[str, str]]:
    """The migrations that the database has no record of."""
    done = {name for (name,) in database.read(catalog.statement("read_migrations")).rows}
    return [(name, text) for name, text in wanted() if name not in done]


def migrate(database: Database) -> list[str]:
    """Makes and records what is missing; the names of what was made. Safe to break off and repeat."""
    record = catalog.statement("write_migration")
    made = []
    for name, text in missing(database):
        database.define(text)
        database.write((record, {"name": name}))
        made.append(name)
    return made
