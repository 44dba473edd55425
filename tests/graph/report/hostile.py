"""Articles and names that mean harm to a page: markup, quotes, control characters, letters that turn the direction."""

from __future__ import annotations

import datetime
import itertools

import networkx as nx

from graph.model import Article, DateSpan, Entity, Evidence, Label, Party, Relation, Statement, Status, content_hash
from graph.network import network

NAMES = (
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "{{script}} ${title} 'single' \"double\" & &amp;",
    "\u202eleft to right override",
    "\u05d9\u05e9\u05e8\u05d0\u05dc \u2066(Israel)",
    "bell\x07 nul\x00 delete\x7f next\x85 line\u2028end",
    "\U0001f1f7\U0001f1fa flag, lone surrogate \ud800",
    "<!--<script>",
)
SENTENCE = "\U0001f54a Delegates of <b>A & B</b> met; \"</script>\" they said, 'x'."
TEXT = f"\U0001f600 First paragraph.\n\nBefore it. {SENTENCE} After it\x0b\x00.\n\nLast paragraph."
ARTICLE = Article(TEXT, NAMES[0], datetime.date(2025, 6, 4), "javascript:document.title='owned'", record="<i>1</i>")
ENTITIES = [
    Entity(f"e{at}", Label.OFFICIAL, name, "RUS", f"title of {name}", (f"alias {name}",))
    for at, name in enumerate(NAMES)
]
EVIDENCE = Evidence(ARTICLE.id, TEXT.index(SENTENCE), TEXT.index(SENTENCE) + len(SENTENCE), SENTENCE)


def relations() -> list[Relation]:
    return [
        Relation(
            content_hash("hostile", at), "MET_WITH", one.id, other.id, DateSpan("2025-06-03"), Status.HAPPENED, 0.9,
            (EVIDENCE,), ("s",), (ARTICLE.id,), place=NAMES[1], kind=NAMES[2], goldstein=1.0,
        )
        for at, (one, other) in enumerate(itertools.pairwise(ENTITIES))
    ]  # fmt: skip


def graph() -> nx.MultiDiGraph:
    return network(ENTITIES, relations(), [ARTICLE])


def statements() -> list[Statement]:
    start = EVIDENCE.start + 2
    return [
        Statement(
            "MET_WITH", Party(one, start, start + 9), Party(other, start + 13, start + 20), DateSpan("2025-06-03"),
            Status.PLANNED, EVIDENCE, f"rule {one.name}", 0.9, place=NAMES[0], mode="in_person", kind=NAMES[2],
        )
        for one, other in itertools.pairwise(ENTITIES)
    ]  # fmt: skip
