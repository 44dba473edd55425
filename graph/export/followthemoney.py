"""FollowTheMoney (https://followthemoney.tech): one entity a line, as Aleph and OpenSanctions' tools take it.

States are PublicBody, because Event.involved wants a LegalEntity and a territory is none. A relation between actors is an
Event, one from an actor to a project or an agreement a link whose role is the type. Type, status and codes are keywords.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx

from graph.export import Source
from graph.export.fields import compact
from graph.model import Label, Status, content_hash

SCHEMATA = {
    Label.COUNTRY: "PublicBody", Label.OFFICIAL: "Person", Label.ORGANIZATION: "Organization",
    Label.PROJECT: "Project", Label.AGREEMENT: "Contract",
}  # fmt: skip
LINKS = {  # (type, label of the source) -> schema, the source's role, the target's role
    ("REPRESENTS", Label.OFFICIAL): ("Representation", "agent", "client"),
    ("INVOLVES", Label.PROJECT): ("ProjectParticipant", "project", "participant"),
}
THINGS = {Label.PROJECT, Label.AGREEMENT}  # what can take no part in an Event
_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
_URL = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")
_CUT = {"day": 10, "month": 7, "year": 4}  # a coarse date is a prefix


def write(source: Source) -> Iterator[str]:
    graph = source.graph
    for article in graph.graph["articles"].values():
        yield _line(key("article", article["id"]), "Article", _article(article))
    for id, data in graph.nodes(data=True):
        yield _line(key("entity", id), SCHEMATA[Label(data["label"])], _entity(id, data))
    for start, end, data in graph.edges(data=True):
        yield _line(key("relation", data["id"]), *_relation(graph, start, end, data))


def key(kind: str, id: str) -> str:
    """FollowTheMoney's ids are letters, digits, points and hyphens; any other id is hashed."""
    return f"{kind}.{id if _ID.fullmatch(id) else content_hash(id)}"


def _line(id: str, schema: str, properties: Mapping[str, Any]) -> str:
    kept = {name: [value for value in values if value] for name, values in properties.items()}
    return compact({"id": id, "schema": schema, "properties": {k: v for k, v in kept.items() if v}}) + "\n"


def _article(article: Mapping[str, Any]) -> dict[str, list[str | None]]:
    url = article["url"]
    return {
        "title": [article["title"] or article["name"]],
        "publishedAt": [article["published"]],
        "sourceUrl": [url if url and _URL.fullmatch(url) else None],
    }


def _entity(id: str, data: Mapping[str, Any]) -> dict[str, list[str | None]]:
    name = data["name"].strip() or id
    if data["label"] == Label.AGREEMENT:
        return {"name": [name], "title": [name], "alias": data["aliases"]}
    code = data["iso3"] if data["label"] == Label.COUNTRY else None
    title = data["title"] if data["label"] == Label.OFFICIAL else None
    return {"name": [name], "alias": data["aliases"], "abbreviation": [code], "position": [title]}


def _relation(graph: nx.MultiDiGraph, start: str, end: str, data: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    ends, labels = (key("entity", start), key("entity", end)), [Label(graph.nodes[id]["label"]) for id in (start, end)]
    date = data["date"][: _CUT[data["precision"]]] if data["date"] else None
    common = {
        "date": [date],
        "summary": ["; ".join(filter(None, (data["type"], data["status"], data["place"])))],
        "description": data["quotes"],
        "proof": [key("article", article) for article in data["articles"]],
        "recordId": [data["id"]],
    }
    if THINGS.isdisjoint(labels) and data["type"] != "REPRESENTS":
        codes = (data["type"], data["status"], data["plover"], data["cameo"], data["mode"], data["kind"])
        own = {"name": [_title(graph, start, end, data)], "involved": list(ends), "location": [data["place"]]}
        return "Event", own | common | {"keywords": list(codes)}
    schema, source, target = LINKS.get((data["type"], labels[0]), ("UnknownLink", "subject", "object"))
    status = None if data["status"] == Status.HAPPENED else data["status"]
    return schema, {source: [ends[0]], target: [ends[1]], "role": [data["type"]], "status": [status]} | common


def _title(graph: nx.MultiDiGraph, start: str, end: str, data: Mapping[str, Any]) -> str:
    status = "" if data["status"] == Status.HAPPENED else f" ({data['status']})"
    return f"{graph.nodes[start]['name']} {data['type']} {graph.nodes[end]['name']}{status}"
