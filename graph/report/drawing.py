"""Which part of the graph a report is about: what its tables rest on."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from graph.measures.selection import edges, part, represents
from graph.report.document import Table


def drawn(graph: nx.MultiDiGraph, tables: Iterable[Table]) -> nx.MultiDiGraph:
    """The relations behind the tables' cells, the states that their officials represent, and the actors of the rows."""
    cells = [cell for table in tables for row in table.rows for cell in row]
    cited = {id for cell in cells for id in cell.relations}
    actors = {cell.actor for cell in cells if cell.actor is not None}
    ends = {end for u, v, edge in edges(graph) if edge["id"] in cited for end in (u, v)}
    made = part(graph, {*cited, *represents(graph, ends | actors)})
    made.add_nodes_from((actor, graph.nodes[actor]) for actor in sorted(actors - set(made)))
    return made
