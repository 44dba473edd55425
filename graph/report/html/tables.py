"""The tables of a report as HTML that is complete without scripts; the page's scripts make it sort, filter and
open evidence.

A number that has evidence is a button. It, or the row around it, names its relations by their places in the page's list
(`data-relations`), or the actor whose relations they are (`data-actor`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from graph.report.document import Cell, Column, Kind, Table
from graph.report.html.form import shown

FILTERED_FROM = 12  # rows: a shorter table has no filter of its own
T = TypeVar("T")
WIDE = 14  # columns: such a table is printed across the sheet
RANK = re.compile(r"=?\d+")  # "=" marks a tie


@dataclass(frozen=True, slots=True)
class Places:
    """Where each relation stands in the page's list, by its id."""

    of: Mapping[str, int]

    def written(self, relations: tuple[str, ...]) -> str:
        return " ".join(str(place) for place in sorted(self.of[id] for id in relations))


def anchor(one: Table) -> str:
    """The id of the table's section; no id of the page itself begins so."""
    return f"table-{shown(one.name)}"


def table(one: Table, places: Places, figure: str = "") -> str:
    """A section with heading, figure, filter, table and what its columns say."""
    id, title = anchor(one), shown(one.title)
    rows = "\n".join(_row(one.columns, row, places) for row in one.rows)
    finder = (
        f'<p class="over-table"><label for="{id}-find">Filter</label> <input type="search" id="{id}-find"> '
        '<span class="shown" role="status"></span></p>'
        if len(one.rows) >= FILTERED_FROM
        else '<span class="shown" role="status" hidden></span>'
    )
    empty = '<p class="empty">No rows.</p>' if not one.rows else ""
    return f"""<section class="report-table{" wide" if len(one.columns) >= WIDE else ""}" id="{id}" aria-labelledby="{id}-title">
<h2 id="{id}-title">{title}</h2>
<p class="note">{shown(one.help)}</p>
{figure}{finder}
<div class="scroll" tabindex="0" role="region" aria-labelledby="{id}-title"><table>
<thead><tr>{_heads(one.columns)}</tr></thead>
<tbody>
{rows}
</tbody></table></div>{empty}
<button type="button" class="more" hidden></button>
{_helps(one.columns)}
</section>
"""


CLASSES = {Kind.TEXT: "", Kind.INTEGER: ' class="right"', Kind.NUMBER: ' class="right"', Kind.DATE: ' class="date"'}
LEADING = ' class="lead"'


def lead(columns: tuple[Column, ...]) -> int:
    """The place of the column that says what a row is about: the actor's, else the first."""
    return next((at for at, column in enumerate(columns) if column.key == "actor"), 0)


def _class(column: Column, leads: bool) -> str:
    return LEADING if leads else CLASSES[column.kind]


def _heads(columns: tuple[Column, ...]) -> str:
    return "".join(_head(column, at == lead(columns)) for at, column in enumerate(columns))


def _head(column: Column, leads: bool) -> str:
    hint = f' title="{shown(column.help)}"' if column.help else ""
    return f'<th scope="col"{_class(column, leads)}{hint}><button type="button">{shown(column.title)}</button></th>'


def _helps(columns: tuple[Column, ...]) -> str:
    said = "".join(f"<div><dt>{shown(c.title)}</dt><dd>{shown(c.help)}</dd></div>" for c in columns if c.help)
    return f'<details class="helps"><summary>What the columns say</summary><dl>{said}</dl></details>' if said else ""


def _row(columns: tuple[Column, ...], row: tuple[Cell, ...], places: Places) -> str:
    """Evidence, and the actor, that most cells of a row share stand at the row, once."""
    common = _commonest(cell.relations for cell in row) or ()
    actor = _commonest(cell.actor for cell in row)
    at_row = f' data-relations="{places.written(common)}"' if common else ""
    at_row += f' data-actor="{shown(actor)}"' if actor else ""
    leading = lead(columns)
    cells = "".join(
        _cell(column, cell, at == leading, common, actor, places)
        for at, (column, cell) in enumerate(zip(columns, row, strict=True))
    )
    return f"<tr{at_row}>{cells}</tr>"


def _commonest(values: Iterable[T | None]) -> T | None:
    return next((value for value, _ in Counter(value for value in values if value).most_common(1)), None)


def _cell(column: Column, cell: Cell, leads: bool, common: tuple[str, ...], actor: str | None, places: Places) -> str:
    text = shown(column.shown(cell.value))
    counts = column.kind is not Kind.TEXT or bool(RANK.fullmatch(str(cell.value)))
    inner = text if counts else f"<bdi>{text}</bdi>"
    own = bool(cell.relations) and cell.relations != common
    if cell.value is not None and (cell.relations or cell.actor) and (counts or leads or own):
        inner = f"<button{_evidence(cell, counts, common, actor, places)}>{inner}</button>"
    return f"<td{_class(column, leads)}{_sorts(column, cell)}>{inner}</td>"


def _sorts(column: Column, cell: Cell) -> str:
    """What the cell sorts by, where its text does not tell."""
    if cell.value is None:
        return " data-value"
    return f" data-value={cell.value:.9g}" if column.kind is Kind.NUMBER else ""


def _evidence(cell: Cell, counts: bool, common: tuple[str, ...], actor: str | None, places: Places) -> str:
    """The button's attributes: how it looks and what it opens, as far as the row does not say it."""
    said = " class=number" if counts else " class=name"
    if cell.actor != actor:
        said += f' data-actor="{shown(cell.actor or "")}"'
    if not cell.relations:
        said += " data-whole"
    elif cell.relations != common:
        said += f' data-relations="{places.written(cell.relations)}"'
    return said
