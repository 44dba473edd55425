"""What an agreement or undertaking is, and what stands around its noun: the states in its phrase, the verb above it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from loaders import grammar
from loaders.events.naming import is_capitalised
from loaders.events.participants import doers, phrase
from loaders.events.scene import Scene
from loaders.events.states import at, states_in, states_of
from loaders.events.words import AGREEMENTS, PROJECTS, THINGS, WEAK
from loaders.reading import Actor

States = Mapping[str, Actor]
WITHIN = ("of", "between", "for", "linking", "from")
WIDE = ("in", "for", "with", "on")


@dataclass(frozen=True, slots=True)
class Thing:
    """A noun of agreement or undertaking and what stands around it; `inside` are the states in its phrase."""

    scene: Scene
    noun: Token
    word: str
    agreement: bool
    inside: States
    verb: Token | None
    how: str | None

    @property
    def core(self) -> bool:
        """Whether the noun by itself means an agreement or undertaking between states."""
        return self.agreement or self.word in PROJECTS

    @property
    def weak(self) -> bool:
        """Whether it counts only where somebody makes it or takes part in it."""
        return self.word in THINGS["made"] | THINGS["bodies"] or (self.word in WEAK and not is_capitalised(self.noun))

    @property
    def many(self) -> bool:
        """Whether the noun is a plural: several things, of which each may be another state's."""
        return self.noun.tag_ in ("NNS", "NNPS")

    def doing_states(self) -> dict[str, Actor]:
        """The states of those who do the verb above: "A and B", "Malian and Chadian troops"."""
        if self.verb is None:
            return {}
        described = [
            child
            for subject in grammar.subject(self.verb)
            for child in subject.children
            if child.dep_ in ("amod", "compound")
        ]
        adjectives = states_in(self.scene, (word for child in described for word in child.subtree))
        return {**states_of(self.scene, at(self.noun, doers(self.scene, self.verb))), **adjectives}

    def after(self, *prepositions: str) -> list[Token]:
        """The words of the noun's own phrases under these prepositions."""
        heads = [child for child in self.noun.children if child.dep_ == "prep" and child.lower_ in prepositions]
        return [word for child in heads for word in child.subtree]


def thing_of(noun: Token, scene: Scene) -> Thing | None:
    """The agreement or undertaking that a noun means, or None."""
    word = grammar.noun(noun)
    agreement = word in AGREEMENTS
    known = agreement or word in PROJECTS or word in THINGS["made"] or _is_joint_body(noun, word)
    if not (known or (word in THINGS["with_name"] and is_capitalised(noun))):
        return None
    part = noun.dep_ == "compound" and noun.head.i != noun.i and noun.head.pos_ in ("NOUN", "PROPN")
    wrong = noun.pos_ not in ("NOUN", "PROPN") or part or word == "understanding"
    if wrong or scene.is_person(noun) or (scene.mark(noun) and not is_own_body(scene, noun)):
        return None
    if word == "mission" and any(scene.kind(child) in ("name", "demonym") for child in noun.children):
        return None  # "the U.S. Mission in Doha" is an embassy
    if word == "conference" and any(child.lower_ in ("press", "news") for child in noun.children):
        return None
    verb, how = grammar.governor(noun) if noun.dep_ != "poss" else (None, None)
    return Thing(scene, noun, word, agreement, states_in(scene, _near(noun, word, agreement)), verb, how)


def _is_joint_body(noun: Token, word: str) -> bool:
    """ "a joint working group", "a contact group", "the peacekeeping force"."""
    kinds = {child.lower_ for child in noun.children}
    return bool(
        (word in THINGS["bodies"] and kinds & THINGS["for_bodies"])
        or (word in THINGS["sent"] and kinds & THINGS["peace"])
    )


def is_own_body(scene: Scene, noun: Token) -> bool:
    """Whether a noun heads a name that looks like a body's and is an undertaking's: "the Malian Emergency Response Fund"."""
    mark = scene.mark(noun)
    own = mark is not None and mark.id in scene.parties.names.places
    return own and grammar.noun(noun) in THINGS["with_name"] and scene.heads_mark(noun)


def _near(noun: Token, word: str, agreement: bool) -> list[Token]:
    """The words close to the noun, in whose states a thing may be: not those after "in" or "with", unless it is shared."""
    apart: set[int] = set()
    if not agreement:
        keep = (*WITHIN, "with") if word in THINGS["shared"] else WITHIN
        heads = [child for child in noun.children if child.dep_ == "prep" and child.lower_ not in keep]
        apart = {token.i for child in heads for token in child.subtree}
    near = [token for token in _core(noun) if token.i not in apart]
    if not agreement and is_capitalised(noun):
        heads = [child for child in noun.children if child.dep_ == "prep" and child.lower_ in WIDE]
        near += [token for child in heads for token in child.subtree]
    return near


def _core(noun: Token) -> list[Token]:
    """The noun, what hangs on it by one or two steps, and the names joined to these; not another thing beside it: "the
    Geneva Convention and the Norway-Mali Agreement"."""
    joined = ("conj", "compound", "amod")
    beside = {word.i for child in noun.children if child.dep_ == "conj" for word in child.subtree}
    return [
        word
        for word in phrase(noun)
        if word.i not in beside and (noun.i in (word.i, word.head.i, word.head.head.i) or word.dep_ in joined)
    ]
