"""Which of an extractor's statements may be stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.errors import OntologyError
from graph.model import Article, Statement
from graph.ontology import judge

Refusal = tuple[str, str]  # the statement in words, the reason


def admitted(
    article: Article, statements: Iterable[Statement], extractor: str
) -> tuple[list[Statement], list[Refusal]]:
    """The statements that may stand, under the extractor's version, in the order of their ids, and those that may not.

    Of statements that say the same in the same place one is kept: the surest.
    """
    good: dict[str, Statement] = {}
    bad: list[Refusal] = []
    for statement in statements:
        reason = fault(statement, article)
        if reason:
            bad.append((in_words(statement), reason))
            continue
        known = good.get(statement.id)
        if known is None or _rank(statement) < _rank(known):
            good[statement.id] = statement
    return [replace(good[id], extractor=extractor) for id in sorted(good)], sorted(bad)


def fault(statement: Statement, article: Article) -> str | None:
    """Why a statement may not stand, or None."""
    try:
        judge(statement)
    except OntologyError as error:
        return str(error)
    evidence, length = statement.evidence, len(article.text)
    if evidence.article != article.id:
        return f"its evidence is of another article, {evidence.article}"
    if not 0 <= evidence.start < evidence.end <= length:
        return f"its quote stands at {evidence.start}:{evidence.end}, the text has {length} characters"
    if article.text[evidence.start : evidence.end] != evidence.quote:
        return f"its quote is not what stands at {evidence.start}:{evidence.end}"
    for party in (statement.source, statement.target):
        if not 0 <= party.start < party.end <= length:
            return f"{party.entity.name!r} is mentioned at {party.start}:{party.end}, the text has {length} characters"
    if statement.parties < 2:
        return f"it has {statement.parties} parties: at least 2 take part"
    return None


def in_words(statement: Statement) -> str:
    """One line: who, what, whom, when."""
    date = statement.date.text if statement.date else "undated"
    return (
        f"{statement.source.entity.name} {statement.type} {statement.target.entity.name} ({date}, {statement.status})"
    )


def _rank(statement: Statement) -> tuple[float, str]:
    return -statement.confidence, repr(statement)
