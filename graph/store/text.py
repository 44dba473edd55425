"""A store as JSON Lines and back: articles with their statements, and the judgements by hand.

All else follows from these. The order is that of ids, and when something was taken in is left out: equal stores give
equal lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from graph.errors import StoreError
from graph.model import Article, DateSpan, Entity, Evidence, Label, Party, Source, Statement, Status

if TYPE_CHECKING:
    from graph.store.store import Store

HAND = ("left", "right", "verdict", "reason")


def dump(store: Store) -> Iterator[str]:
    """One line an article, then one line a judgement by hand."""
    for article in store.articles():
        yield _line(
            article={"text": article.text, "sources": [asdict(source) for source in article.sources]},
            extractor=store.extractor(article.id),
            statements=[_plain(statement) for statement in store.statements(article.id)],
        )
    for judgement in sorted(store.judgements()):
        if judgement.by == "hand":
            yield _line(judgement={key: getattr(judgement, key) for key in HAND})


def load(store: Store, lines: Iterable[str]) -> int:
    """Takes in what `dump` gave; returns the number of articles. Raises StoreError naming a line that is none of its lines."""
    done = 0
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            if "judgement" in row:
                judgement = [str(row["judgement"][key]) for key in HAND]
            else:
                sources = tuple(Source(**source) for source in row["article"]["sources"])
                article = Article(row["article"]["text"], sources=sources)
                statements = [_statement(one, article) for one in row["statements"]]
                extractor = str(row["extractor"])
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"line {number} is none that a store wrote ({error!r}): take a whole copy") from None
        if "judgement" in row:
            store.judge(*judgement)
        else:
            store.ingest(article, lambda _, kept=statements: kept, extractor)  # type: ignore[misc]
            done += 1
    return done


def _line(**values: Any) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def _plain(statement: Statement) -> dict[str, Any]:
    row = {
        key: value for key, value in asdict(statement).items() if value is not None and key not in ("id", "extractor")
    }
    row["date"] = statement.date.text if statement.date else None
    row["evidence"] = [statement.evidence.start, statement.evidence.end]
    return row


def _statement(row: Mapping[str, Any], article: Article) -> Statement:
    start, end = row["evidence"]
    fixed = {
        "source": _party(row["source"]),
        "target": _party(row["target"]),
        "date": DateSpan(row["date"]) if row["date"] else None,
        "status": Status(row["status"]),
        "evidence": Evidence(article.id, start, end, article.text[start:end]),
    }
    return Statement(**{**row, **fixed})


def _party(row: Mapping[str, Any]) -> Party:
    entity = dict(row["entity"])
    entity["label"] = Label(entity["label"])
    entity["aliases"] = tuple(entity["aliases"])
    return Party(Entity(**entity), row["start"], row["end"])
