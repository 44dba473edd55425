"""MET_WITH: who talked with whom."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.events import assemblies, contacts, meeting_nouns, meeting_verbs
from loaders.events.scene import Scene, is_verbal
from loaders.parties import Parties
from loaders.reading import Finding, Paragraph, Reading


def find(paragraph: Paragraph, parties: Parties, reading: Reading) -> Iterator[Finding]:
    """The meetings of a paragraph, in the order of its words."""
    scene = Scene(paragraph, parties, reading)
    for token in paragraph.doc:
        if is_verbal(token):
            yield from meeting_verbs.find(token, scene)
            yield from assemblies.find_verb(token, scene)
        elif token.pos_ in ("NOUN", "PROPN"):
            yield from meeting_nouns.find(token, scene)
            yield from assemblies.find_noun(token, scene)
            yield from contacts.find_noun(token, scene)
