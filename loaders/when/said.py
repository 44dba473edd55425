"""The date that the words of the sentence give an act: the time expression nearest to its verb in the parse."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Span, Token

from loaders import grammar
from loaders.dates import Expression, expressions
from loaders.when.act import WORDS, Act, Setting

CLAUSES = ("relcl", "advcl", "acl")
LOOSE_KINDS = ("unit", "vague", "in", "ago")  # kinds of expressions that may tell that no day is known
SEVERAL_DAYS = re.compile(r"(?i)\bfrom\b|\d ?[-–] ?\d|-day\b|-long\b")
SINCE = re.compile(r"(?i)since$|since .{5}$")
FARTHEST, FARTHEST_OF_SEVERAL = 12.0, 9.0  # steps of the parse between an act and its expression
LATE_IN_MONTH = "25"


@dataclass(frozen=True, slots=True)
class Told:
    """The date that the words of the sentence give an act; None where they tell that no day is known ("next week")."""

    value: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expression, the token it modifies, and how far it stands from the act."""

    cost: float
    expression: Expression
    governor: Token | None


def said(act: Act, setting: Setting) -> Told | None:
    """The date that the sentence tells for the act; None where it tells nothing."""
    scored = sorted(_candidates(act, setting), key=lambda one: (one.cost, one.expression.start))
    limit = FARTHEST if len(scored) == 1 else FARTHEST_OF_SEVERAL
    near = [one for one in scored if one.cost <= limit]
    if not near:
        return None
    best = near[0]
    if best.expression.kind == "vague" and len(near) > 1 and near[1].expression.value:
        best = near[1]
    value = best.expression.value
    if value and len(value) == 10 and _came_before(act, best):
        return Told(value[:7])
    if act.type == "MET_WITH" and value and len(value) == 10 and _is_of_the_visit(act, best):
        return Told(value[:4] if value[8:] > LATE_IN_MONTH else value[:7])
    return Told(value) if value is not None or best.expression.kind in LOOSE_KINDS else None


def _came_before(act: Act, best: Candidate) -> bool:
    """ "returned today after visiting Mali": the day is that of the return, and the visit ended by then."""
    after = act.trigger.dep_ == "pcomp" and act.trigger.head.lower_ == "after"
    inside = best.governor is not None and act.trigger.i in {token.i for token in grammar.path_up(best.governor)}
    return after and not inside


def _is_of_the_visit(act: Act, best: Candidate) -> bool:
    """A day that dates a visit of several days, in which the meeting stands: "met X during his May 3-6 visit"."""
    governor = best.governor
    if governor is None or governor.i in (act.trigger.i, act.verb.i):
        return False
    near = (governor, governor.head, *(child for child in governor.children if child.dep_ == "dobj"))
    visit = any(token.lemma_.lower() in WORDS.visits for token in near)
    start, end = best.expression.start, best.expression.end
    return visit and bool(SEVERAL_DAYS.search(act.text[max(0, start - 60) : end]))


def _candidates(act: Act, setting: Setting) -> list[Candidate]:
    text = act.text
    found = []
    for expression in expressions(text, setting.published, act.status == "planned", _is_over(act)):
        governor = attached(expression, act.sent)
        if act.since >= 0 and expression.start + act.sent.start_char < act.sent.doc[act.since].idx:
            continue
        cost = distance(expression, governor, act)
        if cost is None or _tells_the_report(act, governor) or _tells_what_is_asked(act, expression, governor):
            continue
        found.append(Candidate(cost + _reluctance(act, expression, governor, text), expression, governor))
    return found


def _is_over(act: Act) -> bool:
    """ "met on Sept. 3", "held talks on Sept. 3": a day before publication, whatever the month."""
    past = act.status == "happened" and act.tense in ("past", "perfect", "pluperfect")
    return past and (not act.is_nominal or act.verb.lemma_.lower() in WORDS.carrying)


def attached(expression: Expression, sent: Span) -> Token | None:
    """The token that a time expression modifies: "met" in "met on March 5"."""
    base = sent.start_char
    tokens = [t for t in sent if t.idx - base < expression.end and t.idx - base + len(t.text) > expression.start]
    if not tokens:
        return None
    inside = {token.i for token in tokens}
    at = next((token for token in tokens if token.head.i not in inside or token.head.i == token.i), tokens[0])
    while at.head.i != at.i and (at.i in inside or _is_time_phrase(at)):
        at = at.head
    return at


def _is_time_phrase(token: Token) -> bool:
    """ "on", "in early": the words between a date and what it modifies."""
    return token.dep_ in ("pobj", "prep") and token.pos_ in ("ADP", "NUM", "PROPN") and token.lower_ in WORDS.time


def distance(expression: Expression, governor: Token | None, act: Act) -> float | None:
    """Steps of the parse between an act and what an expression modifies, more where a clause or a noun stands between;
    None where the expression covers no token."""
    if governor is None:
        return None
    up = {token.i: place for place, token in enumerate(grammar.path_up(act.trigger))}
    way = grammar.path_up(governor)
    meeting = next(((place, up[token.i]) for place, token in enumerate(way) if token.i in up), None)
    if meeting is None:
        return FARTHEST_OF_SEVERAL
    down, climb = meeting
    cost = float(down + climb)
    clauses = [token for token in way[:down] if token.dep_ in CLAUSES]
    if clauses and not _tells_the_act(clauses[0], act):  # the expression is in a clause of its own
        cost += 6
    own_noun = governor.pos_ in ("NOUN", "PROPN") and governor.i not in up and governor.ent_type_ != "DATE"
    if own_noun:  # "the April 19 agreement"
        cost += 3
    return cost + sum(_depth_cost(token) for token in grammar.path_up(act.trigger)[:climb])


def _tells_the_act(clause: Token, act: Act) -> bool:
    """ "the meeting scheduled for Monday", "the pact, signed in May": the clause says when the act takes place."""
    return bool(clause.head.i == act.trigger.i and clause.dep_ == "acl" and clause.tag_ == "VBN")


def _depth_cost(token: Token) -> float:
    """What a clause between the act and the dated verb above it costs."""
    if token.dep_ in ("relcl", "acl") and token.tag_ != "VBG":
        return 3
    return {"ccomp": 1.5, "advcl": 1.0}.get(token.dep_, 0)


def _tells_the_report(act: Act, governor: Token | None) -> bool:
    """ "said on Tuesday that X had met Y": Tuesday dates the saying."""
    saying = (
        governor is not None
        and governor.lemma_.lower() in WORDS.saying
        and governor.i not in (act.trigger.i, act.verb.i)
    )
    return saying and not act.is_verbal and act.tense in ("pluperfect", "perfect", "future")


def _tells_what_is_asked(act: Act, expression: Expression, governor: Token | None) -> bool:
    """ "urged Iran to answer by Friday": Friday dates what was asked for, not the asking."""
    if not act.is_verbal or governor is None:
        return False
    labels = _labels_below(governor, act.verb)
    if labels and any(label in ("xcomp", "ccomp", *CLAUSES) for label in labels):
        return True
    return expression.kind in ("year", "unit", "bare") and governor.i != act.verb.i


def _labels_below(token: Token, verb: Token) -> list[str] | None:
    """The dependencies from a token up to the verb; None where it does not hang under it."""
    labels: list[str] = []
    for at in grammar.path_up(token):
        if at.i == verb.i:
            return labels
        labels.append(at.dep_)
    return None


def _reluctance(act: Act, expression: Expression, governor: Token | None, text: str) -> float:
    """What speaks against an expression apart from its distance."""
    cost = 0.0
    if (
        governor is not None
        and governor.lemma_.lower() in WORDS.saying
        and governor.i not in (act.trigger.i, act.verb.i)
    ):
        cost += -1.5 if act.is_verbal else 1
    if expression.kind == "vague":
        cost += 2.5
    if act.type != "VISITED" and SINCE.search(text[max(0, expression.start - 7) : expression.start + 5]):
        cost += 3
    if governor is not None and _labels_below(governor, act.verb) is None and act.type != "VISITED":
        own = {token.i for token in grammar.path_up(act.trigger)}
        if any(token.dep_ == "relcl" for token in grammar.path_up(governor)[:12] if token.i not in own):
            cost += 4
    return cost
