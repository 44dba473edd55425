"""Companies that sign: "Russia's Gazprom" is a body of its own, not Russia; its state is involved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from loaders import grammar
from loaders.events.scene import Scene, unique
from loaders.events.states import at, states_of
from loaders.events.words import THINGS
from loaders.grammar import TITLES
from loaders.nouns import WORDS as NOUNS
from loaders.reading import Actor

FIRMS = frozenset("company group firm corporation consortium conglomerate giant agency operator producer maker".split())
BEFORE = ("compound", "nmod")


def instead(scene: Scene, tokens: Iterable[Token], actors: Sequence[Actor]) -> list[Actor]:
    """The actors, with companies in the place of the states to which they belong."""
    found = list(actors)
    for token in tokens:
        apposed = [child for child in token.children if child.dep_ == "appos"]
        joined = [word for child in apposed for word in grammar.spread(child, scene.paragraph.marks)[1:]]
        for word in [*grammar.spread(token, scene.paragraph.marks), *joined]:
            company = _company(scene, word)
            if company is not None:
                inside = {inner.i for inner in word.subtree}
                found = [actor for actor in found if actor.label != "Country" or actor.head not in inside]
                found.append(company)
    return unique(found)


def states(scene: Scene, actors: Iterable[Actor]) -> dict[str, Actor]:
    """The states of the companies among the actors."""
    keys = [
        (scene.parties.country_of(scene.doc[a.head]), a) for a in actors if a.label == "Organization" and a.head >= 0
    ]
    own = (actor for key, a in keys for actor in at_home(scene, key, a))
    return states_of(scene, own)


def at_home(scene: Scene, key: str | None, company: Actor) -> Iterable[tuple[Actor, Token]]:
    """The state of a company, with the company's token."""
    token = scene.doc[company.head]
    state = scene.state(key, token)
    return at(token, [state]) if state is not None else ()


def _company(scene: Scene, word: Token) -> Actor | None:
    """ "Gazprom" in "Russia's Gazprom"; "Boeing" in "the US company Boeing"; not a ministry, not a person."""
    noun = grammar.noun(word)
    firm = noun in FIRMS and word.pos_ == "NOUN"
    known = scene.is_person(word) or scene.mark(word) or (noun in NOUNS.state_nouns | TITLES and not firm)
    if known or not (word.pos_ == "PROPN" or firm) or (noun in THINGS["with_name"] and not firm):
        return None
    if scene.parties.names.state(scene.parties.country_of(word, False)) is None:
        return None
    start, end = _name_of_firm(scene, word) if firm else _own_name(scene, word)
    if start == end:
        return None
    return scene.parties.make("Organization", scene.doc[start:end].text, None, None, word, start, end)


def _name_of_firm(scene: Scene, word: Token) -> tuple[int, int]:
    """The name beside "company": in "the oil company Total", "the U.S. Panhandle group"; start and end are one where none is."""
    beside = [c for c in word.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > word.i]
    names = beside or [c for c in word.children if c.dep_ in BEFORE and c.pos_ == "PROPN" and not scene.mark(c)]
    free = [w.i for name in names[:1] for w in (name, *name.children) if w.i == name.i or w.dep_ in BEFORE]
    free = [i for i in free if i not in scene.paragraph.marks]
    return (min(free), max(free) + 1) if free else (word.i, word.i)


def _own_name(scene: Scene, word: Token) -> tuple[int, int]:
    """A name without the state that owns it ("Russia's Gazprom"), but with a demonym that is part of it ("Iraqi Airways")."""
    names = [c for c in word.children if c.dep_ in BEFORE and c.pos_ == "PROPN" and not scene.mark(c)]
    start = min((name.left_edge.i for name in names), default=word.i)
    while start < word.i and start in scene.paragraph.marks:
        start += 1
    before = scene.doc[start - 1] if start else word
    if before.head.i == word.i and scene.kind(before) == "demonym" and start == word.i:
        start -= 1
    return start, word.i + 1
