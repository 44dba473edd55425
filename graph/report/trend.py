"""How actors stand from period to period."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import networkx as nx

from graph.measures import MEASURES, measure
from graph.measures.projections import project
from graph.measures.ranks import ranks, rounded
from graph.measures.selection import select
from graph.measures.series import bounds, by_period
from graph.measures.weights import weigher
from graph.report.document import Cell, Column, Kind, Point, Report, Series, Table
from graph.report.drawing import drawn
from graph.report.measured import LABELS, USUAL, Asked
from graph.report.wording import coarse, counted, events, left_out, listed, name, scope_parameters

LINES = 8  # actors that get a series


@dataclass(frozen=True, slots=True)
class Standing:
    """An actor in a period, by the measure that was asked for."""

    rank: int
    value: float
    relations: tuple[str, ...]


def trend(graph: nx.MultiDiGraph, asked: Asked, so_far: bool = False) -> Report:
    """The ranking of each period that holds an event; `so_far`: of all that is dated up to its end, in place of what lies
    within it. A relation whose span reaches over several periods counts in each."""
    inside = select(graph, asked.scope)
    periods = list(by_period(events(inside), asked.unit))
    found = {period: _standings(inside, asked, *_window(period, so_far)) for period in periods}
    kind = MEASURES[asked.by]
    table = _table(inside, asked, {period: inner for period, inner in found.items() if inner})
    first = _leaders(found)
    empty = Standing(0, 0.0, ())
    series = tuple(
        Series(
            f"actor-{at}",
            f"{name(inside, actor)}: {kind.title.lower()}, by {asked.unit}",
            tuple(
                Point(period, inner.get(actor, empty).value, inner.get(actor, empty).relations)
                for period, inner in found.items()
            ),
        )
        for at, actor in enumerate(first, 1)
    )
    return Report(
        name="trend",
        title=f"{kind.title} of {asked.of if asked.of != 'all' else 'all actors'}, by {asked.unit}",
        parameters=(
            ("of", asked.of), ("projection", asked.projection or USUAL[asked.of]), ("weights", " x ".join(asked.weights)),
            ("measure", asked.by), ("each period", "all up to its end" if so_far else "what lies within it"),
            *scope_parameters(asked.scope),
        ),
        summary=tuple(_summary(inside, found, first)),
        tables=(table,),
        series=series,
        notes=(
            *left_out(graph, asked.scope),
            *coarse(inside, asked.unit),
            "Few articles in a period make its ranks shaky: see the column of articles.",
        ),
        graph=drawn(graph, [table]),
    )  # fmt: skip


def _window(period: str, so_far: bool) -> tuple[date | None, date]:
    first, last = bounds(period)
    return (None if so_far else first), last


def _standings(graph: nx.MultiDiGraph, asked: Asked, since: date | None, until: date) -> dict[str, Standing]:
    chosen = measure(asked.by)
    inside = select(graph, replace(asked.scope, since=since, until=until))
    weigh = weigher(graph, asked.weights, asked.half_life, until)
    projection = project(inside, asked.projection or USUAL[asked.of], weigh, LABELS[asked.of])
    values = rounded(chosen.values(projection.net()))
    own, behind = ranks(values, chosen.low_first), projection.of()
    return {node: Standing(int(own[at]), float(values[at]), behind[node]) for at, node in enumerate(projection.nodes)}


def _table(graph: nx.MultiDiGraph, asked: Asked, found: dict[str, dict[str, Standing]]) -> Table:
    kind = MEASURES[asked.by]
    whole = all(one.value.is_integer() for inner in found.values() for one in inner.values())
    columns = (
        Column("period", "Period", "Month, quarter or year.", Kind.DATE),
        Column("rank", "Rank", f"Rank in the period by {kind.title.lower()}; actors that tie share the best rank.", Kind.INTEGER),
        Column("actor", "Actor", "The name that most articles use."),
        Column("label", "Kind", "Country, official or organisation."),
        Column("value", kind.title, kind.help, Kind.NUMBER, 0 if whole else 3),
        Column("change", "Change", "Ranks won (above 0) or lost (below 0) since the period before.", Kind.INTEGER),
        Column("relations", "Relations", "How many relations the actor's ties come from.", Kind.INTEGER),
        Column("articles", "Articles", "How many articles tell them.", Kind.INTEGER),
    )  # fmt: skip
    told = {edge["id"]: edge["articles"] for _, _, edge in graph.edges(data=True)}
    rows = []
    before: dict[str, Standing] = {}
    for period, inner in found.items():
        for actor in sorted(inner, key=lambda one: (inner[one].rank, name(graph, one).casefold(), one)):
            now = inner[actor]
            change = before[actor].rank - now.rank if actor in before else None
            articles = {article for id in now.relations for article in told[id]}
            values = (
                period, now.rank, name(graph, actor), graph.nodes[actor]["label"], now.value, change, len(now.relations),
                len(articles),
            )  # fmt: skip
            rows.append(tuple(Cell(value, now.relations, actor) for value in values))
        before = inner
    return Table(
        "trend", "Period by period", f"Ranked by {kind.title.lower()} within each period.", columns, tuple(rows)
    )


def _leaders(found: dict[str, dict[str, Standing]]) -> list[str]:
    """The actors that lead most often: by the sum of 1 / rank over all periods."""
    score: dict[str, float] = {}
    for inner in found.values():
        for actor, standing in inner.items():
            score[actor] = score.get(actor, 0.0) + 1 / standing.rank
    return sorted(score, key=lambda one: (-round(score[one], 9), one))[:LINES]


def _summary(graph: nx.MultiDiGraph, found: dict[str, dict[str, Standing]], first: list[str]) -> list[str]:
    told = [period for period, inner in found.items() if inner]
    if not told:
        return ["No period holds a tie: there is nothing to rank."]
    tops = {
        period: [name(graph, one) for one, standing in found[period].items() if standing.rank == 1] for period in told
    }
    return [
        f"{counted(len(told), 'period')} with ties, from {told[0]} to {told[-1]}.",
        f"In front most often: {listed([name(graph, one) for one in first[:3]])}.",
        f"In {told[-1]} first: {listed(sorted(tops[told[-1]])[:3])}.",
    ]
