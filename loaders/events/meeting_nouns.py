"""Meetings that a noun tells: "talks between A and B", "A held a meeting with B", "during their call".

A noun is tried against the constructions in turn; the first that it stands in decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from loaders import grammar
from loaders.events.participants import awaited, crowd, crowd_after, doers, owners
from loaders.events.scene import Scene, finding, remembered
from loaders.events.states import states_in
from loaders.events.talks import MOST, WORDS, across, each_with_each, noun_status, stands, takes_part
from loaders.reading import Actor, Finding

HYPHEN = re.compile(r"\s?[-–/]\s?")
MODIFIERS = ("compound", "amod", "nmod")
STATES, BODIES = frozenset({"name", "demonym"}), frozenset({"org"})
OBJECTS = ("dobj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Talks:
    """A noun of meeting and what stands around it."""

    scene: Scene
    noun: Token
    word: str
    verb: Token | None
    how: str | None
    status: str
    stem: Token

    @property
    def carried(self) -> bool:
        """Whether the verb above only carries the noun: "held talks"."""
        return self.verb is not None and self.verb.lemma_.lower() in WORDS["light"]

    @property
    def possessives(self) -> list[Token]:
        return [child for child in self.noun.children if child.dep_ == "poss"]

    def doers(self) -> list[Actor]:
        """Everyone who does the verb above, or is expected: "A is expected in Mali for talks"."""
        if self.verb is None:
            return []
        tokens = awaited(self.verb)
        if self.verb.lemma_ in WORDS["taken_up"]:  # "A and B are engaged in talks"
            tokens = [child for child in self.verb.children if child.dep_ == "nsubjpass"]
        expected = [actor for token in tokens for actor in crowd(self.scene, token)]
        return doers(self.scene, self.verb) or expected


Construction = Callable[[Talks], Iterator[Finding] | None]


def find(noun: Token, scene: Scene) -> Iterator[Finding]:
    """The meetings that one noun tells."""
    talks = _talks(scene, noun)
    if talks is None:
        return
    for construction in CONSTRUCTIONS:
        found = construction(talks)
        if found is not None:
            yield from found
            return
    scene.reading.note(noun.sent, "talks-with", f"{noun.text!r} has no two sides")


def _talks(scene: Scene, noun: Token) -> Talks | None:
    word = grammar.noun(noun)
    if word not in WORDS["talks"] or (scene.mark(noun) and scene.parties.named(scene.parties.actor(noun))):
        return None
    if noun.dep_ == "compound" and noun.head.i != noun.i and grammar.noun(noun.head) in WORDS["talks"]:
        return None  # "summit talks"
    if word in WORDS["rounds"] and not any(child.lower_ == "between" for child in noun.children):
        return None
    verb, how, stem = stands(noun)
    if noun.head.lower_ == "of" and grammar.noun(noun.head.head) in WORDS["around"]:
        how = "during"
    if verb is not None and how == "dobj" and {verb.lemma_, grammar.lemma(verb)} & WORDS["suggesting"]:
        return None
    if noun.dep_ == "pobj" and grammar.noun(noun.head.head) in WORDS["imagining"]:
        scene.reading.note(noun.sent, "talks-with", f"{noun.text!r} is only imagined: {noun.head.head.text}")
        return None
    if any(child.dep_ == "amod" and child.lower_ in WORDS["imagined"] for child in noun.children):
        scene.reading.note(noun.sent, "talks-with", f"{noun.text!r} is only imagined")
        return None
    planned = verb is not None and (awaited(verb) or verb.lemma_ == "look")
    return Talks(scene, noun, word, verb, how, "planned" if planned else noun_status(noun, verb, how), stem)


def _between(talks: Talks) -> Iterator[Finding] | None:
    """ "talks between A and B", "talks were held between A and B"."""
    people = crowd_after(talks.scene, talks.noun, "between", "among")
    if not people and talks.stem.i != talks.noun.i:  # "a round of talks between A and B"
        people = crowd_after(talks.scene, talks.stem, "between")
    if not people and talks.verb is not None and talks.how in (*OBJECTS, "nsubj"):
        people = crowd_after(talks.scene, talks.verb, "between")
    if not people:  # "negotiations currently held between A and B"
        held = [child for child in talks.noun.children if child.dep_ == "acl" and child.tag_ == "VBN"]
        people = [actor for child in held for actor in crowd_after(talks.scene, child, "between")]
    if not people:
        return None
    return each_with_each(talks.scene, people, talks.status, "talks-between", talks.noun)


def _of_state_and_body(talks: Talks) -> Iterator[Finding] | None:
    """ "X attended the China-ASEAN meeting": X met ASEAN."""
    pair = _joined_names(talks)
    body = next((mark for mark in pair if mark[0] in BODIES), None)
    if body is None or not any(mark[0] in STATES for mark in pair) or not takes_part(talks.noun, talks.verb, talks.how):
        return None
    target = talks.scene.parties.organization(body[1], talks.noun)
    officials = [actor for actor in talks.doers() if actor.label == "Official"]
    found = [
        one
        for actor in officials
        for one in finding(talks.scene, "MET_WITH", actor, target, talks.status, "state-and-body-talks", talks.noun)
    ]
    return iter(found) if found else None


def _with(talks: Talks) -> Iterator[Finding] | None:
    """ "A held talks with B", "A's talks with B", "A said so in a meeting with B"."""
    other = _partners(talks)
    if not other:
        return None
    side = _own_side(talks) or _side_above(talks, other)
    if not side:
        return None
    return across(talks.scene, side, other, talks.status, "talks-with", talks.noun)


def _their(talks: Talks) -> Iterator[Finding] | None:
    """ "their talks", "the Sino-Japanese summit"."""
    side, own = _own_side(talks), talks.possessives
    theirs = bool(own) and own[0].lower_ == "their" and 2 <= len(side) <= MOST
    if not theirs and not (len(side) == 2 and not own):
        return None
    leaders = [actor for actor in talks.doers() if actor.label == "Official"] if talks.how == "dobj" else []
    if not theirs and len(leaders) == 1:  # "A will lead the Norway-Mali talks"
        side = [leaders[0] if actor.country == leaders[0].country else actor for actor in side]
    return each_with_each(talks.scene, side, talks.status, "their-talks", talks.noun)


def _held(talks: Talks) -> Iterator[Finding] | None:
    """ "A and B held talks"."""
    verb = talks.verb
    carried = talks.how in ("dobj", "in") and verb is not None and verb.lemma_ in WORDS["holding"] | WORDS["taken_up"]
    hoped = talks.how == "to" and verb is not None and verb.lemma_ == "look"  # "look forward to a meeting"
    if not (carried or hoped) or talks.word not in WORDS["held"] or _own_side(talks):
        return None
    side = talks.doers()
    return each_with_each(talks.scene, side, talks.status, "talks-held", talks.noun) if len(side) > 1 else None


def _courtesy_call(talks: Talks) -> Iterator[Finding] | None:
    """ "A paid a courtesy call on B"."""
    if talks.word != "call" or not any(child.lower_ == "courtesy" for child in talks.noun.children):
        return None
    heads = [talks.noun, *([talks.verb] if talks.verb is not None else [])]
    other = [actor for head in heads for actor in crowd_after(talks.scene, head, "on", "to")]
    side = _own_side(talks) or talks.doers()
    if not side or not other:
        return None
    return across(talks.scene, side, other, talks.status, "courtesy-call", talks.noun, "in_person")


def _of_two_names(talks: Talks) -> Iterator[Finding] | None:
    """ "the Lee-Toure summit", where the text has named both in full."""
    for child in talks.noun.children:
        if child.dep_ in MODIFIERS:
            words = HYPHEN.split(talks.scene.doc[child.left_edge.i : child.i + 1].text)
            people = [_by_surname(talks.scene, word, child) for word in words]
            if len(people) == 2 and all(people):
                pair = remembered([actor for actor in people if actor is not None])
                return each_with_each(talks.scene, pair, talks.status, "talks-of-two-names", talks.noun)
    return None


def _of(talks: Talks) -> Iterator[Finding] | None:
    """ "a meeting of A and B"."""
    people = crowd_after(talks.scene, talks.noun, "of")
    if not 2 <= len(people) <= MOST or any(actor.label == "Organization" for actor in people):
        return None
    return each_with_each(talks.scene, people, talks.status, "talks-of", talks.noun)


def _bilateral(talks: Talks) -> Iterator[Finding] | None:
    """ "A would sign a pact with B during their bilateral meeting": the two states of the sentence."""
    named = any(child.dep_ == "amod" and child.lower_ == "bilateral" for child in talks.noun.children)
    if not named or talks.how not in ("during", "in", "at", "after", "before"):
        return None
    states = list(states_in(talks.scene, talks.noun.sent).values())
    if len(states) != 2:
        return None
    return each_with_each(talks.scene, states, talks.status, "bilateral-talks", talks.noun)


CONSTRUCTIONS: tuple[Construction, ...] = (
    _between, _of_state_and_body, _with, _their, _held, _courtesy_call, _of_two_names, _of, _bilateral,
)  # fmt: skip


def _partners(talks: Talks) -> list[Actor]:
    """Those after "with", of the noun or of the verb that carries it: "will be in Mali for talks on Monday with B"."""
    found = crowd_after(talks.scene, talks.noun, "with")
    if not found and talks.verb is not None and talks.carried and talks.how in (*OBJECTS, "in", "for"):
        found = crowd_after(talks.scene, talks.verb, "with")
    return found


def _own_side(talks: Talks) -> list[Actor]:
    """The side that the noun itself names: "A's talks", "their talks", "Sino-Japanese talks"."""
    own = talks.possessives
    side = [actor for possessive in own for actor in owners(talks.scene, possessive)]
    if not side and own and own[0].lower_ == "their":
        side = talks.doers()
        side = side if len(side) > 1 else []
    if not side:
        pair = _joined_names(talks)
        states = [talks.scene.state(key, talks.noun) for kind, key in pair if kind in STATES]
        named = [actor for actor in states if actor is not None]
        side = remembered(named) if len({actor.name for actor in named}) == 2 else []
    return side


def _side_above(talks: Talks, other: list[Actor]) -> list[Actor]:
    """The side that the verb names; else the noun phrase that holds the meeting; else the state in whose name it speaks."""
    scene, noun = talks.scene, talks.noun
    subject = talks.how in ("nsubj", "nsubjpass")
    side = talks.doers() if not subject and (talks.carried or talks.how in (*WORDS["within"], *OBJECTS)) else []
    if not side and subject:  # "the meeting of A with B", "the meeting with B that A had planned"
        side = crowd_after(scene, noun, "of", "by") or [
            actor for child in noun.children if child.dep_ == "relcl" for actor in doers(scene, child)
        ]
    bare = not talks.possessives and talks.how in (None, "nsubj", "nsubjpass")
    if not side and bare and talks.word in ("talk", "negotiation"):
        home = scene.state(scene.reading.issuer or scene.reading.dateline, noun)
        side = [home] if home is not None and home.country not in {actor.country for actor in other} else []
    if not side and talks.verb is not None and talks.verb.lemma_ == "include":
        side = _whose_programme(scene, talks.verb)
    if not side and noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        holder = scene.parties.actor(noun.head.head)
        side = [holder] if holder is not None and scene.parties.named(holder) else []
    return side


def _whose_programme(scene: Scene, verb: Token) -> list[Actor]:
    """The traveller in "his visit will include talks with B", "A began a visit, which includes talks with B"."""
    for subject in grammar.subject(verb):
        own = [actor for child in subject.children if child.dep_ == "poss" for actor in owners(scene, child)]
        over, _ = grammar.governor(subject)
        if own:
            return own
        if over is not None and over.i != verb.i:
            return doers(scene, over)
    return []


def _joined_names(talks: Talks) -> list[tuple[str, str]]:
    """(kind, id) of the two names before the noun: "China-U.S. talks", "Norwegian Malian talks"."""
    scene = talks.scene
    for child in talks.noun.children:
        if child.dep_ not in MODIFIERS:
            continue
        if HYPHEN.search(child.text):
            pair = [scene.parties.look_up(word) for word in HYPHEN.split(child.text)]
        else:
            words = scene.doc[child.left_edge.i : child.i + 1]
            marks = [scene.mark(word) for word in words if scene.heads_mark(word)]
            pair = [(mark.kind, mark.id) for mark in marks if mark is not None]
        known = [mark for mark in pair if mark is not None]
        if len(pair) == len(known) == 2:
            return known
    return []


def _by_surname(scene: Scene, surname: str, token: Token) -> Actor | None:
    official = next((one for one in scene.reading.officials if one.name.split()[-1] == surname), None)
    return scene.parties.person(official, token) if official is not None else None
