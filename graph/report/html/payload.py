"""What the page knows: the graph with its evidence as one compact JSON value, and how JSON stands safely in HTML.

Rows are arrays in the order of the column names that travel with them; the page's scripts read them by these names.
Offsets are in UTF-16 units, as JavaScript counts, relative to the paragraph.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from graph.model import Article, Evidence, Label, Status
from graph.ontology import LAYERS, types
from graph.report.html.layout import positions

NODE = ("id", "label", "name", "country", "title", "aliases", "x", "y")
EDGE = (
    "id", "type", "source", "target", "date", "dateEnd", "precision", "status", "place", "mode", "kind", "goldstein",
    "confidence", "evidence",
)  # fmt: skip
ARTICLE = ("name", "title", "published", "url")
EVIDENCE = ("article", "paragraph", "start", "end")
LABELS = tuple(str(label) for label in Label if label is not Label.OTHER)
STATUSES = tuple(str(status) for status in Status)
UNSAFE = re.compile(
    "[<>&\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def script_json(value: Any) -> str:
    """JSON that cannot end or open an element, whatever it holds: also valid JavaScript, and encodable as UTF-8."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def utf16(text: str) -> int:
    """How many UTF-16 units the text takes."""
    return len(text) + sum(ord(character) > 0xFFFF for character in text)


class Paragraphs:
    """The paragraphs that hold evidence, each once, in the order of first use."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.rows: dict[str, int] = {}

    def cite(self, evidence: Evidence) -> tuple[int, int, int]:
        """(paragraph, start, end) of the sentence; without the article's text the quote itself is the paragraph."""
        text = self.texts.get(evidence.article, "")
        if text[evidence.start : evidence.end] != evidence.quote:
            return self._row(evidence.quote), 0, utf16(evidence.quote)
        low = text.rfind("\n", 0, evidence.start) + 1
        high = text.find("\n", evidence.end)
        paragraph = self._row(text[low : high if high >= 0 else len(text)])
        return paragraph, utf16(text[low : evidence.start]), utf16(text[low : evidence.end])

    def _row(self, paragraph: str) -> int:
        return self.rows.setdefault(paragraph, len(self.rows))


def payload(
    graph: nx.MultiDiGraph, articles: Iterable[Article] = (), statuses: Sequence[str] = (str(Status.HAPPENED),)
) -> dict[str, Any]:
    """The graph, its ontology and the paragraphs that are cited. `articles` give the paragraphs; without them the
    sentences stand alone. `statuses` are those that the page shows at first."""
    paragraphs = Paragraphs({article.id: article.text for article in articles})
    known: dict[str, dict[str, Any]] = graph.graph.get("articles", {})
    cited = sorted({name for _, _, edge in graph.edges(data=True) for name in edge["articles"]})
    place = {id: i for i, id in enumerate(cited)}
    at = positions(graph)
    nodes = sorted(graph.nodes(data=True))
    index = {id: i for i, (id, _) in enumerate(nodes)}
    kinds = types()
    order = {name: i for i, name in enumerate(kinds)}
    edges = sorted(graph.edges(data=True), key=lambda edge: edge[2]["id"])
    return {
        "columns": {"nodes": NODE, "relations": EDGE, "articles": ARTICLE, "evidence": EVIDENCE},
        "labels": LABELS,
        "statuses": STATUSES,
        "shown": list(statuses),
        "layers": LAYERS,
        "types": [
            {"name": kind.name, "meaning": kind.meaning, "layer": kind.layer, "symmetric": kind.symmetric}
            for kind in kinds.values()
        ],
        "nodes": [_node(id, node, at[id]) for id, node in nodes],
        "relations": [_edge(edge, order[edge["type"]], index[u], index[v], place, paragraphs) for u, v, edge in edges],
        "articles": [[(known.get(id) or {"name": id}).get(key) for key in ARTICLE] for id in cited],
        "paragraphs": list(paragraphs.rows),
    }


def _node(id: str, node: dict[str, Any], at: tuple[int, int]) -> list[Any]:
    return [id, LABELS.index(node["label"]), node["name"], node["country"], node["title"], node["aliases"], *at]


def _edge(
    edge: dict[str, Any], kind: int, source: int, target: int, place: dict[str, int], paragraphs: Paragraphs
) -> list[Any]:
    evidence = [[place[item.article], *paragraphs.cite(item)] for item in edge["evidence"] if item.article in place]
    return [
        edge["id"], kind, source, target, edge["date"], edge["date_end"], edge["precision"],
        STATUSES.index(edge["status"]), edge["place"], edge["mode"], edge["kind"], edge["goldstein"],
        round(edge["confidence"], 3), evidence,
    ]  # fmt: skip
