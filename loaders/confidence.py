"""How sure a statement is: a logistic model over its rule, type, parties and length, fitted on annotated articles.

The weights stand in confidence.toml; `python -m loaders.calibrate GOLD...` fits them again and says how true they are.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from graph.model import Label, Party, Statement

PRONOUNS = frozenset("he she we i him her us our they them their his me".split())
LENGTH_STEP, LENGTHS = 100, 4  # characters of the sentence, in steps; longer ones are one class
LEAST = 0.01


@cache
def _weights() -> dict[str, float]:
    text = resources.files("loaders").joinpath("confidence.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["weights"])


def of(statement: Statement, text: str) -> float:
    """The confidence of a statement of the article with that text: the probability that a careful reader would agree,
    0.01 to 1."""
    weights = _weights()
    total = sum(weights.get(name, 0.0) for name in features(statement, text))
    return max(LEAST, round(1 / (1 + math.exp(-total)), 4))


def features(statement: Statement, text: str) -> Iterator[str]:
    """What the confidence depends on, each a name that has a weight or none."""
    kind, source, target = statement.type, statement.source, statement.target
    one, other = _mentioned(source, text), _mentioned(target, text)
    yield "all"
    yield f"type {kind}"
    yield f"rule {kind} {statement.rule}"
    yield f"source {one}"
    yield f"target {other}"
    yield f"type and source {kind} {one}"
    yield f"type and target {kind} {other}"
    yield f"status {statement.status}"
    yield f"labels {source.entity.label} {target.entity.label}"
    yield "dated" if statement.date else "undated"
    yield f"length {min(LENGTHS, len(statement.evidence.quote) // LENGTH_STEP)}"


def _mentioned(party: Party, text: str) -> str:
    """How the party stands in the sentence: named, by a pronoun, by a description, by another name, or as a thing."""
    if party.entity.label in (Label.AGREEMENT, Label.PROJECT):
        return "thing"
    mention = text[party.start : party.end].lower()
    if mention in PRONOUNS:
        return "pronoun"
    if party.entity.name.lower().split()[-1] in mention:
        return "named"
    return "described" if " " in mention else "alias"
