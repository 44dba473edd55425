"""Sentences with a marked pair of phrases and the PLOVER root between them: what the linear model learns from."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Span

from graph.errors import InputError
from graph.model import Article
from loaders.coreference import Coreference
from loaders.events.anyone import SYMMETRIC, candidates, features_of
from loaders.extract import read
from loaders.pairs.fit import Pair
from loaders.pairs.model import NONE
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


def learnable(sentences: Sequence[Sentence], weight: float = 1.0) -> list[Pair]:
    """What is learnt: the marked pairs of a sentence, which share a weight of about `weight`, more for a rare root, less for
    a usual one; and some of the others as unrelated."""
    found = []
    counts = Counter(sentence.root for sentence in sentences)
    usual = sorted(counts.values())[len(counts) // 2] if counts else 0
    for sentence in sentences:
        rare = weight * (usual / counts[sentence.root]) ** EVENNESS
        marked = [pair for pair in sentence.pairs if pair.marked and not pair.given]
        found += [Pair(pair.features, sentence.root, rare / len(marked)) for pair in marked]
        given = rare * (GIVEN_WEIGHT if marked else 1)
        found += [Pair(pair.features, sentence.root, given) for pair in sentence.pairs if pair.given]
        mutual = sentence.root in SYMMETRIC
        others = [pair for pair in sentence.pairs if not pair.marked and not (mutual and pair.turned)]
        chosen = others[:: max(1, -(-len(others) // UNMARKED))]
        found += [Pair(pair.features, NONE, weight * UNMARKED_WEIGHT / len(chosen)) for pair in chosen]
    return found
