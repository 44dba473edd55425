"""Pairs statements with gold relations, counts, and resamples the documents for intervals."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.model import Statement
from graph.ontology import relation_type
from loaders.evaluation.causes import cause_of_miss, cause_of_spurious
from loaders.evaluation.gold import GoldArticle, GoldRelation, read_gold

RESAMPLES, SEED = 1000, 20250710
BINS = 10


@dataclass(slots=True)
class Score:
    """Counts, and what follows from them."""

    hits: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.spurious) if self.hits + self.spurious else 0.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def add(self, other: Score) -> None:
        self.hits += other.hits
        self.spurious += other.spurious
        self.missed += other.missed


@dataclass(frozen=True, slots=True)
class Mistake:
    """A miss, a spurious statement, or a hit whose date or status is wrong."""

    what: str  # "missed" | "spurious" | "date" | "status"
    cause: str
    article: str
    text: str


@dataclass(slots=True)
class Document:
    """What one article gave. `judged` holds (confidence, right) of each statement that is a hit or spurious."""

    name: str
    by_type: dict[str, Score] = field(default_factory=dict)
    dates: int = 0
    statuses: int = 0
    judged: list[tuple[float, bool]] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    quotes: int = 0
    statements: int = 0

    def score(self) -> Score:
        total = Score()
        for one in self.by_type.values():
            total.add(one)
        return total


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of a whole file. Intervals are percentiles (2.5, 97.5) over resampled documents."""

    documents: tuple[Document, ...]

    @property
    def total(self) -> Score:
        return _sum(self.documents)

    @property
    def by_type(self) -> dict[str, Score]:
        table: dict[str, Score] = {}
        for document in self.documents:
            for name, score in document.by_type.items():
                table.setdefault(name, Score()).add(score)
        return dict(sorted(table.items(), key=lambda item: (-(item[1].hits + item[1].missed), item[0])))

    def share(self, what: str) -> float:
        """Right dates or right statuses ("dates", "statuses") as a share of the hits."""
        hits = self.total.hits
        right: int = sum(getattr(document, what) for document in self.documents)
        return right / hits if hits else 0.0

    def interval(self, figure: str) -> tuple[float, float]:
        """95% bootstrap interval of "precision", "recall" or "f1", documents resampled, seed fixed."""
        chance = random.Random(SEED)
        scores = [document.score() for document in self.documents]
        drawn = []
        for _ in range(RESAMPLES):
            total = Score()
            for score in chance.choices(scores, k=len(scores)):
                total.add(score)
            drawn.append(getattr(total, figure))
        drawn.sort()
        return drawn[int(0.025 * RESAMPLES)], drawn[int(0.975 * RESAMPLES) - 1]

    def reliability(self) -> list[tuple[float, float, float, int]]:
        """The reliability table of all judged statements."""
        return reliability([row for document in self.documents for row in document.judged])

    @property
    def calibration_error(self) -> float:
        """Expected calibration error over the bins (Naeini, Cooper and Hauskrecht 2015)."""
        rows = self.reliability()
        n = sum(row[3] for row in rows)
        return sum(row[3] * abs(row[1] - row[2]) for row in rows) / n if n else 0.0

    def sure(self, least: float = 0.9) -> tuple[float, int]:
        """Precision and number of the judged statements with at least that confidence."""
        kept = [ok for document in self.documents for c, ok in document.judged if c >= least]
        return (sum(kept) / len(kept) if kept else 0.0), len(kept)


def reliability(judged: Iterable[tuple[float, bool]]) -> list[tuple[float, float, float, int]]:
    """Rows (lower end, mean confidence, share right, statements) of ten equal bins of confidence, empty ones left out."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        bins.setdefault(min(BINS - 1, int(confidence * BINS)), []).append((confidence, right))
    return [
        (k / BINS, sum(c for c, _ in inside) / len(inside), sum(ok for _, ok in inside) / len(inside), len(inside))
        for k, inside in sorted(bins.items())
    ]


def statements_judged(gold: GoldArticle, statements: Sequence[Statement]) -> list[tuple[Statement, bool]]:
    """Each distinct statement that is a hit (True) or spurious (False); those of optional relations are left out."""
    return [
        (statement, found is not None)
        for statement, found in _paired(gold, statements)[0]
        if found is None or found.core
    ]


def _paired(
    gold: GoldArticle, statements: Sequence[Statement]
) -> tuple[list[tuple[Statement, GoldRelation | None]], list[GoldRelation]]:
    """Each distinct statement with the best gold relation that was still free (core before optional, right date before
    wrong), and the relations that stayed free."""
    free, pairs = list(gold.relations), []
    for statement in _distinct(statements):
        found = max((r for r in free if says(statement, r)), key=lambda r: (r.core, _dated(statement, r)), default=None)
        if found is not None:
            free.remove(found)
        pairs.append((statement, found))
    return pairs, free


def evaluate_file(path: Path, part: str = "all") -> Result:
    """Extracts from every gold article of the file (or its part) and scores it."""
    from loaders.extract import extract_many

    golds = list(read_gold(path, part))
    extracted = extract_many(gold.article for gold in golds)
    return Result(tuple(compare(gold, statements) for gold, (_, statements) in zip(golds, extracted, strict=True)))


def compare(gold: GoldArticle, statements: Sequence[Statement]) -> Document:
    """Scores the statements of one article."""
    document = Document(gold.article.name)
    pairs, free = _paired(gold, statements)
    for statement, found in pairs:
        document.statements += 1
        evidence = statement.evidence
        document.quotes += gold.article.text[evidence.start : evidence.end] == evidence.quote
        score = document.by_type.setdefault(statement.type, Score())
        if found is None:
            score.spurious += 1
            document.judged.append((statement.confidence, False))
            document.mistakes.append(_mistake(document, "spurious", cause_of_spurious(statement, gold), statement))
            continue
        if not found.core:
            continue
        score.hits += 1
        document.judged.append((statement.confidence, True))
        for what, right in (("date", _dated(statement, found)), ("status", statement.status in found.statuses)):
            if right:
                setattr(
                    document,
                    what + ("s" if what == "date" else "es"),
                    getattr(document, "dates" if what == "date" else "statuses") + 1,
                )
            else:
                wanted = ", ".join(sorted(found.dates if what == "date" else found.statuses))
                document.mistakes.append(_mistake(document, what, f"{statement.rule}: wanted {wanted}", statement))
    for relation in free:
        if relation.core:
            document.by_type.setdefault(relation.type, Score()).missed += 1
            quote = " … ".join(gold.article.text[a:b][:200] for a, b in relation.evidence)
            text = (
                f"{relation.type} {relation.source.name} -> {relation.target.name} {sorted(relation.dates)} | {quote}"
            )
            document.mistakes.append(Mistake("missed", cause_of_miss(relation, statements), document.name, text))
    return document


def says(statement: Statement, relation: GoldRelation) -> bool:
    """Whether the statement has the relation's type and parties, in either order where the type is symmetric."""
    if statement.type != relation.type:
        return False
    one, other = statement.source.entity, statement.target.entity
    straight = relation.source.is_named(one) and relation.target.is_named(other)
    turned = (
        relation_type(statement.type).symmetric and relation.source.is_named(other) and relation.target.is_named(one)
    )
    return straight or turned


def _dated(statement: Statement, relation: GoldRelation) -> bool:
    return (statement.date.text if statement.date else "None") in relation.dates


def _distinct(statements: Iterable[Statement]) -> list[Statement]:
    kept: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        ends = [statement.source.entity.name, statement.target.entity.name]
        if relation_type(statement.type).symmetric:
            ends.sort()
        kept.setdefault((statement.type, *ends, statement.date), statement)
    return list(kept.values())


def _mistake(document: Document, what: str, cause: str, statement: Statement) -> Mistake:
    day = statement.date.text if statement.date else None
    ends = f"{statement.source.entity.name} -> {statement.target.entity.name}"
    text = f"{statement.type} {ends} [{day} {statement.status}] {statement.rule} | {statement.evidence.quote[:240]}"
    return Mistake(what, cause, document.name, text)


def _sum(documents: Iterable[Document]) -> Score:
    total = Score()
    for document in documents:
        total.add(document.score())
    return total
