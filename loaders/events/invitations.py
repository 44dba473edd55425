"""Invitations to visit: "A's invitation to B to visit Mali", "B accepted an invitation from A", "A extended an invitation"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from loaders import grammar
from loaders.events.participants import crowd, crowd_after, doers, owners
from loaders.events.scene import Scene, finding, unique
from loaders.events.states import at, states_in, states_of
from loaders.events.words import PROPOSALS
from loaders.reading import Actor, Finding


def visit(scene: Scene, guest: Actor, hosts: Sequence[Actor], journeys: Sequence[Token], token: Token) -> Actor | None:
    """The visit of a guest as a project: to the state that the journey names, else to the hosts' own; None where that is
    the guest itself."""
    named = states_in(scene, (word for journey in journeys for word in journey.subtree))
    host = next(iter((named or states_of(scene, at(token, hosts))).values()), None)
    if host is None or host.name == guest.name:
        return None
    where = journeys[0] if journeys else token
    return scene.parties.make("Project", f"visit by {guest.name} to {host.name}", None, None, where)


def find(noun: Token, scene: Scene) -> Iterator[Finding]:
    """What an invitation proposes: the visit of the guest."""
    if grammar.noun(noun) != "invitation":
        return
    verb, how = grammar.governor(noun)
    journeys = [
        child for child in noun.children if child.dep_ in ("acl", "relcl") and child.lemma_ in PROPOSALS["travel"]
    ]
    hosts, guests = _hosts(noun, verb, how, scene), _guests(noun, journeys, verb, how, scene)
    for guest in guests:
        project = visit(scene, guest, hosts, journeys, noun)
        if project is not None:
            for host in [host for host in hosts if host.name != guest.name][:1]:
                yield from finding(scene, "PROPOSED", host, project, "happened", "invitation", noun)
            for state in states_of(scene, at(noun, [guest])).values():
                yield from finding(scene, "INVOLVES", project, state, "happened", "proposed", noun)
    if not hosts or not guests:
        scene.reading.note(noun.sent, "invitation", "no guest is named" if hosts else "no host is named")


def _hosts(noun: Token, verb: Token | None, how: str | None, scene: Scene) -> list[Actor]:
    own = [actor for child in noun.children if child.dep_ == "poss" for actor in owners(scene, child)]
    found = unique([*own, *crowd_after(scene, noun, "by", "from", "of")])
    if not found and verb is not None and how in ("dobj", "nsubjpass") and verb.lemma_.lower() in PROPOSALS["inviting"]:
        found = doers(scene, verb)
    return [actor for actor in found if scene.parties.named(actor)]


def _guests(noun: Token, journeys: Sequence[Token], verb: Token | None, how: str | None, scene: Scene) -> list[Actor]:
    found = crowd_after(scene, noun, "to", "for")
    found += [a for clause in journeys for c in clause.children if c.dep_ == "nsubj" for a in crowd(scene, c)]
    if not found and verb is not None:
        if verb.lemma_.lower() in PROPOSALS["inviting"]:
            found = crowd_after(scene, verb, "to")
        elif _is_answered(verb, how):
            found = doers(scene, verb)
    return [actor for actor in unique(found) if actor.label in ("Official", "Country")]


def _is_answered(verb: Token, how: str | None) -> bool:
    """ "B accepted the invitation", "B arrived at the invitation of A"."""
    return how == "at" or (how in ("dobj", "to", "for") and verb.lemma_.lower() in PROPOSALS["accepting"])
