"""The states to which a list of places leads: "to Tbilisi, Georgia; Baku; and then Turkey"."""

from __future__ import annotations

from spacy.tokens import Token

from loaders.events.scene import Scene, unique
from loaders.reading import Actor, Mark

REACH = 45  # tokens of the longest itinerary
JOINERS = frozenset(", ; and the then / as well or both to".split())
TOWNS = frozenset("capital city town port resort".split())
FILLERS = frozenset("capital city of neighboring neighbouring nearby".split())
GOING_ON = frozenset("and the then to finally".split())
PLACES = ("GPE", "LOC", "FAC", "DATE")


def places_after(scene: Scene, start: int) -> list[Actor]:
    """The states named from a token on, as far as a list of places goes, each once, in order."""
    found: list[Actor | None] = []
    at, doc = start, scene.doc
    while at < min(len(doc), start + REACH):
        word = doc[at]
        mark = scene.mark(word)
        if mark and mark.kind != "demonym" and _belongs_to_another(scene, mark):
            break
        if mark and mark.kind in ("name", "seat", "demonym"):
            if mark.kind == "demonym" and not found and not _names_a_town(scene, at):
                return []
            if mark.kind != "demonym" or not found:
                found.append(scene.state(mark.id, word))
            at = mark.end
        elif _goes_on(scene, word):
            at += 1
        else:
            break
    return unique(found)


def _belongs_to_another(scene: Scene, mark: Mark) -> bool:
    """ "to Mali, the Norwegian delegation", "to Mali, Norway's minister": no further place."""
    head = scene.doc[mark.start : mark.end].root
    owned = head.dep_ in ("compound", "amod", "nmod", "poss") and head.head.i >= mark.end
    return owned and not scene.mark(head.head) and head.head.lower_ not in TOWNS and head.head.ent_type_ not in PLACES


def _names_a_town(scene: Scene, at: int) -> bool:
    """ "the Malian capital" is Mali; "Malian officials" is no place."""
    return at + 1 < len(scene.doc) and scene.doc[at + 1].lower_ in TOWNS


def _goes_on(scene: Scene, word: Token) -> bool:
    """Whether a list of places goes on with this word."""
    if word.lower_ in ("and", ",", "then", "to") and word.i + 1 < len(scene.doc):
        follower = scene.doc[word.i + 1]
        return bool(scene.mark(follower)) or follower.ent_type_ in PLACES or follower.lower_ in GOING_ON
    if word.lower_ in JOINERS or word.lower_ in FILLERS or word.is_space:
        return True
    return word.ent_type_ in PLACES and not scene.is_person(word)


def here(scene: Scene, token: Token) -> list[Actor]:
    """The state of the dateline: what "here" and "this country" stand for."""
    return unique([scene.state(scene.reading.dateline, token)])
