"""What `show` prints for people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from graph.cli.sheet import facts, heading, parts, quote, table
from graph.model import Article, Entity, Relation, Statement
from graph.store.subject import Subject
from graph.store.summary import Summary


def print_subject(shown: Subject) -> None:
    KINDS[shown.kind](shown.item, shown)


def print_summary(shown: Summary) -> None:
    counts = shown.counts
    heading(shown.path)
    if not counts["articles"]:
        click.echo("The store is empty: fill it with `diplograph ingest SOURCE...`.")
        return
    facts([
        ("articles", f"{counts['articles']} of {counts['sources']} sources, {counts['undated_articles']} undated"),
        ("published", " to ".join(shown.published) if shown.published else None),
        ("statements", f"{counts['statements']}, {counts['undated']} undated, {counts['refused']} refused"),
        ("relations", f"{sum(shown.relations.values())}"),
        ("dates", " to ".join(shown.dates) if shown.dates else None),
        ("entities", ", ".join(f"{n} {label}" for label, n in sorted(shown.entities.items()))),
        ("judgements", counts["judgements"] or None),
        ("extractor", ", ".join(f"{version} ({n} articles)" for version, n in sorted(shown.extractors.items()))),
        ("digest", shown.digest),
    ])  # fmt: skip
    click.echo()
    keys = sorted(shown.statements.keys() | shown.relations.keys())
    table(
        ("type", "status", "statements", "relations"),
        [(*key, shown.statements[key], shown.relations[key]) for key in keys],
    )
    if not counts["statements"]:
        click.echo("No article says anything that the graph keeps: `diplograph explain SOURCE` tells why.")


def _article(item: Article, shown: Subject) -> None:
    heading(item.title or item.name)
    facts([
        ("id", item.id), ("record", item.record), ("published", item.published or "not known"), ("url", item.url),
        *(("source", source.location) for source in item.sources),
        ("statements", len(shown.statements)), ("relations", len(shown.relations)), ("refused", len(shown.refused) or None),
    ])  # fmt: skip
    for statement in sorted(shown.statements, key=lambda s: (s.evidence.start, s.type, s.id)):
        click.echo()
        _said(statement, shown)
    for said, reason in shown.refused:
        click.echo(f"\nrefused: {said}: {reason}")


def _entity(item: Entity, shown: Subject) -> None:
    heading(item.name)
    facts([
        ("id", item.id), ("label", item.label), ("acts for" if item.label == "Official" else "code", item.country),
        ("office", item.title), ("also", ", ".join(item.aliases)),
        ("relations", len(shown.relations)), ("articles", len(shown.articles)),
    ])  # fmt: skip
    for judgement in shown.judgements:
        click.echo(
            f"{judgement.verdict}: {judgement.left}, {judgement.right}: {judgement.reason} ({judgement.score:g}, by {judgement.by})"
        )
    statements = {statement.id: statement for statement in shown.statements}
    for relation in sorted(shown.relations, key=_by_date):
        click.echo()
        _edge(relation, shown)
        for id in relation.statements:
            if id in statements:
                _cited(statements[id], shown)


def _relation(item: Relation, shown: Subject) -> None:
    _edge(item, shown)
    facts([
        ("id", item.id), ("source", item.source), ("target", item.target), ("kind", item.kind), ("class", item.plover),
        ("CAMEO", item.cameo), ("Goldstein", item.goldstein), ("confidence", f"{item.confidence:.2f}"),
        ("parties", item.parties if item.parties > 2 else None), ("event", item.event),
    ])  # fmt: skip
    for statement in shown.statements:
        click.echo()
        _said(statement, shown)


def _statement(item: Statement, shown: Subject) -> None:
    _said(item, shown)
    article = shown.articles[item.evidence.article]
    facts([
        ("id", item.id), ("article", article.name), ("title", article.title), ("rule", item.rule),
        ("confidence", f"{item.confidence:.2f}"), ("extractor", item.extractor),
        *(("relation", relation.id) for relation in shown.relations),
    ])  # fmt: skip


def _edge(relation: Relation, shown: Subject) -> None:
    source, target = shown.entity(relation.source), shown.entity(relation.target)
    when = parts(relation.date.text if relation.date else "undated", relation.status, relation.place, relation.mode)
    click.echo(
        f"{_bold(source.name)} {relation.type} {_bold(target.name)} ({when}) {click.style(relation.id, dim=True)}"
    )


def _said(statement: Statement, shown: Subject) -> None:
    when = parts(
        statement.date.text if statement.date else "undated", statement.status, statement.place, statement.mode
    )
    source, target = statement.source.entity, statement.target.entity
    click.echo(f"{_bold(source.name)} {statement.type} {_bold(target.name)} ({when})")
    _cited(statement, shown)


def _cited(statement: Statement, shown: Subject) -> None:
    evidence, article = statement.evidence, shown.articles[statement.evidence.article]
    day = article.published.isoformat() if article.published else None
    where = parts(article.title, day, f"{article.name} {evidence.start}:{evidence.end}", f"{statement.confidence:.2f}")
    quote(evidence.quote, where)


def _bold(name: str) -> str:
    return click.style(name, bold=True)


def _by_date(relation: Relation) -> tuple[str, str, str]:
    return (relation.date.text if relation.date else "9999", relation.type, relation.id)


KINDS: dict[str, Callable[[Any, Subject], None]] = {
    "article": _article,
    "entity": _entity,
    "relation": _relation,
    "statement": _statement,
}
