"""The verbal and material acts of a paragraph: praise, promises, aid, requests, accusations, sanctions, attacks, …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span

from graph.model import Label
from loaders.events import clauses, nominals
from loaders.events.owners import Scene, unique
from loaders.parties import Parties
from loaders.reading import Actor, Finding, Paragraph, Reading

JOINT = re.compile(
    r"(?i)\b(?:text|statement)\b.{0,80}\b(?:released|issued|made)\b.{0,20}"
    r"\bby the (?:g7 )?(?:governments|foreign ministers|ministers|heads|leaders|secretaries)\b"
)
WE_THE = re.compile(r"We, the ")


def find(paragraph: Paragraph, parties: Parties, reading: Reading) -> Iterator[Finding]:
    """The acts of one paragraph, in the order of the words that tell them."""
    scene = Scene(paragraph, parties, reading)
    for sentence in paragraph.doc.sents:
        _note_issuers(scene, sentence)
        for token in sentence:
            if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBG", "VBD"):
                yield from clauses.of_verb(scene, token)
            elif token.pos_ in ("NOUN", "PROPN"):
                yield from nominals.of_noun(scene, token)


def _note_issuers(scene: Scene, sentence: Span) -> None:
    """ "The following statement was issued by the governments of A, B and C": these are "we" from here on."""
    if not (JOINT.search(sentence.text) or WE_THE.match(sentence.text)):
        return
    issuers = unique(_named_in(scene, sentence))
    if sum(actor.label == Label.COUNTRY for actor in issuers) > 1:
        scene.reading.memory.joint = issuers


def _named_in(scene: Scene, sentence: Span) -> Iterator[Actor]:
    """The states and bodies that a sentence names, officials and mere modifiers left out."""
    seen: set[str] = set()
    for token in sentence:
        mark = scene.paragraph.marks.get(token.i)
        if mark is None or mark.end - 1 != token.i:
            continue
        actor = scene.parties.actor(token)
        if actor is None or actor.label == Label.OFFICIAL or actor.name in seen:
            continue
        is_modifier = actor.label == Label.ORGANIZATION and token.dep_ in ("compound", "amod", "nmod")
        if not is_modifier:
            seen.add(actor.name)
            yield actor
