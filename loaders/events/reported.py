"""What "said that Mali had violated …", "called the decision unlawful" and "is critical of …" tell."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from loaders.events import frames
from loaders.events.doers import doers
from loaders.events.findings import Told, between
from loaders.events.owners import Scene, Search, countries, heads, holders, owners
from loaders.events.phrases import is_of, under
from loaders.events.world import WILL, standing
from loaders.reading import Actor, Finding

TELLING = frozenset(
    {"say", "charge", "claim", "allege", "argue", "note", "stress", "declare", "add", "insist", "tell", "reply", "reiterate",
     "assert", "maintain", "contend", "warn", "emphasize", "emphasise", "underscore", "complain", "reaffirm", "state"}
)  # fmt: skip
DEMANDING = frozenset(
    {"say", "insist", "stress", "demand", "declare", "add", "reiterate", "emphasize", "emphasise", "tell"}
)
LABELLING = frozenset({"call", "describe", "brand", "label", "term", "denounce", "dub", "characterize", "characterise"})
BEING = ("be", "remain", "stand", "feel")
MEETING_WITH = frozenset({"meet", "face", "suffer", "pay", "incur", "bear", "encounter"})


def of_reported(scene: Scene, verb: Token) -> Iterator[Finding]:
    """All that a verb tells by being said, or by what it says of somebody."""
    yield from _attitude(scene, verb)
    yield from _steadfast(scene, verb)
    yield from _label(scene, verb)
    yield from _held_responsible(scene, verb)
    if verb.dep_ == "ccomp" and verb.head.lemma_ in TELLING:
        yield from _accusation(scene, verb)
        yield from _rebuttal(scene, verb)
        yield from _consequence(scene, verb)


def of_demand(scene: Scene, verb: Token) -> Iterator[Finding]:
    """ "said that Iran must stop"."""
    obliged = any(child.dep_ == "aux" and child.lower_ in ("must", "should") for child in verb.children)
    if not (verb.dep_ == "ccomp" and obliged and verb.head.lemma_ in DEMANDING):
        return
    told = [actor for subject in _subjects(verb) for actor in heads(scene, subject)]
    for doer in doers(scene, verb.head):
        if not any(actor.country and actor.country == doer.country for actor in told):
            yield from between(scene, Told("REQUESTED", "happened", "say-must", verb), [doer], told)


def _subjects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]


def _attitude(scene: Scene, verb: Token) -> Iterator[Finding]:
    """ "is critical of Iran's decision", "remains committed to Iraq"."""
    if verb.lemma_ not in BEING:
        return
    for word in verb.children:
        for frame in frames.adjectives().get(word.lower_, ()) if word.dep_ in ("acomp", "attr") else ():
            sources = doers(scene, verb)
            search = Search(countries(sources), ("in",))
            found = ([a for w in under(word, slot) for a in owners(scene, w, search)] for slot in frame.slots)
            targets = next((actors for actors in found if actors), [])
            if standing(verb, verbal=True).status == "happened":
                told = Told(frame.type, "happened", frame.name, verb, frame.mode or None)
                yield from between(scene, told, sources, targets)


def _steadfast(scene: Scene, verb: Token) -> Iterator[Finding]:
    """ "Our commitment to Ukraine is ironclad"."""
    steadfast = frames.classes()["steadfast"]
    if verb.lemma_ not in BEING or not any(w.lower_ in steadfast for w in verb.children if w.dep_ in ("acomp", "attr")):
        return
    if standing(verb, verbal=True).status != "happened":
        return
    for noun in _subjects(verb):
        if is_of(noun, "devotions"):
            sources = holders(scene, noun)
            search = Search(countries(sources), ("to",))
            targets = [a for name in ("to", "for", "with") for w in under(noun, name) for a in owners(scene, w, search)]
            yield from between(scene, Told("SUPPORTED", "happened", "steadfast", verb, "endorse"), sources, targets)


def _held_responsible(scene: Scene, verb: Token) -> Iterator[Finding]:
    """ "held Iran responsible for the attack"."""
    subtree = [word.lower_ for word in verb.subtree]
    if verb.lemma_ != "hold" or not {"responsible", "accountable"} & set(subtree):
        return
    if standing(verb, verbal=True).status != "happened":
        return
    sources = doers(scene, verb)
    words = [child for child in verb.children if child.dep_ == "dobj"]
    words += [s for child in verb.children if child.dep_ == "ccomp" for s in _subjects(child)]
    targets = [actor for word in words for actor in owners(scene, word, Search(countries(sources)))]
    yield from between(scene, Told("ACCUSED", "happened", "hold-responsible", verb), sources, targets)


def _label(scene: Scene, verb: Token) -> Iterator[Finding]:
    """ "described Canada's decision as unjustified", "called the Malian move a provocation"."""
    if verb.lemma_ not in LABELLING or standing(verb, verbal=True).status != "happened":
        return
    bad = frames.classes()["bad"] | frames.classes()["bad_things"]
    said = [
        w for child in verb.children if child.dep_ in ("oprd", "prep", "ccomp", "acomp", "xcomp") for w in child.subtree
    ]
    if not any(word.lemma_.lower() in bad or word.lower_ in bad for word in said):
        return
    labelled = [child for child in verb.children if child.dep_ == "dobj"]
    labelled += [s for child in verb.children if child.dep_ == "ccomp" for s in _subjects(child)]
    sources = doers(scene, verb)
    search = Search(countries(sources))
    targets = [actor for word in labelled for actor in owners(scene, word, search)]
    yield from between(scene, Told("ACCUSED", "happened", "call-bad", verb, "criticise"), sources, targets)


def _accusation(scene: Scene, verb: Token) -> Iterator[Finding]:
    """ "said that Mali had violated the truce", "said that Mali had not kept its word", "said that the Malian decision
    was unlawful"."""
    if not (_tells_misdeed(verb) or _tells_fault(verb)) or not _is_fact(verb):
        return
    sources = doers(scene, verb.head)
    search = Search(countries(sources))
    targets = [a for child in verb.children if child.dep_ == "nsubj" for a in owners(scene, child, search)]
    yield from between(scene, Told("ACCUSED", "happened", "say-misdeed", verb, "criticise"), sources, targets)


def _is_fact(verb: Token) -> bool:
    return standing(verb, verbal=True).status == "happened" or _breaks_word(verb)


def _tells_misdeed(verb: Token) -> bool:
    return verb.lemma_ in frames.classes()["misdeeds"] or _breaks_word(verb)


def _breaks_word(verb: Token) -> bool:
    """ "has not lived up to", "does not respect"."""
    is_negated = any(child.dep_ == "neg" for child in verb.children)
    no_modal = not any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)
    return is_negated and no_modal and verb.lemma_ in frames.classes()["duties"]


def _tells_fault(verb: Token) -> bool:
    """ "was unlawful", "was based on incorrect data", "had caused severe difficulties"."""
    classes = frames.classes()
    if verb.lemma_ == "be":
        return any(child.dep_ == "xcomp" and child.lemma_ == "blame" for child in verb.children) or any(
            child.dep_ == "acomp" and child.lower_ in classes["bad"] for child in verb.children
        )
    if verb.lemma_ == "base":
        return any(word.lower_ in classes["bad"] for word in verb.subtree)
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    return verb.lemma_ in ("cause", "create", "bring") and any(is_of(word, "troubles") for word in objects)


def _rebuttal(scene: Scene, verb: Token) -> Iterator[Finding]:
    """ "replied that the Malian charges were unfounded"."""
    charges = [subject for subject in _subjects(verb) if is_of(subject, "charges")]
    untrue = frames.classes()["untrue"]
    if verb.lemma_ != "be" or not any(
        child.lower_ in untrue for child in verb.children if child.dep_ in ("acomp", "attr")
    ):
        return
    sources = doers(scene, verb.head)
    search = Search(countries(sources))
    targets = [actor for word in charges for actor in owners(scene, word, search)]
    yield from between(scene, Told("REJECTED", "happened", "charges-untrue", verb), sources, targets)


def _consequence(scene: Scene, verb: Token) -> Iterator[Finding]:
    """ "said that further Malian attacks would be met with force", "warned that Mali would face sanctions"."""
    is_to_come = any(child.dep_ == "aux" and child.lower_ in WILL for child in verb.children)
    hit = [w for w in verb.subtree if w.dep_ in ("dobj", "pobj") and is_of(w, "consequences")]
    if not (is_to_come and hit and verb.lemma_ in MEETING_WITH):
        return
    sources = doers(scene, verb.head)
    search = Search(countries(sources))
    targets: list[Actor] = [actor for word in _subjects(verb) for actor in owners(scene, word, search)]
    yield from between(scene, Told("THREATENED", "happened", "say-consequence", verb), sources, targets)
