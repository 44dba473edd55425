"""The nouns of diplograph: frozen, slotted, standard library only.

An `Article` says things; a `Statement` is one thing that one article says in one place; a `Relation` is a fact of
the world, the statements that say the same folded together. Text offsets are 0-based, half-open, in characters of
`Article.text`.
"""

from __future__ import annotations

import calendar
import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from graph.errors import UsageError


class Label(StrEnum):
    """What an entity is."""

    COUNTRY = "Country"
    OFFICIAL = "Official"
    ORGANIZATION = "Organization"
    PROJECT = "Project"
    AGREEMENT = "Agreement"
    OTHER = "Other"  # any noun phrase, with `extract --any-actor` only; such statements cannot be stored


class Status(StrEnum):
    """Whether what is stated happened, is to happen, or did not."""

    HAPPENED = "happened"
    PLANNED = "planned"
    DENIED = "denied"


class Precision(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


def content_hash(*parts: object) -> str:
    """20 hex digits of SHA-256 over the parts, joined by U+001F; None and "" differ."""
    text = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def normalised(text: str) -> str:
    """The text as it is compared: NFC, runs of white space one space, none at the ends."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


@dataclass(frozen=True, slots=True, order=True)
class DateSpan:
    """A day, a month or a year, as ISO text: "2025-06-03", "2025-06" or "2025"."""

    text: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", self.text):
            raise UsageError(f"{self.text!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
        try:
            _ = self.first
        except ValueError as error:
            raise UsageError(f"{self.text!r} is no date: {error}") from None

    @property
    def precision(self) -> Precision:
        return {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[len(self.text)]

    @property
    def first(self) -> date:
        """The first day of the span."""
        year, month, day = (*map(int, self.text.split("-")), 1, 1)[:3]
        return date(year, month, day)

    @property
    def last(self) -> date:
        """The last day of the span, inclusive."""
        first = self.first
        if self.precision is Precision.DAY:
            return first
        month = 12 if self.precision is Precision.YEAR else first.month
        return date(first.year, month, calendar.monthrange(first.year, month)[1])

    def contains(self, other: DateSpan) -> bool:
        """Whether the other span lies within this one: "2024-09" contains "2024-09-12" and itself."""
        return other.text == self.text or other.text.startswith(self.text + "-")


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where an article was read: a path, a URL or "-"; the record's own id where it has one; what it says of itself."""

    location: str
    record: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what is known of it.

    `id` is `content_hash(normalised(text))`; `name` is what is printed for it: the record's own id, else `id`.
    `published` is a day, or None where none is known; then relative dates in the text stay unresolved.
    """

    text: str
    title: str | None = None
    published: date | None = None
    url: str | None = None
    record: str | None = None
    sources: tuple[Source, ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", content_hash(normalised(self.text)))

    @property
    def name(self) -> str:
        return self.record or self.id


@dataclass(frozen=True, slots=True)
class Entity:
    """A node. `country` is the ISO 3166 alpha-3 code (or an organisation's name) that an Official acts for, and a
    Country's own code; None elsewhere. `title` is an Official's office in the text's words."""

    id: str
    label: Label
    name: str
    country: str | None = None
    title: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """An entity as one statement names it: `start:end` is its mention."""

    entity: Entity
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The sentence that says it: `article.text[start:end] == quote`; `article` is the article's id."""

    article: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What one article says in one place.

    `event` ties the pairs of one n-party meeting or signing within the article ("" inside a document is never used);
    `parties` is how many took part (2 for a pair). `confidence` is in (0, 1]: the measured precision of the rule.
    """

    type: str
    source: Party
    target: Party
    date: DateSpan | None
    status: Status
    evidence: Evidence
    rule: str
    confidence: float = 1.0
    place: str | None = None
    mode: str | None = None
    kind: str | None = None
    plover: str | None = None
    event: str | None = None
    parties: int = 2
    extractor: str = ""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        evidence = self.evidence
        own = content_hash(
            self.type, self.source.entity.id, self.target.entity.id, self.date.text if self.date else None,
            self.status, evidence.article, evidence.start, evidence.end,
        )  # fmt: skip
        object.__setattr__(self, "id", own)


@dataclass(frozen=True, slots=True)
class Relation:
    """A fact of the world: an edge. Key and id: type, parties (unordered where the type is symmetric), date, status.

    `statements` are the ids of all statements that say it, sorted; `articles` the ids of their articles, sorted;
    `evidence` their sentences, sorted. `confidence` is that nobody errs alone: 1 - product of (1 - c) over articles,
    each with its surest statement.
    """

    id: str
    type: str
    source: str
    target: str
    date: DateSpan | None
    status: Status
    confidence: float
    evidence: tuple[Evidence, ...]
    statements: tuple[str, ...]
    articles: tuple[str, ...]
    place: str | None = None
    mode: str | None = None
    kind: str | None = None
    event: str | None = None
    parties: int = 2
    plover: str | None = None
    cameo: str | None = None
    goldstein: float | None = None
