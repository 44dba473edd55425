"""Commands about the store as a whole: forget, check, backup, restore."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from graph.store import Store
from graph.store.copies import backup as write_copy
from graph.store.copies import restore as read_copy

MOST = 20  # faults that are printed


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.pass_obj
def forget(store: Path, articles: tuple[str, ...]) -> None:
    """Take articles away, and exactly what they alone support.

    ARTICLE is its own id, the hash that `show` tells, or 6 or more of the hash's first digits.
    """
    with Store.open(store, create=False) as kept:
        for ref in articles:
            kept.article(ref)  # all or none
        for ref in articles:
            before, article = kept.counts(), kept.forget(ref)
            gone = before - kept.counts()
            click.echo(f"{article.name}: {gone['statements']} statements and {gone['entities']} entities taken away")


@click.command()
@click.pass_obj
def check(store: Path) -> None:
    """Tell whether the store is sound: the file, its references, every quote against its text, the ontology."""
    with Store.open(store, create=False, read_only=True) as kept:
        counts, faults = kept.counts(), kept.check()
    for fault in faults[:MOST]:
        click.echo(fault)
    if len(faults) > MOST:
        click.echo(f"and {len(faults) - MOST} more")
    said = f"{counts['articles']} articles, {counts['statements']} statements"
    if faults:
        kinds = Counter(fault.split()[0].rstrip(":") for fault in faults)
        found = ", ".join(f"{count} of {kind}" for kind, count in sorted(kinds.items()))
        click.echo(
            f"{said}: {len(faults)} faults ({found}): restore a copy, or forget the articles and ingest them again",
            err=True,
        )
        sys.exit(1)
    click.echo(f"{said}: sound")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE where it exists.")
@click.pass_obj
def backup(store: Path, file: Path, force: bool) -> None:
    """Copy the store to FILE, also while it is in use: as SQLite, or as text where FILE ends in .jsonl."""
    write_copy(store, file, force)
    click.echo(f"{store} is copied to {file}")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace the store where it exists.")
@click.pass_obj
def restore(store: Path, file: Path, force: bool) -> None:
    """Make the store anew from FILE, which `backup` wrote."""
    read_copy(file, store, force)
    with Store.open(store, create=False, read_only=True) as kept:
        counts = kept.counts()
    said = ", ".join(f"{counts[name]} {name}" for name in ("articles", "statements", "refused"))
    click.echo(f"{store} is restored from {file}: {said}")
