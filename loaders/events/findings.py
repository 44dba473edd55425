"""From two parties and an act to a Finding: which pairs can stand, the PLOVER class, the mode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from graph.model import Label
from graph.ontology import relation_type
from loaders.events.frames import FRIENDLY, HARMFUL
from loaders.events.owners import Scene
from loaders.reading import Actor, Finding

ECONOMIC_PRESSURE = frozenset({"sanction", "embargo", "tariff", "penalty", "ban", "restriction"})
PROMISED = frozenset({"AIDED", "YIELDED_TO", "COOPERATED_WITH", "SUPPORTED"})
HEADLINE = 18  # a headline has fewer words


@dataclass(frozen=True, slots=True)
class Told:
    """An act as it will be reported, before its parties are paired."""

    type: str
    status: str
    rule: str
    trigger: Token
    mode: str | None = None
    noun: str = ""

    @property
    def plover(self) -> str | None:
        """In PLOVER, economic sanctions coerce, a friendly act denied rejects, one to come agrees, a hostile one to come
        threatens."""
        if self.status == "denied" and self.type in FRIENDLY:
            return "REJECT"
        if self.status == "planned" and self.type in PROMISED:
            return "AGREE"
        if self.status == "planned" and self.type in HARMFUL:
            return "THREATEN"
        if self.type == "SANCTIONED" and self.noun in ECONOMIC_PRESSURE:
            return "COERCE"
        return relation_type(self.type).plover


def between(scene: Scene, told: Told, sources: Iterable[Actor], targets: Iterable[Actor]) -> Iterator[Finding]:
    """One finding for each source and target that can stand against each other."""
    others = list(targets)
    for source in sources:
        for target in others:
            if can_stand(scene, source, target):
                yield Finding(
                    type=told.type, source=source, target=target, status=told.status, rule=told.rule,
                    trigger=told.trigger, sent=told.trigger.sent, paragraph=scene.paragraph,
                    plover=told.plover, mode=told.mode,
                )  # fmt: skip


def pairs(scene: Scene, told: Told, parties: list[Actor]) -> Iterator[Finding]:
    """One finding for each two of several parties, in the order of the text."""
    for place, actor in enumerate(parties):
        yield from between(scene, told, [actor], parties[place + 1 :])


def can_stand(scene: Scene, source: Actor, target: Actor) -> bool:
    """Whether two actors are two parties: not one and the same, and not of one state."""
    if (source.label, source.name) == (target.label, target.name):
        return Label.OTHER in (source.label, target.label) and (source.start, source.end) != (target.start, target.end)
    if scene.parties.any_actor:
        return not (source.start < target.end and target.start < source.end)
    both_named = scene.parties.named(source) and scene.parties.named(target)
    return both_named and not (source.country and source.country == target.country)


def is_headline(scene: Scene, sentence: Span) -> bool:
    """A short line in capitals without a full stop; what it says is said again below."""
    if len(sentence) >= HEADLINE or scene.parties.any_actor:
        return False
    text = sentence.text.strip()
    long_words = [word for word in text.split() if word[:1].isalpha() and len(word) > 3]
    capitals = sum(word[0].isupper() for word in long_words)
    return bool(text[-1:].isalnum() and capitals > 0.65 * len(long_words))
