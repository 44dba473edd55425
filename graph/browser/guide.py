"""The guide for Neo4j Browser: slides with the stored queries ready to click, and pictures of what to expect."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from html import escape

from cypher import catalog
from cypher.parameters import Value, inlined
from graph import ontology
from graph.browser import pictures
from graph.browser.favourites import values

START = """MATCH p = (a:Entity)-[r]->(b:Entity)
WHERE r.status = 'happened' AND r.plover IS NOT NULL
RETURN p
ORDER BY r.id
LIMIT 100
"""
MISSPELT = """CALL db.index.fulltext.queryNodes('folded_names', 'netanyaho~')
YIELD node, score
RETURN node.name AS name, node.country AS country, node.title AS office, score
ORDER BY score DESC, name
LIMIT 20
"""


def guide(given: Mapping[str, Value]) -> str:
    """An HTML fragment, as `:play URL` takes it."""
    slides = "".join(
        f'<slide class="row-fluid">\n<div class="col-sm-12">\n{slide}</div>\n</slide>\n' for slide in _slides(given)
    )
    return f'<article class="guide">\n<carousel class="deck container-fluid">\n{slides}</carousel>\n</article>\n'


def _slides(given: Mapping[str, Value]) -> Iterator[str]:
    yield (
        "<h3>A graph of diplomatic relations</h3>\n"
        "<p>Who met, visited, signed, proposed, supported or accused, when and where; every relation with the sentences that "
        "say so. Click a relation and read <code>quotes</code>; <code>status</code> tells what happened, what is planned and "
        "what was denied.</p>\n" + _picture(pictures.legend(), "Colours of the labels") + _code(START)
    )
    yield "<h3>What the relations mean</h3>\n" + _types()
    for topic in catalog.TOPICS:
        found = [query for query in catalog.queries().values() if query.topic == topic]
        yield f"<h3>{topic.capitalize()}</h3>\n" + "".join(_query(query, given) for query in found)
    yield (
        "<h3>Names that you are not sure of</h3>\n"
        "<p>The full-text index <code>folded_names</code> holds names, aliases and offices without accents. <code>~</code> after "
        "a word allows for misspelling, <code>*</code> for any ending; <code>AND</code>, <code>OR</code> and "
        '<code>"two words"</code> are understood.</p>\n' + _code(MISSPELT)
    )


def _types() -> str:
    rows = "".join(
        f"<tr><td><code>{kind.name}</code></td><td>{escape(kind.meaning)}</td><td>{kind.plover or ''}</td>"
        f"<td>{f'{kind.code.goldstein:g}' if kind.code else ''}</td></tr>\n"
        for kind in ontology.types().values()
    )
    return f"<table><tr><th>Type</th><th>Meaning</th><th>PLOVER</th><th>Goldstein</th></tr>\n{rows}</table>\n"


def _query(query: catalog.Query, given: Mapping[str, Value]) -> str:
    drawn = pictures.shape(query)
    expected = _picture(drawn, f"What it draws: {query.title}") if drawn else _first(query)
    return (
        f"<h4>{escape(query.title)}</h4>\n<p>{escape(query.answers)}</p>\n"
        f"{_code(inlined(query.text, values(query, given)))}{expected}"
    )


def _first(query: catalog.Query) -> str:
    if query.first is None:
        return ""
    cells = ", ".join(_shown(value) for value in query.first if value is not None)
    return f"<p><small>On the articles that ship with diplograph: {query.rows} rows, the first {escape(cells)}</small></p>\n"


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:79] + "…"


def _code(text: str) -> str:
    return f'<pre class="pre-scrollable code runnable">{escape(text, quote=False)}</pre>\n'


def _picture(svg: str, title: str) -> str:
    data = base64.b64encode(svg.encode()).decode()
    return f'<p><img alt="{escape(title)}" src="data:image/svg+xml;base64,{data}"></p>\n'
