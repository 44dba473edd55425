"""The sentence track: what any noun phrase of a sentence does to any other.

The rules of the acts propose; the linear model decides, once for every ordered pair of noun phrases of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from spacy.tokens import Span

from graph.model import Label
from loaders.events import acts
from loaders.pairs import classes
from loaders.pairs.features import Ruled, features, touches
from loaders.pairs.model import Decision, shipped
from loaders.parties import Parties
from loaders.reading import Actor, Finding, Paragraph, Reading

# the type under which a root is printed, where no rule gives a finer one
TYPES = {
    "CONSULT": "MET_WITH", "AGREE": "AGREED_WITH", "SUPPORT": "SUPPORTED", "COOPERATE": "COOPERATED_WITH", "AID": "AIDED",
    "YIELD": "YIELDED_TO", "REQUEST": "REQUESTED", "ACCUSE": "ACCUSED", "REJECT": "REJECTED", "THREATEN": "THREATENED",
    "PROTEST": "PROTESTED", "SANCTION": "SANCTIONED", "MOBILIZE": "MOBILIZED", "COERCE": "COERCED", "ASSAULT": "ASSAULTED",
}  # fmt: skip
SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
NAMED = frozenset({"NORP", "GPE", "ORG"})
MOST = 40  # noun phrases of one sentence; a longer one is a table or a list


@dataclass(frozen=True, slots=True)
class Candidate:
    """An ordered pair of noun phrases, and what the model sees of it."""

    source: Span
    target: Span
    features: frozenset[str]
    rules: tuple[Finding, ...]


def find(paragraph: Paragraph, parties: Parties, reading: Reading) -> Iterator[Finding]:
    """One finding for each ordered pair that the model takes for related. A mutual root is said once, in the order of the
    text, where both orders have it."""
    decided: dict[tuple[int, int], tuple[Candidate, Decision]] = {}
    for candidate in candidates(paragraph, parties, reading):
        decision = shipped().decide(candidate.features)
        if decision is not None:
            decided[candidate.source.start, candidate.target.start] = (candidate, decision)
    for (source, target), (candidate, decision) in decided.items():
        _, turned = decided.get((target, source), (None, None))
        is_mirror = turned is not None and turned.root == decision.root and source > target
        if not (is_mirror and decision.root in SYMMETRIC):
            yield _finding(paragraph, candidate, decision)


def candidates(paragraph: Paragraph, parties: Parties, reading: Reading) -> Iterator[Candidate]:
    """All ordered pairs of noun phrases that stand in one sentence."""
    found = list(acts.find(paragraph, parties, reading))
    ruled, meant = _ruled(paragraph, found), classes.of(paragraph.doc)
    for sentence in paragraph.doc.sents:
        for source, target in permutations(list(phrases(sentence))[:MOST], 2):
            rules = (
                f for f, r in zip(found, ruled, strict=True) if touches(r.source, source) and touches(r.target, target)
            )
            yield Candidate(source, target, features(source, target, ruled, meant), tuple(rules))


def phrases(sentence: Span) -> Iterator[Span]:
    """The noun phrases of a sentence. "Mali and Niger's ministers" are two; "the Fish and Wildlife Service" is one."""
    for chunk in sentence.noun_chunks:
        parts = list(_parts(chunk))
        is_split = all(any(t.pos_ == "PROPN" or t.ent_type_ in NAMED for t in part) for part in parts)
        yield from parts if is_split else (chunk,)


def _parts(chunk: Span) -> Iterator[Span]:
    """What stands between the conjunctions and commas of a phrase that has a conjunction outside of names."""
    has_conjunction = any(token.dep_ == "cc" and not token.ent_type_ for token in chunk)
    cuts = [token.i for token in chunk if has_conjunction and (token.dep_ == "cc" or token.text == ",")]
    for start, end in zip((chunk.start, *(cut + 1 for cut in cuts)), (*cuts, chunk.end), strict=True):
        if start < end:
            yield chunk.doc[start:end]


def features_of(paragraph: Paragraph, parties: Parties, reading: Reading, source: Span, target: Span) -> frozenset[str]:
    """What the model sees of any two phrases of a paragraph."""
    ruled = _ruled(paragraph, list(acts.find(paragraph, parties, reading)))
    return features(source, target, ruled, classes.of(paragraph.doc))


def _ruled(paragraph: Paragraph, found: list[Finding]) -> list[Ruled]:
    base = paragraph.base or 0
    return [
        Ruled(str(one.plover), one.rule, *((end.start - base, end.end - base) for end in (one.source, one.target)))
        for one in found
    ]


def _finding(paragraph: Paragraph, candidate: Candidate, decision: Decision) -> Finding:
    root = decision.root
    rule = next((one for one in candidate.rules if one.plover == root), None)
    head = candidate.source.root.head
    return Finding(
        type=rule.type if rule else TYPES[root],
        source=_party(paragraph, candidate.source),
        target=_party(paragraph, candidate.target),
        status=rule.status if rule else "happened",
        rule=rule.rule if rule else "linear",
        trigger=rule.trigger if rule else head,
        sent=candidate.source.sent,
        paragraph=paragraph,
        plover=root,
        mode=rule.mode if rule else None,
        features={"probability": round(decision.probability, 2)},
    )


def _party(paragraph: Paragraph, phrase: Span) -> Actor:
    base = paragraph.base or 0
    return Actor(
        Label.OTHER, phrase.text, None, None, base + phrase.start_char, base + phrase.end_char, phrase.root.i
    )  # fmt: skip
