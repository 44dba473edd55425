"""VISITED: who went to which state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from loaders import grammar, lexicon
from loaders.events import journeys
from loaders.events.participants import awaited, crowd, doers, visitor
from loaders.events.places import here, places_after
from loaders.events.scene import Scene, is_verbal
from loaders.events.travellers import NOUNS, WORDS, Going, phrases, says_here, visited
from loaders.parties import Parties
from loaders.reading import Actor, Finding, Paragraph, Reading

VERBS: dict[str, list[Going]] = {}
for _rule in sorted(lexicon.rules("visits.toml", "verbs", Going).values(), key=lambda rule: not rule.beside):
    VERBS.setdefault(_rule.word or _rule.name, []).append(_rule)
LEAVING = frozenset({"leave", "depart"})
HERE = frozenset({"arrive", "visit", "come", "fly"})  # who "returned here" came home
TIMES = ("DATE", "TIME", "QUANTITY")


def find(paragraph: Paragraph, parties: Parties, reading: Reading) -> Iterator[Finding]:
    """The visits of a paragraph, in the order of its words."""
    scene = Scene(paragraph, parties, reading)
    for token in paragraph.doc:
        if is_verbal(token):
            yield from _went(token, scene)
            yield from _was_there(token, scene)
            yield from _is_awaited(token, scene)
            yield from _was_brought(token, scene)
            yield from journeys.find_verb(token, scene)
        elif token.pos_ in ("NOUN", "PROPN"):
            yield from journeys.find(token, scene)
        elif token.lower_ in ("in", "from"):
            yield from _in_passing(token, scene)
        if token.lower_ == "visiting":
            yield from _visiting(token, scene)


def _went(verb: Token, scene: Scene) -> Iterator[Finding]:
    """ "A travelled to Mali and Chad", "A arrived here"."""
    rule = _rule_of(verb)
    if rule is None or _is_invited(verb):
        return
    where: list[Actor] = []
    for slot in rule.slots:
        if slot == "obj":
            buildings = rule.name in LEAVING  # "left the State Department" tells of no journey
            for token in grammar.slot(verb, ("obj",)):
                if buildings and token.ent_type_ != "GPE" and scene.kind(token) != "name":
                    continue
                where += places_after(scene, token.left_edge.i if token.left_edge.i > verb.i else token.i)
        else:
            heads = [verb, *(child for child in verb.children if child.lower_ in rule.beside)]
            where += [place for head in heads for place in phrases(head, (slot,), scene)]
    if not where:
        where = _cut_off(verb, rule.slots, scene)
    if not where and verb.lemma_ in HERE and says_here(verb):
        where = here(scene, next(child for child in verb.children if child.lower_ == "here"))
    if where:
        yield from visited(scene, doers(scene, verb), where, _status(verb, rule), rule.name, verb)
    else:
        scene.reading.note(verb.sent, rule.name, "no state is named as the place")


def _is_invited(verb: Token) -> bool:
    """ "invited A to visit Mali", "the invitation to come": no journey yet."""
    infinitive = verb.dep_ in ("xcomp", "ccomp", "advcl", "acl") and any(c.lower_ == "to" for c in verb.children)
    return infinitive and grammar.noun(verb.head) in WORDS["inviting"]


def _rule_of(verb: Token) -> Going | None:
    """The first rule of a verb whose words stand beside it; none where something is moved: "flew aid to Mali"."""
    beside = {child.lower_ for child in verb.children if child.dep_ in ("prt", "advmod", "dobj", "npadvmod")}
    found = next((rule for rule in VERBS.get(verb.lemma_.lower(), ()) if not rule.beside or rule.beside & beside), None)
    if found is None or (found.name == "leave" and "out" in {child.lower_ for child in verb.children}):
        return None
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.lower_ not in found.beside]
    moved = "obj" not in found.slots and any(child.ent_type_ not in TIMES for child in objects)
    return None if moved else found


def _status(verb: Token, rule: Going) -> str:
    """Planned is also what the present tells with a day, as timetables do: "leaves for Mali today"."""
    status = str(grammar.modality(verb)[0])
    if not rule.timetable or status != "happened" or verb.tag_ not in ("VBZ", "VBP"):
        return status
    dated = any(child.dep_ == "npadvmod" and child.ent_type_ in TIMES for child in verb.children)
    dated = dated or any(obj.ent_type_ == "DATE" for obj in grammar.objects_of(verb, "on", "in", "for"))
    return "planned" if dated else status


def _cut_off(verb: Token, prepositions: Sequence[str], scene: Scene) -> list[Actor]:
    """The place that the parse made the subject of a purpose: "left for Mali to attend a meeting"."""
    marks = [word for child in verb.children if child.dep_ == "advcl" for word in child.children if word.dep_ == "mark"]
    return [actor for word in marks if word.lower_ in prepositions for actor in places_after(scene, word.i + 1)]


def _was_there(verb: Token, scene: Scene) -> Iterator[Finding]:
    """ "A is in Mali", "the Norwegian delegation is here"."""
    if verb.lemma_ != "be":
        return
    travellers = doers(scene, verb)
    if any(actor.label == "Official" or _is_delegation(scene, actor) for actor in travellers):
        where = phrases(verb, ("in",), scene) or (here(scene, verb) if says_here(verb) else [])
        yield from visited(scene, travellers, where, grammar.modality(verb)[0], "be-in", verb)


def _in_passing(preposition: Token, scene: Scene) -> Iterator[Finding]:
    """ "A, now in Mali, said", "A, back from Mali, said", "while in Mali, A said"."""
    head = preposition.head
    if preposition.dep_ == "advcl":
        during = any(child.dep_ == "mark" and child.lower_ in WORDS["while"] for child in preposition.children)
        status = grammar.modality(head)[0] if during else ""
        travellers = doers(scene, head) if during else []
    else:
        travellers, status = _of_name(preposition, scene), "happened"
    officials = [actor for actor in travellers if actor.label == "Official"]
    if officials:
        where = places_after(scene, preposition.i + 1)
        yield from visited(
            scene, officials, where, "planned" if status == "planned" else "happened", "in-passing", preposition
        )


def _of_name(preposition: Token, scene: Scene) -> list[Actor]:
    """Whom "in" or "from" tells the whereabouts of: the name before the comma, with an adverb between."""
    doc, at = scene.doc, preposition.i - 1
    while at > 0 and doc[at].lower_ in WORDS["whereabouts"]:
        at -= 1
    told = [word.lower_ for word in doc[at + 1 : preposition.i]]
    wanted = WORDS["back"] if preposition.lower_ == "from" else WORDS["whereabouts"]
    if at < 1 or doc[at].lower_ != "," or not any(word in wanted for word in told):
        return []
    return crowd(scene, doc[at - 1]) if scene.is_person(doc[at - 1]) else []


def _is_awaited(verb: Token, scene: Scene) -> Iterator[Finding]:
    """ "A is expected here on Friday", "A is due in Mali"."""
    subjects = awaited(verb)
    if subjects:
        heads = [verb, *(child for child in verb.children if child.dep_ == "acomp")]
        where = [actor for head in heads for actor in phrases(head, ("in",), scene)]
        where = where or (here(scene, verb) if says_here(*heads) else [])
        officials = [actor for token in subjects for actor in crowd(scene, token) if actor.label == "Official"]
        yield from visited(scene, officials, where, "planned", "awaited-in", verb)


def _was_brought(verb: Token, scene: Scene) -> Iterator[Finding]:
    """ "the trip will take her to Mali", "A led a delegation to Mali", "sent A to Mali"."""
    travellers = _brought(verb, scene)
    if not travellers:
        return
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    where = [actor for head in (verb, *objects) for actor in phrases(head, ("to",), scene)]
    yield from visited(scene, travellers, where, grammar.modality(verb)[0], f"brought:{verb.lemma_.lower()}", verb)


def _brought(verb: Token, scene: Scene) -> list[Actor]:
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    match verb.lemma_.lower():
        case "take" if any(grammar.noun(subject) in NOUNS for subject in grammar.subject(verb)):
            return [actor for obj in objects for actor in crowd(scene, obj)]
        case "lead" | "head" if any(grammar.noun(obj) in WORDS["delegations"] for obj in objects):
            return doers(scene, verb)
        case "send" | "dispatch":
            sent = [actor for obj in objects for actor in crowd(scene, obj)]
            return [actor for actor in sent if actor.label == "Official"]
    return []


def _is_delegation(scene: Scene, actor: Actor) -> bool:
    named = actor.label in ("Country", "Organization") and actor.head >= 0
    return named and grammar.noun(scene.doc[actor.head]) in WORDS["delegations"]


def _visiting(adjective: Token, scene: Scene) -> Iterator[Finding]:
    """ "visiting Malian President A met B": in the state of the dateline, else in the state of B, who met A."""
    described = adjective.dep_ in ("amod", "compound")
    if described and scene.kind(adjective.head) in ("name", "seat") and adjective.head.dep_ == "appos":
        travellers = crowd(scene, adjective.head.head)  # "A, visiting Mali, said"
        yield from visited(scene, travellers, places_after(scene, adjective.i + 1), "happened", "visiting", adjective)
        return
    guest = adjective.head if described else visitor(adjective)
    if guest is None:
        return
    travellers = [a for a in crowd(scene, guest) if a.label == "Official"][:1]
    home = {actor.country for actor in travellers}
    where = [state for state in here(scene, adjective) if state.country not in home]
    verb, how = grammar.governor(guest if described else adjective)
    if not where and verb is not None and how not in ("nsubj", "nsubjpass"):
        hosts = [scene.state(actor.country, adjective) for actor in doers(scene, verb)]
        where = [state for state in hosts if state is not None and state.country not in home][:1]
    yield from visited(scene, travellers, where, "happened", "visiting", adjective)
