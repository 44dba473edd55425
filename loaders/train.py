"""python -m loaders.train SENTENCES.tsv [--own FILE] [--later FILE] [--out FILE] [--folds N] [--seeds N]

Trains the linear model of the sentence track on sentences with PLOVER roots and on those that the project has written
for it, and writes its weights with its figures from nested cross-validation. The project's sentences are two tables: those
of --own were written before the errors of cross-validation were read; those of --later, after, and so they are learnt
from only by the model that is written, and count in no figure nor in the choice of the cut-off.

A table has the columns id, root, source, target, sentence; source and target are copied from the sentence. Without --out
the weights that ship with the package are replaced. Needs numpy and scipy; takes some minutes.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mean, pstdev

from graph.errors import DiplographError
from loaders.pairs import model
from loaders.pairs.model import LEAST, Linear
from loaders.pairs.sentences import Sentence, load
from loaders.pairs.trial import Figures, lowest, nested, trained

HERE = Path(model.__file__)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m loaders.train", description=(__doc__ or "").partition("\n\n")[2])
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--own", type=Path, default=HERE.with_name("sentences.tsv"))
    parser.add_argument("--later", type=Path, default=HERE.with_name("later.tsv"))
    parser.add_argument("--out", type=Path, default=HERE.with_name(model.FILE))
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seeds", type=int, default=3)
    given = parser.parse_args(arguments)
    try:
        sentences, own, later = (list(load(path)) for path in (given.sentences, given.own, given.later))
        figures, answers = nested(sentences, own, given.folds, given.seeds)
        comments = list(header(sentences, [*own, *later], figures, given.folds))
        write(given.out, replace(trained(sentences, [*own, *later]), least=lowest(answers)), comments)
    except DiplographError as error:
        print(f"Error: {error}", file=sys.stderr)
        return error.exit_code
    print("\n".join(line.removeprefix("# ") for line in comments))
    return 0


def header(
    sentences: Sequence[Sentence], own: Sequence[Sentence], figures: Sequence[Figures], folds: int
) -> Iterator[str]:
    """The comment lines of the weights file."""
    yield f"# Trained by `python -m loaders.train` on {len(sentences)} sentences and {len(own)} of the project's own."
    yield f"# Nested cross-validation, {folds} folds, mean of {len(figures)} seeds and standard deviation between them:"
    for name in ("answered", "precision", "macro_f1"):
        values = [getattr(one, name) for one in figures]
        yield f"#   {name:10} {mean(values):.3f}  {pstdev(values):.3f}"
    yield "# root, precision, recall, F1:"
    for root in figures[0].by_root:
        means = (mean(one.by_root[root][place] for one in figures) for place in range(3))
        yield f"#   {root:10} " + "  ".join(f"{value:.2f}" for value in means)


def write(path: Path, trained: Linear, comments: Sequence[str]) -> None:
    """The weights, sorted, in one step: the old file stands until the new one is whole."""
    lines = [*comments, f"{LEAST}\t{trained.least:g}"]
    for feature, row in sorted(trained.weights.items()):
        lines.append(feature + "\t" + " ".join(f"{root}={weight:g}" for root, weight in sorted(row.items())))
    aside = path.with_name(path.name + ".new")
    aside.write_text("\n".join(lines) + "\n", encoding="utf-8")
    os.replace(aside, path)


if __name__ == "__main__":
    sys.exit(main())
