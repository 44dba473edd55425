"""Which act a verb tells: the frame that fits it best, with the noun that carries the act where one does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from loaders import grammar
from loaders.events import frames
from loaders.events.frames import Frame
from loaders.events.owners import Scene
from loaders.events.phrases import has_infinitive, is_for_clause, is_of, objects_of, wrapped

ENDED = ("SANCTIONED", "COERCED", "REJECTED", "THREATENED", "ASSAULTED")  # whoever ends these yields
MEMBERS_THOUGH_NAMED = ("troops", "diplomat", "envoys")  # "the Russian ambassador" is a party, and still an ambassador


@dataclass(frozen=True, slots=True)
class Choice:
    """A frame, the type and slots that it has here, the carrying noun, and what carries it ("end" of sanctions)."""

    frame: Frame
    type: str
    slots: tuple[str, ...]
    noun: Token | None = None
    carried: str = ""

    @property
    def rule(self) -> str:
        return f"{self.carried}>{self.frame.name}" if self.carried else self.frame.name


def chosen(scene: Scene, verb: Token) -> Choice | None:
    """The act of a verb: a verb with its object first ("lodge a protest") or with a phrase ("come to the aid of"), then a
    carried noun ("express support"), then the verb alone."""
    objects = acted_on(scene, verb)
    return next((choice for way in WAYS for choice in way(scene, verb, objects)), None)


def harms(scene: Scene, verb: Token) -> bool:
    """Whether a verb tells a hostile material act or a threat."""
    choice = chosen(scene, verb)
    return choice is not None and choice.type in frames.HARMFUL


def acted_on(scene: Scene, verb: Token) -> list[Token]:
    """The verb's objects with their conjuncts, and what they wrap: "a note of protest" is a protest."""
    marks = scene.paragraph.marks
    nouns = [word for top in objects_of(verb) for word in grammar.spread(top, marks)]
    return list(dict.fromkeys([*nouns, *(inner for noun in nouns for inner in wrapped(noun))]))


def _by_object(scene: Scene, verb: Token, objects: list[Token]) -> Iterator[Choice]:
    key, base = grammar.lemma(verb), verb.lemma_.lower()
    for noun in objects:
        for name in dict.fromkeys((key, base)):
            for frame in frames.objects().get(f"{name}+{grammar.noun(noun)}", ()):
                if fits(scene, verb, frame, objects):
                    yield Choice(frame, frame.type, frame.slots, noun)


def _by_phrase(scene: Scene, verb: Token, objects: list[Token]) -> Iterator[Choice]:
    """ "came to Mali's aid", "put the sailors on trial", "came out in support of Mali"."""
    base = verb.lemma_.lower()
    tops = (verb, *(child for child in verb.children if child.dep_ == "dobj"))  # "took part in"
    for preposition in (child for top in tops for child in top.children):
        if preposition.dep_ not in ("prep", "prt", "advmod") or not frames.phrases().get(
            f"{base}+{preposition.lower_}"
        ):
            continue
        for noun in preposition.children:
            for frame in frames.phrases()[f"{base}+{preposition.lower_}"]:
                if noun.dep_ == "pobj" and grammar.noun(noun) in frame.nouns and fits(scene, verb, frame, objects):
                    yield Choice(frame, frame.type, frame.slots, noun)


def _by_carried_noun(scene: Scene, verb: Token, objects: list[Token]) -> Iterator[Choice]:
    groups = _groups(verb)
    for noun in objects if groups else ():
        if scene.parties.is_named(noun):
            continue
        for frame in _noun_frames(noun):
            if frame.material or _gives_support(verb, noun) or (frame.joint and not _is_joint(noun)):
                continue
            if choice := _carried(frame, noun, groups):
                yield choice


def _noun_frames(noun: Token) -> tuple[Frame, ...]:
    """The frames of a noun; a sum of money, or of something given, is aid."""
    found = frames.nouns().get(grammar.noun(noun), ())
    return found or (frames.nouns()["aid"] if is_of(noun, "money") else ())


def _is_joint(noun: Token) -> bool:
    return any(child.lower_ in ("joint", "common", "combined", "war") for child in noun.children)


def _groups(verb: Token) -> frozenset[str]:
    key, base = grammar.lemma(verb), verb.lemma_.lower()
    found = frames.carriers().get(key, frozenset())
    return found if "+" in key else found | frames.carriers().get(base, frozenset())


def _gives_support(verb: Token, noun: Token) -> bool:
    """ "provides support" is aid, not words."""
    return grammar.noun(noun) == "support" and verb.lemma_.lower() in ("provide", "deliver")


def _carried(frame: Frame, noun: Token, groups: frozenset[str]) -> Choice | None:
    """What a carrying verb makes of a noun's act: ends it, refuses it, announces it, voices it, does it."""
    if "end" in groups and frame.type in ENDED:
        return Choice(frame, "YIELDED_TO", frame.slots, noun, "end")
    if "not" in groups and frame.type in ("REQUESTED", "AIDED"):
        return Choice(frame, "REJECTED", (*frame.slots, "object"), noun, "not")
    if "announce" in groups and frame.type in ("AIDED", "SANCTIONED", "YIELDED_TO", "COERCED", "THREATENED"):
        kind = "AGREED_WITH" if frame.type == "AIDED" else frame.type
        return Choice(frame, kind, (*frame.slots, "purpose"), noun, "announce" if frame.type == "AIDED" else "")
    if groups & {"give", "grow"} and frame.type == "AIDED":
        return Choice(frame, "AIDED", (*frame.slots, "purpose"), noun)
    said = "say" in groups and frame.type in frames.VERBAL | {"YIELDED_TO"}
    grown = "grow" in groups and frame.type in frames.HARMFUL
    done = "do" in groups and frame.type in frames.HARMFUL | {
        "ACCUSED",
        "REQUESTED",
        "COOPERATED_WITH",
        "YIELDED_TO",
        "PROTESTED",
    }
    return Choice(frame, frame.type, frame.slots, noun) if said or done or grown else None


def _by_verb(scene: Scene, verb: Token, objects: list[Token]) -> Iterator[Choice]:
    for key in _keys(verb):
        for frame in frames.verbs().get(key, ()):
            if fits(scene, verb, frame, objects):
                yield Choice(frame, frame.type, frame.slots)


def _keys(verb: Token) -> Iterator[str]:
    """ "cut+off", "call+on", "cut": what the lexicon may know a verb by, the longest first. A verb with a particle is
    not the verb without."""
    key, base = grammar.lemma(verb), verb.lemma_.lower()
    yield key
    yield from (f"{base}+{child.lower_}" for child in verb.children if child.dep_ in ("prep", "prt", "advmod"))
    if any(is_for_clause(child) for child in verb.children):
        yield f"{base}+for"
    if "+" not in key:
        yield base


def fits(scene: Scene, verb: Token, frame: Frame, objects: Iterable[Token]) -> bool:
    """Whether the verb's object and prepositions meet a frame's conditions."""

    def member(noun: Token, name: str) -> bool:
        return is_of(noun, name) and (name in MEMBERS_THOUGH_NAMED or not scene.parties.is_named(noun))

    nouns = list(objects)
    if frame.type == "AIDED" and not nouns and not frame.means and not frame.by:  # "a plan providing for a referendum"
        return False
    if frame.needs and not any(member(noun, name) for noun in nouns for name in frame.needs):
        return False
    if any(member(noun, name) for noun in nouns for name in frame.bars):
        return False
    prepositions = {child.lower_ for child in verb.children if child.dep_ in ("prep", "dative")}
    if frame.having and prepositions.isdisjoint(frame.having):
        return False
    if frame.infinitive and not has_infinitive(verb):
        return False
    if frame.means and not any(is_of(subject, name) for subject in grammar.subject(verb) for name in frame.means):
        return False
    return prepositions.isdisjoint(frame.without)


WAYS = (_by_object, _by_phrase, _by_carried_noun, _by_verb)
