"""The whole way on the articles that ship with diplograph."""

from __future__ import annotations

from collections import Counter
from importlib import resources
from pathlib import Path
from typing import Any

import click
import networkx as nx

from graph.cli.articles import ingest_all
from graph.errors import UsageError

SHOWN = 5  # actors printed


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default="demo")
def demo(folder: Path) -> None:
    """Make a graph of the articles that ship with diplograph, in FOLDER (default: demo).

    Leaves a store, a report in HTML and a GraphML file there, and prints the most central actors and a cited statement. Done again,
    it makes the same files.
    """
    from graph.store import Store
    from loaders.articles import Reader

    path, counts = folder / "diplograph.db", Counter[str]()
    if folder.exists() and any(folder.iterdir()) and not path.exists():
        raise UsageError(f"{folder} is not empty and holds no demo: name another folder")
    folder.mkdir(parents=True, exist_ok=True)
    with resources.as_file(resources.files("loaders") / "samples") as samples, Store.open(path) as store:
        ingest_all(store, Reader().read([str(samples)]), counts)
        made = store.counts()
        graph = store.network()
        told = f"{made['articles']} articles, {made['statements']} statements, {graph.number_of_edges()} relations"
        click.echo(f"{told} between {graph.number_of_nodes()} entities\n")
        _central(store, graph, folder / "report.html")
        _files(store, graph, folder / "graph.graphml")
        _cited(store)
    click.echo(
        f"\n{path}: the store\n{folder / 'report.html'}: open it in a browser\n{folder / 'graph.graphml'}: for Gephi"
    )
    click.echo(f"next: diplograph --store {path} query meetings")


def _central(store: Any, graph: nx.MultiDiGraph, page: Path) -> None:
    """Prints the most central officials and writes the report on all actors."""
    from graph.export import places
    from graph.report import Look, render
    from graph.report.centrality import Asked, centrality

    whole = centrality(graph, Asked(of="all"))
    with places.replaced(page, folder=False) as path:
        places.write_text([render(whole, "html", Look(articles=store.articles()))], path, zipped=False)
    table = centrality(graph, Asked(of="officials", draws=0)).tables[0]
    keys = [column.key for column in table.columns]
    click.echo("Most central officials, by meetings that happened:")
    for row in table.rows[:SHOWN]:
        values = dict(zip(keys, row, strict=True))
        click.echo(
            f"  {values['rank'].value}  {values['actor'].value} ({values['state'].value}): {values['strength'].value:g}"
        )


def _files(store: Any, graph: nx.MultiDiGraph, graphml: Path) -> None:
    from graph.export import Source, chosen, export

    export(Source(graph, store.statements, store.path), str(graphml), chosen(str(graphml)))


def _cited(store: Any) -> None:
    """Prints the surest meeting with its sentence."""
    met = [
        statement
        for statement in store.statements()
        if statement.type == "MET_WITH" and statement.status == "happened" and statement.date
    ]
    if met:
        best = max(met, key=lambda statement: (statement.confidence, statement.id))
        ends = f"{best.source.entity.name} met {best.target.entity.name}, {best.date.text}"
        click.echo(f"\n{ends}, says {store.article(best.evidence.article).name}:\n  “{best.evidence.quote}”")
