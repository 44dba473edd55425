"""What commands print: headings, facts, tables and quotes; with lines and colours in a terminal, plain in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text


def heading(text: str) -> None:
    click.secho(text, bold=True)


def facts(rows: Iterable[tuple[str, object]]) -> None:
    """Names and values in two columns; what is None or empty is left out."""
    kept = [(name, value) for name, value in rows if value not in (None, "", ())]
    width = max((len(name) for name, _ in kept), default=0)
    for name, value in kept:
        click.echo(f"{click.style(name.ljust(width), dim=True)}  {value}")


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """In a terminal as wide as that is; in a pipe one tab between cells, so that `cut` and `sort` can work."""
    said = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in (columns, *said):
            click.echo("\t".join(" ".join(cell.split()) for cell in row))
        return
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for at, column in enumerate(columns):
        number = all(row[at].replace(".", "", 1).isdigit() for row in said if row[at])
        shown.add_column(column, justify="right" if number else "left", overflow="fold")
    for row in said:
        shown.add_row(*map(Text, row))
    Console().print(shown)


def quote(text: str, where: str) -> None:
    """A sentence and where it stands."""
    click.echo(f"  “{' '.join(text.split())}”")
    click.secho(f"    {where}", dim=True)


def parts(*texts: str | None) -> str:
    """The texts that there are, with commas."""
    return ", ".join(_given(texts))


def _given(texts: Iterable[str | None]) -> Iterator[str]:
    return (text for text in texts if text)
