"""Rows of the store <-> the nouns of the model."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from graph.model import Article, DateSpan, Entity, Evidence, Label, Party, Source, Statement, Status, content_hash

SOURCE = "location, record, title, published, url"
STATEMENT = """s.article, s.type, s.source, s.source_start, s.source_end, s.target, s.target_start, s.target_end, s.date,
  s.status, s.start, s."end", s.quote, s.rule, s.confidence, s.place, s.mode, s.kind, s.plover, s.event, s.parties, s.extractor"""

MANY = 500  # values in one query
DAY = re.compile(r"\d{4}-\d\d-\d\d")  # what of a source's date of publication counts


def place_of(source: Source) -> tuple[str, ...]:
    """The order of sources: by location, then by what is known; None before any text."""
    rest = (source.record, source.title, source.published, source.url)
    return (source.location, *("" if text is None else "\x01" + text for text in rest))


def sources_of(article: Article) -> set[Source]:
    """Its sources, each with what it says of itself. What the article alone says goes to the only or the least one."""
    own = sorted(set(article.sources), key=place_of) or [Source("-")]
    published = article.published.isoformat() if article.published else None
    least = own[0]

    def said(name: str, value: str | None) -> str | None:
        told = any(getattr(source, name) for source in own)
        return getattr(least, name) if told else value

    first = Source(
        least.location,
        said("record", article.record),
        said("title", article.title),
        said("published", published),
        said("url", article.url),
    )
    return {first, *own[1:]}


def chosen(text: str, sources: Iterable[Source]) -> Article:
    """The article of a text and its sources: the earliest date, the rest from the least source that has it."""
    ordered = sorted(sources, key=place_of)

    def first(name: str) -> str | None:
        return next((value for source in ordered if (value := getattr(source, name))), None)

    days = [source.published for source in ordered if source.published and DAY.fullmatch(source.published)]
    published = date.fromisoformat(min(days)) if days else None
    return Article(text, first("title"), published, first("url"), first("record"), tuple(ordered))


def read_articles(
    connection: sqlite3.Connection, where: str = "", values: tuple[object, ...] = ()
) -> Iterator[Article]:
    """Articles in the order of their ids, whole, sources included."""
    sources: dict[str, list[Source]] = {}
    inside = f"WHERE article IN (SELECT id FROM article {where})" if where else ""
    for id, *row in connection.execute(f"SELECT article, {SOURCE} FROM source {inside}", values):
        sources.setdefault(id, []).append(Source(*row))
    for id, text in connection.execute(f"SELECT id, text FROM article {where} ORDER BY id", values):
        yield chosen(text, sources.get(id, []))


def articles_of(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[Article]:
    """The articles of these ids, in the order of ids."""
    for part in parts(ids):
        yield from read_articles(connection, f"WHERE id IN ({', '.join('?' * len(part))})", part)


def read_forms(connection: sqlite3.Connection, where: str = "", values: tuple[object, ...] = ()) -> dict[int, Entity]:
    rows = connection.execute(f"SELECT id, entity, label, name, country, title, aliases FROM form {where}", values)
    return {
        id: Entity(entity, Label(label), name, country, title, tuple(json.loads(aliases)))
        for id, entity, label, name, country, title, aliases in rows
    }


def read_statements(
    connection: sqlite3.Connection, where: str = "", values: tuple[object, ...] = ()
) -> Iterator[Statement]:
    """Statements in the order of their ids. `where` may speak of `statement AS s`."""
    narrow = f"WHERE id IN (SELECT source FROM statement AS s {where} UNION SELECT target FROM statement AS s {where})"
    forms = read_forms(connection, narrow, values * 2) if where else read_forms(connection)
    spans: dict[str, DateSpan] = {}
    for row in connection.execute(f"SELECT {STATEMENT} FROM statement AS s {where} ORDER BY s.id", values):
        article, type, source, s_start, s_end, target, t_start, t_end, day, status, start, end, quote, *rest = row
        rule, confidence, place, mode, kind, plover, event, parties, extractor = rest
        if day is not None and day not in spans:
            spans[day] = DateSpan(day)
        yield Statement(
            type, Party(forms[source], s_start, s_end), Party(forms[target], t_start, t_end),
            spans[day] if day is not None else None, Status(status), Evidence(article, start, end, quote),
            rule, confidence, place, mode, kind, plover, event, parties, extractor,
        )  # fmt: skip


def statements_of(connection: sqlite3.Connection, ids: Iterable[str]) -> list[Statement]:
    """The statements of these ids, in the order of ids."""
    found: list[Statement] = []
    for part in parts(ids):
        found += read_statements(connection, f"WHERE s.id IN ({', '.join('?' * len(part))})", part)
    return found


def parts(values: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The values, sorted, as many at a time as one query takes."""
    left = iter(sorted(values))
    while part := tuple(islice(left, MANY)):
        yield part


def write_statement(connection: sqlite3.Connection, statement: Statement) -> None:
    evidence, day = statement.evidence, statement.date
    source, target = (_form(connection, party.entity) for party in (statement.source, statement.target))
    connection.execute(
        f"INSERT INTO statement VALUES ({', '.join('?' * 23)})",
        (
            statement.id, evidence.article, statement.type, source, statement.source.start, statement.source.end,
            target, statement.target.start, statement.target.end, day.text if day else None, str(statement.status),
            evidence.start, evidence.end, evidence.quote, statement.rule, statement.confidence, statement.place,
            statement.mode, statement.kind, statement.plover, statement.event, statement.parties, statement.extractor,
        ),
    )  # fmt: skip


def _form(connection: sqlite3.Connection, entity: Entity) -> int:
    aliases = json.dumps(list(entity.aliases), ensure_ascii=False)
    row = (entity.id, str(entity.label), entity.name, entity.country, entity.title, aliases)
    key = content_hash(*row)
    found = connection.execute("SELECT id FROM form WHERE hash = ?", (key,)).fetchone()
    if found:
        return int(found[0])
    made = connection.execute(
        "INSERT INTO form (hash, entity, label, name, country, title, aliases) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (key, *row),
    )
    assert made.lastrowid is not None
    return made.lastrowid
