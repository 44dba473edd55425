"""Meetings of many: a body that has a member's minister at its meeting, a dinner "attended by A and B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from loaders import grammar, lexicon
from loaders.events.meeting_verbs import slot_tokens
from loaders.events.participants import crowd, crowd_after, doers, phrase
from loaders.events.scene import Scene, finding
from loaders.events.talks import WORDS, across, each_with_each, noun_status, takes_part
from loaders.events.words import by_word
from loaders.reading import Actor, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(lexicon.Rule):
    """A verb of taking part; the keys are explained in meetings.toml."""

    slots: tuple[str, ...]
    objects: frozenset[str]
    word: str = ""


VERBS = by_word(lexicon.rules("meetings.toml", "bodies", Attendance))
MEETINGS = WORDS["talks"] | WORDS["assemblies"]


def find_verb(verb: Token, scene: Scene) -> Iterator[Finding]:
    """ "X attended a meeting of NATO", "attended by A and B", "participants were A and B", "A joined B for talks"."""
    yield from _took_part(verb, scene)
    yield from _attended_by(verb, scene)
    yield from _participants(verb, scene)
    yield from _joined_for_talks(verb, scene)


def find_noun(noun: Token, scene: Scene) -> Iterator[Finding]:
    """ "at a meeting of NATO, X said": X with NATO."""
    word = grammar.noun(noun)
    if word not in WORDS["talks"] and word not in ("forum", "ministerial", "assembly"):
        return
    bodies = [actor for actor in _bodies(scene, noun) if actor.head != noun.i]
    sided = any(child.dep_ == "prep" and child.lower_ in ("with", "between") for child in noun.children)
    verb, how = grammar.governor(noun)
    if not bodies or sided or verb is None or not takes_part(noun, verb, how):
        return
    status = noun_status(noun, verb, how)
    for actor in doers(scene, verb):
        if actor.label == "Official" and actor.country != bodies[0].name:
            yield from finding(scene, "MET_WITH", actor, bodies[0], status, "at-a-body", noun)


def _bodies(scene: Scene, token: Token) -> list[Actor]:
    """The organisations named in a noun phrase; not the one of "a UN-sponsored summit"."""
    named = [word for word in phrase(token) if scene.kind(word) == "org" and scene.heads_mark(word)]
    named = [word for word in named if scene.doc[word.i + 1 : word.i + 2].text != "-"]
    return [actor for word in named if (actor := scene.parties.actor(word)) is not None]


def _took_part(verb: Token, scene: Scene) -> Iterator[Finding]:
    rule = VERBS.get(verb.lemma_.lower())
    if rule is None:
        return
    tokens = [token for slot in rule.slots for token in slot_tokens(verb, slot) if grammar.noun(token) != "part"]
    for token in tokens:
        for obj in grammar.spread(token, scene.paragraph.marks):
            yield from _met_body(verb, obj, rule, scene)


def _met_body(verb: Token, obj: Token, rule: Attendance, scene: Scene) -> Iterator[Finding]:
    status = grammar.modality(verb)[0]
    if "body" in rule.objects and scene.kind(obj) == "org":
        body, labels = scene.parties.actor(obj), {"Official"}
    elif grammar.noun(obj) in MEETINGS:
        body = next(iter(_bodies(scene, obj)), None)
        labels = {"Official"} if rule.word == "host" else {"Official", "Country"}
    else:
        return
    for actor in doers(scene, verb):
        if body is not None and actor.label in labels and actor.country != body.name:
            yield from finding(scene, "MET_WITH", actor, body, status, rule.name, verb)


def _attended_by(verb: Token, scene: Scene) -> Iterator[Finding]:
    """ "The dinner was attended by A and B"."""
    if verb.lemma_.lower() != "attend" or not any(child.dep_ == "agent" for child in verb.children):
        return
    agents = [obj for child in verb.children if child.dep_ == "agent" for obj in child.children if obj.dep_ == "pobj"]
    people = [actor for obj in agents for actor in crowd(scene, obj)]
    apart = len({actor.country for actor in people}) == len(people)
    if apart and all(actor.label == "Official" for actor in people):
        yield from each_with_each(scene, people, grammar.modality(verb)[0], "attended-by", verb)


def _participants(verb: Token, scene: Scene) -> Iterator[Finding]:
    """ "The participants were A, B and C"."""
    if verb.lemma_.lower() not in ("be", "include") or not _has_participants(verb, scene):
        return
    named = [actor for child in verb.children if child.dep_ in ("attr", "dobj") for actor in crowd(scene, child)]
    named += crowd_after(scene, verb, "besides", "beside")
    people = [actor for actor in named if actor.label == "Official"]
    yield from each_with_each(scene, people, "happened", "participants", verb)


def _has_participants(verb: Token, scene: Scene) -> bool:
    subject = any(child.dep_ == "nsubj" and grammar.noun(child) in WORDS["participants"] for child in verb.children)
    before = scene.doc[max(0, verb.i - 3) : verb.i]
    return subject or any(grammar.noun(word) == "participant" for word in before)


def _joined_for_talks(verb: Token, scene: Scene) -> Iterator[Finding]:
    """ "A joined B for talks"."""
    purpose = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in ("for", "in", "at")]
    talks = any(grammar.noun(obj) in WORDS["talks"] for child in purpose for obj in child.children)
    if verb.lemma_.lower() not in WORDS["joining"] or not talks:
        return
    side = doers(scene, verb)
    other = [actor for child in verb.children if child.dep_ == "dobj" for actor in crowd(scene, child)]
    if side and other and all(actor.label == "Official" for actor in other):
        yield from across(scene, side, other, grammar.modality(verb)[0], "joined-for-talks", verb, "in_person")
