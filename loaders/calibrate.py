"""Fits the weights of the confidence on annotated articles: python -m loaders.calibrate GOLD.jsonl...

Logistic regression with an L2 penalty, by L-BFGS from zero: the same articles give the same file. All articles tell which
statements are surer than others; how sure they are in all is set by the held-out part alone, for rules are right more often
on articles that they were written from. Prints how true the confidences are on that part, by ten-fold cross-validation over
articles; `--check` prints only, and leaves the file as it is.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq, minimize

from loaders.confidence import features
from loaders.evaluation.gold import read_gold
from loaders.evaluation.run import reliability, statements_judged
from loaders.extract import extract

PENALTY = 12.0  # on every weight but that of "all"; chosen by cross-validation
FOLDS = 10
FILE = Path(__file__).with_name("confidence.toml")


@dataclass(frozen=True, slots=True)
class Example:
    """A statement of an annotated article, whether the gold has it, and whether the article is of the held-out part."""

    fold: int
    unseen: bool
    features: tuple[str, ...]
    right: bool


def examples(paths: Sequence[Path]) -> list[Example]:
    """All statements of the gold articles that are right or wrong; those that only some annotators have are left out."""
    out = []
    for path, part in product(paths, ("tune", "held-out")):
        for gold in read_gold(path, part):
            fold = int(hashlib.sha256(gold.article.name.encode()).hexdigest(), 16) // 2 % FOLDS
            for statement, right in statements_judged(gold, extract(gold.article)):
                out.append(Example(fold, part == "held-out", tuple(features(statement, gold.article.text)), right))
    return out


def fit(rows: Sequence[Example]) -> dict[str, float]:
    """Weights by feature, rounded to three decimals; that of "all" makes the held-out ones as sure as they are right."""
    names = sorted({name for row in rows for name in row.features})
    column = {name: k for k, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name in row.features:
            x[i, column[name]] = 1
    y = np.array([row.right for row in rows], dtype=float)
    penalty = np.full(len(names), PENALTY)
    penalty[column["all"]] = 0

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = x @ w
        value = np.logaddexp(0, z).sum() - (y * z).sum() + 0.5 * (penalty * w * w).sum()
        return float(value), x.T @ (1 / (1 + np.exp(-z)) - y) + penalty * w

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 1000, "ftol": 1e-12})
    weights = {name: round(float(found.x[column[name]]), 3) + 0.0 for name in names}
    weights["all"] = round(weights["all"] + _level(weights, [row for row in rows if row.unseen] or rows), 3)
    return weights


def _level(weights: dict[str, float], rows: Sequence[Example]) -> float:
    """What to add to every score so that the mean confidence of these examples is their precision."""
    right = sum(row.right for row in rows)

    def excess(more: float) -> float:
        return sum(predict(weights, row, more) for row in rows) - right

    return float(brentq(excess, -5, 5)) if 0 < right < len(rows) else 0.0


def predict(weights: dict[str, float], row: Example, more: float = 0.0) -> float:
    """The confidence of one example; `more` is added to its score."""
    return float(1 / (1 + np.exp(-more - sum(weights.get(name, 0.0) for name in row.features))))


def cross_validated(rows: Sequence[Example]) -> list[tuple[float, bool]]:
    """(confidence, right) of each held-out example, from weights of the other folds."""
    fitted = {fold: fit([row for row in rows if row.fold != fold]) for fold in sorted({row.fold for row in rows})}
    return [(predict(fitted[row.fold], row), row.right) for row in rows if row.unseen]


@click.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Print the figures; write nothing.")
def main(gold: tuple[Path, ...], check: bool) -> None:
    """Fit the confidences on annotated articles."""
    rows = examples(gold)
    judged = cross_validated(rows)
    table = reliability(judged)
    error = sum(n * abs(stated - right) for _, stated, right, n in table) / len(judged)
    sure = [right for confidence, right in judged if confidence >= 0.9]
    figures = {
        "statements": len(rows),
        "held_out": len(judged),
        "precision": round(sum(right for _, right in judged) / len(judged), 3),
        "calibration_error": round(error, 3),
        "precision_at_0_9": round(sum(sure) / len(sure), 3) if sure else 0.0,
        "statements_at_0_9": len(sure),
    }
    click.echo("confidence  stated  right  statements")
    for low, stated, right, n in table:
        click.echo(f"{low:.1f}-{low + 0.1:.1f}     {stated:.3f}   {right:.3f}  {n:6}")
    click.echo("  ".join(f"{key} {value}" for key, value in figures.items()))
    if not check:
        _write(fit(rows), figures)


def _write(weights: dict[str, float], figures: dict[str, float]) -> None:
    lines = [
        "# How sure a statement is: weights of a logistic model; see confidence.py. Made by python -m loaders.calibrate, with the",
        "# figures of its ten-fold cross-validation over the held-out articles. A feature that has no line weighs nothing.",
        "",
        "[figures]",
        *(f"{key} = {value}" for key, value in figures.items()),
        "",
        "[weights]",
        *(f"{json.dumps(name, ensure_ascii=False)} = {weight}" for name, weight in sorted(weights.items())),
    ]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
