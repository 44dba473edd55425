"""Periods, and what falls into them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from graph.model import DateSpan

PERIODS = ("month", "quarter", "year")
MOST = 116  # periods of a series that can still be told apart: they fit into a line of a terminal


def period(day: str, unit: str) -> str:
    """The period of an ISO day: "2025-06", "2025-Q2" or "2025"."""
    year, month = day[:4], int(day[5:7])
    return {"month": day[:7], "quarter": f"{year}-Q{(month + 2) // 3}", "year": year}[unit]


def periods(first: str, last: str, unit: str) -> Iterator[str]:
    """Every period from that of one ISO day to that of another, without a gap."""
    year, month = int(first[:4]), int(first[5:7])
    step = {"month": 1, "quarter": 3, "year": 12}[unit]
    end, now = period(last, unit), period(first, unit)
    yield now
    while now < end:
        year, month = divmod(year * 12 + month - 1 + step, 12)
        month += 1
        now = period(f"{year:04d}-{month:02d}-01", unit)
        yield now


def fits(edge: dict[str, Any], unit: str) -> bool:
    """Whether a relation's date is fine enough to say in which period it falls."""
    return edge["date"] is not None and (
        edge["precision"] == "day" or unit == "year" or (edge["precision"] == "month" and unit in ("month", "quarter"))
    )


def by_period(found: Iterable[dict[str, Any]], unit: str) -> dict[str, list[dict[str, Any]]]:
    """Period -> its relations, every period from the first to the last; what is dated too coarsely is left out."""
    placed = [edge for edge in found if fits(edge, unit)]
    if not placed:
        return {}
    days = [edge["date"] for edge in placed]
    made: dict[str, list[dict[str, Any]]] = {name: [] for name in periods(min(days), max(days), unit)}
    for edge in placed:
        made[period(edge["date"], unit)].append(edge)
    return made


def unit_for(found: Iterable[dict[str, Any]]) -> str:
    """The finest unit in which the dated relations reach over at most MOST periods, else "year"."""
    days = [edge["date"] for edge in found if edge["date"]]
    if not days:
        return PERIODS[0]
    first, last = min(days), max(days)
    return next((unit for unit in PERIODS if sum(1 for _ in periods(first, last, unit)) <= MOST), PERIODS[-1])


def bounds(name: str) -> tuple[date, date]:
    """The first and the last day, inclusive, of a period: "2025-06", "2025-Q2" or "2025"."""
    year, _, quarter = name.partition("-Q")
    if not quarter:
        span = DateSpan(name)
        return span.first, span.last
    month = 3 * int(quarter)
    return DateSpan(f"{year}-{month - 2:02d}").first, DateSpan(f"{year}-{month:02d}").last
