"""The tables and series of a report as HTML that is complete without scripts; the page's scripts make it sort, filter and
open evidence.

A number that has evidence is a button. It, or the row around it, names its relations by their places in the page's list
(`data-relations`), or the actor whose relations they are (`data-actor`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.report.document import Cell, Column, Kind, Point, Series, Table
from graph.report.html.form import shown

FILTERED_FROM = 12  # rows: a shorter table has no filter of its own
SERIES_WIDTH, SERIES_HEIGHT = 560, 150


@dataclass(frozen=True, slots=True)
class Places:
    """Where each relation stands in the page's list, by its id."""

    of: Mapping[str, int]

    def written(self, relations: tuple[str, ...]) -> str:
        return " ".join(str(place) for place in sorted(self.of[id] for id in relations))


def table(one: Table, places: Places) -> str:
    """A section with heading, filter, table and what its columns say."""
    id, title = shown(one.name), shown(one.title)
    rows = "\n".join(_row(one.columns, row, places) for row in one.rows)
    finder = (
        f'<p class="over-table"><label for="find-{id}">Filter</label> <input type="search" id="find-{id}"> '
        '<span class="shown" role="status"></span></p>'
        if len(one.rows) >= FILTERED_FROM
        else '<span class="shown" role="status" hidden></span>'
    )
    empty = '<p class="empty">No rows.</p>' if not one.rows else ""
    return f"""<section class="report-table" id="{id}" aria-labelledby="title-{id}">
<h2 id="title-{id}">{title}</h2>
<p class="note">{shown(one.help)}</p>
{finder}
<div class="scroll" tabindex="0" role="region" aria-labelledby="title-{id}"><table>
<thead><tr>{"".join(map(_head, one.columns))}</tr></thead>
<tbody>
{rows}
</tbody></table></div>{empty}
<button type="button" class="more" hidden></button>
{_helps(one.columns)}
</section>
"""


def _right(column: Column) -> str:
    return ' class="right"' if column.kind in (Kind.INTEGER, Kind.NUMBER) else ""


def _head(column: Column) -> str:
    hint = f' title="{shown(column.help)}"' if column.help else ""
    return f'<th scope="col"{_right(column)}{hint}><button type="button">{shown(column.title)}</button></th>'


def _helps(columns: tuple[Column, ...]) -> str:
    said = "".join(f"<div><dt>{shown(c.title)}</dt><dd>{shown(c.help)}</dd></div>" for c in columns if c.help)
    return f'<details class="helps"><summary>What the columns say</summary><dl>{said}</dl></details>' if said else ""


def _row(columns: tuple[Column, ...], row: tuple[Cell, ...], places: Places) -> str:
    """Evidence that most cells of a row share stands at the row, once."""
    shared = Counter(cell.relations for cell in row if cell.relations).most_common(1)
    common = shared[0][0] if shared else ()
    at_row = f' data-relations="{places.written(common)}"' if common else ""
    cells = "".join(_cell(column, cell, common, places) for column, cell in zip(columns, row, strict=True))
    return f"<tr{at_row}>{cells}</tr>"


def _cell(column: Column, cell: Cell, common: tuple[str, ...], places: Places) -> str:
    numeric = column.kind in (Kind.INTEGER, Kind.NUMBER)
    text = shown(column.shown(cell.value))
    text = f"<bdi>{text}</bdi>" if column.kind is Kind.TEXT else text
    if cell.value is not None and (cell.relations or cell.actor):
        text = f"<button {_evidence(column, cell, common, places)}>{text}</button>"
    sorts = f' data-value="{"" if cell.value is None else cell.value!r}"' if numeric or cell.value is None else ""
    return f"<td{_right(column)}{sorts}>{text}</td>"


def _evidence(column: Column, cell: Cell, common: tuple[str, ...], places: Places) -> str:
    """The button's attributes: what it opens, and the column's title where it is a number."""
    name = column.kind is Kind.TEXT
    said = ["type=button", "class=name" if name else f'class=number data-said="{shown(column.title)}"']
    if cell.actor:
        said.append(f'data-actor="{shown(cell.actor)}"')
    if not cell.relations:
        said.append("data-whole")
    elif cell.relations != common:
        said.append(f'data-relations="{places.written(cell.relations)}"')
    return " ".join(said)


def series(one: Series, places: Places) -> str:
    """A figure with a bar a period; each bar that has evidence opens it."""
    values = [point.value for point in one.points]
    top, bottom = max([*values, 0]), min([*values, 0])
    reach = (top - bottom) or 1
    wide = SERIES_WIDTH / max(len(values), 1)
    zero = 18 + (SERIES_HEIGHT - 42) * top / reach
    bars = "".join(
        _bar(point, at * wide, wide, zero, (SERIES_HEIGHT - 42) / reach, places) for at, point in enumerate(one.points)
    )
    ends = "".join(_ends(one))
    return (
        f'<figure class="series"><figcaption>{shown(one.title)}</figcaption>'
        f'<svg viewBox="0 0 {SERIES_WIDTH} {SERIES_HEIGHT}" role="group" aria-label="{shown(one.title)}">'
        f'{bars}<line x1="0" x2="{SERIES_WIDTH}" y1="{zero:.1f}" y2="{zero:.1f}" class="axis"/>{ends}</svg></figure>\n'
    )


def _bar(point: Point, x: float, wide: float, zero: float, scale: float, places: Places) -> str:
    high = abs(point.value) * scale
    y = zero - high if point.value >= 0 else zero
    value = f"{point.value:.2f}" if isinstance(point.value, float) else f"{point.value:,}"
    fill = "fill-meetings" if point.value >= 0 else "fill-conflict"
    behind = f' data-relations="{places.written(point.relations)}"' if point.relations else ""
    return (
        f'<g class="bar"{behind} data-said="{shown(point.period)}: {value}">'
        f'<rect class="hit" x="{x:.1f}" y="0" width="{wide:.1f}" height="{SERIES_HEIGHT - 20}"/>'
        f'<rect class="{fill}" x="{x + wide * 0.08:.1f}" y="{y:.1f}" width="{wide * 0.84:.1f}" height="{high:.1f}"/></g>'
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
    value = f"{best.value:.2f}" if isinstance(best.value, float) else f"{best.value:,}"
    yield f'<text x="{SERIES_WIDTH}" y="10" text-anchor="end">highest {value}, {shown(best.period)}</text>'
