"""What the words around an act make of it: done, to be done, not done, or only imagined; and what governs it.

It climbs from the act to the verbs and nouns above it. `Standing.frame` tells that the act counts as another one:
"agreed to send aid" is an agreement, "refused to send aid" a rejection.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from loaders.events import frames

WILL = frozenset({"will", "shall", "'ll", "’ll", "would"})
MAYBE = frozenset({"may", "might", "could", "can", "should", "must"})
CONDITIONS = frozenset({"if", "unless", "whether"})
SAYING = frozenset("issue release publish write phone telephone call speak use take hold send meet".split())
WAITING = frozenset({"after", "before", "once", "until", "till", "when", "as"})
HIGHEST = 7  # steps up the tree; a longer way is a parse gone wrong


@dataclass(frozen=True, slots=True)
class Standing:
    """`status` is "happened", "planned", "denied" or "imagined"; `over` is the word that governs, `frame` what it does:
    a relation type, or "READY" for a bare readiness or threat."""

    status: str
    frame: str | None = None
    over: Token | None = None


IMAGINED = Standing("imagined")


def standing(act: Token, verbal: bool) -> Standing:
    """How an act stands; `verbal` acts are done by being told: "I want to thank …", "issued a statement to condemn …".

    >>> standing(the "send" of "Norway agreed to send aid", False)
    Standing("planned", "AGREED_WITH", agreed)
    >>> standing(the "attack" of "if Iraq attacks", False)
    Standing("imagined")
    """
    if verbal and _is_discussed(act):
        return IMAGINED
    status, at, told = "happened", act, False
    for _ in range(HIGHEST):
        mood = _mood(at, status)
        status = status if told and mood == "planned" else mood
        told = told or _is_past_clause(at)
        if status == "imagined" or _is_condition(at) or _is_anticipation(at):
            return IMAGINED
        if at.dep_ == "conj" and at.head.pos_ in ("VERB", "AUX"):
            if not _stands_alone(at):
                at = at.head
                continue
            at = _first_conjunct(at)
            if at.dep_ not in ("ccomp", "advcl"):
                break
        step = STEPS.get(at.dep_)
        if at.head.i == at.i or step is None:
            break
        above = step(at, verbal, status)
        if isinstance(above, Standing):
            return above
        at = above
    return Standing(status)


def _mood(verb: Token, status: str) -> str:
    """The status after a verb's own negation and auxiliaries."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children):
        return "denied"
    if helpers & WILL and status == "happened":
        return "planned"
    return "imagined" if helpers & MAYBE else status


def _is_past_clause(verb: Token) -> bool:
    """ "it will be recalled that Mali withdrew": what was done stays done."""
    had = any(child.dep_ in ("aux", "auxpass") and child.lower_ in ("had", "was", "were") for child in verb.children)
    return verb.dep_ == "ccomp" and (verb.tag_ == "VBD" or had)


def _is_discussed(act: Token) -> bool:
    """ "discussed efforts to urge Mali": nobody has urged."""
    at = act
    while at.head.i != at.i and at.dep_ not in ("conj", "advcl", "relcl", "ccomp"):
        at = at.head
        if at.lemma_ in ("discuss", "consider", "debate", "explore") and at.pos_ == "VERB":
            return True
    return False


def _is_condition(verb: Token) -> bool:
    """ "if Iraq attacks"."""
    return any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in verb.children)


def _is_anticipation(verb: Token) -> bool:
    """ "looks forward to welcoming"."""
    return verb.lemma_ == "look" and any(child.lower_ == "forward" for child in verb.children)


def _stands_alone(conjunct: Token) -> bool:
    """Whether a verb after "and" has its own subject or tense, so that the first verb's auxiliaries are not its own."""
    return conjunct.tag_ in ("VBD", "VBZ") or any(child.dep_ in ("nsubj", "nsubjpass") for child in conjunct.children)


def _first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" for child in verb.children)


def _above_gerund(gerund: Token, _verbal: bool, _status: str) -> Standing | Token:
    """ "the possibility of sending aid" is imagined; "after sending aid" hangs on the main verb."""
    above = gerund.head.head
    while above.dep_ in ("prep", "pobj", "dobj", "pcomp") and above.pos_ not in ("VERB", "AUX"):
        if "noun_imagined" in frames.governors().get(above.lemma_.lower(), ()):
            return IMAGINED
        if above.head.i == above.i:
            break
        above = above.head
    return above


def _above_noun(clause: Token, _verbal: bool, status: str) -> Standing | Token:
    """ "the decision to send aid" agrees, "the refusal to send aid" rejects, "the plan to send aid" imagines."""
    if clause.tag_ != "VB":
        return Standing(status)
    kinds = frames.governors().get(clause.head.lemma_.lower(), frozenset())
    if "noun_REJECTED" in kinds:
        return Standing("denied", "REJECTED", clause.head)
    for kind in ("AGREED_WITH", "READY"):
        if f"noun_{kind}" in kinds:
            return Standing("planned", kind, clause.head)
    return IMAGINED


def _above_adverbial(clause: Token, verbal: bool, status: str) -> Standing | Token:
    """An act "in order to" is imagined, unless it is done in saying so: "issued a statement to condemn"; so is one that
    something yet to come waits for: "will resume once Mali withdraws"."""
    aim = clause.tag_ == "VB" and _has_to(clause)
    said = verbal and clause.head.lemma_ in SAYING
    waits = any(child.lower_ in WAITING for child in clause.children) and _mood(clause.head, "happened") != "happened"
    return IMAGINED if waits or (aim and not said) else Standing(status)


def _above_complement(clause: Token, verbal: bool, _status: str) -> Standing | Token:
    """ "agreed to send", "denied that it sent", "said that it would send"."""
    over = clause.head
    kinds = frames.governors().get(over.lemma_.lower(), frozenset())
    if verbal and clause.dep_ == "xcomp" and _is_own_wish(over, clause):
        first = any(child.dep_ == "nsubj" and child.lower_ in ("i", "we") for child in over.children)
        return Standing("happened") if first else IMAGINED
    if "denied" in kinds and clause.dep_ == "ccomp":
        return Standing("denied")
    if "imagined" in kinds:
        return IMAGINED
    if _is_due(over, clause):
        return Standing("planned")
    governing = _governing(kinds, clause)
    if governing:
        refused = any(child.dep_ == "neg" for child in over.children)
        return Standing("denied" if refused else "planned", governing, over)
    if not kinds and clause.tag_ == "VB" and clause.dep_ == "xcomp" and not verbal:
        return IMAGINED
    return over


def _is_due(over: Token, clause: Token) -> bool:
    """ "Norway is to send aid"; not "the aim is to send aid", "is ready to send aid"."""
    if over.lemma_ != "be" or clause.dep_ != "xcomp" or not _has_to(clause):
        return False
    described = any(child.dep_ in ("acomp", "attr", "expl") for child in over.children)
    aims = frames.classes()["aims"]
    return not described and not any(c.dep_ == "nsubj" and c.lemma_.lower() in aims for c in over.children)


def _is_own_wish(over: Token, clause: Token) -> bool:
    """ "I want to thank", "we would like to congratulate": nobody stands between the wish and the act."""
    between = [child for child in (*clause.children, *over.children) if over.i < child.i < clause.i]
    return over.lemma_ in ("want", "like", "wish", "let") and not any(c.dep_ in ("nsubj", "dobj") for c in between)


def _governing(kinds: frozenset[str], clause: Token) -> str | None:
    """The type that the governing verb gives to the act below it. A "that" clause after agree tells no promise unless
    it looks ahead; a refusal wants an infinitive."""
    helpers = {child.lower_ for child in clause.children if child.dep_ in ("aux", "auxpass")}
    for kind in ("REJECTED", "AGREED_WITH", "THREATENED", "REQUESTED"):
        if kind not in kinds or (kind == "REJECTED" and clause.dep_ != "xcomp"):
            continue
        if kind == "AGREED_WITH" and clause.dep_ == "ccomp" and not helpers & WILL and not _has_to(clause):
            return None
        return kind
    return None


STEPS = {
    "pcomp": _above_gerund,
    "acl": _above_noun,
    "advcl": _above_adverbial,
    "xcomp": _above_complement,
    "ccomp": _above_complement,
}
