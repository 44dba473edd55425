"""The store itself: what goes in, what is taken back, what is read."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import networkx as nx

from graph.errors import UsageError
from graph.fold import fold
from graph.identity import Judgement
from graph.model import Article, Entity, Relation, Source, Statement
from graph.network import network
from graph.store import canonical, find, text
from graph.store.file import connect, plain_errors, snapshot, transaction
from graph.store.filters import Filter
from graph.store.refusal import admitted
from graph.store.rows import articles_of, chosen, read_articles, read_statements, sources_of, write_statement
from graph.store.soundness import faults

Extract = Callable[[Article], Sequence[Statement]]


class Store:
    """Articles, statements and judgements in one SQLite file. Open it with `Store.open`, best in a `with`.

    Each change is one transaction; many may read while one writes. Every method raises StoreError where the file fails.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self._kept: tuple[object, list[Relation], dict[str, Entity]] | None = None

    @classmethod
    def open(cls, path: Path | str, *, create: bool = True, read_only: bool = False) -> Self:
        """Raises StoreError where the file is missing (without `create`), foreign, newer, damaged or out of reach."""
        return cls(Path(path), connect(Path(path), create, read_only))

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with plain_errors(self.path), transaction(self.connection):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """What is read inside is of one moment."""
        with plain_errors(self.path), snapshot(self.connection):
            yield

    # what goes in and out

    def ingest(self, article: Article, extract: Extract, extractor: str) -> str:
        """Takes an article in, in one transaction: "new", "same" where nothing was learnt, else "updated".

        The same normalised text from two sources is one article with two sources. It is extracted anew where that, or
        another `extractor` version, changes what the extractor sees or makes. Statements that may not stand are kept
        in `refused` with the reason.
        """
        _encodable(article)
        with self._writing():
            old = next(read_articles(self.connection, "WHERE id = ?", (article.id,)), None)
            sources = sources_of(article) | set(old.sources if old else ())
            merged = chosen(min(article.text, old.text) if old else article.text, sources)
            news = sources - set(old.sources if old else ())
            stale = old is None or _seen(old) != _seen(merged) or self.extractor(article.id) != extractor
            if not news and not stale:
                return "same"
            self._write_article(merged, news, extractor)
            if stale:
                self._extract(merged, extract, extractor)
        return "updated" if old else "new"

    def again(self, extract: Extract, extractor: str, on_article: Callable[[Article], object] | None = None) -> int:
        """Extracts anew each article that another version of the extractor read last; returns how many."""
        with self.reading():
            rows = self.connection.execute("SELECT id FROM article WHERE extractor <> ? ORDER BY id", (extractor,))
            ids = [row[0] for row in rows]
        for id in ids:
            with self._writing():
                article = next(read_articles(self.connection, "WHERE id = ?", (id,)), None)
                if article is None:  # forgotten meanwhile
                    continue
                self.connection.execute("UPDATE article SET extractor = ? WHERE id = ?", (extractor, id))
                self._extract(article, extract, extractor)
            if on_article:
                on_article(article)
        return len(ids)

    def forget(self, ref: str) -> Article:
        """Takes away an article and exactly what it alone supports. Judgements by hand stay.

        `ref` is an id, a prefix of 6 or more of its digits, or a record's own id. Raises UsageError where it is unknown
        or means several.
        """
        with self._writing():
            article = self._article(ref)
            touched = self._drop_statements(article.id)
            self.connection.execute("DELETE FROM article WHERE id = ?", (article.id,))
            canonical.refresh(self.connection, touched)
        return article

    def _write_article(self, article: Article, news: set[Source], extractor: str) -> None:
        published = article.published.isoformat() if article.published else None
        self.connection.execute(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text, "
            "title = excluded.title, published = excluded.published, url = excluded.url, record = excluded.record, "
            "extractor = excluded.extractor",
            (article.id, article.text, article.title, published, article.url, article.record, extractor),
        )
        taken = datetime.now(UTC).isoformat(timespec="seconds")
        self.connection.executemany(
            "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(article.id, s.location, s.record, s.title, s.published, s.url, taken) for s in news],
        )

    def _extract(self, article: Article, extract: Extract, extractor: str) -> None:
        touched = self._drop_statements(article.id)
        good, bad = admitted(article, extract(article), extractor)
        for statement in good:
            write_statement(self.connection, statement)
            touched.add((statement.source.entity.id, statement.target.entity.id))
        self.connection.executemany(
            "INSERT INTO refused VALUES (?, ?, ?, ?, ?)",
            [(article.id, number, reason, said, extractor) for number, (said, reason) in enumerate(bad)],
        )
        canonical.refresh(self.connection, touched)

    def _drop_statements(self, article: str) -> set[tuple[str, str]]:
        """Removes what the article says; returns the ids of the entities that it put together."""
        db = self.connection
        rows = db.execute(
            "SELECT DISTINCT a.id, b.id, a.entity, b.entity FROM statement AS s JOIN form AS a ON a.id = s.source "
            "JOIN form AS b ON b.id = s.target WHERE s.article = ?",
            (article,),
        ).fetchall()
        db.execute("DELETE FROM statement WHERE article = ?", (article,))
        db.execute("DELETE FROM refused WHERE article = ?", (article,))
        db.executemany(
            "DELETE FROM form WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM statement WHERE source = ?1) "
            "AND NOT EXISTS (SELECT 1 FROM statement WHERE target = ?1)",
            [(form,) for form in sorted({form for row in rows for form in row[:2]})],
        )
        return {(source, target) for _, _, source, target in rows}

    def extractor(self, article: str) -> str | None:
        """The version of the extractor that read an article last, by the article's id."""
        row = self.connection.execute("SELECT extractor FROM article WHERE id = ?", (article,)).fetchone()
        return row[0] if row else None

    # who is the same as whom

    def merge(self, left: str, right: str, reason: str = "") -> None:
        """Judges by hand that two entities are one. UsageError where a judgement by hand about others of theirs forbids it."""
        with self._writing():
            canonical.merge(self.connection, self._entity_id(left), self._entity_id(right), reason)

    def split(self, left: str, right: str, reason: str = "") -> None:
        """Judges by hand that two entities are not one."""
        with self._writing():
            canonical.split(self.connection, self._entity_id(left), self._entity_id(right), reason)

    def undo(self, left: str, right: str) -> None:
        """Takes a judgement by hand back. UsageError where there is none."""
        with self._writing():
            canonical.undo(self.connection, self._entity_id(left), self._entity_id(right))

    def judge(self, left: str, right: str, verdict: str, reason: str) -> None:
        """A judgement by hand about ids, "same" or "different", also of entities that no article names now."""
        with self._writing():
            canonical.judge(self.connection, left, right, verdict, reason)

    def judgements(self, verdict: str | None = None) -> list[Judgement]:
        """All judgements, surest first; or those of one verdict: same, different, perhaps."""
        with self.reading():
            return canonical.judgements(self.connection, verdict)

    # what is read

    def articles(self) -> list[Article]:
        with self.reading():
            return list(read_articles(self.connection))

    def article(self, ref: str) -> Article:
        """By id, prefix of 6 or more digits, or record. UsageError where it is unknown or means several."""
        with self.reading():
            return self._article(ref)

    def statements(self, article: str | None = None) -> list[Statement]:
        """All statements, or those of an article, in the order of their ids."""
        with self.reading():
            if article is None:
                return list(read_statements(self.connection))
            return list(read_statements(self.connection, "WHERE s.article = ?", (self._article(article).id,)))

    def entities(self) -> list[Entity]:
        """The entities that statements name, each once, in the order of their ids: under the fullest name, with every
        other name as alias and the title of the latest article."""
        with self.reading():
            return list(self._resolved()[1].values())

    def relations(self, **filters: Any) -> list[Relation]:
        """The relations that fit a `Filter`, in the order of their ids. `articles` and `around` take references."""
        with self.reading():
            return self._filtered(filters)[0]

    def network(self, **filters: Any) -> nx.MultiDiGraph:
        """The graph of the relations that fit a `Filter`, with the articles that tell them."""
        with self.reading():
            relations, entities = self._filtered(filters)
            used = {article for relation in relations for article in relation.articles} if filters else None
            articles = list(read_articles(self.connection) if used is None else articles_of(self.connection, used))
        return network(entities.values(), relations, articles)

    def counts(self) -> Counter[str]:
        """articles, undated_articles, sources, statements, undated (of types that have dates), refused, entities,
        judgements. Relations are counted by `len(store.relations())`."""
        return find.counts(self)

    def digest(self) -> str:
        """A hash of the whole graph: equal graphs, equal digests."""
        return find.digest(self.network())

    def dump(self) -> Iterator[str]:
        """The store as JSON Lines: articles, statements, judgements by hand; equal stores give equal lines."""
        return text.dump(self)

    def load(self, lines: Iterable[str]) -> int:
        """Takes in what `dump` gave, an article a transaction; returns the number of articles."""
        return text.load(self, lines)

    def check(self) -> list[str]:
        """What is not sound, a line each."""
        with self.reading():
            return faults(self.connection)

    def refused(self) -> list[tuple[str, str, str]]:
        """(article id, statement in words, reason) of every statement that may not stand."""
        with self.reading():
            rows = self.connection.execute("SELECT article, statement, reason FROM refused ORDER BY article, number")
            return [tuple(row) for row in rows]

    def _filtered(self, filters: dict[str, Any]) -> tuple[list[Relation], dict[str, Entity]]:
        relations, entities = self._resolved()
        if filters.get("articles") is not None:
            filters = filters | {"articles": {self._article(ref).id for ref in filters["articles"]}}
        if filters.get("around") is not None:
            refs = [filters["around"]] if isinstance(filters["around"], str) else filters["around"]
            above = canonical.members(self.connection)
            ids = [self._entity_id(ref) for ref in refs]
            filters = filters | {"around": {above.get(id, id) for id in ids}}
        return Filter(**filters)(relations, entities), entities

    def _resolved(self) -> tuple[list[Relation], dict[str, Entity]]:
        """All relations and all entities by id, worked out again only where the file has changed since."""
        state = (self.connection.execute("PRAGMA data_version").fetchone()[0], self.connection.total_changes)
        if self._kept is None or self._kept[0] != state:
            relations = fold(read_statements(self.connection), canonical.members(self.connection))
            entities = {entity.id: entity for entity in canonical.entities(self.connection)}
            self._kept = (state, relations, entities)
        return self._kept[1:]

    def _article(self, ref: str) -> Article:
        return next(read_articles(self.connection, "WHERE id = ?", (find.article_id(self.connection, ref),)))

    def _entity_id(self, ref: str) -> str:
        return find.entity_id(self.connection, ref)


def _seen(article: Article) -> tuple[object, ...]:
    """What an extractor sees of an article."""
    return article.text, article.published, article.url, article.title


def _encodable(article: Article) -> None:
    try:
        for said in (article.text, *(v or "" for s in article.sources for v in (s.location, s.title, s.url, s.record))):
            said.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UsageError(
            f"article {article.name}: half a surrogate pair at character {error.start}: mend the encoding of its source"
        ) from None
