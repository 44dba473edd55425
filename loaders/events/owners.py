"""The parties of a noun phrase: those it names itself, and those to whom the thing that it names belongs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from graph.model import Label
from loaders import grammar
from loaders.events import frames
from loaders.events.phrases import is_of
from loaders.parties import Parties
from loaders.reading import Actor, Paragraph, Reading

MANY = 5  # more than so many who agree are a conference, not pairs
DEEPEST = 4  # phrases within phrases
ADMINISTRATIONS = frozenset({"administration", "government", "regime", "force", "troop", "army", "war"})
PARTICIPANTS = frozenset({"leader", "minister", "official", "side", "party", "secretary", "president", "diplomat"})
LED = frozenset({"led", "flagged", "owned", "registered", "operated", "built", "made", "supplied"})
CORE = ("nsubj", "nsubjpass", "dobj", "dative")
NESTED = ("with", "to", "in", "against")


@dataclass(slots=True)
class Scene:
    """Where an act is read: its paragraph, who is who in it, and the document so far."""

    paragraph: Paragraph
    parties: Parties
    reading: Reading


def unique(actors: Iterable[Actor]) -> list[Actor]:
    """The actors, each once, in order."""
    return list(dict.fromkeys(actors))


def countries(actors: Iterable[Actor]) -> frozenset[str]:
    """The states of actors."""
    return frozenset(actor.country for actor in actors if actor.country)


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for in a phrase: no party of the states in `own`; also under the prepositions of `deep`."""

    own: frozenset[str] = frozenset()
    deep: tuple[str, ...] = ()
    depth: int = 0

    def inside(self, keep: bool = True) -> Search:
        """The same search one phrase further in, with or without the further prepositions."""
        return replace(self, depth=self.depth + 1, deep=self.deep if keep else ())


def heads(scene: Scene, token: Token) -> list[Actor]:
    """The parties that a noun phrase names itself, with its conjuncts; "we", "they", "counterparts" as their groups."""
    named = _of_each(scene, token) or [a for a in scene.parties.actors(token, deep=False) if _is_party(scene, a)]
    named = named or _listed(scene, token)
    grouped = [
        replace(actor, head=-1 - place)
        for word in grammar.spread(token, scene.paragraph.marks)
        for place, actor in enumerate(_group(scene, word))
    ]
    names = {actor.name for actor in grouped}
    return grouped + [actor for actor in named if actor.name not in names]


def _of_each(scene: Scene, token: Token) -> list[Actor]:
    """ "Indian and Russian troops": both states, where the noun alone would stand for its state."""
    marks = scene.paragraph.marks
    if (
        token.tag_ not in ("NNS", "NNPS")
        or token.i in marks
        or scene.parties.any_actor
        or not scene.parties.is_named(token)
    ):
        return []
    modifiers = [child for child in token.children if child.dep_ in ("amod", "compound", "nmod") and child.i in marks]
    places = [word for child in modifiers for word in grammar.spread(child, marks) if word.i in marks]
    ids = dict.fromkeys(marks[word.i].id for word in places)
    states = [scene.parties.state(id, token) for id in ids] if len(ids) > 1 else []
    return [replace(state, head=-1 - place) for place, state in enumerate(states) if state is not None]


def _listed(scene: Scene, token: Token) -> list[Actor]:
    """ "many nations -- A, B and C --", "states like A and B": those that are listed. "its": the party named last."""
    if token.lower_ in ("its", "it", "itself"):
        return _last_named(scene, token)
    if token.tag_ in ("NN", "NNP") and grammar.noun(token) in ("country", "government", "nation"):
        return _own_state(scene, token) or _issuer(scene, token)
    if token.lower_ == "ministry":
        return _issuer(scene, token)
    if token.tag_ not in ("NNS", "NNPS"):
        return []
    if _is_those_who_met(token) and 1 < len(scene.reading.memory.table) <= MANY + 1:
        return [replace(actor, head=-1 - place) for place, actor in enumerate(scene.reading.memory.table)]
    marks = scene.paragraph.marks
    listed = [child for child in token.children if child.dep_ == "appos" and child.i in marks]
    listed += [
        word for name in ("like", "including", "as") for word in grammar.objects_of(token, name) if word.i in marks
    ]
    found = [scene.parties.actor(word) for top in listed for word in grammar.spread(top, marks)]
    return [actor for actor in found if actor is not None and _is_party(scene, actor)]


def _own_state(scene: Scene, token: Token) -> list[Actor]:
    """ "his country", "her government": the state that he or she acts for."""
    for child in token.children:
        if child.dep_ == "poss" and child.lower_ in ("his", "her", "my"):
            person = scene.parties.first_person(child) if child.lower_ == "my" else scene.parties.pronoun(child)
            state = scene.parties.state_of(person) if person is not None else None
            return [replace(state, head=token.i)] if state is not None else []
    return []


def _issuer(scene: Scene, token: Token) -> list[Actor]:
    """ "the Ministry", "the Government", without more, in a government's own release."""
    bare = [child.lower_ for child in token.children if child.dep_ not in ("relcl", "punct", "appos")] == ["the"]
    issuer = scene.parties.issuer(token) if bare and token.text[0].isupper() else None
    return [issuer] if issuer is not None else []


def _is_those_who_met(token: Token) -> bool:
    """ "the leaders", "the ministers", without more."""
    bare = all(child.lower_ == "the" or child.dep_ in ("det", "predet") for child in token.lefts)
    definite = any(child.lower_ == "the" for child in token.lefts)
    return grammar.noun(token) in PARTICIPANTS and bare and definite and not list(token.rights)


def _last_named(scene: Scene, pronoun: Token) -> list[Actor]:
    """The state or body before "it" or "its" in the sentence; at the head of a sentence the subject of the one before."""
    doc, start = scene.paragraph.doc, pronoun.sent.start
    before = [token for token in doc[start : pronoun.i] if token.dep_ in CORE]
    if not before and start > 0:
        before = [token for token in doc[start - 1].sent if token.dep_ in ("nsubj", "nsubjpass")][:1]
    for token in reversed(before):
        actor = scene.parties.actor(token)
        if actor is not None and actor.label in (Label.COUNTRY, Label.ORGANIZATION):
            return [replace(actor, head=pronoun.i)]
    return []


def _is_party(scene: Scene, actor: Actor) -> bool:
    return scene.parties.any_actor or scene.parties.named(actor)


def _group(scene: Scene, token: Token) -> list[Actor]:
    memory = scene.reading.memory
    word = token.lower_
    if word in ("we", "our", "us"):
        return memory.joint
    told = 1 < len(memory.table) <= MANY + 1
    if told and (word in ("they", "their") or (word == "both" and len(memory.table) == 2)):
        return memory.table
    if word == "counterparts" and any(child.dep_ == "poss" for child in token.children):
        return memory.table[1:]
    return []


def owners(scene: Scene, token: Token, search: Search = Search()) -> list[Actor]:
    """The parties that a phrase names, else those to whom the thing that it names belongs.

    "the decision of the Malian court" -> Mali; "the reforms that Angola pursues" -> Angola.
    """
    administration = _administration(scene, token)
    if administration:
        return [administration]
    found = heads(scene, token)
    if search.depth > DEEPEST or (found and not scene.parties.any_actor):
        return found
    return unique([*found, *holders(scene, token, search)])


def holders(scene: Scene, token: Token, search: Search = Search()) -> list[Actor]:
    """Only those to whom the thing that a phrase names belongs: the first way that leads to a party, for each conjunct."""
    found: list[Actor] = []
    for word in grammar.spread(token, scene.paragraph.marks):
        for way in WAYS:
            held = [actor for actor in way(scene, word, search) if not actor.country or actor.country not in search.own]
            if held:
                found += [actor for actor in held if actor not in found]
                break
    return found


def _administration(scene: Scene, token: Token) -> Actor | None:
    """ "the Reagan administration" is the state that Reagan acts for."""
    if token.lemma_.lower() not in ADMINISTRATIONS or scene.parties.actor(token) is not None:
        return None
    for child in token.children:
        if child.dep_ in ("compound", "poss", "nmod") and child.i in scene.paragraph.persons:
            leader = scene.parties.actor(child)
            state = leader and scene.parties.state_of(leader)
            if state:
                return replace(state, head=token.i)
    return None


def _by_modifier(scene: Scene, word: Token, search: Search) -> Iterator[Actor]:
    """ "Mali's decision", "the Malian decision"."""
    for child in word.children:
        if child.dep_ == "poss":
            yield from owners(scene, child, search.inside(keep=False))
        elif child.dep_ in ("amod", "compound", "nmod") and _is_name(scene, child):
            if not (_is_seat(scene, child) and is_of(word, "meetings")):  # "the Paris agreements" are not French
                yield from heads(scene, child)
        elif child.dep_ == "nmod":  # "Mali's sovereignty and territorial integrity"
            yield from _by_modifier(scene, child, search)


def modifying(scene: Scene, word: Token) -> list[Actor]:
    """ "the US-led invasion", "a Greek-flagged tanker", "Russian missile strikes"."""
    marks = scene.paragraph.marks
    inner = [
        mark
        for child in word.children
        for mark in child.children
        if mark.i in marks
        and (
            (child.dep_ == "amod" and child.lower_ in LED and mark.dep_ == "npadvmod")
            or (child.dep_ == "compound" and child.i not in marks and mark.dep_ == "amod")
        )
    ]
    return [actor for mark in inner for actor in heads(scene, mark)]


def _is_name(scene: Scene, token: Token) -> bool:
    return token.i in scene.paragraph.marks or token.i in scene.paragraph.persons


def _by_of(scene: Scene, word: Token, search: Search) -> Iterator[Actor]:
    """ "the decision of the Malian court", "the attack by Iraq"."""
    return _by_preposition(scene, word, search, ("of", "by"))


def _by_deep(scene: Scene, word: Token, search: Search) -> Iterator[Actor]:
    """ "the elections in Mali", where the caller asks for "in"."""
    return _by_preposition(scene, word, search, search.deep)


def _by_preposition(scene: Scene, word: Token, search: Search, names: Collection[str]) -> Iterator[Actor]:
    for preposition in word.children:
        if preposition.dep_ not in ("prep", "agent") or preposition.lower_ not in names:
            continue
        for child in preposition.children:
            if child.dep_ == "pobj" and grammar.noun(child) not in frames.classes()["backdrop"]:
                yield from owners(scene, child, search.inside())
            elif child.dep_ == "pcomp":
                yield from _of_gerund(scene, child, search)


def _of_gerund(scene: Scene, gerund: Token, search: Search) -> list[Actor]:
    """ "of arming Mali", "of interfering in Mali"."""
    objects = [child for child in gerund.children if child.dep_ == "dobj"]
    found = [actor for child in objects for actor in owners(scene, child, search.inside())]
    if found:
        return found
    under = [
        child for prep in gerund.children if prep.dep_ == "prep" for child in prep.children if child.dep_ == "pobj"
    ]
    return next((got for child in under if (got := owners(scene, child, search.inside()))), [])


def _by_clause(scene: Scene, word: Token, search: Search) -> Iterator[Actor]:
    """ "the reforms that Mali pursues", "the decision taken by Mali", "the elections held in Mali"."""
    for clause in word.children:
        if clause.dep_ == "relcl":
            yield from _of_relative(scene, clause, search)
        elif clause.dep_ == "acl" and clause.tag_ == "VBN":
            yield from _of_participle(scene, clause, search)


def _of_relative(scene: Scene, clause: Token, search: Search) -> list[Actor]:
    subjects = [c for c in clause.children if c.dep_ == "nsubj" and c.lower_ not in ("who", "which", "that")]
    found = [actor for subject in subjects for actor in heads(scene, subject)]
    if not found and "in" in search.deep:
        places = [p for prep in clause.children if prep.dep_ == "prep" and prep.lower_ == "in" for p in prep.children]
        found = [actor for place in places if _is_state(scene, place) for actor in heads(scene, place)]
    return found


def _of_participle(scene: Scene, clause: Token, search: Search) -> list[Actor]:
    agents = [child for agent in clause.children if agent.dep_ == "agent" for child in agent.children]
    found = [actor for agent in agents for actor in owners(scene, agent, search.inside(keep=False))]
    if not found and search.deep:
        preps = [prep for prep in clause.children if prep.dep_ == "prep" and prep.lower_ in search.deep]
        places = [child for prep in preps for child in prep.children]
        found = [a for place in places if not _is_seat(scene, place) for a in heads(scene, place)]
    return found


def _is_state(scene: Scene, token: Token) -> bool:
    return token.i in scene.paragraph.marks and not _is_seat(scene, token)


def _is_seat(scene: Scene, token: Token) -> bool:
    """ "the accord struck in Paris" is not French."""
    mark = scene.paragraph.marks.get(token.i)
    return mark is not None and mark.kind == "seat"


def _by_nested_modifier(scene: Scene, word: Token, _search: Search) -> list[Actor]:
    return modifying(scene, word)


WAYS: tuple[Callable[[Scene, Token, Search], Iterable[Actor]], ...] = (
    _by_modifier, _by_nested_modifier, _by_of, _by_clause, _by_deep,
)  # fmt: skip
