"""Graphs with hostile text in every field, and what a file must give back of them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import networkx as nx
from hypothesis import strategies as st

from graph import ontology
from graph.export.fields import ARTICLE, EDGE, NODE, plain
from graph.model import Article, DateSpan, Entity, Evidence, Label, Relation, Status, content_hash
from graph.network import network

HOSTILE = (
    '"', "'", "\\", "\n", "\r\n", "\t", "\r", "=1+1", "+1", "-1", "@x", "'=1", "\u202eabc", "\x01", "\x00", "\x1f", "\x85",
    "\ufffe", "\u2028", "🕊", "é", "e\u0301", "&amp;", "&#65;", "<b>", "]]>", "\\u0041", "\\\\u0041", "//", "; :exit\n", "|",
    " | ", "null", "NaN", "a,b", " lead", "trail ", "#x", "{}", "$rows", "{`x`}", "_:b0", "١٢٣", "﻿x",
)  # fmt: skip
TEXT = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
MAYBE = st.none() | TEXT
SPANS = st.none() | st.builds(
    lambda day, length: DateSpan(day.isoformat()[:length]),
    st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)),
    st.sampled_from((4, 7, 10)),
)
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Carried = tuple[dict[str, Any], dict[str, Any], dict[str, Any]]  # entities, relations, articles, by id


@st.composite
def graphs(draw: st.DrawFn, text: st.SearchStrategy[str] = TEXT, most: int = 4) -> nx.MultiDiGraph:
    maybe = st.none() | text
    ids = draw(st.lists(text.filter(bool), unique=True, max_size=most))
    entities = [
        Entity(id, draw(st.sampled_from([label for label in Label if label is not Label.OTHER])), draw(text), draw(maybe),
               draw(maybe), tuple(draw(st.lists(text, max_size=2, unique=True))))
        for id in ids
    ]  # fmt: skip
    articles = [
        Article(f"{number} {draw(text)}", draw(maybe), draw(st.none() | st.dates()), draw(maybe), draw(maybe))
        for number in range(2)
    ]
    relations = {}
    for _ in range(draw(st.integers(0, most)) if len(ids) > 1 else 0):
        made = draw(_relations(ids, articles, text))
        relations[made.id] = made
    return network(entities, relations.values(), articles)


@st.composite
def _relations(draw: st.DrawFn, ids: list[str], articles: list[Article], text: st.SearchStrategy[str]) -> Relation:
    maybe = st.none() | text
    kind = draw(st.sampled_from(list(ontology.types().values())))
    source, target = draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
    if kind.symmetric:
        source, target = sorted((source, target))
    span, status = draw(SPANS), draw(st.sampled_from(Status))
    evidence = tuple(
        sorted(
            Evidence(
                draw(st.sampled_from(articles)).id, draw(st.integers(0, 9)), draw(st.integers(10, 2**40)), draw(text)
            )
            for _ in range(draw(st.integers(1, 3)))
        )
    )
    return Relation(
        id=content_hash(kind.name, source, target, span, status), type=kind.name, source=source, target=target, date=span,
        status=status, confidence=draw(st.sampled_from((1.0, 0.875, 1e-05, 1 / 3))), evidence=evidence, statements=("s",),
        articles=tuple(sorted({item.article for item in evidence})), place=draw(maybe), mode=draw(maybe), kind=draw(maybe),
        event=draw(maybe), parties=draw(st.integers(2, 200)), plover=kind.plover, cameo=draw(maybe),
        goldstein=draw(st.sampled_from((None, -10.0, 0.0, 3.5))),
    )  # fmt: skip


def carried(graph: nx.MultiDiGraph) -> Carried:
    """All that the graph holds, as plain values."""
    edges = graph.edges(keys=True, data=True)
    return (
        {id: plain(data, NODE) for id, data in graph.nodes(data=True)},
        {key: {"source": start, "target": end} | plain(data, EDGE) for start, end, key, data in edges},
        {id: plain(article, ARTICLE) for id, article in graph.graph["articles"].items()},
    )


def texts(graph: nx.MultiDiGraph) -> Iterator[str]:
    """Every text in the graph."""
    left: list[Any] = list(carried(graph))
    while left:
        item = left.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            left += [*item.keys(), *item.values()]
        elif isinstance(item, list | tuple):
            left += item


def hostile(kept: Callable[[str], object] = bool) -> nx.MultiDiGraph:
    """One graph that has every hostile text in every field, or of these texts those that are kept."""
    found = [text for text in HOSTILE if kept(text)]
    article = Article("hostile", "".join(found), None, "".join(found))
    evidence = tuple(sorted(Evidence(article.id, at, at + 1, text) for at, text in enumerate(found)))
    entities = [Entity(text, Label.OFFICIAL, text, text, text, (text, *found)) for text in found]
    relations = [
        Relation(
            id=content_hash(one, other), type="VISITED", source=one, target=other, date=None, status=Status.HAPPENED,
            confidence=1.0, evidence=evidence, statements=("s",), articles=(article.id,), place=one, mode=one, kind=one,
            event=one, plover=one, cameo=one,
        )
        for one, other in pairwise(found)
    ]  # fmt: skip
    return network(entities, relations, [article])
