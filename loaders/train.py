"""python -m loaders.train SENTENCES.tsv [--out FILE] [--folds N]

Trains the linear model of the sentence track on sentences with PLOVER roots, and writes its weights with its
cross-validated figures. The table has the columns id, root, source, target, sentence; source and target are copied from
the sentence. Without --out the weights that ship with the package are replaced. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Span

from graph.errors import DiplographError, InputError
from graph.model import Article
from loaders.coreference import Coreference
from loaders.events.anyone import SYMMETRIC, candidates, features_of
from loaders.extract import read
from loaders.pairs import model
from loaders.pairs.fit import Pair, fit
from loaders.pairs.model import NONE, Decision, Linear
from loaders.parties import Parties
from loaders.reading import Paragraph

COLUMNS = ("id", "root", "source", "target", "sentence")
UNMARKED = 8  # unmarked pairs of a sentence to learn from
EVENNESS = 0.8  # 0: a sentence of a rare root weighs as much as another; 1: each root weighs the same in all
GIVEN_WEIGHT = 0.3  # of the marked pair as it is given, beside the noun phrases that touch it
UNMARKED_WEIGHT = 0.5  # of all of them together, where the marked ones weigh 1


@dataclass(frozen=True, slots=True)
class Seen:
    """An ordered pair of phrases: its features; whether it is the marked pair, or that pair turned round. The pair as it is
    `given` is marked too, but only learnt from: what is printed are noun phrases."""

    features: frozenset[str]
    marked: bool
    turned: bool
    given: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its root and all its pairs."""

    name: str
    root: str
    pairs: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """How well a model does: shares of 1."""

    answered: float
    precision: float
    macro_f1: float
    by_root: dict[str, tuple[float, float, float]]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m loaders.train", description=(__doc__ or "").partition("\n\n")[2])
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--out", type=Path, default=Path(model.__file__).with_name(model.FILE))
    parser.add_argument("--folds", type=int, default=5)
    given = parser.parse_args(arguments)
    try:
        sentences = list(load(given.sentences))
        figures = cross_validated(sentences, given.folds)
        write(given.out, fit(learnable(sentences)), header(sentences, figures, given.folds))
    except DiplographError as error:
        print(f"Error: {error}", file=sys.stderr)
        return error.exit_code
    print(
        f"{given.out}: answered {figures.answered:.3f} precision {figures.precision:.3f} macro-F1 {figures.macro_f1:.3f}"
    )
    return 0


def load(path: Path) -> Iterator[Sentence]:
    """The sentences of a table, parsed. Raises InputError that names file and line."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t"))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None
    for number, row in enumerate(rows, 2):
        if any(row.get(column) is None for column in COLUMNS):
            raise InputError(f"{path}:{number}: write the columns {', '.join(COLUMNS)}, tabs between them")
        source, target = (_place(row["sentence"], row[role].strip()) for role in ("source", "target"))
        yield Sentence(row["id"], row["root"], tuple(_pairs(row["sentence"], source, target)))


def _place(sentence: str, phrase: str) -> tuple[int, int]:
    """Where a phrase stands; where it is not copied from the sentence ("a recipient"), nowhere: it marks no pair."""
    at = sentence.find(phrase)
    return (at, at + len(phrase)) if at >= 0 else (0, 0)


def _pairs(text: str, source: tuple[int, int], target: tuple[int, int]) -> Iterator[Seen]:
    reading, names = read(Article(text=text))
    coreference = Coreference(reading)
    for paragraph in reading.paragraphs:
        if paragraph.base is None:
            continue
        parties = Parties(reading, paragraph, names, coreference, any_actor=True)
        doer, other = _phrase(paragraph, source), _phrase(paragraph, target)
        if doer is not None and other is not None:
            seen = features_of(paragraph, parties, reading, doer, other)
            yield Seen(seen, marked=True, turned=False, given=True)
        for one in candidates(paragraph, parties, reading):
            ends = [
                (span.start_char + paragraph.base, span.end_char + paragraph.base) for span in (one.source, one.target)
            ]
            marked = _overlap(ends[0], source) and _overlap(ends[1], target)
            turned = _overlap(ends[0], target) and _overlap(ends[1], source)
            yield Seen(one.features, marked, turned)


def _phrase(paragraph: Paragraph, span: tuple[int, int]) -> Span | None:
    """The words of the paragraph that characters of the text touch."""
    base = paragraph.base or 0
    if span[1] <= span[0] or span[0] < base:
        return None
    return paragraph.doc.char_span(span[0] - base, span[1] - base, alignment_mode="expand")


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def learnable(sentences: Sequence[Sentence]) -> list[Pair]:
    """What is learnt: the marked pairs of a sentence, which share a weight of about 1, more for a rare root, less for a usual
    one; and some of the others as unrelated."""
    found = []
    counts = Counter(sentence.root for sentence in sentences)
    usual = sorted(counts.values())[len(counts) // 2]
    for sentence in sentences:
        rare = (usual / counts[sentence.root]) ** EVENNESS
        marked = [pair for pair in sentence.pairs if pair.marked and not pair.given]
        found += [Pair(pair.features, sentence.root, rare / len(marked)) for pair in marked]
        given = rare * (GIVEN_WEIGHT if marked else 1)
        found += [Pair(pair.features, sentence.root, given) for pair in sentence.pairs if pair.given]
        mutual = sentence.root in SYMMETRIC
        others = [pair for pair in sentence.pairs if not pair.marked and not (mutual and pair.turned)]
        chosen = others[:: max(1, -(-len(others) // UNMARKED))]
        found += [Pair(pair.features, NONE, UNMARKED_WEIGHT / len(chosen)) for pair in chosen]
    return found


def cross_validated(sentences: Sequence[Sentence], folds: int) -> Figures:
    """The figures over all sentences, each judged by a model that has not seen its fold; the fold is the place modulo the
    number of folds."""
    answers: list[tuple[str, str | None]] = []
    for fold in range(folds):
        trained = fit(learnable([sentence for place, sentence in enumerate(sentences) if place % folds != fold]))
        answers += [(sentence.root, answer(trained, sentence)) for sentence in sentences[fold::folds]]
    return figures_of(answers)


def answer(trained: Linear, sentence: Sentence) -> str | None:
    """The surest root that would be printed for the marked pair."""
    found: list[Decision] = []
    for pair in sentence.pairs:
        decision = trained.decide(pair.features) if (pair.marked or pair.turned) and not pair.given else None
        if decision and (pair.marked or decision.root in SYMMETRIC):
            found.append(decision)
    return max(found, key=lambda decision: (decision.probability, decision.root)).root if found else None


def figures_of(answers: Sequence[tuple[str, str | None]]) -> Figures:
    """Precision, recall and F1 by root from (right root, answer) pairs."""
    by_root = {}
    for root in sorted({right for right, _ in answers}):
        hits = sum(right == root == said for right, said in answers)
        said = sum(said == root for _, said in answers)
        wanted = sum(right == root for right, _ in answers)
        precision, recall = hits / said if said else 0.0, hits / wanted
        by_root[root] = (precision, recall, 2 * hits / (said + wanted))
    answered = sum(said is not None for _, said in answers)
    right = sum(right == said for right, said in answers)
    macro = sum(f1 for _, _, f1 in by_root.values()) / len(by_root)
    return Figures(answered / len(answers), right / answered if answered else 0.0, macro, by_root)


def header(sentences: Sequence[Sentence], figures: Figures, folds: int) -> list[str]:
    """The comment lines of the weights file."""
    lines = [
        f"# Trained by `python -m loaders.train` on {len(sentences)} sentences.",
        f"# Cross-validated over {folds} folds: answered {figures.answered:.3f}, precision of those {figures.precision:.3f}, "
        f"macro-F1 {figures.macro_f1:.3f}",
        "# root, precision, recall, F1:",
    ]
    return lines + [f"#   {root:10} {p:.2f}  {r:.2f}  {f:.2f}" for root, (p, r, f) in figures.by_root.items()]


def write(path: Path, trained: Linear, comments: Sequence[str]) -> None:
    """The weights, sorted, in one step: the old file stands until the new one is whole."""
    lines = [*comments]
    for feature, row in sorted(trained.weights.items()):
        lines.append(feature + "\t" + " ".join(f"{root}={weight:g}" for root, weight in sorted(row.items())))
    aside = path.with_name(path.name + ".new")
    aside.write_text("\n".join(lines) + "\n", encoding="utf-8")
    os.replace(aside, path)


if __name__ == "__main__":
    sys.exit(main())
