"""The references of agreements, plans, conflict, networks and evidence; see references.py."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import networkx as nx
from references import HOSTILE, Edge, Given, Names, Row, both, by, called, day, edges, event, undated_or_within


@by("-2", "0", "3")
def signatories(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    pairs = {(u, v) for u, v, _ in edges(graph, "SIGNED")}
    for u, count in Counter(u for u, _ in pairs).items():
        yield graph.nodes[u]["name"], graph.nodes[u]["country"], count, u


@by("-0", "1", "4")
def agreements(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    signed: dict[str, list[Edge]] = defaultdict(list)
    for a, g, d in edges(graph, "SIGNED"):
        if undated_or_within(d, given):
            signed[g].append((a, g, d))
    for g, found in signed.items():
        days, places = (
            sorted(filter(None, column)) for column in zip(*((day(d), d["place"]) for _, _, d in found), strict=True)
        )
        names = sorted({graph.nodes[a]["name"] for a, _, _ in found})
        yield (days or [None])[0], graph.nodes[g]["name"], (places or [None])[0], names, g


@by("-2", "0", "4")
def projects(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    parties = defaultdict(set)
    for g, s, _ in edges(graph, "INVOLVES", status=None):
        parties[g].add(graph.nodes[s]["name"])
    for g, d in graph.nodes(data=True):
        if d["label"] == "Project":
            yield d["name"], sorted(parties[g]), len(parties[g]), len(d["articles"]), g


@by("0", "7")
def proposals(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    signed = defaultdict(list)
    for _, g, d in edges(graph, "SIGNED"):
        signed[g].append(day(d))
    name = Names(graph)
    for a, g, d in edges(graph, "PROPOSED", status=None):
        outcome, when = "signed" if signed[g] else "open", min(filter(None, signed[g]), default=None)
        yield day(d), name(a), name(g), d["status"], outcome, when, d["quotes"][0], d["id"]


@by("0", "5", "6")
def proposed_then_signed(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name = Names(graph)
    for a, g, d in edges(graph, "PROPOSED", status=None):
        for b, h, s in edges(graph, "SIGNED"):
            if g == h:
                yield name(g), name(a), day(d), name(b), day(s), d["id"], s["id"]


@by("0", "6")
def denials(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name = Names(graph)
    for a, b, d in edges(graph, status="denied"):
        yield day(d), d["type"], name(a), name(b), d["quotes"][0], len(d["articles"]), d["id"]


@by("0", "6")
def planned(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name = Names(graph)
    for a, b, d in edges(graph, status="planned"):
        if d["plover"] and (not d["date"] or d["date_end"] >= given["since"]):
            yield day(d), d["type"], name(a), name(b), d["place"], d["quotes"][0], d["id"]


def later(graph: nx.MultiDiGraph, edge: Edge, status: str) -> Iterator[dict[str, Any]]:
    """Relations of the same type between the same two, either way, of a status."""
    for a, b, d in edges(graph, edge[2]["type"], status=status):
        if {a, b} == {edge[0], edge[1]}:
            yield d


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["date"] and other["date"]) and one["date"] <= other["date_end"] and other["date"] <= one["date_end"]


@by("0", "5")
def planned_not_done(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name = Names(graph)
    for a, b, d in edges(graph, status="planned"):
        over = d["plover"] and d["date"] and d["date_end"] < given["by"]
        if over and not any(overlap(d, done) for done in later(graph, (a, b, d), "happened")):
            yield day(d), d["type"], name(a), name(b), d["quotes"][0], d["id"]


@by("0", "5", "6")
def planned_then_done(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name = Names(graph)
    for a, b, d in edges(graph, status="planned"):
        for done in later(graph, (a, b, d), "happened") if d["plover"] else ():
            if overlap(d, done):
                yield day(d), day(done), d["type"], name(a), name(b), d["id"], done["id"]


@by("6", "7")
def planned_then_denied(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name = Names(graph)
    for a, b, d in edges(graph, status="planned"):
        for off in later(graph, (a, b, d), "denied") if d["plover"] else ():
            yield day(d), day(off), d["type"], name(a), name(b), off["quotes"][0], d["id"], off["id"]


@by("-2", "5", "6")
def conflicts(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    acts: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for a, b, d in edges(graph, *HOSTILE):
        acts[a, b].append(d)
    for (a, b), found in acts.items():
        lowest = min(d["goldstein"] for d in found)
        yield (
            graph.nodes[a]["name"],
            graph.nodes[b]["name"],
            len(found),
            sorted({d["type"] for d in found}),
            lowest,
            a,
            b,
        )


@by("3", "6", "7")
def answered_in_kind(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name, country = Names(graph), nx.get_node_attributes(graph, "country")
    dated = [edge for edge in edges(graph, *HOSTILE) if edge[2]["date"]]
    for (a, b, d), (c, e, s) in itertools.product(dated, dated):
        sides = country[a], country[b]
        if None in sides or sides[0] == sides[1] or (country[e], country[c]) != sides or d["type"] != s["type"]:
            continue
        if s["date"] >= d["date"] and int(s["date"][:4]) <= int(d["date"][:4]) + 1:
            yield d["type"], name(a), name(b), day(d), name(c), day(s), d["id"], s["id"]


@by("0", "6")
def lowest_events(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name = Names(graph)
    for a, b, d in edges(graph):
        if (d["goldstein"] or 0) < 0 and undated_or_within(d, given):
            yield d["goldstein"], day(d), name(a), d["type"], name(b), d["quotes"][0], d["id"]


@by("0", "5")
def requests(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name = Names(graph)
    for a, b, d in edges(graph, "REQUESTED"):
        answers = [
            s for c, e, s in edges(graph, "YIELDED_TO", "REJECTED")
            if (c, e) == (b, a) and not (s["date"] and d["date"] and s["date"] < d["date"])
        ]  # fmt: skip
        said = list(dict.fromkeys(s["type"] for s in sorted(answers, key=lambda s: s["id"])))
        yield day(d), name(a), name(b), said, d["quotes"][0], d["id"]


@by("0", "6")
def sanctions(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name = Names(graph)
    for a, b, d in edges(graph, "SANCTIONED", status=None):
        how = d["kind"] if d["mode"] is None else d["mode"]
        yield day(d), name(a), name(b), how, d["status"], d["quotes"][0], d["id"]


@by("-2", "-3", "0", "4")
def mediations(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    events, partners = defaultdict(set), defaultdict(set)
    for a, b, d in both(edges(graph, "MET_WITH")):
        if d["mode"] == "mediation":
            events[a].add(event(d))
            partners[a].add(b)
    for a, found in events.items():
        yield graph.nodes[a]["name"], graph.nodes[a]["country"], len(found), len(partners[a]), a


@by("0", "1", "2")
def triangles(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    country = nx.get_node_attributes(graph, "country")
    links = nx.Graph((country[u], country[v]) for u, v, _ in edges(graph, "MET_WITH") if country[u] and country[v])
    for trio in itertools.combinations(sorted(links), 3):
        if all(links.has_edge(*pair) for pair in itertools.combinations(trio, 2)):
            yield trio


@by("-2", "0", "1")
def missing_links(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    country = nx.get_node_attributes(graph, "country")
    links = nx.Graph((country[u], country[v]) for u, v, _ in edges(graph, "MET_WITH") if country[u] and country[v])
    links.remove_edges_from(list(nx.selfloop_edges(links)))
    for one, other in itertools.combinations(sorted(links), 2):
        shared = len(set(links[one]) & set(links[other]))
        if shared >= max(given["least"], 1) and not links.has_edge(one, other):
            yield one, other, shared


@by("2", "3", "4")
def chain_length(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    links = nx.Graph((u, v) for u, v, _ in edges(graph, "MET_WITH", "REPRESENTS"))
    name = Names(graph)
    for a, b in itertools.product(called(graph, given["first"]), called(graph, given["second"])):
        if a != b and a in links and b in links and nx.has_path(links, a, b):
            steps = nx.shortest_path_length(links, a, b)
            if steps <= 4:
                yield name(a), name(b), steps, a, b


@by("-5", "0", "4")
def brokers(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    met = defaultdict(set)
    for a, b, _ in both(edges(graph, "MET_WITH")):
        met[a].add(b)
    for m, partners in met.items():
        country = graph.nodes[m]["country"]
        counts = [sum(graph.nodes[b]["country"] in given[bloc] for b in partners) for bloc in ("one", "other")]
        if all(counts) and country not in given["one"] and country not in given["other"]:
            yield graph.nodes[m]["name"], country, *counts, m, sum(counts)


@by("-5", "0", "4")
def shared_partners(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    firsts, seconds = called(graph, given["first"]), called(graph, given["second"])
    found: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    links = list(both(edges(graph, "MET_WITH")))
    for (a, m, r), (n, b, s) in itertools.product(links, links):
        if m == n and a in firsts and b in seconds and len({a, b, m}) == 3:
            found[m][0].add(r["id"])
            found[m][1].add(s["id"])
    for m, (one, other) in found.items():
        yield graph.nodes[m]["name"], graph.nodes[m]["country"], len(one), len(other), m, len(one) + len(other)


@by("-0", "6")
def best_supported(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name = Names(graph)
    for a, b, d in edges(graph, status=None):
        yield len(d["articles"]), d["type"], name(a), name(b), day(d), d["status"], d["id"]


@by("0", "6")
def least_sure(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name = Names(graph)
    for a, b, d in edges(graph, status=None):
        if d["confidence"] < given["below"]:
            yield d["confidence"], d["type"], name(a), name(b), day(d), d["quotes"][0], d["id"]


@by("7", "6")
def single_source(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name = Names(graph)
    for a, b, d in edges(graph, status=None):
        if d["plover"] and len(d["articles"]) == 1:
            value = d["goldstein"] or 0.0
            yield d["type"], name(a), name(b), day(d), d["confidence"], d["articles"][0], d["id"], value


@by("-0", "4")
def sources(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    counts = Counter(id for _, _, d in edges(graph, status=None) for id in d["articles"])
    for id, d in graph.graph["articles"].items():
        yield counts[id], d["title"], d["published"], d["url"], id


@by("0", "5")
def undated(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name = Names(graph)
    for a, b, d in edges(graph, status=None):
        if d["plover"] and not d["date"]:
            yield d["type"], name(a), name(b), d["status"], d["quotes"][0], d["id"]


@by("-2", "3", "4")
def named_together(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    counts: Counter[tuple[str, str]] = Counter()
    for article in graph.graph["articles"].values():
        shown = sorted(id for id in article["mentions"] if graph.nodes[id]["label"] in ("Country", "Official"))
        counts.update(itertools.combinations(shown, 2))
    for (a, b), count in counts.items():
        if count >= given["least"] and not graph.has_edge(a, b) and not graph.has_edge(b, a):
            yield graph.nodes[a]["name"], graph.nodes[b]["name"], count, a, b


@by("0", "1", "6")
def article(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name = Names(graph)
    for id, told in graph.graph["articles"].items():
        if given["article"] in (id, told["name"], told["title"]):
            for a, b, d in edges(graph, status=None):
                if id in d["articles"]:
                    yield told["title"], day(d), name(a), d["type"], name(b), d["status"], d["id"]


@by("-5", "4")
def summits(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    events: dict[str, list[Edge]] = defaultdict(list)
    for a, b, d in edges(graph, "MET_WITH"):
        if d["parties"] >= given["least"] and d["event"] is not None:
            events[d["event"]].append((a, b, d))
    for id, found in events.items():
        names = sorted({graph.nodes[end]["name"] for edge in found for end in edge[:2]})
        when = min((day(d) for _, _, d in found if d["date"]), default=None)
        place = min((d["place"] for _, _, d in found if d["place"] is not None), default=None)
        yield when, place, max(d["parties"] for _, _, d in found), names, id, when or ""


@by("0", "1", "4")
def signed_by_two(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    pairs = itertools.product(called(graph, given["first"], "Country"), called(graph, given["second"], "Country"))
    codes = {(graph.nodes[one]["iso3"], graph.nodes[other]["iso3"]) for one, other in pairs}
    signed = list(edges(graph, "SIGNED"))
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for (a, g, r), (b, h, s) in itertools.product(signed, signed):
        if g == h and r["id"] != s["id"] and (graph.nodes[a]["country"], graph.nodes[b]["country"]) in codes:
            found[g].append(r)
    for g, signings in found.items():
        when = min(filter(None, map(day, signings)), default=None)
        place = min((d["place"] for d in signings if d["place"] is not None), default=None)
        yield when, graph.nodes[g]["name"], place, min(d["quotes"][0] for d in signings), g


@by("-2", "0", "4")
def spokespersons(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    codes = {graph.nodes[id]["iso3"] for id in called(graph, given["state"], "Country")}
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for a, _, d in both(edges(graph, status=None)):
        said = [quote for quote in d["quotes"] if given["subject"].lower() in quote.lower()]
        if said and d["plover"] and graph.nodes[a]["label"] == "Official" and graph.nodes[a]["country"] in codes:
            found[a].append((d["id"], said[0]))
    for a, said in found.items():
        yield graph.nodes[a]["name"], graph.nodes[a]["title"], len(said), min(said)[1], a


@by("9", "10")
def conflicting_reports(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name, told = Names(graph), [edge for edge in edges(graph, status=None) if edge[2]["plover"]]
    for (a, b, r), (c, e, s) in itertools.product(told, told):
        if (a, b, r["type"]) != (c, e, s["type"]) or r["id"] >= s["id"] or set(r["articles"]) & set(s["articles"]):
            continue
        dated = r["date"] and s["date"]
        denied = r["status"] != s["status"] and "denied" in (r["status"], s["status"]) and (not dated or overlap(r, s))
        near = r["status"] == s["status"] and dated and r["date"] != s["date"] and r["date"][:7] == s["date"][:7]
        if denied or near:
            days = (day(r), r["status"], day(s), s["status"])
            yield r["type"], name(a), name(b), *days, r["quotes"][0], s["quotes"][0], r["id"], s["id"]


@by("7", "9", "6")
def relation(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    name = Names(graph)
    for a, b, d in edges(graph, status=None):
        for item in d["evidence"] if d["id"] == given["id"] else ():
            told, head = graph.graph["articles"][item.article], (d["type"], name(a), name(b), day(d), d["status"])
            yield *head, d["confidence"], item.quote, told["title"], told["url"], item.start


@by("0", "9", "4", "7")
def evidence(graph: nx.MultiDiGraph, given: Given) -> Iterator[Row]:
    firsts, seconds = called(graph, given["first"]), called(graph, given["second"])
    for a, b, d in both(edges(graph, status=None)):
        for item in d["evidence"] if a in firsts and b in seconds else ():
            told = graph.graph["articles"][item.article]
            head, tail = (d["type"], day(d), d["status"], item.quote), (item.start, item.end, d["id"])
            yield *head, told["name"], told["title"], told["published"], *tail
