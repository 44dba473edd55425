"""Whether an act happened, is planned, or was denied: the event rule's answer, corrected by tense, by the verb that governs
a noun, and by the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from loaders import grammar, lexicon


@dataclass(frozen=True, slots=True)
class Words:
    """The word classes of modality.toml, where they are explained."""

    travels: frozenset[str]
    dated: frozenset[str]
    forward: frozenset[str]
    will: frozenset[str]
    past: frozenset[str]


WORDS = lexicon.classes("modality.toml", "words", Words)
NONFINITE = ("xcomp", "advcl", "pcomp", "conj", "acl")


def refine(status: str, trigger: Token, kind: str, day: str | None, published: date | None) -> str:
    """The status of an act of type `kind`; `day` is the ISO text of its date, or None."""
    if status == "denied":
        return status
    verb = grammar.finite(trigger)
    status = _of_verb(status, verb, kind) if trigger.i == verb.i else _of_noun(status, trigger, verb, kind)
    if day and published and kind in WORDS.dated:
        today = published.isoformat()[: len(day)]
        if day > today:
            return "planned"
        if day < today and status == "planned":
            return "happened"
    return status


def _of_verb(status: str, verb: Token, kind: str) -> str:
    """A finite past is past, whatever it hangs on; "will travel to X to meet Y" is planned."""
    modal = any(c.lower_ in grammar.MODALS for c in verb.children if c.dep_ in ("aux", "auxpass"))
    if verb.tag_ == "VBD" and not modal:
        return "happened"
    if verb.tag_ not in ("VB", "VBG", "VBZ", "VBP") or kind not in WORDS.forward or status != "happened":
        return status
    for above in grammar.path_up(verb)[1:5]:
        future = above.pos_ == "VERB" and _has_will(above) and verb.dep_ in NONFINITE
        if future or _looks_forward(above):
            return "planned"
    return status


def _of_noun(status: str, noun: Token, verb: Token, kind: str) -> str:
    """ "during her visit she will …" is planned, "on his last visit" is not."""
    if kind not in WORDS.travels or status != "happened":
        return status
    if grammar.tense(verb) == "future" and not any(child.lower_ in WORDS.past for child in noun.children):
        return "planned"
    for above in grammar.path_up(noun)[1:4]:
        if above.dep_ == "advcl" and grammar.tense(above) == "present" and _has_will(above.head):
            return "planned"
    return status


def _has_will(verb: Token) -> bool:
    return any(child.lower_ in WORDS.will for child in verb.children if child.dep_ == "aux")


def _looks_forward(verb: Token) -> bool:
    return verb.lemma_ == "look" and any(child.lower_ == "forward" for child in verb.children)
