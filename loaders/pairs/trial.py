"""How well the model does on sentences that it has not seen: nested cross-validation.

A fold is judged by a model of the other folds. The one cut-off, the least probability at which a root is printed, is
chosen without that fold too, by a second cross-validation within the others: the lowest that has the precision asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.events.anyone import SYMMETRIC
from loaders.pairs.fit import fit
from loaders.pairs.model import Linear
from loaders.pairs.sentences import Sentence, learnable

PRECISION = 0.88  # of the roots printed, which the cut-off is chosen for
INNER = 3  # folds of the second cross-validation
OWN_WEIGHT = 0.4  # of a sentence of the project's own, where one of the table weighs 1
CUTS = tuple(cut / 100 for cut in range(5, 96))


@dataclass(frozen=True, slots=True)
class Answer:
    """The right root of a sentence, and the roots that the model takes for likeliest, with their probabilities, of the pairs
    that touch its marked phrases, in the order of the text."""

    right: str
    said: tuple[tuple[float, str], ...]

    def root(self, least: float) -> str | None:
        """The root that counts: the right one where it is among those printed, else the first printed, as in a
        comparison of statements with marked sentences."""
        printed = [root for probability, root in self.said if probability >= least]
        return self.right if self.right in printed else next(iter(printed), None)


@dataclass(frozen=True, slots=True)
class Figures:
    """How well a model does: shares of 1. `by_root` has precision, recall and F1."""

    answered: float
    precision: float
    macro_f1: float
    by_root: dict[str, tuple[float, float, float]]


def nested(
    sentences: Sequence[Sentence], own: Sequence[Sentence], folds: int, seeds: int
) -> tuple[list[Figures], list[Answer]]:
    """Figures over all sentences, for each seed, that is, each way to deal them into folds; and the answers of all seeds.
    `own` sentences are learnt from in every fold, and judge nothing."""
    figures, every = [], []
    for seed in range(1, seeds + 1):
        told: list[tuple[str, str | None]] = []
        for fold in range(folds):
            seen = [one for one in sentences if fold_of(one.name, f"{seed}", folds) != fold]
            least = lowest(validated(seen, own, INNER, f"{seed} {fold}"))
            unseen = [one for one in sentences if fold_of(one.name, f"{seed}", folds) == fold]
            answers = _answers(seen, own, unseen)
            told += [(one.right, one.root(least)) for one in answers]
            every += answers
        figures.append(figures_of(told))
    return figures, every


def validated(sentences: Sequence[Sentence], own: Sequence[Sentence], folds: int, seed: str) -> list[Answer]:
    """The answers to all sentences, each by a model that has not seen its fold."""
    found = []
    for fold in range(folds):
        seen = [one for one in sentences if fold_of(one.name, seed, folds) != fold]
        found += _answers(seen, own, [one for one in sentences if fold_of(one.name, seed, folds) == fold])
    return found


def fold_of(name: str, seed: str, folds: int) -> int:
    """The fold of a sentence, by a hash of its name."""
    return int.from_bytes(hashlib.sha256(f"{seed}:{name}".encode()).digest()[:8], "big") % folds


def trained(sentences: Sequence[Sentence], own: Sequence[Sentence]) -> Linear:
    """The model of these sentences; it prints whatever it takes for related."""
    return fit(learnable(sentences) + learnable(own, OWN_WEIGHT))


def _answers(seen: Sequence[Sentence], own: Sequence[Sentence], unseen: Sequence[Sentence]) -> list[Answer]:
    model = trained(seen, own)
    return [answer(model, one) for one in unseen]


def answer(model: Linear, sentence: Sentence) -> Answer:
    """What a model says of a sentence."""
    said = []
    for pair in sentence.pairs:
        if (pair.marked or pair.turned) and not pair.given:
            likeliest = model.likeliest(pair.features)
            if pair.marked or likeliest.root in SYMMETRIC:
                said.append((likeliest.probability, likeliest.root))
    return Answer(sentence.root, tuple(said))


def lowest(answers: Sequence[Answer]) -> float:
    """The lowest cut-off from which the precision is reached."""
    for cut in CUTS:
        if figures_of([(one.right, one.root(cut)) for one in answers]).precision >= PRECISION:
            return cut
    return CUTS[-1]


def figures_of(answers: Sequence[tuple[str, str | None]]) -> Figures:
    """Precision, recall and F1 by root from (right root, answer) pairs."""
    by_root = {}
    for root in sorted({right for right, _ in answers}):
        hits = sum(right == root == said for right, said in answers)
        said = sum(said == root for _, said in answers)
        wanted = sum(right == root for right, _ in answers)
        by_root[root] = (hits / said if said else 0.0, hits / wanted, 2 * hits / (said + wanted))
    answered = sum(said is not None for _, said in answers)
    right = sum(right == said for right, said in answers)
    macro = sum(f1 for _, _, f1 in by_root.values()) / len(by_root) if by_root else 0.0
    return Figures(answered / len(answers) if answers else 0.0, right / answered if answered else 0.0, macro, by_root)
