"""The options by which commands take a part of the graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import click

from graph import ontology
from graph.errors import UsageError
from graph.model import DateSpan, Label, Status

LABELS = tuple(str(label) for label in Label if label is not Label.OTHER)
NAMES = ("types", "statuses", "labels", "dates", "articles", "around", "depth", "min_confidence")


def filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """--type, --status, --label, --date, --article, --around, --depth, --min-confidence; `chosen` reads them."""
    for option in reversed((
        click.option("--type", "types", multiple=True, metavar="TYPE", help="Only relations of this type (repeatable)."),
        click.option("--status", "statuses", multiple=True, type=click.Choice([str(status) for status in Status]),
                     help="Only relations of this status (repeatable)."),
        click.option("--label", "labels", multiple=True, type=click.Choice(LABELS),
                     help="Only relations between entities of these labels (repeatable)."),
        click.option("--date", "dates", metavar="FROM..TO",
                     help="Only relations dated within; days, months or years, both inclusive; one end may be left out."),
        click.option("--article", "articles", multiple=True, metavar="ARTICLE",
                     help="Only relations that this article supports (repeatable)."),
        click.option("--around", metavar="ENTITY", help="Only the neighbourhood of this entity, by id or name."),
        click.option("--depth", type=click.IntRange(min=1), help="How many steps that is.  [default: 1]"),
        click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="0..1",
                     help="Only relations that are at least so sure."),
    )):  # fmt: skip
        command = option(command)
    return command


def chosen(given: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments for Store.network, only those that were given. UsageError where one is wrong."""
    if given["depth"] is not None and given["around"] is None:
        raise UsageError("--depth says how far to go from an entity: give --around ENTITY too")
    for name in given["types"]:
        ontology.relation_type(name)
    since, until = between(given["dates"]) if given["dates"] is not None else (None, None)
    wanted = {
        "types": given["types"] or None,
        "statuses": tuple(Status(status) for status in given["statuses"]) or None,
        "labels": tuple(Label(label) for label in given["labels"]) or None,
        "since": since,
        "until": until,
        "articles": given["articles"] or None,
        "around": given["around"],
        "depth": given["depth"],
        "min_confidence": given["min_confidence"],
    }
    return {key: value for key, value in wanted.items() if value is not None}


def between(text: str) -> tuple[date | None, date | None]:
    """The first and the last day, inclusive, of FROM..TO; one span alone stands for both; None for an end left out."""
    start, dots, end = text.partition("..")
    if not start and not end:
        raise UsageError(f"--date {text!r} has no date: write FROM..TO, as in 2025-01..2025-06-30, or one of the two")
    first = DateSpan(start).first if start else None
    last = DateSpan(end if dots else start).last if end or not dots else None
    if first and last and first > last:
        raise UsageError(f"--date {text!r} ends before it begins: write the earlier date first")
    return first, last
