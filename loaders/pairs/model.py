"""The linear model: reads its weights, and decides the root of a pair. Standard library only.

`weights.tsv` begins with comment lines that tell how it was trained and how well it did in cross-validation. Then a line
a feature: the feature, a tab, and "ROOT=weight" for each root that it speaks for or against. The feature "" is the bias.
The line "least" has the least probability at which a root is said, as cross-validation has chosen it.
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
LEAST = "least"


@dataclass(frozen=True, slots=True)
class Decision:
    """The likeliest root of a pair, and how likely it is."""

    root: str
    probability: float


@dataclass(frozen=True, slots=True)
class Linear:
    """Multinomial logistic regression: the weights of each feature by root. `roots` are sorted, NONE among them. A root
    less likely than `least` is not said."""

    roots: tuple[str, ...]
    weights: Mapping[str, Mapping[str, float]]
    least: float = 0.0

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

    def likeliest(self, features: Iterable[str]) -> Decision:
        """The likeliest root of a pair, however unlikely."""
        likely = self.probabilities(features)
        root = max((name for name in likely if name != NONE), key=lambda name: (likely[name], name))
        return Decision(root, likely[root])

    def decide(self, features: Iterable[str]) -> Decision | None:
        """The root of a pair, or None where none is likely enough."""
        decision = self.likeliest(features)
        return decision if decision.probability >= self.least else None


@cache
def shipped() -> Linear:
    """The model that comes with the package."""
    return parse(resources.files(__package__).joinpath(FILE).read_text(encoding="utf-8").splitlines(), FILE)


def parse(lines: Sequence[str], name: str) -> Linear:
    """A model from the lines of its file. Raises UsageError that names file and line."""
    weights: dict[str, dict[str, float]] = {}
    least = 0.0
    for number, line in enumerate(lines, 1):
        if line.startswith("#") or not line.strip():
            continue
        feature, _, rest = line.partition("\t")
        try:
            if feature == LEAST:
                least = float(rest)
                continue
            pairs = (pair.partition("=") for pair in rest.split())
            weights[feature] = {root: float(weight) for root, _, weight in pairs}
        except ValueError:
            raise UsageError(f"{name}:{number}: {line!r} is no line of weights: train the model again") from None
    if "" not in weights:
        raise UsageError(f"{name}: the line of the bias is missing: train the model again")
    return Linear(tuple(sorted(weights[""])), weights, least)
