"""The figures of a report, drawn without scripts: a series as bars, the ranks of the first actors with their intervals."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from graph.ontology import LAYERS
from graph.report.document import Point, Series, Table, Value
from graph.report.html.form import shown
from graph.report.html.tables import Places

SERIES_WIDTH, SERIES_HEIGHT, BAR = 560, 150, 28  # BAR: the widest
RANKED, RANK_HEIGHT, RANK_WIDTH, NAME_WIDTH = 20, 22, 720, 210  # actors shown; units of the picture
ROUND = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)


@dataclass(frozen=True, slots=True)
class Line:
    """An actor with its rank and the best and the worst of its interval."""

    name: str
    rank: int
    best: int
    worst: int


def series(one: Series, places: Places) -> str:
    """A figure with a bar a period; each bar that has evidence opens it."""
    values = [point.value for point in one.points]
    top, bottom = max([*values, 0]), min([*values, 0])
    reach = (top - bottom) or 1
    wide = SERIES_WIDTH / max(len(values), 1)
    zero = 18 + (SERIES_HEIGHT - 42) * top / reach
    bars = "".join(
        _bar(point, _fill(one, point), at * wide, wide, zero, (SERIES_HEIGHT - 42) / reach, places)
        for at, point in enumerate(one.points)
        if point.value
    )
    ends = "".join(_ends(one))
    return (
        f'<figure class="series"><figcaption>{shown(one.title)}</figcaption>'
        f'<svg viewBox="0 0 {SERIES_WIDTH} {SERIES_HEIGHT}" role="group" aria-label="{shown(one.title)}">'
        f'{bars}<line x1="0" x2="{SERIES_WIDTH}" y1="{zero:.1f}" y2="{zero:.1f}" class="axis"/>{ends}</svg></figure>\n'
    )


def _fill(one: Series, point: Point) -> str:
    """The colour of its layer, where the series is one of a layer; else that of its sign."""
    return f"fill-{one.name}" if one.name in LAYERS else "fill-meetings" if point.value > 0 else "fill-conflict"


def _bar(point: Point, fill: str, x: float, wide: float, zero: float, scale: float, places: Places) -> str:
    high = abs(point.value) * scale
    y = zero - high if point.value >= 0 else zero
    value = _value(point)
    behind = f' data-relations="{places.written(point.relations)}"' if point.relations else ""
    thick = min(wide * 0.84, BAR)
    return (
        f'<g class="bar"{behind} data-said="{shown(point.period)}: {value}">'
        f'<rect class="hit" x="{x:.1f}" y="0" width="{wide:.1f}" height="{SERIES_HEIGHT - 20}"/>'
        f'<rect class="{fill}" x="{x + (wide - thick) / 2:.1f}" y="{y:.1f}" width="{thick:.1f}" height="{high:.1f}"/></g>'
    )


def _ends(one: Series) -> Iterator[str]:
    """The first and the last period, and the highest value."""
    if not one.points:
        return
    y = SERIES_HEIGHT - 6
    yield f'<text x="0" y="{y}">{shown(one.points[0].period)}</text>'
    if len(one.points) > 1:
        yield f'<text x="{SERIES_WIDTH}" y="{y}" text-anchor="end">{shown(one.points[-1].period)}</text>'
    best = max(one.points, key=lambda point: point.value)
    yield f'<text x="{SERIES_WIDTH}" y="10" text-anchor="end">highest {_value(best)}, {shown(best.period)}</text>'


def _value(point: Point) -> str:
    """Two decimals, none for a whole number."""
    return f"{point.value:,.0f}" if float(point.value).is_integer() else f"{point.value:,.2f}"


def ranks(table: Table) -> str:
    """The first actors of a table that has rank, rank_best and rank_worst: a dot at the rank, a line over its interval.
    "" for any other table."""
    at = {column.key: place for place, column in enumerate(table.columns)}
    if not {"actor", "rank", "rank_best", "rank_worst"} <= set(at) or not table.rows:
        return ""
    lines = [
        Line(str(row[at["actor"]].value), *(_rank(row[at[key]].value) for key in ("rank", "rank_best", "rank_worst")))
        for row in table.rows[:RANKED]
    ]
    widest = max(max(line.rank, line.worst) for line in lines)
    high = RANK_HEIGHT * (len(lines) + 1)
    body = "".join(_interval(number, line, widest) for number, line in enumerate(lines))
    ticks = "".join(_tick(rank, widest, high) for rank in ROUND if rank <= widest)
    return (
        '<figure class="ranks"><figcaption>How sure the ranks are: the rank, and the middle 95 of 100 ranks when the '
        "articles are drawn anew; a logarithmic scale</figcaption>"
        '<div class="scroll" tabindex="0" role="group" aria-label="Rank intervals">'
        f'<svg viewBox="0 0 {RANK_WIDTH} {high + 6}" role="img" aria-label="Ranks of the first {len(lines)} actors with '
        f'their intervals; the numbers stand in the table below">{ticks}{body}</svg></div></figure>\n'
    )


def _rank(value: Value) -> int:
    return int(str(value).lstrip("="))


def _across(rank: int, widest: int) -> float:
    """Where a rank stands, on a logarithmic scale: the first ranks are those that matter."""
    room = RANK_WIDTH - NAME_WIDTH - 40
    return NAME_WIDTH + 12 + room * math.log(rank) / math.log(max(widest, 2))


def _interval(number: int, line: Line, widest: int) -> str:
    y = RANK_HEIGHT * (number + 0.5)
    x, low, high = (_across(rank, widest) for rank in (line.rank, line.best, line.worst))
    short = line.name if len(line.name) <= 30 else f"{line.name[:29]}…"
    return (
        f'<text class="who" x="{NAME_WIDTH - 8}" y="{y + 4:.0f}" text-anchor="end">{shown(short)}</text>'
        f'<line class="spread" x1="{low:.1f}" x2="{high:.1f}" y1="{y:.0f}" y2="{y:.0f}"/>'
        f'<circle class="dot" cx="{x:.1f}" cy="{y:.0f}" r="4.5"/>'
    )


def _tick(rank: int, widest: int, high: int) -> str:
    x = _across(rank, widest)
    return (
        f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{high - RANK_HEIGHT + 4}"/>'
        f'<text x="{x:.1f}" y="{high - 2}" text-anchor="middle">{rank}</text>'
    )
