"""The acts that verbs tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from loaders import grammar
from loaders.events import frames
from loaders.events.choice import Choice, chosen
from loaders.events.doers import doers, sources_of
from loaders.events.findings import Told, between, is_headline, pairs
from loaders.events.frames import FRIENDLY, HARMFUL
from loaders.events.other_side import other_side
from loaders.events.owners import MANY, Scene, countries
from loaders.events.phrases import is_of, objects_of, under
from loaders.events.reported import of_demand, of_reported
from loaders.events.slots import Act, first_state_below, recipients
from loaders.events.world import WILL, Standing, standing
from loaders.reading import Actor, Finding

REACHES_BELOW = frozenset(
    {"AIDED", "SANCTIONED", "REJECTED", "THREATENED", "YIELDED_TO", "MOBILIZED", "COERCED", "AGREED_WITH"}
)
LASTING_SUPPORT = frozenset({"support", "back", "stand", "defend"})
OPENING_TIES = frozenset({"establish", "resume", "restore", "normalize", "normalise"})


def of_verb(scene: Scene, verb: Token) -> Iterator[Finding]:
    """All that a verb tells."""
    yield from of_demand(scene, verb)
    if is_headline(scene, verb.sent):
        return
    yield from of_reported(scene, verb)
    choice = chosen(scene, verb)
    if choice:
        yield from _act(scene, verb, choice)


@dataclass(frozen=True, slots=True)
class Clause:
    """An act with its doers and how it stands."""

    verb: Token
    choice: Choice
    sources: list[Actor]
    standing: Standing
    unsaid: bool = False

    def told(self, type_: str, status: str, suffix: str = "", over: Token | None = None) -> Told:
        rule = f"{over.lemma_}>{self.choice.rule}" if over is not None else self.choice.rule + suffix
        rule += ":unsaid" if self.unsaid else ""
        noun = grammar.noun(self.choice.noun) if self.choice.noun is not None else ""
        return Told(type_, status, rule, self.verb, self._mode(type_), noun)

    def _mode(self, type_: str) -> str | None:
        """The frame's mode where its type stays; "ended the sanctions" eases them; arms are military aid."""
        frame = self.choice.frame
        if type_ == "YIELDED_TO" and frame.type == "SANCTIONED":
            return "ease_sanctions"
        if type_ == "AIDED" and any(is_of(word, "arms") for word in objects_of(self.verb)):
            return "military"
        return frame.mode or None if type_ == frame.type else None


def _act(scene: Scene, verb: Token, choice: Choice) -> Iterator[Finding]:
    kind = choice.type
    says = kind in ("ACCUSED", "REQUESTED", "THREATENED") or (kind == "SUPPORTED" and verb.lemma_ != "support")
    clause = Clause(verb, choice, sources_of(scene, verb, choice), standing(verb, says))
    mutual = MUTUAL.get(kind)
    own = countries(clause.sources)
    act = Act(verb, kind, choice.slots, choice.noun, own)
    if choice.frame.turned:
        yield from _turned(scene, clause)
        return
    together = list(mutual(scene, clause, act)) if mutual and len(clause.sources) > 1 else None
    if together is not None and (together or kind == "AGREED_WITH"):
        yield from together
        return
    if clause.standing.status == "imagined":
        scene.reading.note(verb.sent, choice.rule, f"{verb.text!r} is only imagined")
        return
    targets = recipients(scene, act)
    if not targets and kind in REACHES_BELOW and clause.sources and not choice.slots[-1].endswith(".self"):
        targets = first_state_below(scene, verb, own)
    may_be_unsaid = choice.frame.unsaid and clause.standing.status == "happened" and not scene.parties.any_actor
    if not targets and may_be_unsaid:
        targets = other_side(scene, verb, clause.sources)
        clause = replace(clause, unsaid=bool(targets))
    if not (clause.sources and targets):
        missing = "the other party" if clause.sources else "the doer"
        scene.reading.note(verb.sent, choice.rule, f"{missing} of {verb.text!r} is no state, official or body")
    if choice.frame.whole:
        targets = [scene.parties.state_of(actor) or actor for actor in targets]
    yield from (_governed if clause.standing.frame else _plain)(scene, clause, targets)


def _turned(scene: Scene, clause: Clause) -> Iterator[Finding]:
    """ "received aid from Mali": the subject is the other party."""
    act = Act(clause.verb, clause.choice.type, clause.choice.slots)
    targets = doers(scene, clause.verb)
    sources = recipients(scene, act) or clause.sources
    yield from _plain(scene, replace(clause, sources=sources), targets)


def _opened_ties(scene: Scene, clause: Clause, _act: Act) -> Iterator[Finding]:
    """ "Chad and Israel restored relations"."""
    if clause.verb.lemma_ in OPENING_TIES and clause.standing.status in ("happened", "planned"):
        yield from pairs(scene, clause.told("SUPPORTED", clause.standing.status, ":pair"), clause.sources[:2])


def _cooperation(scene: Scene, clause: Clause, _act: Act) -> Iterator[Finding]:
    """ "India and Sri Lanka held an exercise"."""
    status = clause.standing.status
    between_them = clause.choice.noun is not None or clause.choice.rule == "exchange-intelligence"
    if between_them and clause.standing.frame is None and len(clause.sources) <= MANY and status != "imagined":
        yield from pairs(scene, clause.told("COOPERATED_WITH", status, ":pair"), clause.sources)


def _fight(scene: Scene, clause: Clause, act: Act) -> Iterator[Finding]:
    """ "Cambodia and Thailand clashed": each attacked the other."""
    one, two, *more = clause.sources
    fire = clause.choice.rule == "exchange-fire"
    mutual = not more and (fire or clause.verb.lemma_ in ("fight", "clash")) and clause.standing.status == "happened"
    fought = {frame.type for word in objects_of(clause.verb) for frame in frames.nouns().get(grammar.noun(word), ())}
    is_bare = fire or not objects_of(clause.verb) or "ASSAULTED" in fought  # not "fought the flood"
    if mutual and is_bare and not recipients(scene, act):
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
    if frame == "AGREED_WITH" and kind in ("MOBILIZED", "SANCTIONED"):  # "decided to sever relations"
        status = "happened" if over.lemma_ in ("decide", "decision") and kind == "SANCTIONED" else "planned"
        yield from between(scene, clause.told(kind, status, over=over), clause.sources, targets)
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
    if frame == "READY":  # whoever merely stands ready has promised nothing
        return None
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
