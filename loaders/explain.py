"""Sentence by sentence: what was recognised, which rule fired, and why a near miss did not."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span

from graph.model import Article, Statement
from loaders.extract import extract, read
from loaders.mentions.marks import Names
from loaders.reading import Note, Paragraph, Reading


def explain(article: Article) -> Iterator[str]:
    """Lines of text: the article's head, then each sentence with its mentions, statements and near misses."""
    notes: list[Note] = []
    statements = extract(article, notes=notes)
    reading, names = read(article)
    yield f"article {article.name}  published {article.published or 'unknown'}  title {article.title or '-'}"
    yield f"speaks for {_state(names, reading.issuer)}; written in {_state(names, reading.dateline)}"
    for paragraph in reading.paragraphs:
        if paragraph.base is None:
            continue
        for sentence in paragraph.doc.sents:
            if sentence.text.strip():
                yield ""
                yield from _sentence(reading, names, paragraph, sentence, statements, notes)


def _sentence(
    reading: Reading, names: Names, paragraph: Paragraph, sentence: Span, statements: list[Statement], notes: list[Note]
) -> Iterator[str]:
    start, end = (paragraph.base or 0) + sentence.start_char, (paragraph.base or 0) + sentence.end_char
    yield f"[{start}:{end}] {sentence.text.strip()}"
    for mention in _mentions(reading, names, paragraph, sentence):
        yield f"    mention    {mention}"
    told = [statement for statement in statements if start <= statement.evidence.start < end]
    for statement in told:
        day = statement.date.text if statement.date else "undated"
        ends = f"{statement.source.entity.name} -> {statement.target.entity.name}"
        how = f"rule {statement.rule}  {statement.confidence:.2f}"
        yield f"    statement  {statement.type} {ends}  {day}  {statement.status}  {how}"
    for note in dict.fromkeys(notes):
        if note.sentence == sentence.text:
            yield f"    near miss  {note.rule}: {note.why}"
    if not told and not any(note.sentence == sentence.text for note in notes):
        yield "    no rule of an event stands here"


def _mentions(reading: Reading, names: Names, paragraph: Paragraph, sentence: Span) -> Iterator[str]:
    done: set[tuple[int, int]] = set()
    for token in sentence:
        span = paragraph.persons.get(token.i)
        mark = paragraph.marks.get(token.i)
        if span and span not in done:
            done.add(span)
            person = reading.by_span[paragraph.index, span]
            office = person.office
            yield (
                f"{paragraph.doc[slice(*span)].text}: official {person.name}, {office.text if office else 'no office'}, "
                f"of {_state(names, person.affiliation)}"
            )
        elif mark and (mark.start, mark.end) not in done:
            done.add((mark.start, mark.end))
            place = names.place(mark.id)
            yield f"{paragraph.doc[mark.start : mark.end].text}: {place.label.lower()} {place.name} ({mark.kind})"


def _state(names: Names, id: str | None) -> str:
    return names.place(id).name if id else "nobody known"
