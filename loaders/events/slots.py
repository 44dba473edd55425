"""Where the other party of an act stands: one function for each slot that a frame may name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from graph.model import Label
from loaders import grammar
from loaders.events import choice, frames
from loaders.events.owners import NESTED, Scene, Search, heads, holders, owners, unique
from loaders.events.phrases import is_for_clause, is_of, objects_of, under, wrapping
from loaders.events.world import CONDITIONS
from loaders.reading import Actor

WHILE = frozenset({"before", "after", "during", "since", "until", "despite", "amid", "following", "ahead"})
PURPOSES = frozenset({"help", "assist", "support", "aid", "fund", "meet", "respond", "address", "defend", "protect"})
DETERRING = frozenset({"deter", "counter", "confront", "contain", "intimidate", "threaten", "pressure", "warn"})
BELOW = frozenset({"in", "to", "from", "for", "on", "of", "against", "into", "with"})
OBLIGING = frozenset({"must", "should", "to"})
ONWARD = frozenset({"with", "to", "towards", "toward", "for"})


@dataclass(frozen=True, slots=True)
class Act:
    """A verb that tells an act: its type, the noun that carries it where there is one, and the doers' own states, whose
    parties are never the other side."""

    verb: Token
    type: str
    slots: tuple[str, ...]
    noun: Token | None = None
    own: frozenset[str] = frozenset()


def recipients(scene: Scene, act: Act) -> list[Actor]:
    """The other parties: those of the first slot that holds any."""
    for slot in act.slots:
        found = SLOTS.get(slot, _object_under if slot.startswith("object.") else _preposition)(scene, act, slot)
        others = [actor for actor in found if not (actor.country and actor.country in act.own)]
        if others:
            return unique(others)
    return []


def _object(scene: Scene, act: Act, _slot: str) -> Iterable[Actor]:
    deep = ("between",) if act.type == "ACCUSED" else ()
    return (actor for word in objects_of(act.verb) for actor in owners(scene, word, Search(act.own, deep)))


def _object_itself(scene: Scene, act: Act, _slot: str) -> Iterable[Actor]:
    return (actor for word in objects_of(act.verb) for actor in heads(scene, word))


def _object_under(scene: Scene, act: Act, slot: str) -> Iterable[Actor]:
    deep = (slot.removeprefix("object."),)
    return (actor for word in objects_of(act.verb) for actor in owners(scene, word, Search(act.own, deep)))


def _dative(scene: Scene, act: Act, _slot: str) -> Iterable[Actor]:
    return (actor for word in grammar.slot(act.verb, ["dative"]) for actor in heads(scene, word))


def _clause(scene: Scene, act: Act, _slot: str) -> Iterable[Actor]:
    """ "charged that Mali had …"; under a noun "the charge that Mali had …"."""
    kinds = ("ccomp", "xcomp") if act.noun is None else ("ccomp", "xcomp", "acl")
    clauses = list((act.noun if act.noun is not None else act.verb).children)
    if act.noun is not None:  # "renewed its call for Syria to withdraw" hangs on the verb
        clauses += [child for child in act.verb.children if is_for_clause(child)]
    for clause in clauses:
        if (clause.dep_ in kinds and not _merely_asserts(act, clause)) or is_for_clause(clause):
            for subject in clause.children:
                if subject.dep_ in ("nsubj", "nsubjpass"):
                    yield from owners(scene, subject, Search(act.own))


def _clause_itself(scene: Scene, act: Act, _slot: str) -> Iterable[Actor]:
    """ "warned that Mali would be attacked", not "warned that the Malian plan would fail"."""
    clauses = (child for child in act.verb.children if child.dep_ in ("ccomp", "xcomp"))
    subjects = (s for clause in clauses for s in clause.children if s.dep_ in ("nsubj", "nsubjpass"))
    return (actor for subject in subjects for actor in heads(scene, subject))


def _merely_asserts(act: Act, clause: Token) -> bool:
    """ "insisted that Mali had left" asks for nothing; "insisted that Mali leave" does."""
    obliged = any(child.dep_ == "aux" and child.lower_ in OBLIGING for child in clause.children)
    return act.verb.lemma_ == "insist" and clause.dep_ == "ccomp" and clause.tag_ != "VB" and not obliged


def _condition(scene: Scene, act: Act, _slot: str) -> Iterable[Actor]:
    """ "warned that it would retaliate if Mali attacked"."""
    for clause in act.verb.subtree:
        if clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in clause.children):
            for subject in clause.children:
                if subject.dep_ in ("nsubj", "nsubjpass"):
                    yield from owners(scene, subject, Search(act.own))


def _purpose(scene: Scene, act: Act, _slot: str) -> Iterable[Actor]:
    search = Search(act.own, ("in", "to"))
    inside = [child for word in objects_of(act.verb) for child in word.children]
    for clause in (*act.verb.children, *inside):
        if clause.dep_ in ("xcomp", "advcl", "acl", "relcl") and clause.lemma_ in PURPOSES:
            for child in clause.children:
                if child.dep_ in ("dobj", "nsubj"):
                    yield from owners(scene, child, search)
                elif child.dep_ == "ccomp":
                    yield from _subjects(scene, child, Search(act.own))


def _deterring(scene: Scene, act: Act, _slot: str) -> Iterable[Actor]:
    """ "sent warships to deter Mali"."""
    tops = (act.verb, *objects_of(act.verb))
    clauses = (child for top in tops for child in top.children if child.dep_ in ("xcomp", "advcl", "acl", "relcl"))
    objects = (c for clause in clauses if clause.lemma_ in DETERRING for c in clause.children if c.dep_ == "dobj")
    return (actor for word in objects for actor in owners(scene, word, Search(act.own)))


def _subjects(scene: Scene, clause: Token, search: Search) -> Iterator[Actor]:
    for child in clause.children:
        if child.dep_ == "nsubj":
            yield from owners(scene, child, search)


def _complement(scene: Scene, act: Act, _slot: str) -> Iterable[Actor]:
    """In "agreed to let Mali join": Mali; in "agreed to work with Mali": Mali. An infinitive that harms is not for the
    other party: "agreed to attack Mali"."""
    for clause in act.verb.children:
        is_infinitive = clause.dep_ == "xcomp" and any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)
        only_weighed = "imagined" in frames.governors().get(clause.lemma_.lower(), ())
        if is_infinitive and not only_weighed and not choice.harms(scene, clause):
            return _in_infinitive(scene, clause, Search(act.own))
    return ()


def _in_infinitive(scene: Scene, clause: Token, search: Search) -> list[Actor]:
    objects = [child for child in clause.children if child.dep_ == "dobj"]
    below = [child for child in clause.children if child.dep_ in ("ccomp", "xcomp")]
    return (
        [actor for child in objects for actor in owners(scene, child, search)]
        or [actor for child in below for actor in _subjects(scene, child, search)]
        or [a for name in ("with", "to", "for") for word in under(clause, name) for a in owners(scene, word, search)]
        or first_state_below(scene, clause, search.own)
    )


def _below(scene: Scene, act: Act, _slot: str) -> Iterable[Actor]:
    top = act.noun if act.noun is not None else act.verb
    for word in top.subtree:
        onward = word.dep_ == "pobj" and word.head.lower_ in ONWARD and word.i > top.i
        if onward and not _is_in_backdrop(word, top):
            found = owners(scene, word, Search(act.own))
            if found:
                return found[:1]
    return ()


def _is_in_backdrop(word: Token, top: Token) -> bool:
    """Whether a phrase between the two only tells in the face of what: "unity in the face of Russia's war"."""
    backdrop = frames.classes()["backdrop"]
    while word.i != top.i and word.head.i != word.i:
        word = word.head
        if word.pos_ == "NOUN" and word.i != top.i and grammar.noun(word) in backdrop:
            return True
    return False


def first_state_below(scene: Scene, verb: Token, own: frozenset[str]) -> list[Actor]:
    """The first state under a preposition anywhere below an act, outside its finite subordinate clauses."""
    for word in verb.subtree:
        if (
            word.i > verb.i
            and word.dep_ == "pobj"
            and word.head.lower_ in BELOW
            and (word.i in scene.paragraph.marks or scene.parties.any_actor)
        ):
            found = [a for a in heads(scene, word) if a.label in (Label.COUNTRY, Label.OTHER) and a.country not in own]
            if found and _is_own_phrase(word, verb):
                return found
    return []


def _is_own_phrase(word: Token, verb: Token) -> bool:
    while word.i != verb.i:
        if word.dep_ == "pcomp" or word.lower_ in WHILE:
            return False
        clause = word.dep_ in ("advcl", "ccomp", "conj") and word.pos_ in ("VERB", "AUX")
        aim = word.dep_ == "advcl" and word.tag_ == "VB" and any(child.lower_ == "to" for child in word.children)
        if clause and not aim:
            return False
        word = word.head
    return True


def _for_itself(scene: Scene, act: Act, slot: str) -> Iterable[Actor]:
    return (actor for word in under(act.verb, slot.removesuffix(".self")) for actor in heads(scene, word))


def _for_owner(scene: Scene, act: Act, slot: str) -> Iterable[Actor]:
    tops = (act.verb, *objects_of(act.verb))
    words = (word for top in tops for word in under(top, slot.removesuffix(".owner")))
    return (actor for word in words for actor in holders(scene, word, Search(act.own)))


def _for_deed(scene: Scene, act: Act, slot: str) -> Iterable[Actor]:
    words = (word for word in under(act.verb, slot.removesuffix(".deed")) if is_of(word, "deeds"))
    return (actor for word in words for actor in holders(scene, word, Search(act.own)))


def _owner(scene: Scene, act: Act, _slot: str) -> Iterable[Actor]:
    """In "came to Mali's aid", "came to the aid of Mali": Mali."""
    return holders(scene, act.noun, Search(act.own)) if act.noun is not None else ()


def _between(scene: Scene, act: Act, _slot: str) -> Iterable[Actor]:
    tops = [act.noun] if act.noun is not None else objects_of(act.verb)
    return (actor for top in tops for word in under(top, "between") for actor in heads(scene, word))


def _preposition(scene: Scene, act: Act, slot: str) -> Iterable[Actor]:
    """Under the noun that carries the act, else under the verb, else under the verb's object."""
    search = Search(act.own, NESTED)

    def parties(tops: Iterable[Token]) -> list[Actor]:
        return unique(actor for top in tops for word in under(top, slot) for actor in owners(scene, word, search))

    tops = list(dict.fromkeys((act.noun, wrapping(act.noun)))) if act.noun is not None else []
    found = parties(tops) or parties([act.verb])
    aids_each = slot in ("to", "for") and act.type == "AIDED"
    if act.noun is None and (not found or aids_each):
        conjuncts = [w for word in objects_of(act.verb) for w in grammar.spread(word, scene.paragraph.marks)]
        found = unique([*found, *parties(conjuncts)])
    if not found and slot == "from":  # "asked for a word from Mali"
        found = parties(under(act.verb, "for"))
    return found


SLOTS: Mapping[str, Callable[[Scene, Act, str], Iterable[Actor]]] = {
    "object": _object,
    "object.self": _object_itself,
    "dative": _dative,
    "clause": _clause,
    "clause.self": _clause_itself,
    "condition": _condition,
    "purpose": _purpose,
    "deterring": _deterring,
    "complement": _complement,
    "below": _below,
    "for.self": _for_itself,
    "for.owner": _for_owner,
    "for.deed": _for_deed,
    "between": _between,
    "owner": _owner,
}
