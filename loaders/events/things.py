"""INVOLVES: the agreements and undertakings that nouns name, with the states that take part in them.

A noun is tried against the constructions in turn; the first that gives states decides. Some are known by name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from spacy.tokens import Token

from loaders import grammar
from loaders.events import known
from loaders.events.involvement import CONSTRUCTIONS, MAKING
from loaders.events.naming import name_thing
from loaders.events.scene import Scene
from loaders.events.signings import involved
from loaders.events.thing import Thing, thing_of
from loaders.events.words import THINGS
from loaders.parties import Parties
from loaders.reading import Finding, Paragraph, Reading


def find(
    paragraph: Paragraph,
    parties: Parties,
    reading: Reading,
    told: Collection[int] = (),
    offered: Mapping[int, Collection[str | None]] = {},
) -> Iterator[Finding]:
    """The things of a paragraph; `told` are the tokens of things that another rule has told, `offered` those of things that
    were proposed, with the states of the proposers, whom a mere offer does not involve."""
    scene = Scene(paragraph, parties, reading)
    by_name = list(known.find(scene))
    yield from by_name
    told = {*told, *(one.source.head for one in by_name)}
    for token in paragraph.doc:
        thing = thing_of(token, scene) if token.i not in told else None
        if thing is not None:
            own = offered.get(token.i, ())
            yield from (one for one in _involved(thing) if one.target.country not in own)


def _involved(thing: Thing) -> Iterator[Finding]:
    for rule, construction in CONSTRUCTIONS:
        states = construction(thing)
        if not states:
            continue
        if thing.weak and rule not in MAKING and not _is_being_made(thing.noun):
            thing.scene.reading.note(thing.noun.sent, rule, f"{thing.noun.text!r} counts only with a name or a maker")
            return
        named = name_thing(thing.scene, _bearer(thing), "Agreement" if thing.agreement else "Project")
        yield from involved(thing.scene, named, list(states.values()), rule, thing.noun)
        return


def _bearer(thing: Thing) -> Token:
    """The noun whose phrase names it: the name in "Aukus, the pact under which …"."""
    head = thing.noun.head
    apposed = thing.noun.dep_ == "appos" and head.pos_ == "PROPN" and not thing.scene.is_person(head)
    return head if apposed and not thing.scene.mark(head) else thing.noun


def _is_being_made(noun: Token) -> bool:
    """ "the launching of a cargo train"."""
    made = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return made and grammar.noun(noun.head.head) in THINGS["making"]
