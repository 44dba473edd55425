"""What an event rule works with: a paragraph, who is who in it, and the document so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from spacy.tokens import Doc, Token

from loaders.parties import Parties
from loaders.reading import Actor, Finding, Mark, Paragraph, Reading

THINGS = frozenset({"Agreement", "Project"})
PLOVER = {
    ("MET_WITH", "planned"): "AGREE",
    ("MET_WITH", "happened"): "CONSULT",
    ("VISITED", "planned"): "AGREE",
    ("VISITED", "happened"): "CONSULT",
    ("SIGNED", "planned"): "AGREE",
    ("SIGNED", "happened"): "AGREE",
    ("PROPOSED", "planned"): "AGREE",
    ("PROPOSED", "happened"): "AGREE",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an event is read."""

    paragraph: Paragraph
    parties: Parties
    reading: Reading

    @property
    def doc(self) -> Doc:
        return self.paragraph.doc

    def mark(self, token: Token) -> Mark | None:
        """The gazetteer's mark that covers the token, or None."""
        return self.paragraph.marks.get(token.i)

    def kind(self, token: Token) -> str:
        """The kind of the mark that covers the token: "name", "demonym", "seat", "org", or ""."""
        mark = self.paragraph.marks.get(token.i)
        return mark.kind if mark else ""

    def heads_mark(self, token: Token) -> bool:
        """Whether the token is the head word of the mark that covers it ("States" in "United States")."""
        mark = self.paragraph.marks.get(token.i)
        return mark is not None and bool(self.doc[mark.start : mark.end].root.i == token.i)

    def is_person(self, token: Token) -> bool:
        return token.i in self.paragraph.persons

    def state(self, country: str | None, token: Token) -> Actor | None:
        """The state of that id as an actor mentioned by the token; None where the id is no state."""
        return self.parties.state(country, token)


def is_verbal(token: Token) -> bool:
    """Whether a token may tell an act as a verb; the tagger takes some participles for adjectives or nouns."""
    return token.pos_ in ("VERB", "AUX") or (token.pos_ in ("ADJ", "NOUN") and token.tag_ in ("VBN", "VBG", "VBD"))


def plover(relation: str, status: str) -> str | None:
    """The PLOVER class of a consultation or agreement: planned ones are AGREE, denied ones REJECT."""
    if status == "denied" and (relation, "happened") in PLOVER:
        return "REJECT"
    return PLOVER.get((relation, status))


def finding(
    scene: Scene,
    relation: str,
    source: Actor | None,
    target: Actor | None,
    status: str,
    rule: str,
    trigger: Token,
    **more: Any,
) -> Iterator[Finding]:
    """One finding, or none where the two cannot be related: the same actor, an unnamed one, an official and the own state."""
    if source is None or target is None or not _relatable(scene, relation, source, target):
        return
    yield Finding(
        type=relation, source=source, target=target, status=status, rule=rule, trigger=trigger, sent=trigger.sent,
        paragraph=scene.paragraph, plover=plover(relation, status), **more,
    )  # fmt: skip


def _relatable(scene: Scene, relation: str, source: Actor, target: Actor) -> bool:
    if relation == "INVOLVES":
        return True
    same_words = (source.start, source.end, source.name) == (target.start, target.end, target.name)
    if same_words or (source.label, source.name) == (target.label, target.name):
        return False
    if not scene.parties.named(source) or not (scene.parties.named(target) or target.label in THINGS):
        return False
    if source.country and source.country == target.country and target.label != "Agreement":
        return False
    return not (relation == "VISITED" and target.label == "Organization")


def unique(actors: Iterable[Actor | None]) -> list[Actor]:
    """The actors, the first of each name, in order."""
    found: dict[str, Actor] = {}
    for actor in actors:
        if actor is not None:
            found.setdefault(actor.name, actor)
    return list(found.values())


def remembered(actors: Iterable[Actor]) -> list[Actor]:
    """The actors as ones that stand for a later word: no head token of their own."""
    return [replace(actor, head=-1 - place) for place, actor in enumerate(actors)]
