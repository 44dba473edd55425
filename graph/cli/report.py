"""The command report: one subcommand a report, all with the same filters and forms."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
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


UNIT = click.option(
    "--unit", type=click.Choice(PERIODS), help="Step of the series.  [default: the finest that suits the dates]"
)


def _added(command: Callable[..., Any], options: tuple[Callable[..., Any], ...]) -> Callable[..., Any]:
    for option in reversed(options):
        command = option(command)
    return command


def _forms(command: Callable[..., Any]) -> Callable[..., Any]:
    """In which form, and where to."""
    return _added(command, (
        click.option("--format", "form", type=click.Choice(list(FORMS)), help="Form, where the suffix does not say it."),
        click.option("--output", "-o", default="-", metavar="FILE", help="Where to; `-` is standard output.  [default: -]"),
        click.option("--table", metavar="NAME", help="The table of a CSV file, where it is not the first."),
        click.option("--top", type=click.IntRange(min=0), default=25, show_default=True,
                     help="Rows of each table in text and Markdown; 0 for all."),
    ))  # fmt: skip


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What most reports take: filters, layers, unit, form and place."""
    return filters(_added(_forms(command), (
        click.option("--layer", "layers", multiple=True, type=click.Choice(LAYERS[1:]),
                     help="Only relations of this layer (repeatable)."),
        UNIT,
    )))  # fmt: skip


def _ranking(command: Callable[..., Any]) -> Callable[..., Any]:
    """Whom to rank, and by what: the options named in RANKING."""
    return _added(command, (
        click.option("--of", type=click.Choice(["states", "officials", "organizations", "all"]), default="states",
                     show_default=True, help="Whom to rank."),
        click.option("--projection", type=click.Choice(list(PROJECTIONS)),
                     help="What ties two actors.  [default: meetings for officials, states for states and organisations]"),
        click.option("--weight", "weights", multiple=True, type=click.Choice(list(WEIGHTS)), default=("count",),
                     show_default=True, help="What a relation weighs (repeatable: weights multiply)."),
        click.option("--half-life", type=click.FloatRange(min=0, min_open=True), default=365.0, show_default=True,
                     metavar="DAYS", help="For --weight recency."),
        click.option("--by", type=click.Choice(list(MEASURES)), default="strength", show_default=True,
                     help="Rank by this measure."),
    ))  # fmt: skip


def _sureness(command: Callable[..., Any]) -> Callable[..., Any]:
    """How sure the ranks are, and how they are computed: the options named in SURENESS."""
    return _added(command, (
        click.option("--draws", type=click.IntRange(min=0), help="Draws of articles for the rank intervals; 0 for none.  "
                     f"[default: {DRAWS}; fewer by betweenness in large nets]"),
        click.option("--seed", type=click.IntRange(min=0), default=SEED, show_default=True,
                     help="Of the draws and the communities."),
        click.option("--engine", type=click.Choice(list(ENGINES)),
                     help="For betweenness; the numbers are the same.  [default: scipy, the quickest]"),
    ))  # fmt: skip


RANKING = ("of", "projection", "weights", "half_life", "by")
SURENESS = ("draws", "seed", "engine")


class _Asked:
    """What the filters say."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = given
        since, until = between(given["dates"]) if given["dates"] is not None else (None, None)
        self.scope = Scope(given["statuses"] or HAPPENED, given["layers"] or None, since, until)
        self.unit: str | None = given["unit"]

    def network(self, store: Any) -> nx.MultiDiGraph:
        """The graph of all statuses and dates: the report itself says what it leaves out of them."""
        types = (*self.given["types"], *STRUCTURE) if self.given["types"] else ()
        wanted: nx.MultiDiGraph = store.network(**chosen({**self.given, "types": types, "statuses": (), "dates": None}))
        return wanted


def _form(given: Mapping[str, Any]) -> str:
    """The form that is asked for, or that the suffix of the output names; UsageError where it names none."""
    suffix = Path(given["output"]).suffix.lower()
    if given["form"] is None and given["output"] != "-" and suffix not in SUFFIXES:
        raise UsageError(f"{given['output']} has no suffix that names a form: write one of {', '.join(SUFFIXES)}")
    return given["form"] or SUFFIXES.get(suffix, "text")


def _print(made: Report, given: Mapping[str, Any], store: Path, articles: Callable[[], Any]) -> None:
    from graph.export import places

    output, form, terminal = given["output"], _form(given), sys.stdout.isatty()
    look = Look(
        given["table"], given["top"], shutil.get_terminal_size((120, 40)).columns if terminal else 120,
        terminal and output == "-", articles() if form == "html" else (),
    )  # fmt: skip
    text = render(made, form, look)
    if output == "-":
        places.write_output([text])
        return
    places.check(Path(output), None, store)
    with places.replaced(Path(output), folder=False) as path:
        places.write_text([text], path, zipped=False)
    click.echo(f"{made.title}: {output}", err=True)


def _run(store: Path, given: Mapping[str, Any], make: Callable[[nx.MultiDiGraph, _Asked], Report]) -> None:
    from graph.store import Store

    asked = _Asked(given)
    _form(given)
    with Store.open(store, create=False, read_only=True) as kept:
        _print(make(asked.network(kept), asked), given, store, kept.articles)


@click.group()
def report() -> None:
    """Say what the graph says, with the sentences behind every number.

    What was planned or denied is left out unless --status asks for it.
    """


@report.command("centrality")
@_ranking
@_sureness
@click.option(
    "--measure", "measures", multiple=True, type=click.Choice(list(MEASURES)), help="Only these (repeatable)."
)
@click.option("--blocs", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="CSV of state,bloc for the brokerage roles.  [default: regional groups of the United Nations]")  # fmt: skip
@_options
@click.pass_obj
def _centrality(store: Path, /, measures: tuple[str, ...], blocs: Path | None, **given: Any) -> None:
    """Rank actors by how they stand in the network."""
    from graph.measures.blocs import read_blocs
    from graph.report.centrality import Asked, centrality

    own: dict[str, Any] = {key: given[key] for key in (*RANKING, *SURENESS, "unit")}
    own |= {"measures": measures} if measures else {}
    own |= {"blocs": read_blocs(blocs)} if blocs else {}
    _run(store, given, lambda graph, asked: centrality(graph, Asked(scope=asked.scope, **own)))


def _on_one(name: str, what: str, help: str) -> None:
    """A report on one entity: its function has the name of the command and of its module."""

    @report.command(name, help=help, short_help=help.splitlines()[0])
    @click.argument("ref", metavar=what)
    @_options
    @click.pass_obj
    def command(store: Path, /, ref: str, **given: Any) -> None:
        made = getattr(importlib.import_module(f"graph.report.{name}"), name)
        _run(store, given, lambda graph, asked: made(graph, ref, asked.scope, asked.unit))


_on_one("state", "STATE", "With whom a state or an organisation deals, and through whom.")
_on_one("official", "OFFICIAL", "Whom an official meets, where to, and what about.")
_on_one("project", "PROJECT", "The course of a project or an agreement: proposed, planned, signed.")


@report.command("dyad")
@click.argument("one")
@click.argument("other")
@_options
@click.pass_obj
def _dyad(store: Path, /, one: str, other: str, **given: Any) -> None:
    """What passes between two sides: ONE and OTHER are ids or names."""
    from graph.report.dyad import dyad

    _run(store, given, lambda graph, asked: dyad(graph, one, other, asked.scope, asked.unit))


@report.command("changes")
@click.option("--before", required=True, metavar="FROM..TO", help="The first time: days, months or years, inclusive.")
@click.option("--after", required=True, metavar="FROM..TO", help="The second time.")
@_ranking
@_sureness
@_options
@click.pass_obj
def _changes(store: Path, /, before: str, after: str, **given: Any) -> None:
    """Who rose and who fell between two times."""
    from graph.report.changes import changes
    from graph.report.measured import Asked

    if given["dates"] is not None:
        raise UsageError("--date does not go with changes: give --before and --after")
    first, second = between(before), between(after)

    def made(graph: nx.MultiDiGraph, asked: _Asked) -> Report:
        scopes = [replace(asked.scope, since=since, until=until) for since, until in (first, second)]
        return changes(graph, Asked(unit=asked.unit, **{key: given[key] for key in (*RANKING, *SURENESS)}), *scopes)

    _run(store, given, made)


@report.command("trend")
@click.option("--so-far", is_flag=True, help="Rank by all that is dated up to the end of each period.")
@_ranking
@_options
@click.pass_obj
def _trend(store: Path, /, so_far: bool, **given: Any) -> None:
    """How actors stand from period to period; --unit says which periods."""
    from graph.report.measured import Asked
    from graph.report.trend import trend

    own: dict[str, Any] = {key: given[key] for key in RANKING}
    _run(store, given, lambda graph, asked: trend(graph, Asked(scope=asked.scope, unit=asked.unit, **own), so_far))


@report.command("coverage")
@UNIT
@_forms
@click.pass_obj
def _coverage(store: Path, /, **given: Any) -> None:
    """What the corpus is, what was taken from it, and what no report can therefore say."""
    from graph.report.coverage import Corpus, coverage
    from graph.store import Store
    from loaders.language import language_of

    with Store.open(store, create=False, read_only=True) as kept, kept.reading():
        articles = kept.articles()
        languages = {one.id: language_of(one.text) for one in articles}
        corpus = Corpus(articles, kept.statements(), kept.refused(), languages)
        _print(coverage(kept.network(), corpus, given["unit"]), given, store, lambda: articles)
