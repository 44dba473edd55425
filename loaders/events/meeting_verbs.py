"""Meetings that a verb tells: "met with", "was received by", "A and B conferred"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from loaders import grammar, lexicon
from loaders.events.participants import LEADERS, STATE_BODIES, TITLES, crowd, crowd_after, doers, phrase, visitor
from loaders.events.places import places_after
from loaders.events.scene import Scene
from loaders.events.talks import WORDS, across, each_with_each
from loaders.events.words import by_word
from loaders.reading import Actor, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb(lexicon.Rule):
    """A verb of meeting; the keys are explained in meetings.toml."""

    slots: tuple[str, ...]
    object: str = ""
    partners: frozenset[str] = frozenset()
    each_other: bool = False
    abroad: bool = False
    chairs: bool = False
    talks: bool = False
    views: bool = False
    guests: bool = False
    ahead: bool = False
    mode: str = ""
    word: str = ""
    beside: frozenset[str] = frozenset()


VERBS = lexicon.rules("meetings.toml", "verbs", Verb)
PLAIN = by_word({name: rule for name, rule in VERBS.items() if not rule.beside})
BESIDE: dict[str, list[Verb]] = {}
for _verb in VERBS.values():
    if _verb.beside:
        BESIDE.setdefault(_verb.word or _verb.name, []).append(_verb)
TOPICS = ("on", "about", "over", "regarding", "concerning")
NEAR = ("prt", "advmod", "dobj", "npadvmod")
BETWEEN = ("in", "at", "on", "for", *sorted(WORDS["means"]))  # "met in Oslo with", "spoke by phone with"
PASSIVE = ("nsubjpass", "auxpass")


def find(verb: Token, scene: Scene) -> Iterator[Finding]:
    """The meetings that one verb tells."""
    rule = _rule(verb)
    if rule is None:
        return
    if rule.views and not any(
        child.dep_ == "dobj" and grammar.noun(child) in WORDS["views"] for child in verb.children
    ):
        return
    if rule.object == "official" and _is_judgement(verb):
        return
    side = doers(scene, verb) or (doers(scene, verb.head) if rule.name == "co-chair" else [])
    if not side and not rule.guests:
        return
    status, _, over = grammar.modality(verb)
    if status == "planned" and over is not None and over.lemma_ in WORDS["suggesting"]:
        scene.reading.note(verb.sent, rule.name, f"only suggested: {over.text}")
        return
    if rule.ahead and status != "planned":
        return
    mode = rule.mode or None
    other = _other_side(scene, verb, rule)
    if other:
        yield from across(scene, side, other, status, rule.name, verb, mode)
        yield from _gapped(scene, side, verb, rule, status)
    elif rule.guests:
        people = [actor for child in verb.children if child.dep_ == "dobj" for actor in crowd(scene, child)]
        yield from each_with_each(scene, people, status, rule.name, verb, mode)
    elif len(side) > 1 and _meet_each_other(verb, side, rule) and (rule.chairs or _stand_for_states(scene, verb)):
        yield from each_with_each(scene, side, status, f"{rule.name}:pair", verb, mode)
    else:
        scene.reading.note(verb.sent, rule.name, "no other side is named")


def _gapped(scene: Scene, side: Sequence[Actor], verb: Token, rule: Verb, status: str) -> Iterator[Finding]:
    """The partners of "met A on Sunday and B on Monday" from B on, each with the day that follows."""
    if not set(rule.slots) & {"obj", "with"}:
        return
    for name in later_objects(scene, verb):
        others = crowd(scene, name)
        for finding in across(scene, side, others, status, rule.name, verb, rule.mode or None):
            finding.features["from"] = float(name.left_edge.i)
            yield finding


def later_objects(scene: Scene, verb: Token) -> list[Token]:
    """The names after "and" that the parse hangs on the verb or on the day of the first object: "… on Sunday and B on Monday"."""
    hung = [child for child in verb.children if child.dep_ in ("npadvmod", "conj", "dep")]
    days = [obj for obj in grammar.objects_of(verb, "on", "in") if obj.ent_type_ == "DATE"]
    hung += [child for day in days for child in day.children if child.dep_ == "conj"]
    return [token for token in hung if scene.is_person(token) and token.i > verb.i and _after_a_day(token)]


def _after_a_day(name: Token) -> bool:
    """Whether "and" or a comma stands before a name, a day before that, and another day behind the name."""
    doc, at = name.doc, name.left_edge.i
    near = doc[max(0, at - 3) : at + 1]
    joined = any(word.lower_ in ("and", ",") for word in near)
    behind = doc[name.i + 1 : name.i + 4]
    return (
        joined
        and any(word.ent_type_ == "DATE" for word in doc[max(0, at - 4) : at + 1])
        and any(word.ent_type_ == "DATE" for word in behind)
    )


def _is_judgement(verb: Token) -> bool:
    """ "called X a liar", "saw X as a friend", "saw X leave"."""
    if verb.lemma_.lower() not in ("call", "see"):
        return False
    inner = [
        child for token in verb.children if token.dep_ == "dobj" for child in token.children if child.dep_ == "dobj"
    ]
    return bool(inner) or any(
        child.dep_ in ("oprd", "ccomp", "xcomp") or child.lower_ == "as" for child in verb.children
    )


def _rule(verb: Token) -> Verb | None:
    """The rule of a verb, with its particle; the tokens of "co-chair" stand apart."""
    if verb.lemma_.lower() == "chair" and verb.i > 1 and verb.doc[verb.i - 2 : verb.i].text.lower() == "co-":
        return VERBS["co-chair"]
    key = grammar.lemma(verb)
    if key == "call" and _called_upon(verb):
        return VERBS["call+on"] if _is_call_on(verb) else None
    if _is_told_by_telephone(verb):
        return VERBS["tell"]
    if key == "bring" and any(child.lower_ == "together" for child in verb.children):
        return VERBS["bring+together"] if _is_gathering(verb) else None
    if key == "tell":
        return None
    near = {child.lower_ for child in verb.children if child.dep_ in NEAR}
    for rule in BESIDE.get(verb.lemma_.lower(), ()):
        if near & rule.beside:
            return rule
    return PLAIN.get(key) or (None if "+" in key else PLAIN.get(verb.lemma_.lower()))


def _called_upon(verb: Token) -> list[Token]:
    return [obj for obj in grammar.objects_of(verb, "on", "upon", "for") if obj.ent_type_ not in ("DATE", "TIME")]


def _is_call_on(verb: Token) -> bool:
    """ "called on the minister", not "called on the minister to resign", "called for peace"."""
    people = [obj for obj in grammar.objects_of(verb, "on", "upon") if obj.ent_type_ not in ("DATE", "TIME")]
    told_to = any(
        word.tag_ == "VB" and any(child.lower_ == "to" for child in word.children)
        for obj in people for word in obj.subtree
    )  # fmt: skip
    return (
        bool(people) and not told_to and not any(child.dep_ in ("xcomp", "advcl", "ccomp") for child in verb.children)
    )


def _is_gathering(verb: Token) -> bool:
    """ "the summit brought together", not "the treaty brought together"."""
    return any(grammar.noun(token) in WORDS["talks"] | WORDS["assemblies"] for token in grammar.subject(verb))


def _is_told_by_telephone(verb: Token) -> bool:
    """ "told the minister by telephone"."""
    means = (obj for obj in grammar.objects_of(verb, "by", "over", "on") if obj.lower_ in ("phone", "telephone"))
    return verb.lemma_.lower() in WORDS["telling"] and next(means, None) is not None


def _other_side(scene: Scene, verb: Token, rule: Verb) -> list[Actor]:
    found: list[Actor] = []
    for slot in rule.slots:
        tokens = slot_tokens(verb, slot)
        for token in tokens:
            if not (slot == "obj" and _is_meeting(scene, token)):
                found += [actor for actor in crowd(scene, token) if actor.name not in {known.name for known in found}]
        if found:
            fits = (
                _object_fits(scene, verb, tokens[0], found, rule)
                if slot == "obj"
                else _are_parties(scene, tokens[0], found)
            )
            found = found if fits else []
            break
    if rule.partners and not any(actor.label in rule.partners for actor in found):
        found = []
    return found or (_leaders_abroad(scene, verb, rule) if rule.abroad else [])


def slot_tokens(verb: Token, slot: str) -> list[Token]:
    """The noun phrases in one slot of a verb; "with" may stand within another phrase ("met in Oslo with")."""
    found = [_antecedent(verb, token) for token in grammar.slot(verb, (slot,))] + _visitors(verb, slot)
    if slot == "obj":
        return found
    seen = {token.i for token in found}
    phrases = [child for child in verb.children if child.dep_ in ("prep", "advmod", "prt")]
    for child in phrases:
        if child.lower_ == slot:
            found += [_antecedent(verb, obj) for obj in child.children if obj.dep_ == "pobj" and obj.i not in seen]
    if not found and slot == "with":
        placing = [child for child in phrases if child.dep_ == "prep" and child.lower_ in BETWEEN]
        nested = [obj for child in placing for obj in child.children if obj.dep_ == "pobj"]
        nested += [obj for child in verb.children if child.dep_ == "dobj" for obj in grammar.objects_of(child, *TOPICS)]
        found = [deep for obj in nested for deep in grammar.objects_of(obj, "with")]
    return found


def _antecedent(verb: Token, token: Token) -> Token:
    """B in "B, with whom A spoke": what the relative pronoun stands for."""
    relative = token.lower_ in ("whom", "who", "which") and token.dep_ == "pobj"
    return verb.head if relative and verb.dep_ == "relcl" else token


def _visitors(verb: Token, slot: str) -> list[Token]:
    """The guest in "met visiting Malian President A", which the parse takes for "met while visiting A"."""
    heads = (
        [verb] if slot == "obj" else [child for child in verb.children if child.dep_ == "prep" and child.lower_ == slot]
    )
    return [guest for head in heads for child in head.children if (guest := visitor(child)) is not None]


def _is_meeting(scene: Scene, token: Token) -> bool:
    return not scene.is_person(token) and token.lemma_.lower() in WORDS["talks"]


def _object_fits(scene: Scene, verb: Token, token: Token, found: Sequence[Actor], rule: Verb) -> bool:
    """Whether the object of the verb is one with whom one meets; see `object` in meetings.toml."""
    officials = any(actor.label == "Official" for actor in found)
    if rule.object == "official":
        letter = token.pos_ == "NOUN" and grammar.noun(token) not in LEADERS | STATE_BODIES | TITLES
        return officials and (scene.is_person(token) or not letter)  # not "received a letter from A"
    if rule.object == "guest":
        turned = verb.dep_ == "relcl" or any(child.dep_ in PASSIVE for child in verb.children)
        shared = verb.i > 1 and scene.doc[verb.i - 1].text == "-"  # "co-hosted"
        return (
            not shared
            and not (turned and not scene.is_person(token))
            and (officials or token.lemma_.lower() in LEADERS)
        )
    if rule.object == "party":
        return _are_parties(scene, token, found)
    return True


def _are_parties(scene: Scene, token: Token, found: Sequence[Actor]) -> bool:
    """States are met as themselves or by what stands for them, not where a phrase only mentions them ("women of Mali")."""
    states_only = all(actor.label == "Country" for actor in found)
    return not states_only or bool(scene.mark(token)) or grammar.noun(token) in LEADERS | STATE_BODIES


def _stand_for_states(scene: Scene, verb: Token) -> bool:
    """Whether the subjects may act for states; not "journalists from Norway and Mali"."""
    subjects = [word for token in grammar.subject(verb) for word in grammar.spread(token, scene.paragraph.marks)]
    acting = LEADERS | STATE_BODIES | TITLES | WORDS["talks"] | WORDS["assemblies"]
    private = [word for word in subjects if word.pos_ == "NOUN" and grammar.noun(word) not in acting]
    private = [word for word in private if not scene.is_person(word) and not scene.mark(word)]
    return not any(scene.mark(inner) for word in private for inner in phrase(word) if inner.i != word.i)


def _leaders_abroad(scene: Scene, verb: Token, rule: Verb) -> list[Actor]:
    """The state in "met with officials from Mali", "met with leaders in Mali", "travelled to Mali to meet officials"."""
    tokens = [token for slot in rule.slots for token in slot_tokens(verb, slot) if not scene.is_person(token)]
    tokens = [token for token in tokens if grammar.noun(token) in LEADERS or grammar.noun(token) == "society"]
    if not tokens or not (tokens[0].tag_ in ("NNS", "NNPS") or grammar.noun(tokens[0]) in ("government", "society")):
        return []
    found = [actor for actor in crowd_after(scene, verb, "from", "of") if actor.label == "Country"]
    found = found or _places_of(scene, verb, "in")
    if not found and verb.dep_ in ("advcl", "xcomp"):
        found = _places_of(scene, verb.head, "to", "in")
    return found


def _places_of(scene: Scene, verb: Token, *prepositions: str) -> list[Actor]:
    phrases = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in prepositions]
    return [actor for child in phrases for actor in places_after(scene, child.i + 1)]


def _meet_each_other(verb: Token, side: Sequence[Actor], rule: Verb) -> bool:
    """Whether several subjects met one another: "A and B met", "A and B chaired the talks"."""
    objects = [
        child for child in verb.children if child.dep_ == "dobj" and child.lower_ not in (*WORDS["apart"], *rule.beside)
    ]
    if rule.beside and any(child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB" for child in verb.children):
        return False  # "came together to condemn the coup"
    if rule.talks:
        inside = [child for child in verb.subtree if child.dep_ == "prep" and child.lower_ in ("in", "during", "at")]
        return any(
            grammar.noun(obj) in WORDS["talks"] for child in inside for obj in child.children if obj.dep_ == "pobj"
        )
    if rule.chairs and not rule.each_other:
        officials = all(actor.label == "Official" for actor in side)
        return officials and any(grammar.noun(child) in WORDS["talks"] for child in objects)
    return rule.each_other and (rule.chairs or rule.views or not objects)
