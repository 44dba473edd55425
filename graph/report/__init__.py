"""Reports: rows, pictures and pages from the graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from graph.model import Article
from graph.report.csv import csv
from graph.report.document import Report
from graph.report.json import json
from graph.report.markdown import markdown
from graph.report.text import TOP, text

__all__ = ["FORMS", "SUFFIXES", "Look", "render"]


@dataclass(frozen=True, slots=True)
class Look:
    """What some forms want to know: the table of a CSV file, how many rows people see (0 for all), the terminal, and the
    articles whose paragraphs stand around the quotes."""

    table: str | None = None
    top: int = TOP
    width: int = 120
    colour: bool = False
    articles: Iterable[Article] = ()


def _html(report: Report, look: Look) -> str:
    from graph.report.html import page  # wants numpy and scipy for the picture: the other forms do without

    return page(report, look.articles)


FORMS: Mapping[str, Callable[[Report, Look], str]] = {
    "text": lambda report, look: text(report, look.width, look.colour, look.top),
    "csv": lambda report, look: csv(report, look.table),
    "json": lambda report, look: json(report),
    "markdown": lambda report, look: markdown(report, look.top),
    "html": _html,
}
SUFFIXES = {".txt": "text", ".csv": "csv", ".json": "json", ".md": "markdown", ".html": "html", ".htm": "html"}


def render(report: Report, form: str = "text", look: Look | None = None) -> str:
    """The report in that form, one of FORMS."""
    return FORMS[form](report, look or Look())
