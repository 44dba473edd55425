"""resolve: who is the same as whom, with reasons, by hand and undoable."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from graph.cli.sheet import table
from graph.identity import Judgement
from graph.store import Store

COLUMNS = ("verdict", "score", "by", "left", "right", "reason")


@click.group()
def resolve() -> None:
    """Tell which names are one person or body, and which are not.

    A judgement is a record, never a rewrite: relations and graph follow it at once, and `undo` takes it back. ENTITY is an
    id, or a name in any case and without accents.
    """


def listing(command: Callable[..., Any]) -> Callable[..., Any]:
    form = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
    return form(click.pass_obj(command))


@resolve.command()
@listing
def suggest(store: Path, form: str) -> None:
    """List pairs that may be one, the likeliest first: what the rule does not dare to decide."""
    _list(store, form, lambda judgement: judgement.verdict == "perhaps", "no pair is in doubt")


@resolve.command("list")
@click.option("--by", type=click.Choice(["rule", "hand"]), help="Only judgements that were so made.")
@listing
def list_(store: Path, form: str, by: str | None) -> None:
    """List the judgements that hold, with reason and score."""
    _list(store, form, lambda j: j.verdict != "perhaps" and by in (None, j.by), "nobody was judged to be another")


def _list(store: Path, form: str, wanted: Callable[[Judgement], bool], none: str) -> None:
    with Store.open(store, create=False, read_only=True) as kept:
        found = [judgement for judgement in kept.judgements() if wanted(judgement)]
    if form == "json":
        click.echo(json.dumps([asdict(judgement) for judgement in found], ensure_ascii=False, indent=2))
    elif found:
        table(COLUMNS, (_row(judgement) for judgement in found))
    else:
        click.echo(none, err=True)


def _row(judgement: Judgement) -> tuple[str, ...]:
    return judgement.verdict, f"{judgement.score:.2f}", judgement.by, judgement.left, judgement.right, judgement.reason


def judging(command: Callable[..., Any]) -> Callable[..., Any]:
    reason = click.option("--reason", default="", metavar="TEXT", help="Why; it is kept with the judgement.")
    return pair(reason(command))


def pair(command: Callable[..., Any]) -> Callable[..., Any]:
    left, right = (click.argument(name, metavar="ENTITY") for name in ("left", "right"))
    return left(right(click.pass_obj(command)))


@resolve.command()
@judging
def merge(store: Path, left: str, right: str, reason: str) -> None:
    """Judge that two entities are one."""
    with Store.open(store, create=False) as kept:
        kept.merge(left, right, reason)
    click.echo(f"{left} and {right} are one")


@resolve.command()
@judging
def split(store: Path, left: str, right: str, reason: str) -> None:
    """Judge that two entities are not one; name them by the ids that `show` and `list` tell."""
    with Store.open(store, create=False) as kept:
        kept.split(left, right, reason)
    click.echo(f"{left} and {right} are two")


@resolve.command()
@pair
def undo(store: Path, left: str, right: str) -> None:
    """Take a judgement by hand back; the rule decides again."""
    with Store.open(store, create=False) as kept:
        kept.undo(left, right)
    click.echo(f"the judgement about {left} and {right} is taken back")
