"""How much a relation weighs. Weights multiply, so that a shared event of long ago weighs little twice over."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import networkx as nx

from graph.errors import UsageError
from graph.measures.selection import latest

Edge = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Clock:
    """What recency is counted with: a relation of `half_life` days before `day` weighs one half."""

    day: date
    half_life: float
    published: Mapping[str, str | None]

    def age(self, edge: Edge) -> float | None:
        """Days from the relation's last day to `day`, at least 0. An undated one takes the day of publication of its
        latest article; None where none is known."""
        day = edge["date_end"] or max((self.published.get(id) or "" for id in edge["articles"]), default="")
        return max((self.day - date.fromisoformat(day)).days, 0) if day else None


Weight = Callable[[Edge, Clock], float]


def count(edge: Edge, clock: Clock) -> float:
    """1: every fact counts alike."""
    return 1.0


def shared(edge: Edge, clock: Clock) -> float:
    """1 / (n - 1) for an event of n parties, so that each party's ties of that event sum to 1.

    Newman 2001, "Scientific collaboration networks. II", Physical Review E 64, 016132, equation 2.
    """
    return 1.0 / max(int(edge["parties"]) - 1, 1)


def recency(edge: Edge, clock: Clock) -> float:
    """2 ** (-age / half-life); 0 where the age is not known."""
    age = clock.age(edge)
    return 0.0 if age is None else 2.0 ** (-age / clock.half_life)


def goldstein(edge: Edge, clock: Clock) -> float:
    """The size of the Goldstein value, whatever its sign: intensity. 0 where the type has none."""
    return abs(float(edge["goldstein"] or 0.0))


def cooperation(edge: Edge, clock: Clock) -> float:
    """The Goldstein value where it is positive, else 0."""
    return max(float(edge["goldstein"] or 0.0), 0.0)


def conflict(edge: Edge, clock: Clock) -> float:
    """The size of the Goldstein value where it is negative, else 0."""
    return max(-float(edge["goldstein"] or 0.0), 0.0)


def plover(edge: Edge, clock: Clock) -> float:
    """The size of the score of the relation's PLOVER class: the mean Goldstein value of the class's CAMEO codes, so that
    all of one class weigh alike. 0 where the type has none."""
    return abs(plover_scores().get(edge["plover"] or "", 0.0))


@cache
def plover_scores() -> Mapping[str, float]:
    """PLOVER class -> its score, -10 to 10, to two decimals: the mean of what the file lists."""
    raw = tomllib.loads(resources.files("graph.measures").joinpath("plover.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: round(sum(codes.values()) / len(codes), 2) for name, codes in raw.items()})


@dataclass(frozen=True, slots=True)
class Kind:
    """A weight that can be asked for; `meaning` ends the sentence "a relation weighs …"."""

    meaning: str
    of: Weight


WEIGHTS: Mapping[str, Kind] = {
    "count": Kind("1", count),
    "shared": Kind("1/(n-1) in an event of n parties", shared),
    "recency": Kind("less the longer ago it was", recency),
    "goldstein": Kind("the size of its Goldstein value", goldstein),
    "plover": Kind("the size of the score of its PLOVER class", plover),
    "cooperation": Kind("its Goldstein value where that is above 0, else nothing", cooperation),
    "conflict": Kind("the size of its Goldstein value where that is below 0, else nothing", conflict),
}


def weigher(
    graph: nx.MultiDiGraph, names: Collection[str] = ("count",), half_life: float = 365.0, day: date | None = None
) -> Callable[[Edge], float]:
    """The product of the named weights, as a function of a relation's attributes.

    `half_life` is in days; `day` is where recency counts back from, else the last day of the graph.
    Raises UsageError for an unknown name or a half-life that is not above 0.
    """
    for name in names:
        if name not in WEIGHTS:
            raise UsageError(f"{name!r} is no weight: choose one of {', '.join(WEIGHTS)}")
    if not half_life > 0:
        raise UsageError(f"a half-life of {half_life:g} days cannot be: give a number above 0")
    published = {id: article["published"] for id, article in graph.graph.get("articles", {}).items()}
    clock = Clock(day or latest(graph) or date(1, 1, 1), half_life, published)
    return lambda edge: math.prod(WEIGHTS[name].of(edge, clock) for name in names)
