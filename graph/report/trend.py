"""How actors stand from period to period."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

import networkx as nx

from graph.measures import MEASURES, measure
from graph.measures.projections import PROJECTIONS, project
from graph.measures.ranks import ranks, rounded
from graph.measures.selection import EVERYTHING, Scope, edges, layer, part, select
from graph.measures.series import bounds, by_period, fits, period
from graph.measures.weights import weigher
from graph.ontology import LAYERS
from graph.report.document import Cell, Column, Kind, Point, Report, Series, Table
from graph.report.drawing import drawn
from graph.report.measured import LABELS, USUAL, Asked
from graph.report.wording import coarse, counted, events, left_out, listed, name, scope_parameters, step, weighed

LINES = 8  # actors that get a series
RANKS = (1, 2, 3)  # that the table of who stands in front shows
NAMED = 3  # of those who tie


@dataclass(frozen=True, slots=True)
class Standing:
    """An actor in a period, by the measure that was asked for."""

    rank: int
    value: float
    relations: tuple[str, ...]


def trend(graph: nx.MultiDiGraph, asked: Asked, so_far: bool = False) -> Report:
    """The ranking of each period that holds an event; `so_far`: of all that is over by its end, in place of what lies
    within it. A relation that is dated too coarsely for a period counts in none."""
    inside = select(graph, asked.scope)
    unit = step(inside, asked.unit)
    periods = list(by_period(events(inside), unit))
    found = {period: _standings(_window(inside, period, unit, so_far), asked, bounds(period)[1]) for period in periods}
    kind = MEASURES[asked.by]
    told = {period: inner for period, inner in found.items() if inner}
    table = _table(inside, asked, told)
    first = _leaders(inside, asked)
    empty = Standing(0, 0.0, ())
    projection = asked.projection or USUAL[asked.of]
    series = tuple(
        Series(
            f"actor-{at}",
            f"{name(inside, actor)}: {kind.title.lower()}, by {unit}",
            tuple(
                Point(period, inner.get(actor, empty).value, inner.get(actor, empty).relations)
                for period, inner in found.items()
            ),
        )
        for at, actor in enumerate(first, 1)
    )
    return Report(
        name="trend",
        title=f"{kind.title} of {asked.of if asked.of != 'all' else 'all actors'}, by {unit}",
        parameters=(
            ("of", asked.of), ("projection", f"{projection}: {PROJECTIONS[projection].meaning}"),
            ("weights", weighed(asked.weights)), ("measure", asked.by),
            ("each period", "all up to its end" if so_far else "what lies within it"),
            *scope_parameters(asked.scope),
        ),
        summary=tuple(_summary(inside, told)),
        tables=(_firsts(inside, told), table),
        series=series,
        notes=(
            *left_out(graph, asked.scope),
            *coarse(inside, unit),
            "Few articles in a period make its ranks shaky: see the column of articles.",
        ),
        graph=drawn(inside, [table]),
    )  # fmt: skip


def _window(graph: nx.MultiDiGraph, at: str, unit: str, so_far: bool) -> nx.MultiDiGraph:
    """What is dated within the period; `so_far`: what is over by its end. What has no date by its nature stays."""
    last = bounds(at)[1].isoformat()

    def fitting(edge: dict[str, Any]) -> bool:
        if layer(edge) == "structure":
            return True
        if so_far:
            return edge["date_end"] is not None and edge["date_end"] <= last
        return fits(edge, unit) and period(edge["date"], unit) == at

    kept = part(graph, (edge["id"] for _, _, edge in edges(graph) if fitting(edge)))
    return select(kept, Scope(EVERYTHING.statuses, LAYERS[1:]))


def _standings(inside: nx.MultiDiGraph, asked: Asked, day: date | None) -> dict[str, Standing]:
    """`day` is where recency counts back from."""
    chosen = measure(asked.by)
    weigh = weigher(inside, asked.weights, asked.half_life, day)
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
    rows: list[tuple[Cell, ...]] = []
    before: dict[str, Standing] = {}
    for at, inner in found.items():
        own = []
        for actor in sorted(inner, key=lambda one: (inner[one].rank, name(graph, one).casefold(), one)):
            now = inner[actor]
            change = before[actor].rank - now.rank if actor in before else None
            articles = {article for id in now.relations for article in told[id]}
            values = (
                at, now.rank, name(graph, actor), graph.nodes[actor]["label"], now.value, change, len(now.relations),
                len(articles),
            )  # fmt: skip
            own.append(tuple(Cell(value, now.relations, actor) for value in values))
        before = inner
        rows[:0] = own
    help = f"Ranked by {kind.title.lower()} within each period, the latest period first."
    return Table("trend", "Period by period", help, columns, tuple(rows))


def _firsts(graph: nx.MultiDiGraph, found: dict[str, dict[str, Standing]]) -> Table:
    """Who stands in front in each period, the latest first."""
    columns = (
        Column("period", "Period", "Month, quarter or year.", Kind.DATE),
        *(
            Column(f"rank_{rank}", f"Rank {rank}", "Who has that rank in the period; several where they tie, none where "
                   "better ones tie.")
            for rank in RANKS
        ),
        Column("actors", "Actors", "How many actors have a tie in the period.", Kind.INTEGER),
        Column("relations", "Relations", "How many relations their ties come from.", Kind.INTEGER),
        Column("articles", "Articles", "How many articles tell them.", Kind.INTEGER),
    )  # fmt: skip
    told = {edge["id"]: edge["articles"] for _, _, edge in graph.edges(data=True)}
    rows = []
    for at, inner in reversed(found.items()):
        behind = tuple(sorted({id for one in inner.values() for id in one.relations}))
        row = [Cell(at, behind)]
        for rank in RANKS:
            actors = sorted(
                (one for one in inner if inner[one].rank == rank), key=lambda one: name(graph, one).casefold()
            )
            said = [*(name(graph, one) for one in actors[:NAMED])]
            said += [f"{len(actors) - NAMED} more"] if len(actors) > NAMED else []
            cited = {id for one in actors for id in inner[one].relations}
            row.append(Cell(listed(said), tuple(sorted(cited)), actors[0] if len(actors) == 1 else None))
        articles = {article for id in behind for article in told[id]}
        row += [Cell(value, behind) for value in (len(inner), len(behind), len(articles))]
        rows.append(tuple(row))
    return Table(
        "firsts", "In front", "The first three ranks of each period, the latest period first.", columns, tuple(rows)
    )


def _leaders(graph: nx.MultiDiGraph, asked: Asked) -> list[str]:
    """The actors that stand highest over the whole time, dated or not."""
    whole = _standings(graph, asked, None)
    return sorted(whole, key=lambda one: (whole[one].rank, name(graph, one).casefold(), one))[:LINES]


def _summary(graph: nx.MultiDiGraph, found: dict[str, dict[str, Standing]]) -> list[str]:
    if not found:
        return ["No period holds a tie: there is nothing to rank."]
    tops = {at: [one for one, standing in inner.items() if standing.rank == 1] for at, inner in found.items()}
    times = Counter(actor for actors in tops.values() for actor in actors)
    often = sorted(times, key=lambda one: (-times[one], name(graph, one).casefold(), one))[:3]
    last = list(found)[-1]
    return [
        f"{counted(len(found), 'period')} with ties, from {next(iter(found))} to {last}.",
        f"First, alone or with others, most often: {listed([f'{name(graph, one)} ({times[one]})' for one in often])}.",
        f"In {last} first: {listed(sorted(name(graph, one) for one in tops[last])[:3])}.",
    ]
