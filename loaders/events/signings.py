"""SIGNED: who signed which agreement; and whom an agreement involves that others signed or hope to reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from loaders import grammar, lexicon
from loaders.events import companies
from loaders.events.naming import name_thing
from loaders.events.participants import crowd, crowd_after, doers, owners, phrase
from loaders.events.scene import Scene, finding, is_verbal, unique
from loaders.events.states import at, states_in, states_of
from loaders.events.talks import event_of, noun_status, place_of
from loaders.events.words import AGREEMENTS, by_word
from loaders.parties import Parties
from loaders.reading import Actor, Finding, Paragraph, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing(lexicon.Rule):
    """A verb of signing; the keys are explained in signings.toml."""

    hoped: bool = False
    oral: bool = False
    word: str = ""


VERBS = by_word(lexicon.rules("signings.toml", "verbs", Signing))
WORDS = lexicon.words("signings.toml", "words")
KINDS = {noun: kind for kind, nouns in lexicon.words("signings.toml", "kinds").items() for noun in nouns}
GOVERNED = ("REQUESTED", "THREATENED")
MOST = 2  # signatories of a pair; more share an event


def find(paragraph: Paragraph, parties: Parties, reading: Reading) -> Iterator[Finding]:
    """The signings of a paragraph, in the order of its words."""
    scene = Scene(paragraph, parties, reading)
    for token in paragraph.doc:
        rule = VERBS.get(token.lemma_.lower()) if is_verbal(token) else None
        if rule is not None:
            yield from _signed(token, rule, scene)
        elif token.pos_ == "NOUN" and grammar.noun(token) in WORDS["signing"]:
            yield from _signing(token, scene)


def _signed(verb: Token, rule: Signing, scene: Scene) -> Iterator[Finding]:
    obj = next((token for token in _objects(verb) if _is_agreement(token)), None)
    if obj is None:
        return
    status, frame, _ = grammar.modality(verb)
    if frame in GOVERNED:
        scene.reading.note(verb.sent, rule.name, f"it is only {frame.lower()}")
        return
    for thing in grammar.spread(obj, scene.paragraph.marks):
        if not _is_agreement(thing):
            continue
        agreement = name_thing(scene, thing, "Agreement", keep_place=False)
        signatories = _signatories(verb, thing, scene)
        if rule.oral or _is_in_prospect(verb) or (rule.hoped and (status == "planned" or verb.tag_ == "VB")):
            yield from _unsigned(scene, agreement, signatories, rule.name if rule.oral else "hoped", verb)
        else:
            yield from _told(scene, agreement, signatories, status, rule.name, verb, thing)


def _signing(noun: Token, scene: Scene) -> Iterator[Finding]:
    """ "the signing of a treaty between A and B", "the signing by A of a treaty"."""
    thing = next((obj for obj in grammar.objects_of(noun, "of") if _is_agreement(obj)), None)
    if thing is None:
        return
    parties = [a for head in (noun, thing) for a in crowd_after(scene, head, "between", "by", "with")]
    own = [a for child in noun.children if child.dep_ == "poss" for a in owners(scene, child)]
    verb, how = grammar.governor(noun)
    status = noun_status(noun, verb, how)
    signatories = unique(actor for actor in (*own, *parties) if scene.parties.named(actor))
    agreement = name_thing(scene, thing, "Agreement")
    if not signatories and verb is not None and grammar.lemma(verb) in WORDS["witnessing"]:
        yield from _between_the_sides(scene, agreement, noun, thing)
    yield from _told(scene, agreement, signatories, status, "signing-of", noun, thing)


def _objects(verb: Token) -> list[Token]:
    """What is signed: the object, the subject of a passive, the noun that a clause describes."""
    found = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass", "attr")]
    found = [verb.head if token.lower_ in ("that", "which") and verb.dep_ == "relcl" else token for token in found]
    if (verb.dep_ == "acl" and verb.tag_ == "VBN") or (verb.dep_ == "relcl" and not found):
        found.append(verb.head)
    if not found:
        found = [token for token in (_left_out(verb), _before_participle(verb)) if token is not None]
    return [token for first in found for token in grammar.spread(first, {})]


def _left_out(verb: Token) -> Token | None:
    """The agreement of a clause that leaves it out: "the pact both states signed", "the treaty that A is about to sign"."""
    over = verb
    while over.dep_ in ("xcomp", "pcomp", "acomp", "prep") and over.head.i != over.i:
        over = over.head
    if over.i != verb.i and over.dep_ == "relcl":
        return over.head
    subject = verb.head if verb.dep_ == "acl" and verb.tag_ == "VBD" else None
    if subject is None or subject.left_edge.i == 0:
        return None
    return subject.doc[subject.left_edge.i - 1]


def _before_participle(verb: Token) -> Token | None:
    """ "In the memorandum, signed between A and B, …"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBN" or verb.i < 2:
        return None
    before = verb.doc[verb.i - 1]
    return verb.doc[verb.i - 2] if before.text == "," else before


def _is_agreement(token: Token) -> bool:
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    return grammar.noun(token) in AGREEMENTS | WORDS["signed"] or any(word in token.text for word in WORDS["named"])


def _signatories(verb: Token, agreement: Token, scene: Scene) -> list[Actor]:
    """The doers and those "with" whom they sign; of a passive those after "by" or "between"; else those in the name."""
    named = scene.parties.named
    within = grammar.objects_of(agreement, "of")  # "a memorandum of understanding with Mali"
    partners = [a for head in (agreement, *within, verb) for a in crowd_after(scene, head, "with") if named(a)]
    sides = companies.instead(scene, grammar.subject(verb), [actor for actor in doers(scene, verb) if named(actor)])
    if not sides:
        sides = [a for head in (verb, agreement) for a in crowd_after(scene, head, "between", "by") if named(a)]
    under = [obj for head in (agreement, *within, verb) for obj in grammar.objects_of(head, "with")]
    partners = companies.instead(scene, under, partners)
    if not (sides or partners):
        return unique(a for a in crowd(scene, agreement) if named(a) and scene.kind(scene.doc[a.head]) != "seat")
    return unique([*sides, *partners])


def _told(
    scene: Scene, agreement: Actor, signatories: Sequence[Actor], status: str, rule: str, verb: Token, noun: Token
) -> Iterator[Finding]:
    told_by = verb.dep_ not in ("acl", "relcl") or any(child.dep_ == "agent" for child in verb.children)
    if not signatories and grammar.is_passive(verb) and told_by:
        yield from _between_the_sides(scene, agreement, verb, noun)
    many = len(signatories) > MOST
    told = {"kind": kind_of(noun), "place": place_of(scene, verb), "parties": max(2, len(signatories))}
    event = event_of(scene, verb) if many else None
    for actor in signatories:
        yield from finding(scene, "SIGNED", actor, agreement, status, rule, verb, event=event, **told)
    signed = {actor.country for actor in signatories if actor.label == "Country"}
    officials = [actor for actor in signatories if actor.label == "Official"]
    states = {**states_in(scene, phrase(noun)), **states_of(scene, at(verb, officials))}
    states |= companies.states(scene, signatories)
    yield from involved(scene, agreement, [a for key, a in states.items() if key not in signed], "signed-by", verb)


def _between_the_sides(scene: Scene, agreement: Actor, verb: Token, noun: Token) -> Iterator[Finding]:
    """ "After their talks a protocol was signed": it involves the two who held the talks."""
    sides = scene.reading.memory.sides(scene.paragraph, verb)
    states = states_of(scene, at(verb, sides))
    if len(states) != 2 or states_in(scene, noun.subtree):
        return
    yield from involved(scene, agreement, states.values(), "signed-by", verb)
    for word in _among(noun, verb):  # "27 documents were signed, among them the treaty on X"
        if _is_agreement(word) and word.dep_ != "compound":
            named = name_thing(scene, word, "Agreement")
            yield from involved(scene, named, states.values(), "signed-by", word)


def _among(noun: Token, verb: Token) -> Iterator[Token]:
    preps = [child for head in (noun, verb) for child in head.children if child.lower_ in ("among", "including")]
    yield from (word for prep in preps for word in prep.subtree)
    yield from (word for child in noun.children if child.dep_ == "appos" for word in grammar.spread(child, {}))


def _is_in_prospect(verb: Token) -> bool:
    """ "talks on signing a treaty", "close to signing a treaty", "negotiations to sign a treaty"."""
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG":
        return verb.head.lower_ in WORDS["towards"] and verb.head.head.pos_ in ("NOUN", "PROPN", "ADJ")
    return verb.dep_ == "acl" and verb.tag_ == "VB" and grammar.noun(verb.head) in WORDS["efforts"]


def _unsigned(scene: Scene, agreement: Actor, parties: Sequence[Actor], rule: str, verb: Token) -> Iterator[Finding]:
    """ "reached a deal", "hope to conclude a deal": its parties are involved, none has signed."""
    states = states_of(scene, at(verb, parties))
    if len(states) > 1:
        yield from involved(scene, agreement, states.values(), rule, verb)


def involved(scene: Scene, thing: Actor, states: Iterable[Actor], rule: str, trigger: Token) -> Iterator[Finding]:
    """The thing involves each of the states."""
    for state in states:
        yield from finding(scene, "INVOLVES", thing, state, "happened", rule, trigger)


def kind_of(noun: Token) -> str:
    """What kind of agreement a noun names: treaty, memorandum, protocol, declaration, contract, ceasefire, agreement."""
    return KINDS.get(grammar.noun(noun), "agreement")
