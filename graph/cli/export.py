"""The command export: the graph as a file for another program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.filters import chosen, filters
from graph.errors import UsageError

if TYPE_CHECKING:
    from graph.model import Statement
    from graph.store import Store


def _listed(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from graph.export import FORMATS

    for format in FORMATS.values():
        suffixes = " ".join(format.suffixes) or "(a folder, with --format)"
        click.echo(f"{format.name:<9} {format.title:<22} {suffixes:<26} {format.opens}")
    ctx.exit()


@click.command()
@click.argument("file")
@click.option("--format", "name", metavar="NAME", help="The format, where the suffix does not say it; --formats lists.")
@click.option("--formats", is_flag=True, is_eager=True, expose_value=False, callback=_listed, help="List the formats.")
@filters
@click.pass_obj
def export(store: Path, /, file: str, name: str | None, **given: Any) -> None:
    """Write the graph to FILE, in the format of its suffix (.graphml, .gexf, .json, …; .gz after it packs it).

    FILE `-` is standard output. Without filters all relations are written, with their status as an attribute.
    """
    from graph import export as exports
    from graph.store import Store

    format, wanted = exports.chosen(file, name), chosen(given)
    if format.whole and wanted:
        raise UsageError(f"{format.title} is the whole store: leave the filters out, or choose another format")
    with Store.open(store, create=False, read_only=True) as kept, kept.reading():
        graph = kept.network(**wanted)
        exports.export(exports.Source(graph, lambda: _told(kept, wanted), store), file, format)
    counts = f"{graph.number_of_nodes()} entities, {graph.number_of_edges()} relations"
    click.echo(f"{format.title}: {counts} to {'standard output' if file == '-' else file}", err=True)


def _told(kept: Store, wanted: Mapping[str, Any]) -> Iterator[tuple[Statement, str]]:
    """The statements behind the relations that are wanted, each with its relation's id."""
    relation_of = {id: relation.id for relation in kept.relations(**wanted) for id in relation.statements}
    for statement in kept.statements():
        if statement.id in relation_of:
            yield statement, relation_of[statement.id]
