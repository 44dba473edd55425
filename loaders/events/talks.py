"""What all rules of meetings share: who met whom, how, and how the noun of a meeting stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from spacy.tokens import Token

from loaders import grammar, lexicon
from loaders.events.scene import Scene, finding, remembered
from loaders.reading import Actor, Finding

WORDS = lexicon.words("meetings.toml", "words")
MOST = 5  # more participants than this are a conference, not a meeting of each with each
DONE_PREPOSITIONS = ("during", "after", "following")


def across(
    scene: Scene,
    side: Sequence[Actor],
    other: Sequence[Actor],
    status: str,
    rule: str,
    trigger: Token,
    mode: str | None = None,
) -> Iterator[Finding]:
    """Everyone of one side met everyone of the other; members of one delegation did not meet.

    Where one official met several at once, each of another state, these met as well. A pair becomes "the two sides" of what
    follows.
    """
    names = {actor.name for actor in side}
    other = [actor for actor in other if actor.name not in names]
    home = {actor.country for actor in side if actor.country}
    if len({actor.country for actor in other}) > 1:
        other = [actor for actor in other if not (actor.label == "Official" and actor.country in home)]
    if not other:
        return
    mode = mode_of(trigger, mode)
    place = place_of(scene, trigger)
    together = len(side) == 1 and 2 <= len(other) < MOST and _of_different_states([*side, *other]) and _at_once(trigger)
    parties = 1 + len(other) if together else 2
    event = event_of(scene, trigger) if together else None
    told = {"mode": mode, "place": place, "event": event, "parties": parties}
    for one in side:
        for two in other:
            yield from finding(scene, "MET_WITH", one, two, status, rule, trigger, **told)
    for one, two in combinations(other, 2) if together else ():
        yield from finding(scene, "MET_WITH", one, two, status, f"{rule}:together", trigger, **told)
    if len(side) == 1 and len(other) == 1:
        scene.reading.memory.set_sides(scene.paragraph, trigger, remembered([side[0], other[0]]))


def each_with_each(
    scene: Scene, people: Sequence[Actor], status: str, rule: str, trigger: Token, mode: str | None = None
) -> Iterator[Finding]:
    """Everyone met everyone else: two to five participants of one meeting. Two are "the two sides" of what follows."""
    if not 2 <= len(people) <= MOST:
        return
    if len(people) == 2:
        scene.reading.memory.set_sides(scene.paragraph, trigger, remembered(people))
    event = event_of(scene, trigger) if len(people) > 2 else None
    told = {"mode": mode_of(trigger, mode), "place": place_of(scene, trigger), "event": event, "parties": len(people)}
    for place, one in enumerate(people):
        for two in people[place + 1 :]:
            yield from finding(scene, "MET_WITH", one, two, status, rule, trigger, **told)


def _at_once(trigger: Token) -> bool:
    """Whether what the trigger tells may be one meeting with all: "met A and B", not "met A and B separately", "meetings with
    A and B", "spoke with A and B"."""
    verb = grammar.finite(trigger)
    beside = {child.lower_ for token in (trigger, verb) for child in token.children}
    beside |= {word.lower_ for word in trigger.sent if word.dep_ == "advmod" and word.i > trigger.i}
    if beside & WORDS["one_by_one"]:
        return False
    if trigger.pos_ in ("NOUN", "PROPN"):
        return trigger.tag_ not in ("NNS", "NNPS") or grammar.noun(trigger) in WORDS["always_plural"]
    return trigger.lemma_.lower() not in WORDS["speaking"]


def event_of(scene: Scene, trigger: Token) -> str:
    """The name of one event within its article: the paragraph and the token that tell it."""
    return f"{scene.paragraph.index}.{trigger.i}"


def _of_different_states(actors: Sequence[Actor]) -> bool:
    return all(actor.label == "Official" and actor.country for actor in actors) and len(
        {actor.country for actor in actors}
    ) == len(actors)


def mode_of(trigger: Token, usual: str | None = None) -> str | None:
    """How they met, from the words beside the trigger ("by telephone", "a virtual meeting"), else as is usual for it."""
    near = {grammar.noun(trigger)} if trigger.pos_ in ("NOUN", "PROPN") else set()
    near |= {child.lower_ for child in trigger.children if child.dep_ in ("amod", "compound", "advmod", "nmod", "acl")}
    near |= {word.lower_ for obj in grammar.objects_of(trigger, *WORDS["means"]) for word in (obj, *obj.children)}
    for mode in ("video", "call", "mediation", "negotiation", "in_person"):
        if near & WORDS[mode] and not (usual == "in_person" and "courtesy" in near):
            return mode
    return usual


def place_of(scene: Scene, trigger: Token) -> str | None:
    """The place of an event in the text's words: "in Geneva", "at Camp David", said of the trigger, of the verb above it or
    of those whom it names ("met with A and B in Oslo")."""
    verb, _ = grammar.governor(trigger)
    heads = [trigger, *([verb] if verb is not None else [])]
    heads += [obj for head in heads[:1] for obj in _named_with(head)]
    places = (obj for head in heads for obj in grammar.objects_of(head, "in", "at"))
    return next((_whole_name(obj) for obj in places if obj.ent_type_ in ("GPE", "LOC", "FAC")), None)


def _named_with(trigger: Token) -> list[Token]:
    """The objects of a trigger, those after "with" and "between", and their conjuncts; names that the parse hung on them."""
    found = [child for child in trigger.children if child.dep_ in ("dobj", "nsubjpass")]
    found += grammar.objects_of(trigger, "with", "between")
    for token in found:
        found += [child for child in token.children if child.dep_ in ("conj", "appos")]
    return found


def _whole_name(token: Token) -> str:
    start, end, doc = token.i, token.i + 1, token.doc
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    if doc[start].lower_ == "the" and end - start > 1:
        start += 1
    return str(doc[start:end].text)


def stands(noun: Token) -> tuple[Token | None, str | None, Token]:
    """(verb, how, stem): the verb above a noun of meeting or journey and how it hangs there, as `grammar.governor` has it, and
    the noun that it hangs with: "sat through hours of talks" (sat, "through", hours), "out of talks" (…, "out", talks)."""
    stem = noun
    while stem.dep_ == "pobj" and stem.head.lower_ == "of" and grammar.noun(stem.head.head) in WORDS["containers"]:
        stem = stem.head.head
    verb, how = grammar.governor(stem)
    if stem.dep_ == "pobj" and stem.head.lower_ == "of" and stem.head.head.lower_ in ("out", "ahead"):
        how = stem.head.head.lower_
    if verb is not None and how == "nsubj" and verb.dep_ in ("nsubj", "nsubjpass") and verb.head.i != verb.i:
        verb, how = verb.head, verb.dep_  # "a meeting arranged for May was called off"
    return verb, how, stem


def noun_status(noun: Token, verb: Token | None, how: str | None) -> str:
    """Whether the meeting or visit that a noun names took place, from the verb above it: "cancelled the visit" is denied."""
    ahead = any(
        child.lower_ in WORDS["ahead"] for child in noun.children if child.dep_ in ("amod", "acl", "compound", "advmod")
    )
    if verb is None or how in DONE_PREPOSITIONS:
        return "planned" if ahead else "happened"
    status = str(grammar.modality(verb)[0])
    if status == "happened" and _is_undone(verb, how):
        return "denied"
    if any(child.lower_ in WORDS["undone"] for child in noun.children if child.dep_ in ("amod", "acl")):
        return "denied"
    ahead = (
        ahead or how == "ahead" or (how in ("dobj", "nsubjpass", "for") and grammar.lemma(verb) in WORDS["awaiting"])
    )
    beside = noun.head.i != verb.i and noun.head.head.i != verb.i and how not in ("out", "ahead")
    status = "planned" if ahead and status == "happened" else status
    return "happened" if beside and status == "denied" else status  # "refused to tell the substance of their talks"


def _is_undone(verb: Token, how: str | None) -> bool:
    """ "cancelled the visit", "pulled out of the talks"."""
    words = {grammar.lemma(verb), verb.lemma_.lower()}
    return bool(
        words & WORDS["cancelling"] if how in ("nsubjpass", "dobj") else words & WORDS["leaving"] and how == "out"
    )


def takes_part(noun: Token, verb: Token | None, how: str | None) -> bool:
    """Whether who does the verb is thereby at the meeting that the noun names: "spoke at", "attended", "travelled to", "led
    the delegation to"; not "spoke about preparations for"."""
    if verb is None or (how == "for" and not _hangs_on(noun, verb)):
        return False
    if how == "dobj":
        return verb.lemma_ in WORDS["body_objects"]
    if how == "to":
        return verb.lemma_ in WORDS["body_goals"]
    return how in WORDS["body_prepositions"]


def _hangs_on(noun: Token, verb: Token) -> bool:
    """Whether only other meetings and delegations stand between a noun and a verb."""
    at = noun
    while at.head.i not in (at.i, verb.i):
        at = at.head
        between = at.dep_ == "prep" or grammar.noun(at) in WORDS["talks"] | WORDS["assemblies"] | WORDS["delegations"]
        if not between and at.pos_ not in ("ADP", "VERB", "AUX"):
            return False
    return bool(at.head.i == verb.i)
