"""Which day an act belongs to: the time expression nearest to its verb in the parse, else what its kind, its tense and the
article suggest."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from spacy.tokens import Span, Token

from loaders import grammar
from loaders.dates import Expression, expressions
from loaders.reading import Finding, Paragraph, Reading

VERBAL = frozenset(
    "ACCUSED SUPPORTED REQUESTED AGREED_WITH REJECTED THREATENED PROTESTED PROPOSED YIELDED_TO COOPERATED_WITH".split()
)
UNDATED = frozenset({"REPRESENTS", "INVOLVES"})
SAYING = frozenset(
    "say tell report announce add state disclose quote note explain confirm declare reveal indicate".split()
)
PREVIOUS_DAY = frozenset({"MET_WITH", "SIGNED", "VISITED", "AGREED_WITH", "ASSAULTED"})
CARRYING = frozenset("hold have pay make begin start end conclude complete finish attend".split())
NOW = frozenset("current ongoing on-going continuing just-concluded concluded".split())
ONGOING = frozenset("talks negotiations consultations".split())
FINISHING = frozenset("finish end conclude complete break collapse fail close".split())
HARD_MEASURES = frozenset({"SANCTIONED", "COERCED", "MOBILIZED"})
_CLAUSES = ("relcl", "advcl", "acl")
_TIME_WORDS = frozenset("on in from since until by at of for during to between late early".split())
_PLURALS = ("two", "both", "sides", "side", "ministers", "leaders", "pair")
_LOOSE_KINDS = ("unit", "vague", "in", "ago")
_BACKGROUND = ("recent meeting", "previous meeting", "last meeting", "earlier meeting")
_VISITS = ("visit", "trip", "tour", "travel")
_SEVERAL_DAYS = re.compile(r"(?i)\bfrom\b|\d ?[-–] ?\d|-day\b|-long\b")
_SINCE = re.compile(r"(?i)since$|since .{5}$")
_MONTH_NAMES = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
FARTHEST, FARTHEST_OF_SEVERAL = 12.0, 9.0  # steps of the parse between an act and its expression
LATE_IN_MONTH = "25"
LEAD_DAYS = 3  # the lead's day dates what is said, if publication follows it within these days


@dataclass(frozen=True)
class Act:
    """An act to be dated. `verb` is the verb that its trigger is or hangs under; only what stands from the token `since` on
    dates it. (Without slots: what it caches stands in it.)"""

    type: str
    status: str
    trigger: Token
    sent: Span
    since: int = -1

    @cached_property
    def verb(self) -> Token:
        return grammar.finite(self.trigger)

    @property
    def is_nominal(self) -> bool:
        return self.trigger.pos_ in ("NOUN", "PROPN")

    @property
    def is_verbal(self) -> bool:
        return self.type in VERBAL

    @cached_property
    def text(self) -> str:
        """The sentence."""
        return str(self.sent.text)

    @cached_property
    def tense(self) -> str:
        return grammar.tense(self.verb)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the article tells of time around an act: the day of publication, the day told in the lead, whether the act stands
    in the first sentence, the first day of the journey it may belong to, the day told in the sentence before."""

    published: date | None
    lead: str | None = None
    first: bool = False
    trip: str | None = None
    previous: str | None = None

    @property
    def day(self) -> str | None:
        return self.published.isoformat() if self.published else None

    @property
    def month(self) -> str | None:
        return self.day[:7] if self.day else None


@dataclass(slots=True)
class Calendar:
    """The days of one article: the lead's, and the first day of each journey by who goes, by where to, and by both."""

    reading: Reading
    lead: str | None = None
    journeys: dict[tuple[str, str], str] = field(default_factory=dict)

    def date(self, found: Finding) -> str | None:
        """The day, month or year of a finding as ISO text, or None."""
        if found.type in UNDATED:
            return None
        if found.type == "PROPOSED" and found.rule.startswith("proposal-of:") and found.rule != "proposal-of:offer":
            return None
        value = self._when(found, self._journey(found))
        if found.type == "VISITED" and found.features.get("stop") and value and len(value) == 10:
            months = set(_MONTH_NAMES.findall(found.sent.text))
            return value[:4] if len(months) > 1 else value[:7]
        return value

    def told(self, found: Finding) -> str | None:
        """The date without what the journeys of the article tell."""
        return self._when(found, None)

    def _journey(self, found: Finding) -> str | None:
        journeys = self.journeys
        if found.type == "VISITED":
            same = journeys.get((found.source.name, found.target.name))
            other = journeys.get(("by", found.source.name)) if found.status == "planned" else None
            return same or other or journeys.get(("to", found.target.name))
        return journeys.get(("by", found.source.name)) or journeys.get(("by", found.target.name))

    def _when(self, found: Finding, trip: str | None) -> str | None:
        act = _act(found)
        setting = Setting(
            self.reading.article.published, self.lead, self._is_first(found), trip, self._previous_day(found)
        )
        told = said(act, setting)
        return told.value if told is not None else suggested(act, setting)

    def _is_first(self, found: Finding) -> bool:
        first = _first_paragraph(self.reading)
        return found.paragraph is first and found.sent.start == 0

    def _previous_day(self, found: Finding) -> str | None:
        if not found.sent.start:
            return None
        before = found.sent.doc[found.sent.start - 1].sent
        told = [e.value for e in expressions(before.text, self.reading.article.published) if e.value]
        return told[-1] if told else None


def calendar(reading: Reading, findings: list[Finding]) -> Calendar:
    """The days that the lead and the journeys among the findings tell."""
    made = Calendar(reading)
    first = _first_paragraph(reading)
    if first is not None:
        lead = next(iter(first.doc.sents), None)
        days = expressions(lead.text, reading.article.published) if lead is not None else ()
        made.lead = next((e.value for e in days if e.value and len(e.value) == 10), None)
    for found in findings:
        if found.type != "VISITED" or found.status == "denied":
            continue
        act = _act(found)
        told = said(act, Setting(reading.article.published))
        if told is not None and told.value:
            made.journeys.setdefault((found.source.name, found.target.name), told.value)
            made.journeys.setdefault(("by", found.source.name), told.value)
            made.journeys.setdefault(("to", found.target.name), told.value)
    return made


def _act(found: Finding) -> Act:
    return Act(found.type, found.status, found.trigger, found.sent, int(found.features.get("from", -1)))


def _first_paragraph(reading: Reading) -> Paragraph | None:
    return next((paragraph for paragraph in reading.paragraphs if paragraph.base is not None), None)


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
    return Told(value) if value is not None or best.expression.kind in _LOOSE_KINDS else None


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
    visit = any(token.lemma_.lower() in _VISITS for token in near)
    start, end = best.expression.start, best.expression.end
    return visit and bool(_SEVERAL_DAYS.search(act.text[max(0, start - 60) : end]))


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
    return past and (not act.is_nominal or act.verb.lemma_.lower() in CARRYING)


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
    return token.dep_ in ("pobj", "prep") and token.pos_ in ("ADP", "NUM", "PROPN") and token.lower_ in _TIME_WORDS


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
    clauses = [token for token in way[:down] if token.dep_ in _CLAUSES]
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
        governor is not None and governor.lemma_.lower() in SAYING and governor.i not in (act.trigger.i, act.verb.i)
    )
    return saying and not act.is_verbal and act.tense in ("pluperfect", "perfect", "future")


def _tells_what_is_asked(act: Act, expression: Expression, governor: Token | None) -> bool:
    """ "urged Iran to answer by Friday": Friday dates what was asked for, not the asking."""
    if not act.is_verbal or governor is None:
        return False
    labels = _labels_below(governor, act.verb)
    if labels and any(label in ("xcomp", "ccomp", *_CLAUSES) for label in labels):
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
    if governor is not None and governor.lemma_.lower() in SAYING and governor.i not in (act.trigger.i, act.verb.i):
        cost += -1.5 if act.is_verbal else 1
    if expression.kind == "vague":
        cost += 2.5
    if act.type != "VISITED" and _SINCE.search(text[max(0, expression.start - 7) : expression.start + 5]):
        cost += 3
    if governor is not None and _labels_below(governor, act.verb) is None and act.type != "VISITED":
        own = {token.i for token in grammar.path_up(act.trigger)}
        if any(token.dep_ == "relcl" for token in grammar.path_up(governor)[:12] if token.i not in own):
            cost += 4
    return cost


def suggested(act: Act, setting: Setting) -> str | None:
    """The date that nothing in the sentence tells, from the act's kind, tense and place in the article."""
    if _is_old_journey(act, setting):
        setting = Setting(setting.published, setting.lead, setting.first, None, setting.previous)
    if act.status == "planned":
        return _planned(act, setting)
    if act.status == "denied":
        return None
    if _goes_on_with_the_day_before(act, setting):
        return setting.previous
    if act.is_verbal:
        return _verbal(act, setting)
    by_type = _BY_TYPE.get(act.type)
    if by_type:
        return by_type(act, setting)
    hard = act.type in HARD_MEASURES and act.tense in ("past", "present") and not act.is_nominal
    return setting.day if hard and setting.first else None


def _is_old_journey(act: Act, setting: Setting) -> bool:
    return bool(setting.trip and setting.month and setting.trip[:7] != setting.month and act.status != "planned")


def _planned(act: Act, setting: Setting) -> str | None:
    if act.type == "MET_WITH" and setting.trip:
        return setting.trip[:7]
    if act.type == "VISITED" and setting.trip:
        return setting.trip
    soon = act.tense in ("future", "present") and not act.is_nominal
    return setting.lead[:7] if act.type == "MET_WITH" and setting.lead and soon else None


def _goes_on_with_the_day_before(act: Act, setting: Setting) -> bool:
    """ "The two met in Oslo" after a sentence that tells a day."""
    earlier = bool(setting.previous) and str(setting.previous) < (setting.day or "9")
    told = act.type in PREVIOUS_DAY and not act.is_nominal and act.tense in ("past", "pluperfect")
    return earlier and told and _has_pronoun_subject(act.verb)


def _has_pronoun_subject(verb: Token) -> bool:
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and (subject.pos_ == "PRON" or subject.lower_ in _PLURALS)


def _verbal(act: Act, setting: Setting) -> str | None:
    past = act.tense in ("past", "pluperfect") and act.type != "SUPPORTED" and not setting.first
    participle = act.verb.dep_ == "acl" and act.verb.tag_ == "VBN" and act.trigger.i == act.verb.i
    if past and (_is_reported(act.verb) or participle):
        return None  # "X said Japan had rejected it": when, nobody tells
    if act.tense == "perfect":
        return setting.day if setting.first else None
    timeless = (act.is_nominal and act.tense == "base") or (act.type == "COOPERATED_WITH" and act.tense == "present")
    if timeless or (act.tense == "future" and act.type not in ("AGREED_WITH", "PROPOSED")):
        return None
    if setting.lead and setting.published:
        after = (setting.published - date.fromisoformat(setting.lead)).days
        if 0 < after <= LEAD_DAYS:
            return setting.lead
    return setting.day


def _is_reported(verb: Token) -> bool:
    """Whether the act stands in what another than its doer says."""
    at = verb
    for _ in range(4):
        if at.dep_ == "ccomp" and at.head.lemma_.lower() in SAYING:
            subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
            subjects = subjects or [c for c in at.children if c.dep_ in ("nsubj", "nsubjpass")]
            return bool(subjects) and subjects[0].pos_ != "PRON"
        if at.dep_ not in ("conj", "xcomp", "ccomp", "advcl") or at.head.i == at.i:
            return False
        at = at.head
    return False


def _is_progressive(verb: Token) -> bool:
    return any(child.lower_ in ("is", "are") for child in verb.children)


def _goes_on(act: Act) -> bool:
    """ "the talks have run into difficulties": they are not over."""
    process = act.trigger.lower_ in ONGOING and act.trigger.dep_ == "nsubj"
    return process and act.verb.lemma_.lower() not in FINISHING


def _meeting(act: Act, setting: Setting) -> str | None:
    low = act.text.lower()
    background = any(words in low for words in _BACKGROUND)
    if background or (act.tense == "pluperfect" and (act.is_nominal or _is_reported(act.verb))):
        return None
    if act.tense == "perfect" and _goes_on(act):
        return setting.month
    if act.tense == "perfect":
        return setting.day if setting.first else None
    if act.tense == "future":
        return setting.trip[:7] if setting.trip else None
    if act.tense == "present" and _is_progressive(act.verb):
        return setting.month
    if setting.trip and setting.trip != setting.day:
        return setting.trip[:7]
    return setting.lead or setting.day


def _visit(act: Act, setting: Setting) -> str | None:
    if act.tense in ("future", "perfect", "pluperfect") and not (act.tense == "perfect" and setting.first):
        return None
    if setting.trip:
        return setting.trip
    if act.is_nominal:
        return setting.month if any(child.lower_ in NOW for child in act.trigger.children) else None
    if setting.lead and act.tense in ("present", "past"):
        return setting.lead if setting.lead == setting.day else setting.lead[:7]
    if act.trigger.lower_ == "visiting" or (act.tense == "present" and _is_progressive(act.verb)):
        return setting.month
    return setting.day if act.tense == "present" or setting.first else None


def _signing(act: Act, setting: Setting) -> str | None:
    """A signature told as a mere attribute ("the treaty that they signed") may be of any day."""
    told = act.tense == "past" and not act.is_nominal and act.verb.dep_ not in ("relcl", "acl")
    return (setting.lead or setting.day) if setting.first or told else None


_BY_TYPE: dict[str, Callable[[Act, Setting], str | None]] = {
    "MET_WITH": _meeting,
    "VISITED": _visit,
    "SIGNED": _signing,
}
