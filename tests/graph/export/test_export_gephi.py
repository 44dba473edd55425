"""Gephi's own importer opens GEXF and GraphML."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from graphs import RELATIONS, small

from graph import ontology
from graph.export import FORMATS, Source, export
from graph.network import network

Gephi = Callable[..., list[list[str]]]


def milliseconds(day: str) -> int:
    midnight = datetime.datetime.fromisoformat(day).replace(tzinfo=datetime.UTC)
    return int(midnight.timestamp()) * 1000


def test_gephi_sees_every_edge_of_a_gexf_with_kind_direction_and_inclusive_days(gephi: Gephi, tmp_path: Path) -> None:
    graph = small()
    export(Source(graph), str(tmp_path / "x.gexf"), FORMATS["gexf"])
    lines = gephi(tmp_path / "x.gexf")
    types = {relation.type for relation in RELATIONS}
    assert lines[0] == ["graph", str(len(graph)), str(len(RELATIONS)), str(len(types) + 1), "true", ""]
    assert sorted(line[1:] for line in lines if line[0] == "node") == sorted(
        [id, data["name"]] for id, data in graph.nodes(data=True)
    )
    expected = []
    for start, end, key, data in graph.edges(keys=True, data=True):
        direction = "false" if ontology.types()[data["type"]].symmetric else "true"
        times = f"{milliseconds(data['date'])} {milliseconds(data['date_end'])}" if data["date"] else ""
        expected.append([key, start, end, direction, data["type"], times, data["status"]])
    found = [line[1:] for line in lines if line[0] == "edge"]
    for edge in found:  # an undirected edge has no first end
        edge[1:3] = sorted(edge[1:3]) if edge[3] == "false" else edge[1:3]
    assert sorted(found) == sorted(expected)


def test_gephi_opens_an_empty_gexf_and_a_graphml(gephi: Gephi, tmp_path: Path) -> None:
    export(Source(network((), (), ())), str(tmp_path / "x.gexf"), FORMATS["gexf"])
    export(Source(small()), str(tmp_path / "x.graphml"), FORMATS["graphml"])
    lines = gephi(tmp_path / "x.gexf", tmp_path / "x.graphml")
    assert lines[0][:3] == ["graph", "0", "0"]
    assert lines[1][:3] == ["graph", str(len(small())), str(len(RELATIONS))]
    names = {line[2] for line in lines if line[0] == "node"}
    assert names == {name for _, name in small().nodes(data="name")}
    assert {line[1] for line in lines if line[0] == "edge"} == {relation.id for relation in RELATIONS}
