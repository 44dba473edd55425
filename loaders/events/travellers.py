"""Who travels where: what the verbs and the nouns of a journey share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from loaders import grammar, lexicon
from loaders.events.participants import WORDS as PEOPLE
from loaders.events.places import places_after
from loaders.events.scene import Scene, finding
from loaders.reading import Actor, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Going(lexicon.Rule):
    """A verb or noun of going; the keys are explained in visits.toml."""

    slots: tuple[str, ...]
    word: str = ""
    beside: frozenset[str] = frozenset()
    timetable: bool = False


WORDS = lexicon.words("visits.toml", "words")
NOUNS = {rule.word: rule for rule in lexicon.rules("visits.toml", "nouns", Going).values()}


def visited(
    scene: Scene, travellers: Sequence[Actor], where: Sequence[Actor], status: str, rule: str, trigger: Token
) -> Iterator[Finding]:
    """Every traveller went to every place; `stop` counts the places of the journey from 0."""
    mode = _mode(trigger)
    for traveller in travellers:
        if traveller.label == "Official" or _can_travel(scene, traveller):
            for stop, place in enumerate(where):
                features = {"stop": float(stop)}
                told = {"mode": mode, "place": _named(scene, place), "features": features}
                yield from finding(scene, "VISITED", traveller, place, status, rule, trigger, **told)


def _named(scene: Scene, place: Actor) -> str | None:
    """The place in the text's words: "Moscow" for Russia."""
    mark = scene.mark(scene.doc[place.head]) if place.head >= 0 else None
    return scene.doc[mark.start : mark.end].text if mark else None


def _can_travel(scene: Scene, party: Actor) -> bool:
    """A state or body travels as a delegation or an official of it, a state also as its bare name; not as its army, as
    "the Malian", or as "a plane from Mali"."""
    if party.head < 0:
        return party.label == "Country"
    head = scene.doc[party.head]
    if head.lower_ in ("i", "we", "my", "our"):
        return True
    if not scene.mark(head):
        return grammar.noun(head) in PEOPLE["travellers"]
    inside = head.dep_ == "pobj" and head.head.dep_ == "prep" and head.head.lower_ not in ("by", "of")
    if inside or head.dep_ in ("compound", "amod", "nmod"):
        return grammar.noun(head.head.head if inside else head.head) in PEOPLE["travellers"]
    return party.label == "Country" and scene.kind(head) != "demonym"


def _mode(trigger: Token) -> str | None:
    """ "state visit", "official visit"."""
    return "state" if any(c.dep_ in ("amod", "compound") and c.lower_ == "state" for c in trigger.children) else None


def says_here(*heads: Token | None) -> bool:
    """Whether "here" stands under one of the words."""
    return any(child.lower_ == "here" for head in heads if head is not None for child in head.children)


def phrases(head: Token, prepositions: Sequence[str], scene: Scene) -> list[Actor]:
    """The places in a word's prepositional phrases, also behind an adverb ("back from Mali")."""
    adverbs = [child for child in head.children if child.dep_ == "advmod" and child.lower_ in WORDS["adverbs"]]
    heads = [
        child
        for word in (head, *adverbs)
        for child in word.children
        if child.dep_ in ("prep", "prt", "advmod") and child.lower_ in prepositions
    ]
    return [
        actor
        for child in sorted(heads, key=lambda c: prepositions.index(c.lower_))
        for actor in places_after(scene, child.i + 1)
    ]
