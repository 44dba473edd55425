"""Who does what a verb tells."""

from __future__ import annotations

from spacy.tokens import Token

from graph.model import Label
from loaders import grammar
from loaders.events import frames
from loaders.events.choice import Choice
from loaders.events.frames import MATERIAL
from loaders.events.owners import Scene, heads, holders, owners
from loaders.events.phrases import is_of, under
from loaders.reading import Actor

MOVING = ("AIDED", "MOBILIZED", "YIELDED_TO")  # in "Malian soldiers were sent" those who are moved are the doer's
GIVEN = ("aid", "money")  # what its issuer gives, in a government's own release


def doers(scene: Scene, verb: Token, material: bool = False) -> list[Actor]:
    """Who does it: the subject; the party to which the subject belongs; for material acts also the owner of a passive's
    subject ("Malian soldiers were sent")."""
    subjects = grammar.subject(verb)
    if not material and len(subjects) == 1 and subjects[0].lower_ == "we":
        speaker = scene.parties.speaker(subjects[0])
        if speaker:
            return [speaker]
    if _describes_a_thing(scene, verb):
        subjects = grammar.subject(verb.head.head)
    found = _possessors(scene, verb) or [actor for subject in subjects for actor in heads(scene, subject)]
    if not found:
        nominal = [
            subject for subject in subjects if subject.pos_ in ("NOUN", "PROPN") and not is_of(subject, "private")
        ]
        found = [actor for subject in nominal for actor in owners(scene, subject)]
    if not found and not subjects and material:
        passive = [subject for subject in _passive_subjects(verb) if not is_of(subject, "private")]
        found = [actor for subject in passive for actor in owners(scene, subject)]
    return found + _joined(scene, verb)


def sources_of(scene: Scene, verb: Token, choice: Choice) -> list[Actor]:
    """The doers of an act, also where its noun or the release as a whole tells them."""
    if choice.frame.speaker:
        return scene.reading.memory.joint
    if choice.frame.named:
        return [actor for subject in grammar.subject(verb) for actor in heads(scene, subject)]
    material, noun = choice.type in MATERIAL, choice.noun
    found = doers(scene, verb, choice.type in MOVING) or _expeller(scene, verb, choice) or _striker(scene, verb, choice)
    if not found and noun is not None and material:
        found = [actor for child in noun.children if child.dep_ == "poss" for actor in heads(scene, child)]
    if not found and noun is not None and "between" in choice.slots:
        tops = (verb, noun)
        found = next((got for top in tops if (got := [a for w in under(top, "between") for a in heads(scene, w)])), [])
    return found or _issuer(scene, verb, choice)


def _expeller(scene: Scene, verb: Token, choice: Choice) -> list[Actor]:
    """ "were expelled from Mali": Mali."""
    is_bare = choice.frame.mode == "expel" and grammar.is_passive(verb)
    return [actor for word in under(verb, "from") for actor in heads(scene, word)] if is_bare else []


def _striker(scene: Scene, verb: Token, choice: Choice) -> list[Actor]:
    """ "were killed in Malian shelling": Mali."""
    if choice.type != "ASSAULTED" or not grammar.is_passive(verb):
        return []
    nouns = [word for name in ("in", "during") for word in under(verb, name)]
    attacks = (w for w in nouns if any(f.type == "ASSAULTED" for f in frames.nouns().get(grammar.noun(w), ())))
    return [actor for word in attacks for actor in holders(scene, word) if actor.label == Label.COUNTRY]


def _describes_a_thing(scene: Scene, verb: Token) -> bool:
    """ "passed a resolution criticising Mali": whoever passed it criticises."""
    is_participle = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.dep_ == "dobj"
    return is_participle and not heads(scene, verb.head)


def _possessors(scene: Scene, verb: Token) -> list[Actor]:
    """ "Mali's decision to receive the envoy"."""
    if verb.dep_ != "acl" or verb.tag_ != "VB":
        return []
    return [actor for child in verb.head.children if child.dep_ == "poss" for actor in heads(scene, child)]


def _passive_subjects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "nsubjpass"]


def _joined(scene: Scene, verb: Token) -> list[Actor]:
    """ "joined Canada in calling on Iran": Canada calls too."""
    above = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ != "in" or above.lemma_ != "join":
        return []
    return [actor for child in above.children if child.dep_ == "dobj" for actor in heads(scene, child)]


def _issuer(scene: Scene, verb: Token, choice: Choice) -> list[Actor]:
    """In a government's own release "an additional $5 million will go to Mali" and "has been given to Mali" are its aid."""
    if choice.type != "AIDED" and choice.frame.type != "AIDED":
        return []
    subjects = grammar.subject(verb) or _passive_subjects(verb)
    issuer = scene.parties.issuer(verb)
    given = any(is_of(subject, name) for subject in subjects for name in GIVEN)
    return [issuer] if issuer is not None and (given or choice.frame.turned) else []
