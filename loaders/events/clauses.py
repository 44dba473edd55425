"""The acts that verbs tell, and what "said that …" and "is critical of …" tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from loaders import grammar
from loaders.events import frames
from loaders.events.choice import Choice, chosen
from loaders.events.findings import Told, between, is_headline, pairs
from loaders.events.frames import FRIENDLY, HARMFUL, MATERIAL
from loaders.events.owners import MANY, Scene, Search, countries, heads, owners
from loaders.events.phrases import is_of, under
from loaders.events.slots import Act, first_state_below, recipients
from loaders.events.world import WILL, Standing, standing
from loaders.reading import Actor, Finding

REACHES_BELOW = frozenset(
    {"AIDED", "SANCTIONED", "REJECTED", "THREATENED", "YIELDED_TO", "MOBILIZED", "COERCED", "AGREED_WITH"}
)
TELLING = frozenset({"say", "charge", "claim", "allege", "argue", "note", "stress", "declare", "add", "insist", "tell"})
DEMANDING = frozenset({"say", "insist", "stress", "demand", "declare", "add"})
LASTING_SUPPORT = frozenset({"support", "back", "stand", "defend"})
OPENING_TIES = frozenset({"establish", "resume", "restore", "normalize", "normalise"})


def of_verb(scene: Scene, verb: Token) -> Iterator[Finding]:
    """All that a verb tells."""
    yield from _demand(scene, verb)
    if is_headline(scene, verb.sent):
        return
    yield from _attitude(scene, verb)
    yield from _accusation(scene, verb)
    choice = chosen(scene, verb)
    if choice:
        yield from _act(scene, verb, choice)


def doers(scene: Scene, verb: Token, material: bool) -> list[Actor]:
    """Who does it: the subject; the party to which the subject belongs; for material acts also the owner of a passive's
    subject ("Malian soldiers were sent")."""
    subjects = grammar.subject(verb)
    if not material and len(subjects) == 1 and subjects[0].lower_ == "we":
        speaker = scene.parties.speaker(subjects[0])
        if speaker:
            return [speaker]
    if _describes_a_thing(scene, verb):
        subjects = grammar.subject(verb.head.head)
    found = [actor for subject in subjects for actor in heads(scene, subject)]
    if not found:
        nominal = [subject for subject in subjects if subject.pos_ in ("NOUN", "PROPN")]
        found = [actor for subject in nominal for actor in owners(scene, subject)]
    if not found and not subjects and material:
        passive = [child for child in verb.children if child.dep_ == "nsubjpass"]
        found = [actor for subject in passive for actor in owners(scene, subject)]
    return found


def _describes_a_thing(scene: Scene, verb: Token) -> bool:
    """ "passed a resolution criticising Mali": whoever passed it criticises."""
    is_participle = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.dep_ == "dobj"
    return is_participle and not heads(scene, verb.head)


def _demand(scene: Scene, verb: Token) -> Iterator[Finding]:
    """ "said that Iran must stop"."""
    obliged = any(child.dep_ == "aux" and child.lower_ in ("must", "should") for child in verb.children)
    if not (verb.dep_ == "ccomp" and obliged and verb.head.lemma_ in DEMANDING):
        return
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    told = [actor for subject in subjects for actor in heads(scene, subject)]
    for doer in doers(scene, verb.head, material=False):
        if not any(actor.country and actor.country == doer.country for actor in told):
            yield from between(scene, Told("REQUESTED", "happened", "say-must", verb), [doer], told)


def _attitude(scene: Scene, verb: Token) -> Iterator[Finding]:
    """ "is critical of Iran's decision", "remains committed to Iraq"."""
    if verb.lemma_ not in ("be", "remain", "stand", "feel"):
        return
    for word in verb.children:
        for frame in frames.adjectives().get(word.lower_, ()) if word.dep_ in ("acomp", "attr") else ():
            sources = doers(scene, verb, material=False)
            search = Search(countries(sources), ("in",))
            found = ([a for w in under(word, slot) for a in owners(scene, w, search)] for slot in frame.slots)
            targets = next((actors for actors in found if actors), [])
            if standing(verb, verbal=True).status == "happened":
                told = Told(frame.type, "happened", frame.name, verb, frame.mode or None)
                yield from between(scene, told, sources, targets)


def _accusation(scene: Scene, verb: Token) -> Iterator[Finding]:
    """ "said that Mali had violated the truce", "said that the Malian decision was unlawful"."""
    if verb.dep_ != "ccomp" or verb.head.lemma_ not in TELLING:
        return
    classes = frames.classes()
    is_bad = verb.lemma_ == "be" and any(c.dep_ == "acomp" and c.lower_ in classes["bad"] for c in verb.children)
    if not (verb.lemma_ in classes["misdeeds"] or is_bad) or standing(verb, verbal=True).status != "happened":
        return
    sources = doers(scene, verb.head, material=False)
    search = Search(countries(sources))
    targets = [a for child in verb.children if child.dep_ == "nsubj" for a in owners(scene, child, search)]
    told = Told("ACCUSED", "happened", "say-misdeed", verb, "criticise")
    yield from between(scene, told, sources, targets)


@dataclass(frozen=True, slots=True)
class Clause:
    """An act with its doers and how it stands."""

    verb: Token
    choice: Choice
    sources: list[Actor]
    standing: Standing

    def told(self, type_: str, status: str, suffix: str = "", over: Token | None = None) -> Told:
        rule = f"{over.lemma_}>{self.choice.rule}" if over is not None else self.choice.rule + suffix
        noun = grammar.noun(self.choice.noun) if self.choice.noun is not None else ""
        mode = (self.choice.frame.mode or None) if type_ == self.choice.frame.type else None
        return Told(type_, status, rule, self.verb, mode, noun)


def _act(scene: Scene, verb: Token, choice: Choice) -> Iterator[Finding]:
    kind = choice.type
    says = kind in ("ACCUSED", "REQUESTED", "THREATENED") or (kind == "SUPPORTED" and verb.lemma_ != "support")
    clause = Clause(verb, choice, _sources(scene, verb, choice), standing(verb, says))
    mutual = MUTUAL.get(kind)
    own = countries(clause.sources)
    act = Act(verb, kind, choice.slots, choice.noun, own)
    together = list(mutual(scene, clause, act)) if mutual and len(clause.sources) > 1 else None
    if together is not None and (together or kind == "AGREED_WITH"):
        yield from together
        return
    if clause.standing.status == "imagined":
        return
    targets = recipients(scene, act)
    if not targets and kind in REACHES_BELOW and clause.sources and not choice.slots[-1].endswith(".self"):
        targets = first_state_below(scene, verb, own)
    yield from (_governed if clause.standing.frame else _plain)(scene, clause, targets)


def _sources(scene: Scene, verb: Token, choice: Choice) -> list[Actor]:
    if choice.frame.speaker:
        return scene.reading.memory.joint
    material = choice.type in MATERIAL
    found, noun = doers(scene, verb, material), choice.noun
    if not found and noun is not None and material:
        found = [actor for child in noun.children if child.dep_ == "poss" for actor in heads(scene, child)]
    if not found and noun is not None and "between" in choice.slots:
        tops = (verb, noun)
        found = next((got for top in tops if (got := [a for w in under(top, "between") for a in heads(scene, w)])), [])
    return found


def _opened_ties(scene: Scene, clause: Clause, _act: Act) -> Iterator[Finding]:
    """ "Chad and Israel restored relations"."""
    if clause.verb.lemma_ in OPENING_TIES and clause.standing.status in ("happened", "planned"):
        yield from pairs(scene, clause.told("SUPPORTED", clause.standing.status, ":pair"), clause.sources[:2])


def _cooperation(scene: Scene, clause: Clause, _act: Act) -> Iterator[Finding]:
    """ "India and Sri Lanka held an exercise"."""
    status = clause.standing.status
    if clause.choice.noun is not None and len(clause.sources) <= MANY and status != "imagined":
        yield from pairs(scene, clause.told("COOPERATED_WITH", status, ":pair"), clause.sources)


def _fight(scene: Scene, clause: Clause, act: Act) -> Iterator[Finding]:
    """ "Cambodia and Thailand clashed": each attacked the other."""
    one, two, *more = clause.sources
    mutual = not more and clause.verb.lemma_ in ("fight", "clash") and clause.standing.status == "happened"
    if mutual and not recipients(scene, act):
        told = clause.told("ASSAULTED", "happened", ":pair")
        yield from between(scene, told, [one], [two])
        yield from between(scene, told, [two], [one])


def _agreement(scene: Scene, clause: Clause, _act: Act) -> Iterator[Finding]:
    """ "Norway and Mali agreed to reopen the road"; where one side of a call is many, each other agrees with the first."""
    parties = list({actor.name: actor for actor in clause.sources}.values())
    if clause.standing.status != "happened" or _is_vague(clause) or len(parties) > MANY:
        return
    told = clause.told("AGREED_WITH", "happened", ":pair")
    at_table = {actor.name for actor in scene.reading.memory.table}
    if len(parties) > 2 and len({actor.name for actor in parties} & at_table) > 2:
        yield from between(scene, told, parties[:1], parties[1:])
    else:
        yield from pairs(scene, told, parties)


def _is_vague(clause: Clause) -> bool:
    """ "agreed on the need for calm", "agreed that the talks were useful": nothing is promised."""
    verb = clause.verb
    if any(is_of(word, "vague") for name in ("on", "upon") for word in under(verb, name)):
        return True
    if verb.dep_ == "acl" and clause.choice.noun is None:
        return True
    return any(
        child.dep_ == "ccomp" and not any(helper.lower_ in WILL | {"to"} for helper in child.children)
        for child in verb.children
    )


MUTUAL = {
    "SUPPORTED": _opened_ties,
    "COOPERATED_WITH": _cooperation,
    "ASSAULTED": _fight,
    "AGREED_WITH": _agreement,
}


def _governed(scene: Scene, clause: Clause, targets: list[Actor]) -> Iterator[Finding]:
    """An act under agree, refuse, threaten or ask, or under a readiness."""
    kind, frame, over = clause.choice.type, clause.standing.frame, clause.standing.over
    if over is None or frame is None or frame == "REQUESTED":
        return
    if frame == "AGREED_WITH" and kind == "MOBILIZED":
        yield from between(scene, clause.told(kind, "planned", over=over), clause.sources, targets)
        return
    becomes = _becomes(frame, kind)
    if becomes is None or (clause.standing.status == "denied" and frame != "REJECTED"):
        return
    above = doers(scene, over, material=False) if over.pos_ in ("VERB", "AUX") and frame != "READY" else []
    told = clause.told(becomes, "happened", over=over)
    yield from between(scene, told, above or clause.sources, targets)


def _becomes(frame: str, kind: str) -> str | None:
    """The type that a governed act counts as."""
    if frame == "REJECTED":
        return "REJECTED" if kind in FRIENDLY | {"REQUESTED"} else None
    if kind in HARMFUL:
        return "THREATENED"
    if frame == "READY":
        return "AGREED_WITH" if kind == "AIDED" else None
    return frame


def _plain(scene: Scene, clause: Clause, targets: list[Actor]) -> Iterator[Finding]:
    """An act that nothing governs. A friendly one denied is a rejection, one to come a promise; a hostile one to come is a
    threat; words that were not said are nothing."""
    kind, status = clause.choice.type, clause.standing.status
    if status == "denied":
        if kind in ("ACCUSED", "REQUESTED", "REJECTED", "THREATENED"):
            return
        if kind in FRIENDLY:
            kind, status = "REJECTED", "happened"
    elif status == "planned":
        if kind == "SUPPORTED" and clause.verb.lemma_ not in LASTING_SUPPORT:
            return
        turned = TO_COME.get(kind)
        if turned:
            kind, status = turned, "happened"
    yield from between(scene, clause.told(kind, status), clause.sources, targets)


TO_COME = {
    "AIDED": "AGREED_WITH",
    "YIELDED_TO": "AGREED_WITH",
    "SUPPORTED": "AGREED_WITH",
    "ASSAULTED": "THREATENED",
    "COERCED": "THREATENED",
    "THREATENED": "THREATENED",
}
