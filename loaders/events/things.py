"""INVOLVES: the agreements and undertakings that nouns name, with the states that take part in them.

A noun is tried against the constructions in turn; the first that gives states decides.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from loaders import grammar
from loaders.events.naming import has_proper_name, is_capitalised, name_thing
from loaders.events.participants import crowd, doers, phrase
from loaders.events.scene import Scene
from loaders.events.signings import involved
from loaders.events.states import at, states_in, states_meant, states_of
from loaders.events.words import AGREEMENTS, PROJECTS, THINGS, WEAK
from loaders.parties import Parties
from loaders.reading import Actor, Finding, Paragraph, Reading

States = Mapping[str, Actor]
WITHIN = ("of", "between", "for", "linking", "from")
MODIFIERS = ("compound", "amod", "nmod")
OBJECTS = ("dobj", "nsubjpass")
MAKING = ("thing-made", "thing-supported", "thing-nuclear")
NUCLEAR = frozenset({"nuclear", "missile", "missiles", "atomic"})


def find(paragraph: Paragraph, parties: Parties, reading: Reading, told: Collection[int] = ()) -> Iterator[Finding]:
    """The things of a paragraph; `told` are the tokens of things that another rule has told."""
    scene = Scene(paragraph, parties, reading)
    for token in paragraph.doc:
        thing = _thing(token, scene) if token.i not in told else None
        if thing is not None:
            yield from _involved(thing)


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

    def doing_states(self) -> dict[str, Actor]:
        """The states of those who do the verb above."""
        if self.verb is None:
            return {}
        return states_of(self.scene, at(self.noun, doers(self.scene, self.verb)))

    def after(self, *prepositions: str) -> list[Token]:
        """The words of the noun's own phrases under these prepositions."""
        heads = [child for child in self.noun.children if child.dep_ == "prep" and child.lower_ in prepositions]
        return [word for child in heads for word in child.subtree]


def _thing(noun: Token, scene: Scene) -> Thing | None:
    word = grammar.noun(noun)
    agreement = word in AGREEMENTS
    known = agreement or word in PROJECTS or word in THINGS["made"]
    if not (known or (word in THINGS["with_name"] and is_capitalised(noun))):
        return None
    part = noun.dep_ == "compound" and noun.head.i != noun.i and noun.head.pos_ in ("NOUN", "PROPN")
    if (
        noun.pos_ not in ("NOUN", "PROPN")
        or part
        or scene.is_person(noun)
        or scene.mark(noun)
        or word == "understanding"
    ):
        return None
    if word == "mission" and any(scene.kind(child) in ("name", "demonym") for child in noun.children):
        return None  # "the U.S. Mission in Doha" is an embassy
    verb, how = grammar.governor(noun)
    return Thing(scene, noun, word, agreement, states_in(scene, _near(noun, word, agreement)), verb, how)


def _near(noun: Token, word: str, agreement: bool) -> list[Token]:
    """The words close to the noun, in whose states a thing may be: not those after "in" or "with", unless it is shared."""
    apart: set[int] = set()
    if not agreement:
        keep = (*WITHIN, "with") if word in THINGS["shared"] else WITHIN
        heads = [child for child in noun.children if child.dep_ == "prep" and child.lower_ not in keep]
        apart = {token.i for child in heads for token in child.subtree}
    near = [token for token in _core(noun) if token.i not in apart]
    if not agreement and is_capitalised(noun):
        heads = [child for child in noun.children if child.dep_ == "prep" and child.lower_ in ("in", "for")]
        near += [token for child in heads for token in child.subtree]
    return near


def _core(noun: Token) -> list[Token]:
    """The noun, what hangs on it by one or two steps, and the names joined to these."""
    joined = ("conj", "compound", "amod")
    return [word for word in phrase(noun) if noun.i in (word.i, word.head.i, word.head.head.i) or word.dep_ in joined]


def _involved(thing: Thing) -> Iterator[Finding]:
    weak = thing.word in THINGS["made"] or (thing.word in WEAK and not is_capitalised(thing.noun))
    for rule, construction in CONSTRUCTIONS:
        states = construction(thing)
        if not states:
            continue
        if weak and rule not in MAKING and not _is_being_made(thing.noun):
            thing.scene.reading.note(thing.noun.sent, rule, f"{thing.noun.text!r} counts only with a name or a maker")
            return
        named = name_thing(thing.scene, thing.noun, "Agreement" if thing.agreement else "Project")
        yield from involved(thing.scene, named, list(states.values()), rule, thing.noun)
        return


def _is_being_made(noun: Token) -> bool:
    """ "the launching of a cargo train"."""
    made = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return made and grammar.noun(noun.head.head) in THINGS["making"]


def _between(thing: Thing) -> States:
    """ "an agreement between A and B"."""
    heads = [thing.noun, *_aims(thing.noun)]
    words = [word for head in heads for obj in grammar.objects_of(head, "between", "among") for word in obj.subtree]
    parties = [
        (a, obj) for head in heads for obj in grammar.objects_of(head, "between") for a in crowd(thing.scene, obj)
    ]
    states = {**states_in(thing.scene, words), **states_meant(thing.scene, words), **states_of(thing.scene, parties)}
    return {**thing.inside, **states} if len(states) > 1 else states


def _aims(noun: Token) -> list[Token]:
    """The words inside "an agreement to establish relations between A and B" under which "between" may stand."""
    clauses = [child for child in noun.children if child.dep_ == "acl" and child.tag_ == "VB"]
    return [word for clause in clauses for word in (clause, *(c for c in clause.children if c.dep_ == "dobj"))]


def _of_two(thing: Thing) -> States:
    """ "the A-B agreement"."""
    core = thing.word in AGREEMENTS or thing.word in PROJECTS
    return thing.inside if core and thing.agreement and len(thing.inside) > 1 else {}


def _with(thing: Thing) -> States:
    """ "A wants an agreement with B"."""
    partner = any(child.dep_ == "prep" and child.lower_ == "with" for child in thing.noun.children)
    return {**thing.inside, **thing.doing_states()} if thing.agreement and thing.inside and partner else {}


def _named(thing: Thing) -> States:
    """ "the Mali River Corridor Project"."""
    if thing.word in THINGS["with_name"]:
        before = {word.i for child in thing.noun.children if child.dep_ in MODIFIERS for word in child.subtree}
        return states_in(thing.scene, (word for word in thing.noun.subtree if word.i in before))
    core = thing.agreement or thing.word in PROJECTS
    return thing.inside if core and has_proper_name(thing.scene, thing.noun) else {}


def _project_of_two(thing: Thing) -> States:
    return thing.inside if not thing.agreement and thing.word in PROJECTS and len(thing.inside) > 1 else {}


def _made(thing: Thing) -> States:
    """ "A launched a satellite with B"."""
    if thing.verb is None or thing.how not in OBJECTS:
        return {}
    verb = thing.verb.lemma_.lower()
    made = verb in THINGS["create"] or (thing.agreement and verb in THINGS["create_agreement"])
    states = {**thing.doing_states(), **thing.inside} if made and (thing.agreement or verb != "draft") else {}
    return states if len(states) > 1 else {}


def _supported(thing: Thing) -> States:
    """ "A funds an initiative that helps schools in B", "A contributed to the fund for B"."""
    if thing.verb is None or thing.how not in (*OBJECTS, "to", "towards", "through"):
        return {}
    if thing.verb.lemma_.lower() not in THINGS["take_part"]:
        return {}
    states = {**thing.doing_states(), **states_in(thing.scene, thing.noun.subtree)}
    return states if len(states) > 1 else {}


def _nuclear(thing: Thing) -> States:
    """ "Iran's nuclear programme"."""
    before = any(word.lower_ in NUCLEAR for word in thing.noun.subtree if word.i < thing.noun.i)
    return thing.inside if thing.word in ("programme", "program") and before else {}


def _named_wide(thing: Thing) -> States:
    """ "the Norwegian Fund for Mali", "Norway supports the Peace Fund in Mali"."""
    named = is_capitalised(thing.noun) and any(
        child.text[0].isupper() and child.dep_ in MODIFIERS for child in thing.noun.children
    )
    if not named or thing.word in THINGS["with_name"]:
        return {}
    owners = [word for child in thing.noun.children if child.dep_ == "poss" for word in child.subtree]
    states = {**thing.inside, **states_in(thing.scene, [*thing.after("in", "for", "of", "with"), *owners])}
    if thing.verb is not None and thing.verb.lemma_.lower() in THINGS["take_part"]:
        states = {**states, **{key: actor for key, actor in thing.doing_states().items() if key not in states}}
    return states


def _bilateral(thing: Thing) -> States:
    """ "A and B spoke about a bilateral trade agreement"."""
    if not any(child.dep_ == "amod" and child.lower_ in THINGS["joint"] for child in thing.noun.children):
        return {}
    states = thing.doing_states()
    return states if len(states) == 2 else {}


def _in_context(thing: Thing) -> States:
    """An agreement of a kind ("trade agreement", "deal on fishing") in a sentence that names just two states."""
    if not thing.agreement or thing.noun.pos_ != "NOUN" or thing.word in THINGS["general"]:
        return {}
    states = states_in(thing.scene, thing.noun.sent)
    described = any(child.dep_ in ("compound", "amod") for child in thing.noun.children) or any(
        child.dep_ == "prep" and child.lower_ in ("on", "for") for child in thing.noun.children
    )
    vague = any(child.dep_ == "amod" and child.lower_ in THINGS["indefinite"] for child in thing.noun.children)
    return states if len(states) == 2 and described and not vague else {}


CONSTRUCTIONS: tuple[tuple[str, Callable[[Thing], States]], ...] = (
    ("thing-between", _between),
    ("thing-of-two", _of_two),
    ("thing-with", _with),
    ("thing-named", _named),
    ("thing-of-two", _project_of_two),
    ("thing-made", _made),
    ("thing-supported", _supported),
    ("thing-nuclear", _nuclear),
    ("thing-named", _named_wide),
    ("thing-bilateral", _bilateral),
    ("thing-in-context", _in_context),
)
