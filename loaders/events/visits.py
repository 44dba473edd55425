"""VISITED: who went to which state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from loaders import grammar, lexicon
from loaders.events.participants import WORDS as PEOPLE
from loaders.events.participants import awaited, crowd, crowd_after, doers, owners, visitor
from loaders.events.places import here, places_after
from loaders.events.scene import Scene, finding, is_verbal
from loaders.events.states import states_in
from loaders.events.talks import noun_status
from loaders.events.words import by_word
from loaders.parties import Parties
from loaders.reading import Actor, Finding, Paragraph, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Going(lexicon.Rule):
    """A verb or noun of going; the keys are explained in visits.toml."""

    slots: tuple[str, ...]
    word: str = ""


VERBS = by_word(lexicon.rules("visits.toml", "verbs", Going))
NOUNS = by_word(lexicon.rules("visits.toml", "nouns", Going))
WORDS = lexicon.words("visits.toml", "words")
LEAVING = frozenset({"leave", "depart"})
HERE = frozenset({"arrive", "visit", "come", "return", "fly"})


def find(paragraph: Paragraph, parties: Parties, reading: Reading) -> Iterator[Finding]:
    """The visits of a paragraph, in the order of its words."""
    scene = Scene(paragraph, parties, reading)
    for token in paragraph.doc:
        if is_verbal(token):
            yield from _went(token, scene)
            yield from _was_there(token, scene)
            yield from _is_awaited(token, scene)
            yield from _was_brought(token, scene)
        elif token.pos_ in ("NOUN", "PROPN"):
            yield from _journey(token, scene)
        if token.lower_ == "visiting":
            yield from _visiting(token, scene)


def _visited(
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


def _says_here(*heads: Token | None) -> bool:
    return any(child.lower_ == "here" for head in heads if head is not None for child in head.children)


def _phrases(head: Token, prepositions: Sequence[str], scene: Scene) -> list[Actor]:
    """The places in a word's prepositional phrases."""
    heads = [c for c in head.children if c.dep_ in ("prep", "prt", "advmod") and c.lower_ in prepositions]
    return [
        actor
        for child in sorted(heads, key=lambda c: prepositions.index(c.lower_))
        for actor in places_after(scene, child.i + 1)
    ]


def _went(verb: Token, scene: Scene) -> Iterator[Finding]:
    """ "A travelled to Mali and Chad", "A arrived here"."""
    rule = VERBS.get(verb.lemma_.lower())
    if rule is None:
        return
    where: list[Actor] = []
    for slot in rule.slots:
        if slot == "obj":
            buildings = rule.name in LEAVING  # "left the State Department" tells of no journey
            for token in grammar.slot(verb, ("obj",)):
                if buildings and token.ent_type_ != "GPE" and scene.kind(token) != "name":
                    continue
                where += places_after(scene, token.left_edge.i if token.left_edge.i > verb.i else token.i)
        else:
            where += _phrases(verb, (slot,), scene)
    if not where:
        where = _cut_off(verb, rule.slots, scene)
    if not where and verb.lemma_ in HERE and _says_here(verb):
        where = here(scene, next(child for child in verb.children if child.lower_ == "here"))
    if where:
        yield from _visited(scene, doers(scene, verb), where, grammar.modality(verb)[0], rule.name, verb)
    else:
        scene.reading.note(verb.sent, rule.name, "no state is named as the place")


def _cut_off(verb: Token, prepositions: Sequence[str], scene: Scene) -> list[Actor]:
    """The place that the parse made the subject of a purpose: "left for Mali to attend a meeting"."""
    marks = [word for child in verb.children if child.dep_ == "advcl" for word in child.children if word.dep_ == "mark"]
    return [actor for word in marks if word.lower_ in prepositions for actor in places_after(scene, word.i + 1)]


def _was_there(verb: Token, scene: Scene) -> Iterator[Finding]:
    """ "A is in Mali", "the Norwegian delegation is here"."""
    if verb.lemma_ != "be":
        return
    travellers = doers(scene, verb)
    if any(actor.label == "Official" or _is_delegation(scene, actor) for actor in travellers):
        where = _phrases(verb, ("in",), scene) or (here(scene, verb) if _says_here(verb) else [])
        yield from _visited(scene, travellers, where, grammar.modality(verb)[0], "be-in", verb)


def _is_awaited(verb: Token, scene: Scene) -> Iterator[Finding]:
    """ "A is expected here on Friday", "A is due in Mali"."""
    subjects = awaited(verb)
    if subjects:
        heads = [verb, *(child for child in verb.children if child.dep_ == "acomp")]
        where = [actor for head in heads for actor in _phrases(head, ("in",), scene)]
        where = where or (here(scene, verb) if _says_here(*heads) else [])
        officials = [actor for token in subjects for actor in crowd(scene, token) if actor.label == "Official"]
        yield from _visited(scene, officials, where, "planned", "awaited-in", verb)


def _was_brought(verb: Token, scene: Scene) -> Iterator[Finding]:
    """ "the trip will take her to Mali", "A led a delegation to Mali", "sent A to Mali"."""
    travellers = _brought(verb, scene)
    if not travellers:
        return
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    where = [actor for head in (verb, *objects) for actor in _phrases(head, ("to",), scene)]
    yield from _visited(scene, travellers, where, grammar.modality(verb)[0], f"brought:{verb.lemma_.lower()}", verb)


def _brought(verb: Token, scene: Scene) -> list[Actor]:
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    match verb.lemma_.lower():
        case "take" if any(grammar.noun(subject) in NOUNS for subject in grammar.subject(verb)):
            return [actor for obj in objects for actor in crowd(scene, obj)]
        case "lead" if any(grammar.noun(obj) in WORDS["delegations"] for obj in objects):
            return doers(scene, verb)
        case "send" | "dispatch":
            sent = [actor for obj in objects for actor in crowd(scene, obj)]
            return [actor for actor in sent if actor.label == "Official"]
    return []


def _is_delegation(scene: Scene, actor: Actor) -> bool:
    named = actor.label in ("Country", "Organization") and actor.head >= 0
    return named and grammar.noun(scene.doc[actor.head]) in WORDS["delegations"]


def _visiting(adjective: Token, scene: Scene) -> Iterator[Finding]:
    """ "visiting Malian President A met B": in the state of the dateline, else in the state of B, who met A."""
    described = adjective.dep_ in ("amod", "compound")
    guest = adjective.head if described else visitor(adjective)
    if guest is None:
        return
    travellers = [a for a in crowd(scene, guest) if a.label == "Official"][:1]
    home = {actor.country for actor in travellers}
    where = [state for state in here(scene, adjective) if state.country not in home]
    verb, how = grammar.governor(guest if described else adjective)
    if not where and verb is not None and how not in ("nsubj", "nsubjpass"):
        hosts = [scene.state(actor.country, adjective) for actor in doers(scene, verb)]
        where = [state for state in hosts if state is not None and state.country not in home][:1]
    yield from _visited(scene, travellers, where, "happened", "visiting", adjective)


def _journey(noun: Token, scene: Scene) -> Iterator[Finding]:
    """ "A's visit to Mali", "A began a visit to Mali", "A said so during a trip to Mali"."""
    rule = NOUNS.get(grammar.noun(noun))
    if rule is None:
        return
    verb, how = grammar.governor(noun)
    travellers = _travellers(noun, rule, verb, how, scene)
    where = _destinations(noun, rule, verb, how, scene)
    if not where and travellers and rule.word == "visit":
        where = _only_other_state(noun, travellers, scene)
    if not where and travellers and verb is not None and how == "dobj" and verb.lemma_ in WORDS["hosting"]:
        where = _states_of_hosts(verb, travellers, scene)
    if where and travellers:
        yield from _visited(scene, travellers, where, noun_status(noun, verb, how), rule.name, noun)
    elif travellers or where:
        scene.reading.note(
            noun.sent, rule.name, "no state is named as the place" if travellers else "no traveller is named"
        )


def _destinations(noun: Token, rule: Going, verb: Token | None, how: str | None, scene: Scene) -> list[Actor]:
    kids = [child for child in noun.children if child.dep_ == "prep" and child.lower_ in rule.slots]
    where = [actor for child in kids for actor in places_after(scene, child.i + 1)]
    if not where and verb is not None and how in ("dobj", "nsubjpass", "on", "for"):
        kids = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in ("to", "in")]
        where = [actor for child in kids for actor in places_after(scene, child.i + 1)]
    return where or (here(scene, noun) if _says_here(noun, verb) else [])


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


def _only_other_state(noun: Token, travellers: Sequence[Actor], scene: Scene) -> list[Actor]:
    """ "Mali thanked A for her visit": the one state of the sentence that is not the traveller's own."""
    owned = any(child.dep_ == "poss" for child in noun.children)
    if not owned or not any(actor.label == "Official" for actor in travellers):
        return []
    home = {actor.country for actor in travellers}
    others = [actor for key, actor in states_in(scene, noun.sent).items() if key not in home]
    return others if len(others) == 1 else []
