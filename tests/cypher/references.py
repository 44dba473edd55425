"""Stored queries said again over the NetworkX graph: a function each, of the query's name, from graph and parameters to rows.

Written from what the queries answer, not from how they ask it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import networkx as nx

Row = tuple[Any, ...]
Edge = tuple[str, str, dict[str, Any]]
Given = dict[str, Any]
Reference = Callable[[nx.MultiDiGraph, Given], Iterable[Row]]
WIDTH = {"day": 10, "month": 7, "year": 4, None: 0}
HOSTILE = "ACCUSED REJECTED THREATENED PROTESTED SANCTIONED MOBILIZED COERCED ASSAULTED".split()
ONE_WAY = ["SUPPORTED", "AIDED", "YIELDED_TO", "REQUESTED", *HOSTILE]
REFERENCES: dict[str, Reference] = {}


def by(*columns: str) -> Callable[[Reference], Reference]:
    """The order of the rows: column numbers, `-` for descending; what is missing stands last, or first where descending.
    Cuts at the query's limit, and enters the function under its name."""

    def ordered(function: Reference) -> Reference:
        def reference(graph: nx.MultiDiGraph, given: Given) -> list[Row]:
            rows = list(function(graph, given))
            for column in reversed(columns):
                at = int(column.lstrip("-"))
                rows.sort(
                    key=lambda row: (row[at] is None, row[at]),
                    reverse=column[0] == "-",
                )
            return rows[: given.get("limit")]

        REFERENCES[function.__name__] = reference
        return reference

    return ordered


def edges(graph: nx.MultiDiGraph, *types: str, status: str | None = "happened") -> Iterator[Edge]:
    for source, target, data in graph.edges(data=True):
        if (not types or data["type"] in types) and status in (None, data["status"]):
            yield source, target, data


def both(found: Iterable[Edge]) -> Iterator[Edge]:
    """Each edge from either end."""
    for source, target, data in found:
        yield source, target, data
        yield target, source, data


def day(data: dict[str, Any]) -> str | None:
    return data["date"][: WIDTH[data["precision"]]] if data["date"] else None


def event(data: dict[str, Any]) -> str:
    return str(data["event"] or data["id"])


def within(data: dict[str, Any], given: Given) -> bool:
    return bool(data["date"]) and data["date_end"] >= given["from"] and data["date"] <= given["to"]


def undated_or_within(data: dict[str, Any], given: Given) -> bool:
    return not data["date"] or within(data, given)


def called(graph: nx.MultiDiGraph, text: str, *labels: str) -> list[str]:
    return [
        id for id, d in graph.nodes(data=True)
        if (text in (id, d["name"], d["iso3"]) or text in d["aliases"]) and (not labels or d["label"] in labels)
    ]  # fmt: skip


def states(graph: nx.MultiDiGraph, found: Iterable[Edge]) -> dict[tuple[str, str], list[Edge]]:
    """The edges by the two codes of their ends, in order, where both have one and they differ."""
    pairs: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for source, target, data in found:
        one, other = graph.nodes[source]["country"], graph.nodes[target]["country"]
        if one and other and one != other:
            pairs[min(one, other), max(one, other)].append((source, target, data))
    return pairs


def tenths(found: Iterable[Edge]) -> int:
    return sum(round(data["goldstein"] * 10) for _, _, data in found)


def mean(found: list[Edge]) -> float:
    return math.floor(tenths(found) * 10.0 / len(found) + 0.5) / 100


def dyad(graph: nx.MultiDiGraph, given: Given) -> Iterator[Edge]:
    """The events between the sides of two states."""
    ones, others = called(graph, given["first"], "Country"), called(graph, given["second"], "Country")
    for one in ones:
        for other in others:
            wanted = {graph.nodes[one]["iso3"], graph.nodes[other]["iso3"]}
            for source, target, data in edges(graph, status=None):
                if (
                    data["plover"]
                    and len(wanted) == 2
                    and {graph.nodes[source]["country"], graph.nodes[target]["country"]} == wanted
                ):
                    yield source, target, data


class Names:
    def __init__(self, graph: nx.MultiDiGraph) -> None:
        self.graph = graph

    def __call__(self, id: str) -> str:
        return str(self.graph.nodes[id]["name"])


@by("-0", "6")
def meetings(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name, known = Names(graph), set(called(graph, given["actor"]))
    for a, b, d in edges(graph, "MET_WITH"):
        if within(d, given) and (not given["actor"] or known & {a, b}):
            yield day(d), name(a), name(b), d["place"], d["mode"], len(d["articles"]), d["id"]


@by("0", "1")
def meetings_by_mode(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    found = {
        (int(d["date"][:4]), d["mode"] or "unknown", event(d)) for _, _, d in edges(graph, "MET_WITH") if d["date"]
    }
    return ((*key, count) for key, count in Counter(row[:2] for row in found).items())


@by("-1", "0")
def meeting_places(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    events, actors = defaultdict(set), defaultdict(set)
    for a, b, d in edges(graph, "MET_WITH", "VISITED"):
        if d["place"] is not None and within(d, given):
            events[d["place"]].add(event(d))
            actors[d["place"]] |= {graph.nodes[a]["name"], graph.nodes[b]["name"]}
    return ((place, len(found), len(actors[place])) for place, found in events.items())


@by("-0", "1", "2")
def first_meetings(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    for pair, met in states(graph, (e for e in edges(graph, "MET_WITH") if e[2]["date"])).items():
        yield min(d["date"] for _, _, d in met), *pair, len({event(d) for _, _, d in met})


@by("-4", "0", "1")
def stopped_meeting(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    for pair, met in states(graph, (e for e in edges(graph, "MET_WITH") if e[2]["date"])).items():
        count, last = len({event(d) for _, _, d in met}), max(d["date_end"] for _, _, d in met)
        if count >= given["least"] and last < given["before"]:
            yield *pair, count, min(d["date"] for _, _, d in met), last


@by("-1", "4")
def hosts(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    visits: dict[str, list[Edge]] = defaultdict(list)
    for visitor, host, d in edges(graph, "VISITED"):
        if within(d, given) and (graph.nodes[visitor]["country"] or "") != graph.nodes[host]["iso3"]:
            visits[host].append((visitor, host, d))
    for host, found in visits.items():
        sent = {graph.nodes[a]["country"] for a, _, _ in found} - {None}
        yield (
            graph.nodes[host]["name"],
            len({event(d) for _, _, d in found}),
            len({a for a, _, _ in found}),
            len(sent),
            host,
        )


@by("0", "6")
def visits_of(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name, known = Names(graph), called(graph, given["actor"])
    for a, b, d in edges(graph, "VISITED", status=None):
        if a in known and undated_or_within(d, given):
            yield day(d), name(a), name(b), d["place"], d["status"], d["quotes"][0], d["id"]


@by("-2", "0", "1")
def visits_not_returned(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    went: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for visitor, host, d in edges(graph, "VISITED"):
        home = graph.nodes[visitor]["country"]
        if home and home != graph.nodes[host]["iso3"]:
            went[home, host].append((visitor, host, d))
    known = {(home, graph.nodes[host]["iso3"]) for home, host in went}
    for (home, host), found in went.items():
        counted = [d for _, _, d in found if undated_or_within(d, given)]
        days = [d["date"] for d in counted if d["date"]]
        for state in (
            called(graph, home, "Country") if counted and (graph.nodes[host]["iso3"], home) not in known else ()
        ):
            if graph.nodes[state]["iso3"] == home:
                yield (
                    graph.nodes[state]["name"],
                    graph.nodes[host]["name"],
                    len({event(d) for d in counted}),
                    max(days, default=None),
                )


@by("-3", "-4", "0", "5")
def busiest_officials(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    events, partners = defaultdict(set), defaultdict(set)
    for a, b, d in both(edges(graph)):
        if graph.nodes[a]["label"] == "Official" and d["plover"] and within(d, given):
            events[a].add(event(d))
            partners[a].add(b)
    for a, found in events.items():
        node = graph.nodes[a]
        yield node["name"], node["title"], node["country"], len(found), len(partners[a]), a


@by("-2", "-3", "0", "4")
def most_connected(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    events, partners = defaultdict(set), defaultdict(set)
    for a, b, d in both(edges(graph)):
        if given["label"] in ("Entity", graph.nodes[a]["label"]) and d["plover"]:
            events[a].add(event(d))
            partners[a].add(b)
    for a, found in events.items():
        yield graph.nodes[a]["name"], graph.nodes[a]["country"], len(partners[a]), len(found), a


@by("0", "1", "2")
def entity_profile(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    known = called(graph, given["actor"])
    acts, receives, partners = Counter(), Counter(), defaultdict(set)
    for a, b, d in edges(graph, status=None):
        for own, other, count in ((a, b, acts), (b, a, receives)):
            if own in known:
                key = graph.nodes[own]["name"], d["type"], d["status"]
                count[key] += 1
                partners[key].add(other)
    return ((*key, acts[key], receives[key], len(found)) for key, found in partners.items())


@by("0", "1", "4")
def newcomers(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    days = defaultdict(list)
    for a, _, d in both(edges(graph, status=None)):
        if d["date"] and graph.nodes[a]["label"] in ("Country", "Official", "Organization"):
            days[a].append(d["date"])
    for a, found in days.items():
        if min(found) >= given["since"]:
            yield min(found), graph.nodes[a]["name"], graph.nodes[a]["country"], len(found), a


@by("0", "1", "8")
def official_year(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    known = called(graph, given["official"], "Official")
    for a, b, d in edges(graph, status=None):
        for own, other, way in ((a, b, "to"), (b, a, "from")):
            if own in known and within(d, given):
                yield (
                    day(d),
                    d["type"],
                    way,
                    graph.nodes[other]["name"],
                    d["place"],
                    d["status"],
                    d["mode"],
                    d["quotes"][0],
                    d["id"],
                )


@by("-3", "0", "5")
def officials_of_state(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    known = called(graph, given["state"])
    acts = Counter(a for a, _, d in both(edges(graph)) if d["plover"])
    for a, b, d in edges(graph, "REPRESENTS", status=None):
        if b in known:
            node = graph.nodes[a]
            yield node["name"], node["title"], graph.nodes[b]["name"], acts[a], len(d["articles"]), a


@by("-2", "0", "4")
def officials_without_office(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    for n, d in graph.nodes(data=True):
        if d["label"] == "Official" and d["title"] is None:
            yield d["name"], d["country"], graph.degree(n), len(d["articles"]), n


@by("-2", "0", "3")
def officials_without_state(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    placed = {a for a, _, _ in edges(graph, "REPRESENTS", status=None)}
    for n, d in graph.nodes(data=True):
        if d["label"] == "Official" and n not in placed:
            yield d["name"], d["title"], len(d["articles"]), n


@by("0", "1", "6")
def changed_office(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    sides = defaultdict(list)
    for a, b, d in edges(graph, "REPRESENTS", status=None):
        sides[a].append((b, d))
    for a, found in sides.items():
        for b, d in found if len({b for b, _ in found}) > 1 else ():
            days = sorted(filter(None, (graph.graph["articles"][id]["published"] for id in d["articles"])))
            first, last = (days[0], days[-1]) if days else (None, None)
            yield (
                graph.nodes[a]["name"],
                graph.nodes[b]["name"],
                graph.nodes[a]["title"],
                first,
                last,
                len(d["articles"]),
                d["id"],
            )


@by("0", "8")
def dyad_timeline(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name = Names(graph)
    for a, b, d in dyad(graph, given):
        yield day(d), name(a), d["type"], name(b), d["status"], d["place"], d["goldstein"], d["quotes"][0], d["id"]


@by("0")
def dyad_years(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    years = defaultdict(list)
    for a, b, d in dyad(graph, given):
        if d["status"] == "happened" and d["date"]:
            years[int(d["date"][:4])].append((a, b, d))
    for year, found in years.items():
        signs = Counter((d["goldstein"] > 0) - (d["goldstein"] < 0) for _, _, d in found)
        yield year, len(found), signs[1], signs[-1], tenths(found) / 10, mean(found)


@by("-2", "0", "1")
def dyads_by_class(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    for pair, found in states(graph, (e for e in edges(graph) if e[2]["plover"] == given["plover"])).items():
        days = sorted(d["date"] for _, _, d in found if d["date"])
        yield *pair, len({event(d) for _, _, d in found}), *((days[0], days[-1]) if days else (None, None))


@by("3", "0", "1")
def dyads_by_goldstein(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    for pair, found in states(graph, (e for e in edges(graph) if e[2]["goldstein"] is not None)).items():
        values = [d["goldstein"] for _, _, d in found]
        if len(found) >= given["least"]:
            yield *pair, len(found), mean(found), min(values), max(values)


@by("3", "0", "1")
def turning_points(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    for pair, found in states(
        graph, (e for e in edges(graph) if e[2]["goldstein"] is not None and e[2]["date"])
    ).items():
        years = defaultdict(list)
        for edge in found:
            years[int(edge[2]["date"][:4])].append(edge)
        for before, after in zip(sorted(years), sorted(years)[1:], strict=False):
            if tenths(years[before]) * tenths(years[after]) < 0:
                yield *pair, before, after, mean(years[before]), mean(years[after])


@by("-2", "0", "1")
def one_sided_dyads(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    acts = Counter((graph.nodes[a]["country"], graph.nodes[b]["country"]) for a, b, _ in edges(graph, *ONE_WAY))
    for (one, other), count in acts.items():
        if one and other and one != other and count > 1 and count >= 2 * acts[other, one]:
            yield one, other, count, acts[other, one]
