"""What the corpus is, what was taken from it and how surely, and therefore what no report can say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import networkx as nx

from graph.measures.selection import Edge, edges, layer
from graph.measures.series import period, periods
from graph.model import Article, Statement, Status
from graph.ontology import types
from graph.report.document import Cell, Column, Kind, Point, Report, Series, Table, cells
from graph.report.listing import attributes
from graph.report.wording import counted, ids, over_time, step, words

BANDS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.0))  # of confidence: above the first, up to the second
LISTED = 200  # articles without statements that are listed
READ = ("en",)  # languages that are extracted from


@dataclass(frozen=True)
class Corpus:
    """What a store holds beside its graph. `refused`: (article id, statement in words, reason); `languages`: article id
    -> ISO 639-1 code."""

    articles: Sequence[Article]
    statements: Sequence[Statement]
    refused: Sequence[tuple[str, str, str]] = ()
    languages: Mapping[str, str] = field(default_factory=dict)


def coverage(graph: nx.MultiDiGraph, corpus: Corpus, unit: str | None = None) -> Report:
    """The report on the whole graph, all statuses."""
    tables = [
        _sources(graph, corpus),
        _years(graph, corpus),
        _languages(graph, corpus),
        _types(graph),
        _confidence(graph, corpus),
        _rules(graph, corpus),
        _refused(corpus),
        _silent(corpus),
    ]
    return Report(
        name="coverage",
        title="Coverage: what is known, and from what",
        parameters=(("articles", str(len(corpus.articles))), ("statements", str(len(corpus.statements)))),
        summary=tuple(_summary(graph, corpus)),
        tables=tuple(tables),
        series=(*_articles_over_time(graph, corpus, step(graph, unit)), *over_time(graph, unit)),
        notes=tuple(_notes(corpus)),
        graph=graph,
    )


def source_name(article: Article) -> str:
    """The host of its address, else the folder, file or feed that it was read from."""
    host = urlsplit(article.url or "").hostname
    if host:
        return host
    places = sorted({one.location for one in article.sources})
    name = places[0].replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] if places else ""
    return "standard input" if name == "-" else name or "no address"


def _behind(graph: nx.MultiDiGraph) -> dict[str, list[str]]:
    """Article -> the relations that it tells."""
    found: dict[str, list[str]] = {}
    for _, _, edge in edges(graph):
        for article in edge["articles"]:
            found.setdefault(article, []).append(edge["id"])
    return found


def _row(
    values: Sequence[str | int | float | None], articles: Sequence[Article], behind: Mapping[str, list[str]]
) -> tuple[Cell, ...]:
    return cells(values, sorted({id for one in articles for id in behind.get(one.id, ())}))


def _grouped(articles: Sequence[Article], key: Mapping[str, str]) -> dict[str, list[Article]]:
    found: dict[str, list[Article]] = {}
    for one in articles:
        found.setdefault(key[one.id], []).append(one)
    return found


def _said(corpus: Corpus) -> Counter[str]:
    return Counter(one.evidence.article for one in corpus.statements)


def _sources(graph: nx.MultiDiGraph, corpus: Corpus) -> Table:
    columns = (
        Column("source", "Source", "The host of the articles' addresses, or where they were read from."),
        Column("articles", "Articles", "How many articles.", Kind.INTEGER),
        Column("share", "Share", "The share of all articles.", Kind.NUMBER),
        Column("first", "First", "The earliest day of publication.", Kind.DATE),
        Column("last", "Last", "The latest day of publication.", Kind.DATE),
        Column("undated", "Undated", "Articles without a known day of publication.", Kind.INTEGER),
        Column("statements", "Statements", "What was taken from them.", Kind.INTEGER),
        Column("silent", "Nothing found", "Articles from which nothing was taken.", Kind.INTEGER),
    )
    said, behind = _said(corpus), _behind(graph)
    groups = _grouped(corpus.articles, {one.id: source_name(one) for one in corpus.articles})
    rows = []
    for source in sorted(groups, key=lambda one: (-len(groups[one]), one)):
        own = groups[source]
        days = sorted(one.published.isoformat() for one in own if one.published)
        values = (
            source, len(own), len(own) / len(corpus.articles), days[0] if days else None, days[-1] if days else None,
            len(own) - len(days), sum(said[one.id] for one in own), sum(not said[one.id] for one in own),
        )  # fmt: skip
        rows.append(_row(values, own, behind))
    return Table("sources", "Sources", "Where the articles come from.", columns, tuple(rows))


def _years(graph: nx.MultiDiGraph, corpus: Corpus) -> Table:
    columns = (
        Column("year", "Published", "Year of publication; “undated” where it is not known.", Kind.DATE),
        Column("articles", "Articles", "How many articles.", Kind.INTEGER),
        Column("statements", "Statements", "What was taken from them.", Kind.INTEGER),
    )
    said, behind = _said(corpus), _behind(graph)
    years = {one.id: str(one.published.year) if one.published else "undated" for one in corpus.articles}
    groups = _grouped(corpus.articles, years)
    rows = [
        _row((year, len(own), sum(said[one.id] for one in own)), own, behind) for year, own in sorted(groups.items())
    ]
    return Table("years", "Years", "When the articles were published.", columns, tuple(rows))


def _languages(graph: nx.MultiDiGraph, corpus: Corpus) -> Table:
    columns = (
        Column("language", "Language", "ISO 639-1 code, as the text itself lets guess."),
        Column("articles", "Articles", "How many articles.", Kind.INTEGER),
        Column("read", "Read", "Whether statements are taken from texts in it."),
        Column("statements", "Statements", "What was taken from them.", Kind.INTEGER),
    )
    said, behind = _said(corpus), _behind(graph)
    known = [one for one in corpus.articles if one.id in corpus.languages]
    groups = _grouped(known, corpus.languages)
    rows = []
    for code in sorted(groups, key=lambda one: (-len(groups[one]), one)):
        own = groups[code]
        values = (code, len(own), "yes" if code in READ else "no", sum(said[one.id] for one in own))
        rows.append(_row(values, own, behind))
    return Table(
        "languages",
        "Languages",
        "Only English is read; texts in other languages are kept, and nothing is taken from them.",
        columns,
        tuple(rows),
    )


def _types(graph: nx.MultiDiGraph) -> Table:
    columns = (
        Column("type", "Type", "The type of the relation."),
        Column("layer", "Layer", "The part of the graph that it belongs to."),
        Column("relations", "Relations", "How many facts.", Kind.INTEGER),
        *(Column(str(one), str(one).capitalize(), f"Those that are {one}.", Kind.INTEGER) for one in Status),
        Column("undated", "Undated", "Those without a date, where the type has dates.", Kind.INTEGER),
        Column("once", "Told once", "Those that a single article tells.", Kind.INTEGER),
        Column("confidence", "Mean confidence", "How sure the articles say so, on average.", Kind.NUMBER, 2),
    )
    found: dict[str, list[Edge]] = {}
    for one in edges(graph):
        found.setdefault(one[2]["type"], []).append(one)
    rows = []
    for kind in types().values():
        own = attributes(found.get(kind.name, []))
        if not own:
            continue
        parts = [[edge for edge in own if edge["status"] == str(one)] for one in Status]
        undated = [edge for edge in own if kind.dated and edge["date"] is None]
        once = [edge for edge in own if len(edge["articles"]) == 1]
        mean = sum(edge["confidence"] for edge in own) / len(own)
        counts = [Cell(len(part), ids(part)) for part in (own, *parts, undated, once)]
        rows.append(
            (Cell(words(kind.name), ids(own)), Cell(layer(own[0]), ids(own)), *counts, Cell(round(mean, 6), ids(own)))
        )
    return Table("types", "Types", "What the graph holds, by type of relation.", columns, tuple(rows))


def _confidence(graph: nx.MultiDiGraph, corpus: Corpus) -> Table:
    columns = (
        Column("from", "Above", "Lower bound of the confidence; the bound itself is not in it.", Kind.NUMBER, 1),
        Column("to", "Up to", "Upper bound, which is in it.", Kind.NUMBER, 1),
        Column("statements", "Statements", "Statements of that confidence.", Kind.INTEGER),
        Column("wrong", "Expected wrong", "How many of them are wrong, if the confidences are true.", Kind.NUMBER, 1),
    )
    at = _places(graph)
    rows = []
    for low, high in BANDS:
        own = [one for one in corpus.statements if low < one.confidence <= high]
        wrong = sum(1 - one.confidence for one in own)
        rows.append(cells((low, high, len(own), round(wrong, 6)), _of(at, own)))
    help = "The confidence of a statement is how often such statements were right on annotated articles."
    return Table("confidence", "How sure", help, columns, tuple(rows))


def _places(graph: nx.MultiDiGraph) -> dict[tuple[object, ...], set[str]]:
    """(type, article, start, end) of each sentence -> the relations that it is evidence of."""
    found: dict[tuple[object, ...], set[str]] = {}
    for _, _, edge in edges(graph):
        for one in edge["evidence"]:
            found.setdefault((edge["type"], one.article, one.start, one.end), set()).add(edge["id"])
    return found


def _of(at: Mapping[tuple[object, ...], set[str]], statements: Sequence[Statement]) -> list[str]:
    found: set[str] = set()
    for one in statements:
        found |= at.get((one.type, one.evidence.article, one.evidence.start, one.evidence.end), set())
    return sorted(found)


def _rules(graph: nx.MultiDiGraph, corpus: Corpus) -> Table:
    columns = (
        Column("rule", "Rule", "The rule that found the statements."),
        Column("type", "Type", "The relation types that it gave."),
        Column("statements", "Statements", "How many it found.", Kind.INTEGER),
        Column("confidence", "Mean confidence", "The mean share of such statements that are right.", Kind.NUMBER, 2),
        Column("lowest", "Lowest", "The least sure of them.", Kind.NUMBER, 2),
    )
    at = _places(graph)
    found: dict[str, list[Statement]] = {}
    for one in corpus.statements:
        found.setdefault(one.rule, []).append(one)
    rows = []
    for rule in sorted(found, key=lambda one: (-len(found[one]), one)):
        own = found[rule]
        sure = [one.confidence for one in own]
        kinds = ", ".join(words(kind) for kind in sorted({one.type for one in own}))
        rows.append(cells((rule, kinds, len(own), round(sum(sure) / len(sure), 6), min(sure)), _of(at, own)))
    help = "What found the statements. Their confidence is how often such findings were right on annotated articles."
    return Table("rules", "Rules", help, columns, tuple(rows))


def _refused(corpus: Corpus) -> Table:
    columns = (
        Column("reason", "Reason", "Why the statement may not stand."),
        Column("statement", "Statement", "The statement in words."),
        Column("article", "Article", "The article that it was taken from."),
    )
    names = {one.id: one.name for one in corpus.articles}
    rows = [cells((reason, statement, names.get(article, article))) for article, statement, reason in corpus.refused]
    rows.sort(key=lambda row: tuple(str(cell.value) for cell in row))
    return Table("refused", "Refused", "Statements that were made and not let in.", columns, tuple(rows))


def _silent(corpus: Corpus) -> Table:
    columns = (
        Column("article", "Article", "Its name."),
        Column("title", "Title", "Its title."),
        Column("published", "Published", "The day of publication.", Kind.DATE),
        Column("characters", "Characters", "How long the text is.", Kind.INTEGER),
    )
    said = _said(corpus)
    own = sorted((one for one in corpus.articles if not said[one.id]), key=lambda one: (-len(one.text), one.id))
    rows = [
        cells((one.name, one.title, one.published.isoformat() if one.published else None, len(one.text)))
        for one in own[:LISTED]
    ]
    help = "Articles from which nothing was taken, the longest first" + (
        f"; {LISTED} of {len(own)} are listed." if len(own) > LISTED else "."
    )
    return Table("silent", "Articles without statements", help, columns, tuple(rows))


def _articles_over_time(graph: nx.MultiDiGraph, corpus: Corpus, unit: str) -> tuple[Series, ...]:
    days = [one.published.isoformat() for one in corpus.articles if one.published]
    if not days:
        return ()
    behind = _behind(graph)
    told: dict[str, tuple[int, set[str]]] = {name: (0, set()) for name in periods(min(days), max(days), unit)}
    for one in corpus.articles:
        if one.published:
            at = period(one.published.isoformat(), unit)
            told[at] = (told[at][0] + 1, told[at][1] | set(behind.get(one.id, ())))
    points = tuple(Point(name, number, tuple(sorted(found))) for name, (number, found) in told.items())
    return (Series("articles", f"Articles, by {unit}", points),)


def _summary(graph: nx.MultiDiGraph, corpus: Corpus) -> list[str]:
    days = sorted(one.published.isoformat() for one in corpus.articles if one.published)
    sources = {source_name(one) for one in corpus.articles}
    time = f", published from {days[0]} to {days[-1]}" if days else ""
    said = [f"{counted(len(corpus.articles), 'article')} from {counted(len(sources), 'source')}{time}."]
    said.append(
        f"{counted(len(corpus.statements), 'statement')} give {counted(graph.number_of_edges(), 'relation')} between "
        f"{counted(graph.number_of_nodes(), 'entity', 'entities')}."
    )
    silent = sum(not number for number in (_said(corpus)[one.id] for one in corpus.articles))
    if silent:
        said.append(f"From {counted(silent, 'article')} nothing was taken.")
    if corpus.statements:
        wrong = sum(1 - one.confidence for one in corpus.statements)
        said.append(
            f"By their confidences some {wrong:,.0f} of the {counted(len(corpus.statements), 'statement')} "
            f"({wrong / len(corpus.statements):.0%}) are wrong."
        )
    if corpus.refused:
        said.append(
            f"{counted(len(corpus.refused), 'statement')} {'was' if len(corpus.refused) == 1 else 'were'} refused."
        )
    return said


def _notes(corpus: Corpus) -> list[str]:
    said = []
    foreign = [one for one in corpus.articles if corpus.languages.get(one.id, READ[0]) not in READ]
    if foreign:
        codes = ", ".join(sorted({corpus.languages[one.id] for one in foreign}))
        said.append(f"{counted(len(foreign), 'article')} in other languages ({codes}): nothing is taken from them.")
    undated = sum(one.published is None for one in corpus.articles)
    if undated:
        said.append(
            f"{counted(undated, 'article')} without a day of publication: “yesterday” and “next week” in them have no date."
        )
    counts = Counter(source_name(one) for one in corpus.articles)
    first = min(counts, key=lambda one: (-counts[one], one), default=None)
    if first and counts[first] / len(corpus.articles) > 0.5:
        share = counts[first] / len(corpus.articles)
        said.append(f"{share:.0%} of the articles are of one source, {first}: the graph sees the world as it does.")
    return [
        *said,
        "Confidence speaks of what was found. What articles say in words that no rule knows is not found, and nothing here "
        "counts it; `diplograph evaluate` measures it on annotated articles.",
        "Articles that were skipped when they were read (empty, broken, or no article) are not in the store; `diplograph "
        "ingest` named them.",
    ]
