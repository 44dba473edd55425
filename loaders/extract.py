"""The stages in a row: an article becomes statements.

text -> paragraphs -> parse -> names -> offices -> affiliations -> parties -> events -> status -> dates -> confidence -> statements
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from itertools import chain, islice

from spacy.tokens import Doc

from graph.model import Article, DateSpan, Evidence, Party, Statement, Status
from loaders import confidence, events, represents, sentences
from loaders.coreference import Coreference
from loaders.entities import Entities
from loaders.events import acts, anyone
from loaders.language import BATCH, pipeline
from loaders.mentions.affiliation import Affiliations
from loaders.mentions.marks import Finder, Names
from loaders.mentions.names import find_names, known_names
from loaders.mentions.offices import Offices
from loaders.mentions.people import identify
from loaders.merge import merge
from loaders.modality import refine
from loaders.parties import Parties
from loaders.reading import Actor, Finding, Note, Paragraph, Reading
from loaders.speed import one_thread
from loaders.when import calendar

UNDATED = ("REPRESENTS", "INVOLVES")
TOGETHER = 16  # articles parsed at a time
NO_YEAR = 2000  # the year that leaders and states are looked up in where an article has no date


def extract(article: Article, *, any_actor: bool = False, notes: list[Note] | None = None) -> list[Statement]:
    """The statements of one article, in the order of the text. `notes` gains the near misses.

    With `any_actor` every noun phrase may be a party (label "Other"); such statements cannot be stored.
    """
    return _extract(*read(article), any_actor, notes)


def extract_many(articles: Iterable[Article], *, any_actor: bool = False) -> Iterator[tuple[Article, list[Statement]]]:
    """Each article with its statements; several are parsed at a time, which gives the same and is quicker."""
    waiting = iter(articles)
    while group := list(islice(waiting, TOGETHER)):
        for reading, names in _read_all(group):
            yield reading.article, _extract(reading, names, any_actor)


def _extract(reading: Reading, names: Names, any_actor: bool, notes: list[Note] | None = None) -> list[Statement]:
    reading.notes = notes
    coreference = Coreference(reading)
    parties = [Parties(reading, paragraph, names, coreference, any_actor) for paragraph in reading.paragraphs]
    found = list(_sentence_track(reading, parties) if any_actor else _events(reading, names, parties))
    return _statements(reading.article, reading, names, found, any_actor)


def read(article: Article) -> tuple[Reading, Names]:
    """The article parsed, with its people, their offices and for whom they act."""
    return next(_read_all([article]))


def _read_all(articles: Sequence[Article]) -> Iterator[tuple[Reading, Names]]:
    prepared = [_texts(article) for article in articles]
    texts = chain.from_iterable(texts for texts, _ in prepared)
    with one_thread():
        parsed = iter(list(pipeline().pipe(texts, as_tuples=True, batch_size=BATCH)))
    for article, (own, lines) in zip(articles, prepared, strict=True):
        yield _read(article, lines, list(islice(parsed, len(own))))


def _texts(article: Article) -> tuple[list[tuple[str, int | None]], list[tuple[str, str | None]]]:
    """(paragraph, offset) of each paragraph, the headline last; (place, date text) of each dateline."""
    words = _finder().words
    parts, lines = sentences.paragraphs(article.text, words)
    texts: list[tuple[str, int | None]] = [(part, base) for base, part in parts]
    if article.title:  # the headline helps to know who is who; nothing is cited from it
        texts.append((sentences.headline(article.title, words), None))
    return texts, lines


def _read(
    article: Article, lines: list[tuple[str, str | None]], parsed: list[tuple[Doc, int | None]]
) -> tuple[Reading, Names]:
    finder = _finder()
    year = article.published.year if article.published else NO_YEAR
    names = Names(finder, [doc for doc, _ in parsed], year)
    reading = Reading(article, [Paragraph(base, doc, n, names.marks(doc)) for n, (doc, base) in enumerate(parsed)])
    reading.datelines = lines
    _name_people(reading, finder)
    Affiliations(reading, names, year).settle()
    reading.officials = represents.officials(reading)
    _keep_officials(reading)
    return reading, names


def _name_people(reading: Reading, finder: Finder) -> None:
    """Names in all paragraphs, full ones first; then who is who; then their offices."""
    for paragraph in reading.paragraphs:
        paragraph.persons = find_names(paragraph.doc, paragraph.marks, finder.facts)
    spans = [(p, span) for p in reading.paragraphs for span in sorted(set(p.persons.values()))]
    surnames = {paragraph.doc[slice(*span)].text.split()[-1] for paragraph, span in spans}
    for paragraph in reading.paragraphs:
        known_names(paragraph.doc, paragraph.marks, paragraph.persons, surnames)
    order = [
        (p.index, span, p.doc[slice(*span)].text)
        for p in reading.paragraphs
        for span in sorted(set(p.persons.values()))
    ]
    reading.people, known = identify(text for _, _, text in order)
    reading.by_span = {(index, span): known[text] for index, span, text in order}
    seen = frozenset(mark.id for paragraph in reading.paragraphs for mark in paragraph.marks.values())
    offices = Offices(reading.paragraphs, reading.by_span, seen)
    for index, span, text in order:
        person = reading.by_span[index, span]
        person.mentions.append((index, span))
        person.forms[" ".join(text.split())] += reading.paragraphs[index].base is not None
    for index, span, _ in order:
        offices.read(index, span)


def _keep_officials(reading: Reading) -> None:
    """From here on a name stands only for an official; a single known part of an official's name does too."""
    kept = {id(person) for person in reading.officials}
    parts: dict[str, set[int]] = {}
    people = {id(person): person for person in reading.officials}
    for person in reading.officials:
        for word in person.name.split():
            if len(word) > 3:
                parts.setdefault(word, set()).add(id(person))
    for paragraph in reading.paragraphs:
        paragraph.persons = {
            i: span for i, span in paragraph.persons.items() if id(reading.by_span[paragraph.index, span]) in kept
        }
        for token in paragraph.doc:
            owners = parts.get(token.text, set())
            free = token.i not in paragraph.persons and token.i not in paragraph.marks
            name = token.pos_ == "PROPN" and token.dep_ != "compound"
            if len(owners) == 1 and free and name and token.ent_type_ in ("", "PERSON", "ORG", "GPE", "NORP"):
                span = (token.i, token.i + 1)
                if (paragraph.index, span) not in reading.by_span:
                    reading.by_span[paragraph.index, span] = people[next(iter(owners))]
                    paragraph.persons[token.i] = span


def _events(reading: Reading, names: Names, parties: list[Parties]) -> Iterator[Finding]:
    yield from represents.find(reading, names, parties)
    for paragraph, here in zip(reading.paragraphs, parties, strict=True):
        if paragraph.base is None:
            continue
        for token in paragraph.doc:
            if token.lower_ in ("he", "she"):  # in the order of the text, for one hangs on the other
                here.actor(token)
        found = events.find(paragraph, here, reading)
        _set_table(reading, found)
        yield from found
        yield from acts.find(paragraph, here, reading)


def _set_table(reading: Reading, found: list[Finding]) -> None:
    """All who met in the last sentence of the paragraph that tells a meeting."""
    met = [finding for finding in found if finding.type == "MET_WITH"]
    if not met:
        return
    last = max(met, key=lambda finding: finding.sent.start).sent.start
    table: dict[str, Actor] = {}
    for finding in met:
        if finding.sent.start == last:
            table.setdefault(finding.source.name, finding.source)
            table.setdefault(finding.target.name, finding.target)
    reading.memory.table = list(table.values())


def _sentence_track(reading: Reading, parties: list[Parties]) -> Iterator[Finding]:
    citable = [(p, here) for p, here in zip(reading.paragraphs, parties, strict=True) if p.base is not None]
    return chain.from_iterable(anyone.find(paragraph, here, reading) for paragraph, here in citable)


def _statements(
    article: Article, reading: Reading, names: Names, found: list[Finding], any_actor: bool
) -> list[Statement]:
    dates, entities = calendar(reading, found), Entities(article, reading, names)
    for finding in found:
        if finding.type not in UNDATED:
            told = dates.told(finding)
            finding.status = refine(finding.status, finding.trigger, finding.type, told, article.published)
    made = []
    for finding in found:
        source, target = entities.of(finding.source), entities.of(finding.target)
        if source.id == target.id and not any_actor:
            continue
        day = dates.date(finding)
        made.append(
            Statement(
                type=finding.type,
                source=Party(source, finding.source.start, finding.source.end),
                target=Party(target, finding.target.start, finding.target.end),
                date=DateSpan(day) if day else None,
                status=Status(finding.status),
                evidence=_evidence(article, finding),
                rule=finding.rule,
                place=finding.place,
                mode=finding.mode,
                kind=finding.kind,
                plover=finding.plover,
                event=finding.event,
                parties=finding.parties,
                extractor=VERSION,
            )
        )
        made[-1] = replace(made[-1], confidence=confidence.of(made[-1], article.text))
    return made if any_actor else merge(made)


def _evidence(article: Article, finding: Finding) -> Evidence:
    base = finding.paragraph.base or 0
    start, end = base + finding.sent.start_char, base + finding.sent.end_char
    quote = article.text[start:end]
    start += len(quote) - len(quote.lstrip())
    quote = quote.strip()
    return Evidence(article.id, start, start + len(quote), quote)


@cache
def _finder() -> Finder:
    return Finder(pipeline())


def _version() -> str:
    """The package's version and a hash over all that extraction is made of, code and data."""
    digest = hashlib.sha256()
    for file in _files(resources.files("loaders")):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return f"{metadata.version('diplograph')}+{digest.hexdigest()[:10]}"


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir() and entry.name not in ("samples", "articles", "evaluation", "__pycache__"):
            yield from _files(entry)
        elif entry.name.endswith((".py", ".toml", ".txt", ".json", ".tsv")):
            yield entry


VERSION = _version()
