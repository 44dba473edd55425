"""Journeys that a noun tells: "A's visit to Mali", "on arrival in Mali", "the first stop on A's tour"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from loaders import grammar
from loaders.events.participants import crowd_after, doers, owners
from loaders.events.places import here, places_after
from loaders.events.scene import Scene
from loaders.events.states import states_in
from loaders.events.talks import noun_status, stands
from loaders.events.travellers import NOUNS, WORDS, Going, says_here, visited
from loaders.reading import Actor, Finding


def find(noun: Token, scene: Scene) -> Iterator[Finding]:
    """ "A's visit to Mali", "A began a visit to Mali", "A said so during a trip to Mali"."""
    rule = NOUNS.get(grammar.noun(noun))
    if rule is None:
        return
    verb, how, _ = stands(noun)
    travellers = _travellers(noun, rule, verb, how, scene)
    where = _destinations(noun, rule, verb, how, scene)
    if not where and travellers and rule.word == "visit":
        where = _only_other_state(noun, travellers, verb, scene)
    if not where and travellers and verb is not None and _is_hosted(verb, how):
        where = _states_of_hosts(verb, travellers, scene)
    if where and travellers:
        yield from visited(scene, travellers, where, noun_status(noun, verb, how), rule.name, noun)
    elif travellers or where:
        scene.reading.note(
            noun.sent, rule.name, "no state is named as the place" if travellers else "no traveller is named"
        )


def find_verb(verb: Token, scene: Scene) -> Iterator[Finding]:
    """ "Mali was the first stop on A's tour", "A's next stop is Mali", "A began a trip that will include Mali"."""
    lemma = verb.lemma_.lower()
    if lemma == "be":
        yield from _next_stop(verb, scene)
    elif lemma in WORDS["including"]:
        journeys = [token for token in grammar.subject(verb) if grammar.noun(token) in NOUNS]
        objects = [child for child in verb.children if child.dep_ == "dobj"]
        where = [place for token in objects for place in places_after(scene, token.left_edge.i)]
        if journeys and where:
            yield from visited(scene, whose(journeys[0], scene), where, grammar.modality(verb)[0], "programme", verb)


def _next_stop(verb: Token, scene: Scene) -> Iterator[Finding]:
    sides = [child for child in verb.children if child.dep_ in ("nsubj", "attr", "acomp", "ccomp")]
    stop = next((token for token in sides if grammar.noun(token) in WORDS["stops"]), None)
    place = next((token for token in sides if scene.kind(token) in ("name", "seat")), None)
    if stop is None or place is None:
        return
    own = [child for child in stop.children if child.dep_ == "poss"]
    trips = [obj for obj in grammar.objects_of(stop, "on", "of", "in") if grammar.noun(obj) in NOUNS]
    own += [child for obj in trips for child in obj.children if child.dep_ == "poss"]
    travellers = [actor for token in own for actor in owners(scene, token)]
    status = grammar.modality(verb)[0]
    ahead = any(child.lower_ == "next" for child in stop.children)
    status = "planned" if ahead and status == "happened" and verb.tag_ in ("VBZ", "VBP") else status
    yield from visited(scene, travellers, places_after(scene, place.left_edge.i), status, "next-stop", verb)


def whose(journey: Token, scene: Scene) -> list[Actor]:
    """The traveller of a journey: "his visit", "A began a visit, which …"."""
    own = [actor for child in journey.children if child.dep_ == "poss" for actor in owners(scene, child)]
    over, how = grammar.governor(journey)
    if own or over is None or how in ("nsubj", "nsubjpass"):
        return own
    return doers(scene, over)


def _is_hosted(verb: Token, how: str | None) -> bool:
    """ "Mali welcomed the visit", "Mali is preparing for the visit"."""
    return verb.lemma_ in WORDS["hosting"] and (how == "dobj" or (how == "for" and verb.lemma_ == "prepare"))


def _destinations(noun: Token, rule: Going, verb: Token | None, how: str | None, scene: Scene) -> list[Actor]:
    kids = [child for child in noun.children if child.dep_ == "prep" and child.lower_ in rule.slots]
    if not kids:  # "the arrival of A in Mali"
        named = grammar.objects_of(noun, "of", "by")
        kids = [child for obj in named for child in obj.children if child.dep_ == "prep" and child.lower_ in rule.slots]
    where = [actor for child in kids for actor in places_after(scene, child.i + 1)]
    if not where and verb is not None and how in ("dobj", "nsubjpass", "on", "for"):
        kids = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in ("to", "in")]
        where = [actor for child in kids for actor in places_after(scene, child.i + 1)]
    return where or (here(scene, noun) if says_here(noun, verb) else [])


def _travellers(noun: Token, rule: Going, verb: Token | None, how: str | None, scene: Scene) -> list[Actor]:
    own = [child for child in noun.children if child.dep_ == "poss"]
    found = [actor for child in own for actor in owners(scene, child)]
    found += crowd_after(scene, noun, *(("by",) if "of" in rule.slots else ("by", "of")))
    if not found:  # "a visit to Mali by A"
        inner = [obj for child in noun.children if child.dep_ == "prep" for obj in child.children if obj.dep_ == "pobj"]
        found = [actor for obj in inner for actor in crowd_after(scene, obj, "by")]
    if not found and verb is not None and verb.lemma_ == "include":
        found = _travellers_of_programme(verb, scene)
    if not found and verb is not None and (how in WORDS["during"] or verb.lemma_.lower() in WORDS["making"]):
        found = doers(scene, verb)
    return found


def _travellers_of_programme(verb: Token, scene: Scene) -> list[Actor]:
    """Whose journey it is in "her trip will include stops in Mali", "the trip will include stops in Mali"."""
    journeys = [token for token in grammar.subject(verb) if grammar.noun(token) in NOUNS]
    own = [a for token in journeys for child in token.children if child.dep_ == "poss" for a in owners(scene, child)]
    told = [scene.parties.pronoun(token) for token in journeys if not own]
    return own or [actor for actor in told if actor is not None]


def _states_of_hosts(verb: Token, travellers: Sequence[Actor], scene: Scene) -> list[Actor]:
    """ "Mali cancelled a visit by A": Mali, where A is of another state."""
    hosts = [actor.country for actor in doers(scene, verb) if actor.label in ("Country", "Official")]
    home = {actor.country for actor in travellers}
    states = [scene.state(key, verb) for key in dict.fromkeys(hosts) if key not in home]
    return [state for state in states if state is not None][:1]


def _only_other_state(noun: Token, travellers: Sequence[Actor], verb: Token | None, scene: Scene) -> list[Actor]:
    """ "Mali thanked A for her visit": the one state of the sentence that is not the traveller's own, else the speaker's."""
    owned = any(child.dep_ == "poss" or child.lower_ in ("of", "by") for child in noun.children)
    blamed = verb is not None and verb.lemma_ in WORDS["blaming"]  # "Mali condemned A's visit"
    if not owned or blamed or not any(actor.label == "Official" for actor in travellers):
        return []
    home = {actor.country for actor in travellers}
    others = [actor for key, actor in states_in(scene, noun.sent).items() if key not in home]
    if not others and verb is not None:
        spoken = [scene.parties.state_of(actor) for actor in doers(scene, verb) if actor.label == "Official"]
        others = [state for state in spoken if state is not None and state.country not in home]
    return others if len(others) == 1 else []
