"""Commands that bring the graph into a database and back: push, compare, pull."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.access import access, connected, settings

if TYPE_CHECKING:
    from graph.databases.pull import Drawn
    from graph.databases.push import Change

SHOWN = 50  # differences that are listed one by one


@click.command()
@click.argument("url")
@access
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--full", is_flag=True, help="Compare every property, and mend what was edited by hand.")
@click.pass_obj
def push(store: Path, /, url: str, dry_run: bool, full: bool, **given: Any) -> None:
    """Bring the graph into the database at URL: what it lacks is written, what the store no longer has is removed.

    URL is bolt://HOST:7687 or neo4j://HOST:7687, with +s for TLS, or py2neo+bolt://HOST:7687. What others put into
    the database stays. A push that was broken off goes on where it was when it is repeated.
    """
    from graph.databases.push import edited, plan, push
    from graph.databases.rows import parts
    from graph.store import Store

    with Store.open(store, create=False) as kept:
        graph = kept.network()
    with connected(url, settings(**given)) as database:
        if dry_run:
            changes = list(plan(database, parts(graph), edited(database, graph) if full else None))
        else:
            changes = push(database, graph, full=full, report=_progress)
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


@click.command()
@click.argument("url")
@access
@click.pass_obj
def compare(store: Path, /, url: str, **given: Any) -> None:
    """Prove that the database at URL holds the graph of the store, or list what differs (exit code 1).

    Every entity, relation and article is read back and compared property by property.
    """
    from graph.databases.compare import compare
    from graph.store import Store

    with Store.open(store, create=False) as kept:
        graph = kept.network()
    with connected(url, settings(**given)) as database:
        found = compare(database, graph)
    for difference in found[:SHOWN]:
        click.echo(str(difference))
    if found:
        more = f", the first {SHOWN} of them above" if len(found) > SHOWN else ""
        click.echo(f"{len(found)} differences{more}: `diplograph push --full {url}` makes them the same", err=True)
        sys.exit(1)
    articles = len(graph.graph["articles"])
    size = f"{len(graph)} entities, {graph.number_of_edges()} relations and {articles} articles"
    click.echo(f"the same: {size}, every property of them")


@click.command()
@click.argument("url")
@click.argument("file", required=False)
@access
@click.option("--format", "form", metavar="FORMAT", help="Format of FILE, where its suffix does not tell it.")
@click.option("--judgements", is_flag=True, help="List what people drew: SAME_AS and DIFFERENT_FROM between entities.")
@click.option("--apply", is_flag=True, help="Take those judgements into the store.")
@click.pass_obj
def pull(
    store: Path, /, url: str, file: str | None, form: str | None, judgements: bool, apply: bool, **given: Any
) -> None:
    """Read the graph back from the database at URL into FILE, in any format that `export` writes.

    With --judgements nothing is written: what people drew in Neo4j Browser, (a)-[:SAME_AS]->(b) or
    (a)-[:DIFFERENT_FROM]->(b), is listed; after a look --apply takes it into the store.
    """
    from graph.databases.pull import drawn, pull
    from graph.errors import UsageError
    from graph.export import Source, chosen, export

    if (file is None) == (not judgements and not apply):
        raise UsageError("pull takes either a FILE to write, or --judgements (and --apply)")
    format = chosen(file, form) if file is not None else None
    with connected(url, settings(**given)) as database:
        if format is None or file is None:
            _judge(store, drawn(database), apply)
            return
        graph = pull(database)
    export(Source(graph), file, format)
    click.echo(f"{file}: {len(graph)} entities, {graph.number_of_edges()} relations", err=True)


def _judge(path: Path, found: Sequence[Drawn], apply: bool) -> None:
    from graph.store import Store

    for item in found:
        reason = f": {item.reason}" if item.reason else ""
        click.echo(f"{item.verdict} {item.name} ({item.id}) and {item.other_name} ({item.other_id}){reason}")
    if not found:
        click.echo("nobody drew SAME_AS or DIFFERENT_FROM between entities of diplograph's")
    if apply and found:
        with Store.open(path, create=False) as store:
            for item in found:
                judge = store.merge if item.verdict == "merge" else store.split
                judge(item.id, item.other_id, item.reason or "drawn in Neo4j Browser")
        click.echo(f"{len(found)} taken into {path}: `diplograph push` brings the graph up to date", err=True)
