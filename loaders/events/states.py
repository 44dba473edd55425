"""The states that words name or stand for: "China-U.S.", "the two countries"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Token

from loaders.events.scene import Scene
from loaders.reading import Actor

JOINED = re.compile(r"[\w.][-–/]\w")
HYPHENS = re.compile(r"[-–/]")


def states_in(scene: Scene, tokens: Iterable[Token]) -> dict[str, Actor]:
    """The states that the tokens name, by id, each at its first mention; "China-U.S." names two."""
    found: dict[str, Actor] = {}
    for token in tokens:
        mark = scene.mark(token)
        if mark:
            keys = [mark.id] if mark.kind in ("name", "demonym") else []
            span = (mark.start, mark.end)
        else:
            pair = (
                [scene.parties.look_up(word) for word in HYPHENS.split(token.text)] if JOINED.search(token.text) else []
            )
            keys = [hit[1] for hit in pair if hit is not None and hit[0] in ("name", "demonym")]
            span = (token.i, token.i + 1)
        for key in keys:
            actor = scene.state(key, token)
            if actor is not None and key not in found:
                found[key] = scene.parties.make("Country", actor.name, key, None, token, *span)
    return found


def states_meant(scene: Scene, tokens: Iterable[Token]) -> dict[str, Actor]:
    """The states for which "the two countries", "both sides" among the tokens stand, by id."""
    words = [t for t in tokens if t.tag_ in ("NNS", "NNPS") or (t.tag_ == "CD" and t.dep_ != "nummod")]
    return states_of(scene, ((actor, token) for token in words for actor in scene.parties.sides(token)))


def states_of(scene: Scene, actors: Iterable[tuple[Actor, Token]]) -> dict[str, Actor]:
    """The states that actors belong to, by id, each mentioned by the token that comes with it."""
    found: dict[str, Actor] = {}
    for actor, token in actors:
        state = scene.state(actor.country, token)
        if state is not None and actor.country:
            found.setdefault(actor.country, state)
    return found


def at(token: Token, actors: Iterable[Actor]) -> Iterable[tuple[Actor, Token]]:
    """Every actor with the same token, as `states_of` wants them."""
    return ((actor, token) for actor in actors)
