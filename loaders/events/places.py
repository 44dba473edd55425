"""The states to which a list of places leads: "to Tbilisi, Georgia; Baku; and then Turkey"."""

from __future__ import annotations

from spacy.tokens import Token

from loaders import gazetteer, grammar
from loaders.events.participants import doers, owners
from loaders.events.scene import Scene, unique
from loaders.reading import Actor, Mark

LONGEST_CITY = 4  # tokens
REACH = 45  # tokens of the longest itinerary
JOINERS = frozenset(", ; and the then / as well or both to".split())
TOWNS = frozenset("capital city town port resort".split())
LANDS = frozenset("country state nation capital land republic homeland soil".split())
FILLERS = frozenset("capital city of neighboring neighbouring nearby".split())
GOING_ON = frozenset("and the then to finally".split())
PLACES = ("GPE", "LOC", "FAC", "DATE")


def places_after(scene: Scene, start: int) -> list[Actor]:
    """The states named from a token on, as far as a list of places goes, each once, in order; "our country", "both countries"
    are those meant."""
    meant = _meant(scene, start)
    if meant:
        return meant
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
        elif city := _city_at(scene, at):
            found.append(scene.state(city[0], word))
            at = city[1]
        elif _goes_on(scene, word):
            at += 1
        else:
            break
    return unique(found)


def _meant(scene: Scene, start: int) -> list[Actor]:
    """The states for which "our country", "this country", "his capital" or "both countries" stands at a token."""
    first = scene.doc[start] if start < len(scene.doc) else None
    if first is None or first.dep_ not in ("poss", "det", "predet", "nummod"):
        return []
    word, land = first.lower_, first.head
    if grammar.noun(land) not in LANDS or scene.mark(land) or not first.i < land.i < start + 5:
        return []
    if word == "this":
        return here(scene, land)
    if word in ("our", "my", "his", "her"):
        meant = owners(scene, first) or (_speakers(scene, first) if word in ("our", "my") else [])
        return unique(_state_of(scene, actor) for actor in meant)
    listed = [child for child in land.children if child.dep_ == "appos" and scene.mark(child)]
    if listed:  # "both countries, Mali and Chad"
        return places_after(scene, listed[0].left_edge.i)
    return [actor for actor in scene.parties.sides(land) if actor.label == "Country"] if word != "their" else []


def _speakers(scene: Scene, token: Token) -> list[Actor]:
    """The official in whose reported words a token stands."""
    above = (verb for verb in grammar.path_up(token) if verb.pos_ == "VERB" and verb.lemma_ in grammar.SAYING)
    verb = next(above, None)
    return [actor for actor in doers(scene, verb) if actor.label == "Official"] if verb is not None else []


def _state_of(scene: Scene, actor: Actor) -> Actor | None:
    return scene.parties.state_of(actor) if actor.label == "Official" else actor


def _city_at(scene: Scene, at: int) -> tuple[str, int] | None:
    """(state, end) of a city that is no seat, where its name begins at a token and is no person's."""
    if scene.is_person(scene.doc[at]) or not scene.doc[at].text[:1].isupper():
        return None
    for end in range(min(len(scene.doc), at + LONGEST_CITY), at, -1):
        state = gazetteer.cities().get(scene.doc[at:end].text)
        if state:
            return state, end
    return None


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
