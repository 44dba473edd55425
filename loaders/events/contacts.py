"""Meetings told by what goes with one: the call, the host, the dinner."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from loaders import grammar
from loaders.events.participants import crowd, crowd_after, doers, owners
from loaders.events.scene import Scene
from loaders.events.talks import WORDS, across
from loaders.reading import Actor, Finding

HOSTS = ("host", "guest", "interlocutor")


def find_noun(noun: Token, scene: Scene) -> Iterator[Finding]:
    """ "A took a call from B", "his host, B, told him", "A gave a dinner in honour of B"."""
    word = grammar.noun(noun)
    if word == "call":
        yield from _phone_call(noun, scene)
    elif word in HOSTS:
        yield from _host(noun, scene)
    elif word in WORDS["hospitality"]:
        yield from _for_a_guest(noun, scene)


def _officials(found: list[Actor]) -> list[Actor]:
    return [actor for actor in found if actor.label == "Official"]


def _is_phone_call(noun: Token) -> bool:
    words = {child.lower_ for child in noun.children if child.dep_ in ("compound", "amod")}
    return grammar.noun(noun) in ("call", "conversation") and bool(words & WORDS["call"])


def _phone_call(call: Token, scene: Scene) -> Iterator[Finding]:
    asked = any(child.dep_ in ("acl", "relcl") for child in call.children)  # "a call from A to resign"
    verb, how = grammar.governor(call)
    if asked or verb is None or any(child.lower_ == "courtesy" for child in call.children):
        return
    other = _officials(crowd_after(scene, call, "from", "to"))
    reached = how == "dobj" and verb.lemma_.lower() in WORDS["calling"]
    said = how in ("in", "during", "on") and _is_phone_call(call)
    side = doers(scene, verb)
    if side and other and (reached or said):
        status = grammar.modality(verb)[0] if reached else "happened"
        yield from across(scene, side, other, status, "phone-call", call, "call")


def _host(host: Token, scene: Scene) -> Iterator[Finding]:
    own = [child for child in host.children if child.dep_ == "poss"]
    side = _officials([actor for token in own for actor in owners(scene, token)])
    named = [child for child in host.children if child.dep_ == "appos" and scene.is_person(child)]
    other = _officials([actor for token in named for actor in crowd(scene, token)])[:1]
    if side and other:
        yield from across(scene, side, other, "happened", "host-of", host, "in_person")


def _for_a_guest(meal: Token, scene: Scene) -> Iterator[Finding]:
    verb, how = grammar.governor(meal)
    if verb is None or how not in ("dobj", "nsubjpass") or verb.lemma_.lower() not in WORDS["giving"]:
        return
    heads = [meal, verb]
    honours = [obj for head in heads for obj in grammar.objects_of(head, "in") if obj.lower_ in ("honour", "honor")]
    guests = [actor for obj in honours for actor in crowd_after(scene, obj, "of")]
    guests += [actor for head in heads for actor in crowd_after(scene, head, "for", "to")]
    guests += [actor for token in grammar.slot(verb, ("dative",)) for actor in crowd(scene, token)]
    side, other = doers(scene, verb), _officials(guests)
    if side and other:
        yield from across(scene, side, other, grammar.modality(verb)[0], "for-a-guest", meal, "in_person")
