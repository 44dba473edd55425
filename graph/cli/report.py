"""The command report: one subcommand a report, all with the same filters and forms."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
import networkx as nx

from graph.cli.filters import between, chosen, filters
from graph.errors import UsageError
from graph.measures import MEASURES
from graph.measures.betweenness import ENGINES
from graph.measures.communities import SEED
from graph.measures.projections import PROJECTIONS
from graph.measures.resampling import DRAWS
from graph.measures.selection import HAPPENED, Scope
from graph.measures.series import PERIODS
from graph.measures.weights import WEIGHTS
from graph.ontology import LAYERS
from graph.report import FORMS, SUFFIXES, Look, render
from graph.report.document import Report

STRUCTURE = ("REPRESENTS", "INVOLVES")


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What every report takes: filters, layers, unit, form and place."""
    for option in reversed((
        click.option("--layer", "layers", multiple=True, type=click.Choice(LAYERS[1:]),
                     help="Only relations of this layer (repeatable)."),
        click.option("--unit", type=click.Choice(PERIODS), default="month", show_default=True, help="Step of the series."),
        click.option("--format", "form", type=click.Choice(list(FORMS)), help="Form, where the suffix does not say it."),
        click.option("--output", "-o", default="-", metavar="FILE", help="Where to; `-` is standard output.  [default: -]"),
        click.option("--table", metavar="NAME", help="The table of a CSV file, where it is not the first."),
        click.option("--top", type=click.IntRange(min=0), default=25, show_default=True,
                     help="Rows of each table in text and Markdown; 0 for all."),
    )):  # fmt: skip
        command = option(command)
    return filters(command)


class _Asked:
    """What the shared options say."""

    def __init__(self, store: Path, given: Mapping[str, Any]) -> None:
        self.path, self.given = store, given
        since, until = between(given["dates"]) if given["dates"] is not None else (None, None)
        self.scope = Scope(given["statuses"] or HAPPENED, given["layers"] or None, since, until)
        self.unit: str = given["unit"]
        suffix = Path(given["output"]).suffix.lower()
        self.form: str = given["form"] or SUFFIXES.get(suffix, "text")
        if given["form"] is None and given["output"] != "-" and suffix not in SUFFIXES:
            raise UsageError(f"{given['output']} has no suffix that names a form: write one of {', '.join(SUFFIXES)}")

    def network(self, store: Any) -> nx.MultiDiGraph:
        """The graph of all statuses and dates: the report itself says what it leaves out of them."""
        types = (*self.given["types"], *STRUCTURE) if self.given["types"] else ()
        wanted: nx.MultiDiGraph = store.network(**chosen({**self.given, "types": types, "statuses": (), "dates": None}))
        return wanted

    def print(self, report: Report, articles: Callable[[], Any]) -> None:
        from graph.export import places

        output, terminal = self.given["output"], sys.stdout.isatty()
        look = Look(
            self.given["table"], self.given["top"], shutil.get_terminal_size((120, 40)).columns if terminal else 120,
            terminal and output == "-", articles() if self.form == "html" else (),
        )  # fmt: skip
        made = render(report, self.form, look)
        if output == "-":
            places.write_output([made])
            return
        places.check(Path(output), None)
        with places.replaced(Path(output), folder=False) as path:
            places.write_text([made], path, zipped=False)
        click.echo(f"{report.title}: {output}", err=True)


def _run(store: Path, given: Mapping[str, Any], make: Callable[[nx.MultiDiGraph, _Asked], Report]) -> None:
    from graph.store import Store

    asked = _Asked(store, given)
    with Store.open(store, create=False, read_only=True) as kept:
        asked.print(make(asked.network(kept), asked), kept.articles)


@click.group()
def report() -> None:
    """Say what the graph says, with the sentences behind every number.

    What was planned or denied is left out unless --status asks for it.
    """


@report.command("centrality")
@click.option("--of", type=click.Choice(["states", "officials", "organizations", "all"]), default="states", show_default=True,
              help="Whom to rank.")  # fmt: skip
@click.option("--projection", type=click.Choice(list(PROJECTIONS)),
              help="What ties two actors.  [default: meetings for officials, states for states and organisations]")  # fmt: skip
@click.option("--weight", "weights", multiple=True, type=click.Choice(list(WEIGHTS)), default=("count",), show_default=True,
              help="What a relation weighs (repeatable: weights multiply).")  # fmt: skip
@click.option("--half-life", type=click.FloatRange(min=0, min_open=True), default=365.0, show_default=True, metavar="DAYS",
              help="For --weight recency.")  # fmt: skip
@click.option(
    "--measure", "measures", multiple=True, type=click.Choice(list(MEASURES)), help="Only these (repeatable)."
)
@click.option(
    "--by", type=click.Choice(list(MEASURES)), default="strength", show_default=True, help="Rank by this measure."
)
@click.option("--draws", type=click.IntRange(min=0), default=DRAWS, show_default=True,
              help="Draws of articles for the rank intervals; 0 for none.")  # fmt: skip
@click.option(
    "--seed", type=click.IntRange(min=0), default=SEED, show_default=True, help="Of the draws and the communities."
)
@click.option("--blocs", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="CSV of state,bloc for the brokerage roles.  [default: regional groups of the United Nations]")  # fmt: skip
@click.option("--engine", type=click.Choice(list(ENGINES)), help="For betweenness.  [default: the quickest installed]")
@_options
@click.pass_obj
def _centrality(store: Path, /, **given: Any) -> None:
    """Rank actors by how they stand in the network."""
    from graph.measures.blocs import read_blocs
    from graph.report.centrality import Asked, centrality

    blocs = read_blocs(given["blocs"]) if given["blocs"] else None
    keys = ("of", "projection", "weights", "half_life", "by", "draws", "seed", "engine", "unit")
    own = {key: given[key] for key in keys}
    if given["measures"]:
        own["measures"] = given["measures"]
    _run(store, given, lambda graph, asked: centrality(graph, Asked(scope=asked.scope, blocs=blocs, **own)))
