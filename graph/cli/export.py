"""The command export: the graph as a file for another program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graph.cli.filters import chosen, filters


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

    format = exports.chosen(file, name)
    with Store.open(store, create=False) as kept:
        graph = kept.network(**chosen(given))
        exports.export(exports.Source(graph, kept.statements, store), file, format)
    counts = f"{graph.number_of_nodes()} entities, {graph.number_of_edges()} relations"
    click.echo(f"{format.title}: {counts} to {'standard output' if file == '-' else file}", err=True)
