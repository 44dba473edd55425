"""PROPOSED: who offered, suggested, put forward what; and whom it would involve."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from loaders import grammar, lexicon
from loaders.events import invitations
from loaders.events.naming import label_of, name_clause, name_thing
from loaders.events.participants import crowd, crowd_after, doers, owners, phrase
from loaders.events.scene import Scene, finding, unique
from loaders.events.signings import involved
from loaders.events.states import JOINED, at, states_in, states_meant, states_of
from loaders.events.words import AGREEMENTS, PROPOSALS, by_word
from loaders.parties import Parties
from loaders.reading import Actor, Finding, Paragraph, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposing(lexicon.Rule):
    """A verb of proposing; the keys are explained in proposals.toml."""

    plans: bool = False
    under: str = ""
    word: str = ""


VERBS = by_word(lexicon.rules("proposals.toml", "verbs", Proposing))
ASIDE = ("in", "on", "at", "during", "after", "before", "about", "along", "like")
TWO = re.compile(r"the two \w+|both \w+")
States = Mapping[str, Actor]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A thing that was proposed, and the states that it would involve."""

    thing: Actor
    states: States


def find(paragraph: Paragraph, parties: Parties, reading: Reading) -> Iterator[Finding]:
    """The proposals of a paragraph, in the order of its words."""
    scene = Scene(paragraph, parties, reading)
    told: set[int] = set()
    for token in paragraph.doc:
        if token.pos_ in ("VERB", "AUX"):
            for one in _proposal(token, scene):
                told.add(one.target.head if one.type == "PROPOSED" else one.source.head)
                yield one
        elif token.pos_ == "NOUN" and token.i not in told:
            yield from _proposal_noun(token, scene)
            yield from invitations.find(token, scene)


def _proposal(verb: Token, scene: Scene) -> Iterator[Finding]:
    """ "A proposed a ceasefire", "A offered to mediate", "A invited B to visit"."""
    rule = _rule(verb)
    status = grammar.modality(verb)[0]
    if rule is None or status == "denied":
        return
    proposers = doers(scene, verb)
    if not proposers:
        scene.reading.note(verb.sent, rule.name, "nobody is named who proposes")
        return
    own = {actor.country for actor in proposers}
    proposed = _invited(verb, proposers, scene) if rule.name == "invite" else _offered(verb, rule, own, scene)
    for one in proposed:
        for actor in proposers:
            yield from finding(scene, "PROPOSED", actor, one.thing, status, rule.name, verb, mode=_mode(one.thing))
        others = {key: state for key, state in one.states.items() if len(one.states) > 1 or key not in own}
        yield from involved(scene, one.thing, list(others.values()), "proposed", verb)


def _rule(verb: Token) -> Proposing | None:
    forward = verb.lemma_.lower() == "put" and any(child.lower_ == "forward" for child in verb.children)
    return VERBS["put+forward"] if forward else VERBS.get(grammar.lemma(verb))


def _mode(thing: Actor) -> str | None:
    """A proposal to meet: CAMEO has a code of its own for it."""
    return "meet" if re.search(r"\b(meeting|talks|summit|dialogue)\b", thing.name) else None


def _objects(verb: Token) -> list[Token]:
    found = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    return [*found, verb.head] if verb.dep_ == "acl" and verb.tag_ == "VBN" else found


def _clauses(verb: Token, objects: Sequence[Token]) -> list[Token]:
    """The verbs of what is proposed: "offered to mediate", "suggested holding talks", "invited him to visit"."""
    below = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "advcl", "acl") and c.pos_ in ("VERB", "AUX")]
    return below + [c for obj in objects for c in obj.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VB"]


def _invited(verb: Token, hosts: Sequence[Actor], scene: Scene) -> Iterator[Proposed]:
    """ "A invited B to visit Norway": the visit by B; "A invited B to join the talks": joining the talks."""
    objects = _objects(verb)
    clauses = _clauses(verb, objects)
    journeys = [clause for clause in clauses if clause.lemma_ in PROPOSALS["travel"]]
    journeys += [obj for obj in grammar.objects_of(verb, "for") if grammar.noun(obj) in PROPOSALS["journeys"]]
    abroad = bool(journeys) or any(child.lower_ == "to" and child.dep_ == "prep" for child in verb.children)
    guests = [actor for obj in objects for actor in crowd(scene, obj) if actor.label in ("Official", "Country")]
    for guest in guests:
        if abroad:
            visit = invitations.visit(scene, guest, hosts, journeys, objects[0])
            if visit is not None:
                yield Proposed(visit, states_of(scene, [(guest, objects[0])]))
        elif clauses:
            yield Proposed(name_clause(scene, clauses[0]), states_in(scene, _core(clauses[0])))


def _offered(verb: Token, rule: Proposing, own: set[str | None], scene: Scene) -> Iterator[Proposed]:
    """ "proposed a ceasefire to Mali", "offered to mediate"."""
    objects = grammar.objects_of(verb, rule.under) if rule.under else _objects(verb)
    things = [obj for obj in objects if _is_project(scene, obj) and (not rule.plans or _is_plan(obj))]
    clauses = _clauses(verb, objects)
    if things:
        addressed = _addressed(verb, scene)
        for thing in grammar.spread(things[0], scene.paragraph.marks)[:2]:
            keep = {child.i for child in thing.children if child.dep_ == "acl" and child.tag_ == "VB"}
            yield Proposed(name_thing(scene, thing, keep=keep), {**states_in(scene, phrase(thing)), **addressed})
    elif clauses and not rule.plans and (not objects or rule.name == "offer"):
        yield _offered_clause(verb, clauses[0], own, scene)


def _is_project(scene: Scene, obj: Token) -> bool:
    plain = not scene.is_person(obj) and not scene.mark(obj) and obj.pos_ in ("NOUN", "PROPN")
    return plain and grammar.noun(obj) not in PROPOSALS["idle"]


def _is_plan(obj: Token) -> bool:
    """What is put before others to agree on, and not yet there: "a moratorium", "a peace plan"."""
    definite = any(child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these") for child in obj.children)
    return not definite and grammar.noun(obj) in AGREEMENTS | PROPOSALS["plannable"]


def _addressed(verb: Token, scene: Scene) -> dict[str, Actor]:
    """The states to whom, for whom or with whom something is proposed."""
    heads = [
        child for child in verb.children if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "for", "with")
    ]
    tokens = [obj for child in heads for obj in child.children if obj.dep_ == "pobj"]
    return states_of(scene, ((actor, obj) for obj in tokens for actor in crowd(scene, obj)))


def _offered_clause(verb: Token, clause: Token, own: set[str | None], scene: Scene) -> Proposed:
    """ "offered to mediate between the two": the two are the other states of the sentence, where it names just two."""
    words = _core(clause)
    thing = name_clause(scene, clause)
    states = {**states_in(scene, words), **states_meant(scene, words)}
    others = {key: actor for key, actor in states_in(scene, verb.sent).items() if key not in own}
    if any(_stands_for_two(word) for word in words) and len(others) == 2 and "between" in thing.name:
        names = " and ".join(actor.name for actor in others.values())
        return Proposed(replace(thing, name=TWO.sub(names, thing.name)), others)
    return Proposed(thing, states)


def _core(head: Token) -> list[Token]:
    """The words of a clause or phrase without what it is meant for and where: "holding talks with A (in B to discuss C)"."""
    apart = [
        child
        for word in head.subtree
        for child in word.children
        if child.dep_ in ("advcl", "relcl") or (child.dep_ == "prep" and child.lower_ in ASIDE)
    ]
    dropped = {word.i for child in apart for word in child.subtree}
    return [word for word in head.subtree if word.i not in dropped]


def _stands_for_two(word: Token) -> bool:
    pair = word.tag_ == "NNS" and grammar.noun(word) in PROPOSALS["pairs"]
    return pair and any(child.lower_ in ("two", "both") for child in word.children)


def _proposal_noun(noun: Token, scene: Scene) -> Iterator[Finding]:
    """ "A's proposal for a ceasefire", "the Norwegian offer to mediate"."""
    word = grammar.noun(noun)
    plan = word in PROPOSALS["plans"]
    if word not in PROPOSALS["nouns"] and not plan:
        return
    proposers = [actor for actor in unique(_owners(noun, plan, scene)) if scene.parties.named(actor)]
    if plan and any(scene.mark(obj) for obj in grammar.objects_of(noun, "of")) and len(_aims(noun)) > 1:
        plan = False  # "the initiative of Mali on holding talks"
    if not proposers or (plan and not any(actor.label == "Official" for actor in proposers)):
        return
    aims = [child for child in noun.children if child.dep_ in ("acl", "relcl") and _is_infinitive(child)] + _aims(noun)
    if word == "invitation" and (not aims or aims[0].lemma_ in PROPOSALS["travel"]):
        return
    proposed = _aimed_at(noun, aims, plan, scene)
    for actor in proposers[:2]:
        yield from finding(scene, "PROPOSED", actor, proposed.thing, "happened", f"proposal-of:{word}", noun)
    own = {actor.country for actor in proposers}
    states = {**proposed.states, **({} if plan else _answering(scene, noun))}
    others = [actor for key, actor in states.items() if key not in own]
    yield from involved(scene, proposed.thing, others, "proposed", noun)


def _answering(scene: Scene, noun: Token) -> States:
    """Who accepts or refuses a proposal was to take part: "Mali rejected Chad's proposal for a joint commission"."""
    verb, how = grammar.governor(noun)
    if verb is None or how not in ("dobj", "nsubjpass", "to") or verb.lemma_.lower() not in PROPOSALS["answering"]:
        return {}
    return states_of(scene, at(noun, doers(scene, verb)))


def _is_infinitive(verb: Token) -> bool:
    """ "a plan to withdraw", not "a plan under which Mali would withdraw"."""
    return verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)


def _aims(noun: Token) -> list[Token]:
    heads = [child for child in noun.children if child.dep_ == "prep" and child.lower_ in ("for", "to", "on", "of")]
    heads.sort(key=lambda child: child.lower_ == "of")
    return [obj for child in heads for obj in child.children if obj.dep_ in ("pobj", "pcomp")]


def _owners(noun: Token, plan: bool, scene: Scene) -> Iterator[Actor]:
    for child in noun.children:
        if child.dep_ == "poss":
            yield from owners(scene, child)
    for child in noun.children:
        if not plan and child.dep_ in ("amod", "compound") and (scene.heads_mark(child) or JOINED.search(child.text)):
            yield from states_in(scene, child.subtree).values()
            yield from scene.parties.actors(child)
    yield from crowd_after(scene, noun, "by", "from")
    for obj in grammar.objects_of(noun, "of") if grammar.noun(noun) != "invitation" else ():
        if scene.mark(obj) or scene.is_person(obj):  # "the proposal of Mali for talks"
            yield from crowd(scene, obj)
    verb, _ = grammar.governor(noun)
    theirs = any(child.lower_ == "their" for child in noun.children)
    if verb is not None and theirs:
        yield from doers(scene, verb)


def _aimed_at(noun: Token, aims: Sequence[Token], plan: bool, scene: Scene) -> Proposed:
    """What a proposal is for: the noun or clause of its aim, else the proposal itself."""
    if plan or not aims or aims[0].pos_ not in ("NOUN", "VERB"):
        return Proposed(name_thing(scene, noun, "Project"), states_in(scene, phrase(noun)))
    words = _core(aims[0])
    if aims[0].pos_ == "NOUN":
        return Proposed(name_thing(scene, aims[0], label_of(aims[0])), states_in(scene, words))
    return Proposed(name_clause(scene, aims[0]), {**states_in(scene, words), **states_meant(scene, words)})
