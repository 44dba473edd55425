"""Random articles in a language of their own, and the extractor that reads it.

A sentence is "#source TYPE #target date status confidence event parties." with numbers of `POOL`; the date "today" is the
article's date of publication. The text alone says what the statements are, so that an article may be spaced otherwise,
come from several sources, or change its date, and `read` still gives what it should.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from hypothesis import strategies as st

from graph.model import Article, DateSpan, Entity, Evidence, Label, Party, Source, Statement, Status
from graph.ontology import types


def _slug(text: str) -> str:
    return re.sub(r"\W+", "-", text.lower())


def official(name: str, country: str | None, title: str | None = None, *aliases: str) -> Entity:
    return Entity(f"official:{country or '-'}:{_slug(name)}", Label.OFFICIAL, name, country, title, aliases)


def organization(name: str, *aliases: str) -> Entity:
    return Entity(f"organization:{_slug(name)}", Label.ORGANIZATION, name, None, None, aliases)


POOL = (
    Entity("country:RUS", Label.COUNTRY, "Russia", "RUS", None, ("Moscow",)),
    Entity("country:RUS", Label.COUNTRY, "Russia", "RUS", None, ("Russian Federation",)),
    Entity("country:PAK", Label.COUNTRY, "Pakistan", "PAK"),
    Entity("country:USA", Label.COUNTRY, "United States", "USA"),
    official("Alexei Overchuk", "RUS", "Deputy Prime Minister", "Overchuck"),
    official("Aleksey Overchuk", "RUS", "DPM"),
    official("Overchuk", "RUS"),
    official("Alexei Overchuk", None),
    official("Sergey Lavrov", "RUS", "Foreign Minister"),
    official("Sergei Viktorovich Lavrov", "RUS", "Minister of Foreign Affairs"),
    official("S. Lavrov", "RUS", "Foreign Minister"),
    official("Kirill Lavrov", "RUS", "Ambassador"),
    official("Lavrov", "RUS", "Foreign Minister"),
    official("Syed Tariq Fatemi", "PAK", "Special Assistant"),
    official("Tariq Fatemi", "PAK", "SAPM"),
    official("Fatemi", "PAK"),
    official("John Smith", "USA", "Ambassador"),
    official("Jon Smith", "USA", "Senator"),
    official("Jane Smith", "USA", "Ambassador"),
    official("Smith", "USA", "Ambassador"),
    official("John Smith", None),
    official("Smith", None),
    organization("United Nations", "UN"),
    organization("UN"),
    organization("U.N."),
    organization("African Union"),
    organization("Arab Union"),
    organization("AU"),
    Entity("project:mill", Label.PROJECT, "Karachi steel mill"),
    Entity("agreement:pact", Label.AGREEMENT, "Road transport agreement"),
)
DATES = ("null", "today", "2024", "2024-09", "2024-09-12", "2024-09-13", "2025")
MODES = ("null", "call", "in_person")
SENTENCE = re.compile(
    r"#(?P<source>\d+)\s(?P<type>\w+)\s#(?P<target>\d+)\s(?P<date>\S+)\s(?P<status>\w+)\s(?P<confidence>\d+)\s"
    r"(?P<mode>\w+)\s(?P<event>\w+)\s(?P<parties>\d+)\."
)


def read(article: Article) -> list[Statement]:
    """The extractor: a function of the text and the date of publication alone."""
    return [_statement(found, article) for found in SENTENCE.finditer(article.text)]


def _statement(found: re.Match[str], article: Article) -> Statement:
    day = article.published.isoformat() if found["date"] == "today" and article.published else found["date"]

    def party(name: str) -> Party:
        return Party(POOL[int(found[name])], *found.span(name))

    return Statement(
        type=found["type"], source=party("source"), target=party("target"),
        date=None if day in ("null", "today") else DateSpan(day), status=Status(found["status"]),
        evidence=Evidence(article.id, *found.span(), found[0]), rule="sentence", confidence=int(found["confidence"]) / 100,
        mode=None if found["mode"] == "null" else found["mode"],
        event=None if found["event"] == "null" else found["event"], parties=int(found["parties"]),
    )  # fmt: skip


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """One sentence. Now and then it says what may not be said, and is refused: an actor on both sides."""
    kind = draw(st.sampled_from(sorted(types().values(), key=lambda kind: kind.name)[:20]))
    kind = draw(st.sampled_from([kind, types()["MET_WITH"], types()["MET_WITH"]]))
    sources = [n for n, entity in enumerate(POOL) if entity.label in kind.source]
    targets = [n for n, entity in enumerate(POOL) if entity.label in kind.target]
    day = draw(st.sampled_from(DATES)) if kind.dated else "null"
    status = draw(st.sampled_from(["happened", "happened", "planned", "denied"]))
    event, parties = draw(st.sampled_from([("null", 2), ("e1", 3), ("e2", 4)]))
    return (
        f"#{draw(st.sampled_from(sources))} {kind.name} #{draw(st.sampled_from(targets))} {day} {status} "
        f"{draw(st.integers(1, 100))} {draw(st.sampled_from(MODES))} {event} {parties}."
    )


@st.composite
def articles(draw: st.DrawFn, most: int = 5) -> Article:
    """An article of up to `most` sentences, from one source."""
    said = draw(st.lists(sentences(), min_size=1, max_size=most))
    text = draw(st.sampled_from([" ", "\n", "\n\n "])).join(said)
    title, url, record = (
        draw(st.sampled_from([None, *values])) for values in (("A", "B"), ("https://x.org/1",), ("r1", "r2"))
    )
    published = draw(st.sampled_from([None, date(2024, 9, 12), date(2025, 1, 2)]))
    source = Source(
        draw(st.sampled_from(["a.txt", "b.txt"])), record, title, published.isoformat() if published else None, url
    )
    return Article(text, title, published, url, record, (source,))


def retold(article: Article, spacing: str, source: Source) -> Article:
    """The same text, spaced otherwise, from another source."""
    published = date.fromisoformat(source.published) if source.published else None
    text = re.sub(r"\s+", spacing, article.text)
    return Article(text, source.title, published, source.url, source.record, (source,))


@st.composite
def corpora(draw: st.DrawFn, most: int = 5) -> list[Article]:
    """Articles, some of them told again by another source."""
    first = draw(st.lists(articles(), min_size=1, max_size=most))
    again: list[Any] = [
        retold(one, draw(st.sampled_from([" ", "\n"])), draw(articles(1)).sources[0])
        for one in draw(st.lists(st.sampled_from(first), max_size=2))
    ]
    return draw(st.permutations([*first, *again]))
