"""Gold articles, and when a statement's party is a gold entity."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError
from graph.model import Article, DateSpan, Entity, Label

THINGS = (Label.PROJECT, Label.AGREEMENT)
STOP = frozenset("a an the of to and in on for between with its their his her by at from as is".split())
ONE_WORD = {
    "mou": "memorandum", "mous": "memorandum", "memoranda": "memorandum", "treaties": "treaty",
    **dict.fromkeys(("accord", "accords", "agreements", "deal", "pact", "pacts"), "agreement"),
}  # fmt: skip
SAME_THING, SAME_BODY = 0.5, 0.75  # share of the shorter name's words


@dataclass(frozen=True, slots=True)
class GoldEntity:
    name: str
    label: str
    forms: tuple[str, ...]
    countries: frozenset[str]

    def is_named(self, entity: Entity) -> bool:
        """Whether an extracted entity is this one: things by half of their words, officials by their last name,
        organisations by three quarters of their words, states by code or name."""
        if self.label in THINGS and entity.label in THINGS:
            return max(_shared(entity.name, form) for form in self.forms) >= SAME_THING
        if self.label != entity.label:
            return False
        if entity.name.lower() in {form.lower() for form in self.forms}:
            return True
        if entity.label == Label.OFFICIAL:
            return entity.name.lower().split()[-1] == self.name.lower().split()[-1]
        if entity.label == Label.ORGANIZATION:
            return max(_shared(entity.name, form) for form in self.forms) >= SAME_BODY
        return entity.country in self.countries


@dataclass(frozen=True, slots=True)
class GoldRelation:
    type: str
    source: GoldEntity
    target: GoldEntity
    core: bool
    dates: frozenset[str]  # "None" stands for no date
    statuses: frozenset[str]
    evidence: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    article: Article
    relations: tuple[GoldRelation, ...]


def read_gold(path: Path, part: str = "all") -> Iterator[GoldArticle]:
    """The annotated articles of a JSON Lines file; `part` "tune" and "held-out" split them by the parity of the hash of
    their ids. Raises InputError that names file and line."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            odd = hashlib.sha256(str(row["id"]).encode()).digest()[-1] & 1
            if part == "all" or odd == (part == "held-out"):
                yield _article(row)
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(
                f"{path}:{number}: no annotated article ({type(error).__name__}: {error}): "
                'it needs "id", "text", "entities" and "relations" as in GUIDELINES'
            ) from None


def _article(row: dict[str, object]) -> GoldArticle:
    entities = {}
    for entity in row["entities"]:  # type: ignore[attr-defined]
        forms = (entity["name"], *entity["aliases"])
        entities[entity["name"]] = GoldEntity(
            entity["name"], entity["label"], forms, frozenset(entity.get("countries", ()))
        )
    relations = tuple(
        GoldRelation(
            relation["type"],
            entities[relation["source"]],
            entities[relation["target"]],
            relation["core"],
            frozenset(relation["dates"]),
            frozenset(relation["statuses"]),
            tuple((a, b) for a, b in relation["evidence"]),
        )
        for relation in row["relations"]  # type: ignore[attr-defined]
    )
    day = row.get("published")
    published = DateSpan(str(day)).first if day else None
    return GoldArticle(
        Article(str(row["text"]), _text(row.get("title")), published, _text(row.get("url")), str(row["id"])), relations
    )


def _text(value: object) -> str | None:
    return str(value) if value else None


def _words(text: str) -> set[str]:
    return {ONE_WORD.get(word, word) for word in re.findall(r"\w+", text.lower())} - STOP


def _shared(one: str, other: str) -> float:
    a, b = _words(one), _words(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
