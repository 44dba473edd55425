"""Whom a thing involves: one function for each way in which English says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from loaders import grammar
from loaders.events.naming import has_proper_name, is_capitalised
from loaders.events.participants import crowd, doers
from loaders.events.scene import Scene
from loaders.events.states import HYPHENS, at, states_in, states_meant, states_of
from loaders.events.thing import States, Thing, is_own_body
from loaders.events.words import PROJECTS, THINGS
from loaders.reading import Actor

MODIFIERS = ("compound", "amod", "nmod")
OBJECTS = ("dobj", "nsubjpass")
MAKING = frozenset(
    f"thing-{name}"
    for name in "made supported nuclear making helped made-by listing located joined talked-about".split()
)
NUCLEAR = frozenset({"nuclear", "missile", "missiles", "atomic"})
MATTERS = ("on", "of", "for", "about")


def _between(thing: Thing) -> States:
    """ "an agreement between A and B", "a protocol on cooperation between A and B"."""
    matters = [obj for obj in grammar.objects_of(thing.noun, *MATTERS) if thing.core and obj.pos_ == "NOUN"]
    heads = [thing.noun, *_aims(thing.noun), *matters]
    words = [word for head in heads for obj in grammar.objects_of(head, "between", "among") for word in obj.subtree]
    parties = [
        (a, obj) for head in heads for obj in grammar.objects_of(head, "between") for a in crowd(thing.scene, obj)
    ]
    states = {**states_in(thing.scene, words), **states_meant(thing.scene, words), **states_of(thing.scene, parties)}
    return {**thing.inside, **states} if len(states) > 1 else states


def _aims(noun: Token) -> list[Token]:
    """The words inside "an agreement to establish relations between A and B" under which "between" may stand; not those of
    "a treaty ending the war between A and B"."""
    clauses = [child for child in noun.children if child.dep_ == "acl" and child.tag_ == "VB"]
    return [word for clause in clauses for word in (clause, *(c for c in clause.children if c.dep_ == "dobj"))]


def _of_two(thing: Thing) -> States:
    """ "the A-B agreement"."""
    return thing.inside if thing.agreement and len(thing.inside) > 1 else {}


def _with(thing: Thing) -> States:
    """ "A wants an agreement with B"."""
    partner = any(child.dep_ == "prep" and child.lower_ == "with" for child in thing.noun.children)
    return {**thing.inside, **thing.doing_states()} if thing.agreement and thing.inside and partner else {}


def _named(thing: Thing) -> States:
    """ "the Mali River Corridor Project", "the Norway-Chad Dialogue on Mali"."""
    if thing.word in THINGS["with_name"]:
        return _with_name(thing)
    return thing.inside if thing.core and has_proper_name(thing.scene, thing.noun) else {}


def _with_name(thing: Thing) -> States:
    """The states of a thing that counts only by its name: those in the name; where it has one, those around it too."""
    own = is_own_body(thing.scene, thing.noun)
    before = {word.i for child in thing.noun.children if child.dep_ in MODIFIERS for word in child.subtree}
    states = states_in(thing.scene, (word for word in thing.noun.subtree if word.i in before))
    states = _in_own_name(thing.scene, thing.noun) if own else states
    bodies = not own and any(thing.scene.kind(thing.scene.doc[i]) == "org" for i in before)
    if len(states) < 2 and not bodies and thing.word in THINGS["national"] and not _is_for_relief(thing):
        return {}
    if own:
        return states
    named = any(word[0].isupper() for word in (thing.scene.doc[i].text for i in before))
    return {**states, **states_in(thing.scene, thing.after("in", "on", "for", "with"))} if named else states


def _is_for_relief(thing: Thing) -> bool:
    """ "the Malian Emergency Response Fund" is an undertaking for Mali, "the Malian Pension Fund" a body of Mali."""
    mark = thing.scene.mark(thing.noun)
    words = thing.scene.doc[mark.start : mark.end] if mark else thing.noun.subtree
    return any(word.lower_ in THINGS["relief"] for word in words)


def _in_own_name(scene: Scene, noun: Token) -> dict[str, Actor]:
    """The states whose names stand inside a name that the gazetteer does not know."""
    mark = scene.mark(noun)
    found: dict[str, Actor] = {}
    at, end = (mark.start, mark.end) if mark else (0, 0)
    while at < end:
        pair = scene.parties.look_up(scene.doc[at : at + 2].text) if at + 2 <= end else None
        token = scene.doc[at]
        for hit in (pair,) if pair else map(scene.parties.look_up, HYPHENS.split(token.text)):
            actor = scene.state(hit[1], token) if hit is not None and hit[0] in ("name", "demonym") else None
            if actor is not None and hit is not None:
                found[hit[1]] = actor
        at += 2 if pair else 1
    return found


def _project_of_two(thing: Thing) -> States:
    """ "the A-B pipeline", "the A-B peace process"."""
    return thing.inside if not thing.agreement and thing.word in PROJECTS and len(thing.inside) > 1 else {}


def _made(thing: Thing) -> States:
    """ "A launched a satellite with B", "A will build a railway in B"."""
    if thing.verb is None or (thing.how not in OBJECTS and not _is_agreed_on(thing) and not _breaks_ground(thing)):
        return {}
    verb = thing.verb.lemma_.lower()
    made = _breaks_ground(thing) or verb in THINGS["create"] or (thing.agreement and verb in THINGS["create_agreement"])
    held = thing.word in THINGS["held"] and verb in THINGS["hold"]
    if not (made or held) or not (thing.agreement or verb != "draft"):
        return {}
    states = {**thing.doing_states(), **thing.inside}
    if not thing.agreement and not thing.many:
        states = {**states, **states_in(thing.scene, thing.after("in", "with")), **_places(thing.scene, thing.verb)}
    return states if len(states) > 1 or (thing.core and _has_name(thing.noun)) else {}


def _has_name(noun: Token) -> bool:
    """ "the Xayaburi dam"."""
    return any(c.dep_ == "compound" and c.pos_ == "PROPN" and c.text[0].isupper() for c in noun.children)


def _breaks_ground(thing: Thing) -> bool:
    """ "A broke ground on a dam"."""
    verb = thing.verb
    ground = verb is not None and any(child.dep_ == "dobj" and child.lower_ == "ground" for child in verb.children)
    return ground and thing.how in ("on", "for")


def _is_agreed_on(thing: Thing) -> bool:
    """ "A and B agreed on a ceasefire"."""
    return thing.verb is not None and thing.verb.lemma_ == "agree" and thing.how in ("on", "upon", "to") and thing.core


def _places(scene: Scene, verb: Token) -> States:
    """The states in which, for which or with which a verb makes something."""
    return states_in(scene, grammar.objects_of(verb, "in", "for", "with"))


def _supported(thing: Thing) -> States:
    """ "A funds an initiative that helps schools in B", "A contributed to the fund for B"."""
    if thing.verb is None or thing.how not in (*OBJECTS, "to", "towards", "through"):
        return {}
    verb = thing.verb.lemma_.lower()
    if verb not in THINGS["take_part"] or (verb == "support" and not is_capitalised(thing.noun)):
        return {}
    states = {**thing.doing_states(), **states_in(thing.scene, thing.noun.subtree)}
    return states if len(states) > 1 else {}


def _nuclear(thing: Thing) -> States:
    """ "Iran's nuclear programme"."""
    before = any(word.lower_ in NUCLEAR for word in thing.noun.subtree if word.i < thing.noun.i)
    if thing.word not in ("programme", "program") or not before:
        return {}
    owners = [child for child in thing.noun.children if child.dep_ == "poss"]
    if any(owner.lower_ == "its" for owner in owners):  # "Iran will not give up its nuclear programme"
        states = thing.doing_states()
        return states if len(states) == 1 else {}
    return {**thing.inside, **_seats_acting(thing.scene, owners)}


def _named_wide(thing: Thing) -> States:
    """ "the Norwegian Fund for Mali", "Norway supports the Peace Fund in Mali"."""
    named = is_capitalised(thing.noun) and any(
        child.text[0].isupper() and child.dep_ in MODIFIERS for child in thing.noun.children
    )
    if not named or thing.word in THINGS["with_name"]:
        return {}
    owners = [word for child in thing.noun.children if child.dep_ == "poss" for word in child.subtree]
    states = {**thing.inside, **states_in(thing.scene, [*thing.after("in", "for", "of", "with"), *owners])}
    taking_part = thing.verb is not None and thing.verb.lemma_.lower() in THINGS["take_part"]
    if taking_part and thing.how in (*OBJECTS, "to", "towards", "through", "in"):
        states = {**states, **{key: actor for key, actor in thing.doing_states().items() if key not in states}}
    return states


def _joined(thing: Thing) -> States:
    """ "A and B take part in the exercise", "A withdrew from the Open Skies Treaty", "A is a party to the treaty with B"."""
    if thing.verb is None:
        return {}
    verb = thing.verb.lemma_.lower()
    ways = THINGS["joining"] if thing.how in ("dobj", "nsubjpass") else THINGS.get(f"joining_{thing.how}", frozenset())
    part = any(child.dep_ == "dobj" and child.lower_ == "part" for child in thing.verb.children)
    party = any(child.dep_ == "attr" and grammar.noun(child) in THINGS["parties"] for child in thing.verb.children)
    if not (
        verb in ways or (thing.how == "in" and part and verb == "take") or (thing.how in ("to", "in", "of") and party)
    ):
        return {}
    states = {**thing.inside, **thing.doing_states()}
    over = thing.verb.head.head if thing.verb.dep_ == "pcomp" else None
    if over is not None and over.lemma_ == "accuse":  # "A accused B of violating the ceasefire"
        states = {**states, **states_of(thing.scene, at(thing.noun, doers(thing.scene, over)))}
    named = is_capitalised(thing.noun) and thing.word not in THINGS["general"]
    return states if len(states) > 1 or (named and thing.core) else {}


def _helped(thing: Thing) -> States:
    """ "A helps B build a plant"."""
    if thing.verb is None or thing.how != "dobj" or thing.verb.lemma_.lower() not in THINGS["create"]:
        return {}
    over = thing.verb.head
    if thing.verb.dep_ not in ("ccomp", "xcomp", "advcl") or over.lemma_ not in ("help", "assist", "aid"):
        return {}
    helped = [c for word in (over, thing.verb) for c in word.children if c.dep_ in ("dobj", "nsubj")]
    states = {**states_of(thing.scene, at(thing.noun, doers(thing.scene, over))), **states_in(thing.scene, helped)}
    return states if len(states) > 1 else {}


def _making(thing: Thing) -> States:
    """ "the inauguration of a plant in A", "the construction by A of a railway in B", "A began construction of a railway"."""
    act = thing.noun.head.head
    if thing.noun.dep_ != "pobj" or thing.noun.head.lower_ != "of" or grammar.noun(act) not in THINGS["making"]:
        return {}
    if thing.many:
        return {}
    verb, how = grammar.governor(act)
    begun = verb is not None and how in OBJECTS and verb.lemma_.lower() in THINGS["begin"]
    makers = states_of(thing.scene, at(thing.noun, doers(thing.scene, verb))) if begun and verb is not None else {}
    by = states_in(thing.scene, (word for obj in grammar.objects_of(act, "by") for word in obj.subtree))
    places = [*thing.after("in"), *(word for obj in grammar.objects_of(act, "in") for word in obj.subtree)]
    return {**makers, **by, **thing.inside, **states_in(thing.scene, places)}


def _made_by(thing: Thing) -> States:
    """ "a hospital financed by A opened in B", "the plant that A is building in B"."""
    clauses = [c for c in thing.noun.children if c.dep_ in ("acl", "relcl") and c.tag_ != "VB"]
    holding = THINGS["hold"] if thing.word in THINGS["held"] else frozenset()
    clauses = [c for c in clauses if c.lemma_.lower() in THINGS["create"] | THINGS["take_part"] | holding]
    makers = states_of(thing.scene, ((a, clause) for clause in clauses for a in doers(thing.scene, clause)))
    if not makers:
        return {}
    verbs = [*clauses, *([thing.verb] if thing.verb is not None else [])]
    places = [word for verb in verbs for obj in grammar.objects_of(verb, "in", "with") for word in obj.subtree]
    states = {**makers, **thing.inside, **states_in(thing.scene, [*thing.after("in", "with"), *places])}
    return states if len(states) > 1 else {}


def _talked_about(thing: Thing) -> States:
    """ "A opened talks with B on a trade agreement", "negotiations between A and B on a treaty"."""
    act = thing.noun.head.head
    if thing.noun.dep_ != "pobj" or thing.noun.head.lower_ not in ("on", "about", "for", "over", "towards", "toward"):
        return {}
    if act.pos_ == "VERB":  # "opened talks on …", where the matter hangs on the verb
        act = next((child for child in act.children if child.dep_ == "dobj"), act)
    if not thing.core or grammar.noun(act) not in THINGS["talking"]:
        return {}
    scene = thing.scene
    verb, how = grammar.governor(act)
    sides = [(a, obj) for obj in grammar.objects_of(act, "between", "with") for a in crowd(scene, obj)]
    sides += at(thing.noun, (a for child in act.children if child.dep_ == "poss" for a in crowd(scene, child)))
    if verb is not None and how in (*OBJECTS, "in"):
        sides += at(thing.noun, doers(scene, verb))
        sides += [(a, obj) for obj in grammar.objects_of(verb, "with") for a in crowd(scene, obj)]
    states = {**states_of(scene, sides), **thing.inside}
    return states if len({actor.country or actor.name for actor, _ in sides}) > 1 or len(states) > 1 else {}


def _listing(thing: Thing) -> States:
    """ "an exercise involving troops from A and B", "a pipeline linking A with B", "the mission comprises officers from A"."""
    clauses = [c for c in thing.noun.children if c.dep_ in ("acl", "relcl") and c.lemma_ in THINGS["listing"]]
    verb = thing.verb
    if verb is not None and thing.how == "nsubj" and verb.lemma_ in THINGS["listing"]:
        clauses.append(verb)
    words = [word for clause in clauses for word in _objects_with(clause)]
    states = states_in(thing.scene, words)
    return {**thing.inside, **states} if len(states) > 1 or (states and thing.inside) else {}


def _objects_with(clause: Token) -> Iterator[Token]:
    for child in clause.children:
        if child.dep_ in ("dobj", "pobj") or (child.dep_ == "prep" and child.lower_ in ("with", "to", "from", "by")):
            yield from child.subtree


def _bilateral(thing: Thing) -> States:
    """ "A and B spoke about a bilateral trade agreement"."""
    if not any(child.dep_ == "amod" and child.lower_ in THINGS["joint"] for child in thing.noun.children):
        return {}
    states = thing.doing_states()
    return states if len(states) == 2 else {}


def _under(thing: Thing) -> States:
    """ "Under the agreement, A will supply gas to B", "an agreement under which A will supply gas to B"."""
    if not thing.agreement:
        return {}
    clauses = [c for c in thing.noun.children if c.dep_ == "relcl" and any(w.lower_ == "which" for w in c.subtree)]
    if not clauses and thing.how in ("under", "by", "in") and thing.verb is not None and thing.noun.dep_ == "pobj":
        clauses = [thing.verb] if thing.noun.head.lower_ == "under" else []
    own = thing.verb not in clauses
    for clause in clauses:
        doing = states_of(thing.scene, at(thing.noun, doers(thing.scene, clause)))
        states = {**doing, **states_in(thing.scene, clause.subtree), **_seats_acting(thing.scene, clause.subtree)}
        if len(states) == 2 or (own and states):
            return states if len(states) > 1 else {}
    return {}


def _seats_acting(scene: Scene, words: Iterable[Token]) -> States:
    """The states for which capitals stand: "lends Bamako money", not "in Bamako"."""
    seats = [w for w in words if scene.kind(w) == "seat" and w.dep_ in ("nsubj", "nsubjpass", "dobj", "dative", "poss")]
    return states_of(scene, ((actor, w) for w in seats if (actor := scene.parties.actor(w)) is not None))


def _in_context(thing: Thing) -> States:
    """An agreement of a kind ("trade agreement", "deal on fishing") in a sentence that names just two states."""
    if not thing.agreement or thing.noun.pos_ != "NOUN" or thing.word in THINGS["general"] or _is_wanted(thing.noun):
        return {}
    states = states_in(thing.scene, (word for word in thing.noun.sent if not _is_where(word)))
    described = any(child.dep_ in ("compound", "amod") for child in thing.noun.children) or any(
        child.dep_ == "prep" and child.lower_ in ("on", "for") for child in thing.noun.children
    )
    vague = any(child.dep_ == "amod" and child.lower_ in THINGS["indefinite"] for child in thing.noun.children)
    return states if len(states) == 2 and described and not vague else {}


def _is_where(word: Token) -> bool:
    """ "in Reykjavik, Iceland", "at a meeting in Mali": a state that only says where something took place."""
    head = word.head
    place = head.dep_ == "pobj" or head.dep_ in ("npadvmod", "appos")
    apposed = word.dep_ == "appos" and place and head.ent_type_ == "GPE"
    return apposed or (word.dep_ == "pobj" and head.lower_ in ("in", "at", "near") and head.head.pos_ == "VERB")


def _is_wanted(noun: Token) -> bool:
    """ "the importance of a ceasefire", "support for a pact": an agreement that is only called for."""
    indefinite = any(child.dep_ == "det" and child.lower_ in ("a", "an", "any") for child in noun.children)
    over = noun.head.head if noun.dep_ == "pobj" else noun.head
    return indefinite and grammar.noun(over) in THINGS["wanting"]


def _located(thing: Thing) -> States:
    """ "a hydroelectric project in Mali", "the peace plan for Mali", "a peacekeeping mission in Mali"."""
    ends = _ends(thing)
    if len(ends) > 1:
        return ends
    kinds = {child.lower_ for child in thing.noun.children if child.dep_ in MODIFIERS}
    peace = thing.word in THINGS["sent"] and bool(kinds & THINGS["peace"])
    if thing.many or not (peace or (thing.word in THINGS["located"] and kinds)):
        return {}
    return states_in(thing.scene, thing.after("in", "for", "to"))


def _ends(thing: Thing) -> States:
    """ "a pipeline from A to B", "the railway runs from A to B"."""
    if thing.word not in THINGS["roads"]:
        return {}
    runs = thing.verb is not None and thing.how == "nsubj" and thing.verb.lemma_ in THINGS["running"]
    heads = [thing.noun, *([thing.verb] if runs and thing.verb is not None else [])]
    heads += [c for c in thing.noun.children if c.dep_ in ("acl", "relcl") and c.lemma_ in THINGS["running"]]
    heads += [child for head in tuple(heads) for child in head.children if child.dep_ == "prep"]
    ends = [
        w for head in heads for obj in grammar.objects_of(head, "from", "to", "through", "via") for w in obj.subtree
    ]
    return states_in(thing.scene, ends)


CONSTRUCTIONS: tuple[tuple[str, Callable[[Thing], States]], ...] = (
    ("thing-between", _between),
    ("thing-listing", _listing),
    ("thing-of-two", _of_two),
    ("thing-with", _with),
    ("thing-named", _named),
    ("thing-of-two", _project_of_two),
    ("thing-helped", _helped),
    ("thing-made", _made),
    ("thing-making", _making),
    ("thing-made-by", _made_by),
    ("thing-talked-about", _talked_about),
    ("thing-supported", _supported),
    ("thing-nuclear", _nuclear),
    ("thing-named", _named_wide),
    ("thing-joined", _joined),
    ("thing-bilateral", _bilateral),
    ("thing-under", _under),
    ("thing-in-context", _in_context),
    ("thing-located", _located),
)
