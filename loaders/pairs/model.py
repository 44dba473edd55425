"""The linear model: reads its weights, and decides the root of a pair. Standard library only.

`weights.tsv` begins with comment lines that tell how it was trained and how well it did in cross-validation. Then a line
a feature: the feature, a tab, and "ROOT=weight" for each root that it speaks for or against. The feature "" is the bias.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from graph.errors import UsageError

FILE = "weights.tsv"
NONE = "NONE"  # the root of a pair that has nothing to do with each other
UNRELATED = 0.75  # at most so likely may NONE be
SURE = 0.3  # at least so likely must the root be among the roots


@dataclass(frozen=True, slots=True)
class Decision:
    """The root of a pair, and how likely it is among the roots."""

    root: str
    probability: float


@dataclass(frozen=True, slots=True)
class Linear:
    """Multinomial logistic regression: the weights of each feature by root. `roots` are sorted, NONE among them."""

    roots: tuple[str, ...]
    weights: Mapping[str, Mapping[str, float]]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """How likely each root is; the sum is 1. Features that it does not know say nothing."""
        score = {root: self.weights[""].get(root, 0.0) for root in self.roots}
        for feature in sorted(features):
            for root, weight in self.weights.get(feature, {}).items():
                score[root] += weight
        highest = max(score.values())
        raised = {root: math.exp(value - highest) for root, value in score.items()}
        total = sum(raised.values())
        return {root: value / total for root, value in raised.items()}

    def decide(self, features: Iterable[str]) -> Decision | None:
        """The root of a pair, or None where the two seem unrelated or no root is likely enough."""
        likely = self.probabilities(features)
        unrelated = likely.pop(NONE, 0.0)
        root = max(likely, key=lambda name: (likely[name], name))
        among_roots = likely[root] / (1 - unrelated) if unrelated < 1 else 0.0
        return Decision(root, among_roots) if unrelated <= UNRELATED and among_roots >= SURE else None


@cache
def shipped() -> Linear:
    """The model that comes with the package."""
    return parse(resources.files(__package__).joinpath(FILE).read_text(encoding="utf-8").splitlines(), FILE)


def parse(lines: Sequence[str], name: str) -> Linear:
    """A model from the lines of its file. Raises UsageError that names file and line."""
    weights: dict[str, dict[str, float]] = {}
    for number, line in enumerate(lines, 1):
        if line.startswith("#") or not line.strip():
            continue
        feature, _, rest = line.partition("\t")
        try:
            pairs = (pair.partition("=") for pair in rest.split())
            weights[feature] = {root: float(weight) for root, _, weight in pairs}
        except ValueError:
            raise UsageError(f"{name}:{number}: {line!r} is no line of weights: train the model again") from None
    if "" not in weights:
        raise UsageError(f"{name}: the line of the bias is missing: train the model again")
    return Linear(tuple(sorted(weights[""])), weights)
