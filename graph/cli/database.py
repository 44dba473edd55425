"""Commands that speak to a database: push, compare, pull, query."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.access import access, settings

if TYPE_CHECKING:
    from graph.databases.push import Change


@click.command()
@click.argument("url")
@access
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--full", is_flag=True, help="Compare every row, also of parts that are recorded as whole.")
@click.pass_obj
def push(store: Path, /, url: str, dry_run: bool, full: bool, **given: Any) -> None:
    """Bring the graph into the database at URL: what it lacks is written, what the store no longer has is removed.

    URL is bolt://HOST:7687 or neo4j://HOST:7687, with +s for TLS, or py2neo+bolt://HOST:7687. What others put into
    the database stays.
    """
    from graph.databases import open_database
    from graph.databases.push import plan, push
    from graph.databases.rows import parts
    from graph.store import Store

    with open_database(url, settings(**given)) as database:
        with Store.open(store, create=False) as kept:
            graph = kept.network()
        changes = plan(database, parts(graph), full) if dry_run else push(database, graph, full=full, report=_progress)
        _say(changes, "would be " if dry_run else "")
        click.echo(f"{database.name}: {sum(change.part.size for change in changes)} rows in all", err=True)


def _progress(part: str, done: int, all: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{part}: {done} of {all}\033[K", err=True, nl=done == all)


def _say(changes: Sequence[Change], would: str) -> None:
    """One line a part that differs; one line where none does."""
    for change in changes:
        counts = {"new": len(change.new), "changed": len(change.changed), "removed": len(change.gone) - change.kept}
        said = [f"{count} {would}{word}" for word, count in counts.items() if count]
        if change.kept:
            said.append(f"{change.kept} kept: others' relationships hang on them")
        if said:
            click.echo(f"{change.part.name}: {', '.join(said)}")
    if not any(changes):
        click.echo("nothing differs")
