"""The date that nothing in the sentence tells, from the act's kind, tense and place in the article."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from spacy.tokens import Token

from loaders.when.act import WORDS, Act, Setting

LEAD_DAYS = 3  # the lead's day dates what is said, if publication follows it within these days


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
    hard = act.type in WORDS.hard_measures and act.tense in ("past", "present") and not act.is_nominal
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
    told = act.type in WORDS.previous_day and not act.is_nominal and act.tense in ("past", "pluperfect")
    return earlier and told and _has_pronoun_subject(act.verb)


def _has_pronoun_subject(verb: Token) -> bool:
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and (subject.pos_ == "PRON" or subject.lower_ in WORDS.plurals)


def _verbal(act: Act, setting: Setting) -> str | None:
    past = act.tense in ("past", "pluperfect") and act.type != "SUPPORTED" and not setting.first
    participle = act.verb.dep_ == "acl" and act.verb.tag_ == "VBN" and act.trigger.i == act.verb.i
    if past and (is_reported(act.verb) or participle):
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


def is_reported(verb: Token) -> bool:
    """Whether the act stands in what another than its doer says."""
    at = verb
    for _ in range(4):
        if at.dep_ == "ccomp" and at.head.lemma_.lower() in WORDS.saying:
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
    process = act.trigger.lower_ in WORDS.ongoing and act.trigger.dep_ == "nsubj"
    return process and act.verb.lemma_.lower() not in WORDS.finishing


def _meeting(act: Act, setting: Setting) -> str | None:
    low = act.text.lower()
    background = any(words in low for words in WORDS.background)
    if background or (act.tense == "pluperfect" and (act.is_nominal or is_reported(act.verb))):
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
        return setting.month if any(child.lower_ in WORDS.now for child in act.trigger.children) else None
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
