"""The acts that noun phrases tell: "Russia's war against Ukraine", "Cuba's agreement to receive the envoy"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.model import Label
from loaders import grammar
from loaders.events import frames
from loaders.events.doers import doers
from loaders.events.findings import Told, between, is_headline
from loaders.events.frames import VERBAL, Frame
from loaders.events.owners import Scene, Search, countries, heads, modifying, owners
from loaders.events.phrases import under, wrapping
from loaders.events.slots import Act, recipients
from loaders.reading import Actor, Finding

# a noun with an infinitive, which says what was agreed or refused, and with whom
DEEDS = {"agreement": "AGREED_WITH", "pledge": "AGREED_WITH", "promise": "AGREED_WITH", "refusal": "REJECTED"}
ANSWERS = frozenset(
    {"accept", "reject", "respond", "refuse", "grant", "approve", "deny", "agree", "consider", "decline"}
)
AGGRESSIONS = frozenset({"aggression", "invasion", "war"})
DEFYING = frozenset({"despite", "amid", "amidst", "under"})
UNREAL = "unreal"


def of_noun(scene: Scene, noun: Token) -> Iterator[Finding]:
    """All that a noun tells with its own phrase."""
    if is_headline(scene, noun.sent):
        return
    yield from _deed(scene, noun)
    if _is_unreal(noun) or scene.parties.is_named(noun):
        return
    for frame in frames.nouns().get(grammar.noun(noun), ()):
        if not frame.carried and not (frame.type in VERBAL and _is_ended(noun)):
            yield from _phrase(scene, noun, frame)


def _is_unreal(noun: Token) -> bool:
    """ "any further attack", "possible sanctions", "the risk of an attack"."""
    unreal = frames.classes()[UNREAL]
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "for") else None
    if above is not None and "noun_imagined" in frames.governors().get(above.lemma_.lower(), ()):
        return True
    return any(child.lower_ in unreal and child.dep_ in ("amod", "det") for child in noun.children)


def _is_ended(noun: Token) -> bool:
    """ "dropped its objections": what is taken back is not said again."""
    return noun.dep_ == "dobj" and "end" in frames.carriers().get(grammar.lemma(noun.head), ())


def _deed(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "the Indonesian Government's agreement to allow Mali to …"."""
    kind = DEEDS.get(grammar.noun(noun))
    if kind is None:
        return
    sources = [a for child in noun.children if child.dep_ == "poss" for a in owners(scene, child)]
    search = Search(countries(sources))
    for clause in noun.children if sources else ():
        if clause.dep_ == "acl" and clause.tag_ == "VB":
            told = Told(kind, "happened", f"deed-{grammar.noun(noun)}", noun)
            yield from between(scene, told, sources, _in_deed(scene, clause, search)[:1])


def _in_deed(scene: Scene, clause: Token, search: Search) -> list[Actor]:
    objects = [child for child in clause.children if child.dep_ == "dobj"]
    subjects = [s for child in clause.children if child.dep_ == "ccomp" for s in child.children if s.dep_ == "nsubj"]
    found = [actor for word in (*objects, *subjects) for actor in owners(scene, word, search)]
    return found or [a for name in ("with", "to", "for") for word in under(clause, name) for a in owners(scene, word)]


def _phrase(scene: Scene, noun: Token, frame: Frame) -> Iterator[Finding]:
    told = Told(frame.type, "happened", frame.name, noun, frame.mode or None, grammar.noun(noun))
    opposed = [actor for word in under(noun, "between") for actor in heads(scene, word)]
    if frame.type == "ASSAULTED" and len(opposed) == 2:  # "the war between Iran and Iraq"
        yield from between(scene, told, opposed[:1], opposed[1:])
        yield from between(scene, told, opposed[1:], opposed[:1])
        return
    sources = _owners_of(scene, noun, frame)
    targets = _aimed_at(scene, noun, frame, countries(sources))
    if targets and not sources:
        sources = _protesters(scene, noun, frame)
    elif sources and not targets:
        targets = _asked(scene, noun, frame) or _sheltered(scene, noun, frame) or _blamed(scene, noun, frame)
    if frame.state:
        sources = [
            scene.parties.state_of(actor) or actor if actor.label == Label.OFFICIAL else actor for actor in sources
        ]
    yield from between(scene, told, sources, targets)


def _owners_of(scene: Scene, noun: Token, frame: Frame) -> list[Actor]:
    """ "Mali's", "the Malian", "by Mali", and "from Mali" where the frame says so."""
    found: list[Actor] = []
    for child in (child for top in dict.fromkeys((noun, wrapping(noun))) for child in top.children):
        if child.dep_ == "poss":
            found += owners(scene, child)
        elif child.dep_ in ("amod", "compound", "nmod") and child.i in scene.paragraph.marks:
            found += heads(scene, child)
    found = found or modifying(scene, noun)
    tops = [noun, *(word for name in ("for", "of") for word in under(noun, name))] if frame.sources else [noun]
    named = ("by", *frame.sources)
    return found + [a for top in tops for name in named for word in under(top, name) for a in owners(scene, word)]


def _aimed_at(scene: Scene, noun: Token, frame: Frame, own: frozenset[str]) -> list[Actor]:
    """In the frame's slots; of an attack also in those of what follows "of" ("war of aggression against")."""
    tops = [noun]
    if frame.type == "ASSAULTED":
        tops += [word for word in under(noun, "of") if word.i not in scene.paragraph.marks]
    found = (recipients(scene, Act(top, frame.type, frame.slots, top, own)) for top in tops)
    return next((actors for actors in found if actors), [])


def _protesters(scene: Scene, noun: Token, frame: Frame) -> list[Actor]:
    """ "pulled out in protest at the sanctions"."""
    is_manner = noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.pos_ == "VERB"
    if frame.type == "ACCUSED" and grammar.noun(noun) == "protest" and is_manner:
        return doers(scene, noun.head.head)
    return []


def _blamed(scene: Scene, noun: Token, frame: Frame) -> list[Actor]:
    """ "they signed despite condemnation by Mali": Mali condemns those who signed."""
    is_defied = noun.dep_ == "pobj" and noun.head.lower_ in DEFYING and noun.head.head.pos_ == "VERB"
    return doers(scene, noun.head.head) if frame.type == "ACCUSED" and is_defied else []


def _asked(scene: Scene, noun: Token, frame: Frame) -> list[Actor]:
    """ "France granted Mali's request", "at Mali's request France sent an envoy": Mali asked France."""
    above = noun.head if noun.dep_ in ("dobj", "nsubjpass") else noun.head.head if noun.dep_ == "pobj" else None
    heeded = noun.dep_ == "pobj" and noun.head.lower_ == "at" and above is not None and above.pos_ == "VERB"
    if frame.type == "REQUESTED" and above is not None and (heeded or above.lemma_ in ANSWERS):
        return doers(scene, above)
    return []


def _sheltered(scene: Scene, noun: Token, frame: Frame) -> list[Actor]:
    """ "support for Ukraine in the face of Russia's aggression": the aggression is against Ukraine."""
    is_backdrop = noun.dep_ == "pobj" and noun.head.lower_ in ("of", "against", "amid", "despite")
    if frame.type != "ASSAULTED" or grammar.noun(noun) not in AGGRESSIONS or not is_backdrop:
        return []
    above = noun.head
    for _ in range(4):
        above = above.head
        tops = [above] if above.pos_ in ("NOUN", "PROPN") else [c for c in above.children if c.dep_ == "dobj"]
        found = [a for top in tops for name in ("for", "to", "of") for w in under(top, name) for a in owners(scene, w)]
        states = [actor for actor in found if actor.label == Label.COUNTRY]
        if states or above.pos_ == "VERB":
            return states[:1]
    return []
