"""REPRESENTS: for whom each official acts, cited to the sentence that tells it best."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from loaders.mentions.marks import Names
from loaders.parties import Parties
from loaders.reading import Actor, Finding, Paragraph, Person, Reading

_CONTACT = re.compile(r"(?i)(?:\b0?\d{2,4}[ )-]+\d{3,4}[ -]\d{3,4}\b|\b(?:tel|phone)\b\.?\s*[:(+\d]|\bcontact:)")
SHORT = 30  # tokens; a longer paragraph is no contact line
RULES = {
    0.8: "list", 1: "modifier", 1.2: "of", 1.4: "apposition", 1.5: "parentheses", 2: "of", 2.4: "apposition", 2.5: "office-of",
    3: "delegation", 3.4: "apposition", 3.5: "apposition", 4: "body", 4.2: "list", 4.4: "body", 4.6: "same-body", 5: "leader",
    6: "place", 6.4: "place", 8.8: "title", 8.9: "there", 9: "us", 9.1: "met", 9.2: "issuer", 9.3: "dateline", 9.4: "only",
}  # fmt: skip


def officials(reading: Reading) -> list[Person]:
    """Those who act for someone, and are named in the body of the text otherwise than in a contact line or as former."""
    return [
        person for person in reading.people if person.affiliation and not _is_former(person) and _cited(reading, person)
    ]


def find(reading: Reading, names: Names, parties: list[Parties]) -> Iterator[Finding]:
    """One finding for each official."""
    for person in reading.officials:
        index, span = max(_cited(reading, person), key=lambda mention: _tells(person, mention))
        paragraph = reading.paragraphs[index]
        token = paragraph.doc[span[1] - 1]
        source = parties[index].person(person, token, span)
        place = names.place(person.affiliation or "")
        country = place.id if place.label == "Country" else None
        target = Actor(place.label, place.name, country, None, source.start, source.end, token.i)
        yield Finding(
            "REPRESENTS", source, target, "happened", f"office-{RULES.get(round(person.rank, 1), 'other')}", token,
            paragraph.doc[span[0]].sent, paragraph,
        )  # fmt: skip


def _is_former(person: Person) -> bool:
    held = [title for title in person.titles if title.heads]
    return bool(held) and all(title.former for title in held)


def _cited(reading: Reading, person: Person) -> list[tuple[int, tuple[int, int]]]:
    return [mention for mention in person.mentions if _is_citable(reading.paragraphs[mention[0]])]


def _is_citable(paragraph: Paragraph) -> bool:
    return paragraph.base is not None and not _is_contact(paragraph.doc)


def _is_contact(doc: Doc) -> bool:
    """ "Media contact: Jane Doe 02 6277 1234": named, but not as one who acts."""
    return len(doc) < SHORT and bool(_CONTACT.search(doc.text))


def _tells(person: Person, mention: tuple[int, tuple[int, int]]) -> tuple[bool, int, int]:
    """The mention with the affiliated title beside it first, then the earliest."""
    index, span = mention
    beside = any(
        title.affiliation and (title.end in (span[0], span[0] - 1) or title.start == span[1] + 1)
        for title in person.titles
    )
    return beside, -index, -span[0]
