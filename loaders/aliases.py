"""Every other form in the text that names an entity by name: shorter names, misspellings, "DPM Overchuk", the printed capitals."""

from __future__ import annotations

from collections import defaultdict

from loaders.reading import Paragraph, Reading

LONGEST_TITLE = 3  # tokens of an office that still belong to a name: "Foreign Minister X"


def of_people(reading: Reading) -> dict[int, set[str]]:
    """The forms of each person, by `id(person)`, without and with a short office before them."""
    found: dict[int, set[str]] = defaultdict(set)
    for person in reading.people:
        offices = {(title.doc, title.end): title for title in person.titles if title.heads}
        for index, (start, end) in person.mentions:
            paragraph = reading.paragraphs[index]
            found[id(person)] |= _printed(reading, paragraph, start, end)
            title = offices.get((index, start))
            if (
                title is not None
                and title.end - title.start <= LONGEST_TITLE
                and _is_plain(paragraph, title.start, start)
            ):
                found[id(person)] |= _printed(reading, paragraph, title.start, end)
    return found


def of_places(reading: Reading) -> dict[str, set[str]]:
    """The names of each state and organisation, by id; not its demonyms and seats."""
    found: dict[str, set[str]] = defaultdict(set)
    for paragraph in reading.paragraphs:
        for mark in set(paragraph.marks.values()):
            if mark.kind in ("name", "org"):
                found[mark.id] |= _printed(reading, paragraph, mark.start, mark.end)
    return found


def _is_plain(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether an office is written as part of the name: in capitals, without article, comma or state."""
    tokens = paragraph.doc[start:end]
    return all(token.text[:1].isupper() and token.i not in paragraph.marks for token in tokens)


def _printed(reading: Reading, paragraph: Paragraph, start: int, end: int) -> set[str]:
    """Tokens start:end as they are printed, and in ordinary case where they are printed in capitals."""
    if paragraph.base is None:
        return set()
    span = paragraph.doc[start:end]
    printed = reading.article.text[paragraph.base + span.start_char : paragraph.base + span.end_char]
    return {" ".join(printed.split()), " ".join(span.text.split())}


def others(forms: set[str], name: str) -> tuple[str, ...]:
    """The forms that are not the name itself, sorted."""
    return tuple(sorted(forms - {name}))
