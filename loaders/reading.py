"""What the stages of extraction hand on to one another."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from graph.model import Article


@dataclass(frozen=True, slots=True)
class Mark:
    """A name of the gazetteer over tokens start:end. `kind` is "name", "demonym", "seat" or "org"; `id` the entity's."""

    kind: str
    id: str
    start: int
    end: int


@dataclass(slots=True)
class Paragraph:
    """A parsed paragraph. `base` is its offset in the article's text, None for the headline, which is never cited.
    `marks` and `persons` are by token index; a person's value is the span (start, end) of the name."""

    base: int | None
    doc: Doc
    index: int
    marks: dict[int, Mark] = field(default_factory=dict)
    persons: dict[int, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Title:
    """An office phrase over tokens start:end of paragraph `doc`. `rank` tells how sure its affiliation is: less is surer,
    99 none. `affiliation` is an entity id, or the person whose office it hangs on ("President Reagan's adviser")."""

    text: str
    affiliation: str | Person | None
    rank: float
    heads: frozenset[str]
    former: bool
    start: int
    end: int
    doc: int = -1


class Person:
    """Someone named in the document: all forms of the name, where they stand, offices and affiliation."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = [tokens]
        self.forms: Counter[str] = Counter()
        self.mentions: list[tuple[int, tuple[int, int]]] = []
        self.titles: list[Title] = []
        self.affiliation: str | None = None
        self.rank = 99.0
        self.chain: Person | None = None

    @property
    def name(self) -> str:
        """The fullest form; of equally full ones the most used."""
        forms = [form for form in self.forms if self.forms[form]] or list(self.forms)
        return max(forms, key=lambda form: (len(form.split()), self.forms[form], form))

    @property
    def office(self) -> Title | None:
        """The office that is printed: the first that is held and names more than a rank."""
        ranks = {"general", "major", "ambassador"}
        held = [title for title in self.titles if title.heads - ranks and not title.former]
        return held[0] if held else self.titles[0] if self.titles else None


@dataclass(frozen=True, slots=True)
class Actor:
    """A party of an event. `start:end` are characters of the article; `head` is its token, negative where remembered."""

    label: str
    name: str
    country: str | None
    title: str | None
    start: int
    end: int
    head: int


@dataclass(slots=True)
class Finding:
    """An event that a rule found, before it has a date. `features` are for its confidence and its date."""

    type: str
    source: Actor
    target: Actor
    status: str
    rule: str
    trigger: Token
    sent: Span
    paragraph: Paragraph
    plover: str | None = None
    mode: str | None = None
    kind: str | None = None
    place: str | None = None
    event: str | None = None
    parties: int = 2
    features: dict[str, str | float] = field(default_factory=dict)


class Memory:
    """What the document has told so far: the sides of the running talks and where they were set; all who met in the
    last sentence that tells a meeting; the issuers of a joint statement; the last subject of "he"; how
    it first calls each thing that is known by name."""

    def __init__(self) -> None:
        self._sides: list[tuple[int, int, list[Actor]]] = []
        self.known: dict[tuple[str, ...], str] = {}
        self.table: list[Actor] = []
        self.joint: list[Actor] = []
        self.he: tuple[int, int, Person] | None = None

    def set_sides(self, paragraph: Paragraph, token: Token, sides: list[Actor]) -> None:
        """From this token on, "the two sides" are these."""
        insort(self._sides, (paragraph.index, token.i, list(sides)), key=_place)

    def sides(self, paragraph: Paragraph, token: Token) -> list[Actor]:
        """The sides that were set last before the token, in whatever order they were told."""
        before = bisect_left(self._sides, (paragraph.index, token.i), key=_place)
        return self._sides[before - 1][2] if before else []


def _place(entry: tuple[int, int, list[Actor]]) -> tuple[int, int]:
    return entry[:2]


@dataclass(frozen=True, slots=True)
class Note:
    """A near miss: the sentence, the rule that did not fire, and why."""

    sentence: str
    rule: str
    why: str


@dataclass(slots=True)
class Reading:
    """One article, read. `issuer` is the state in whose name it speaks, `dateline` the state where it was written, both
    ids or None; `datelines` are (place, date text). `notes` is filled only where the near misses are asked for."""

    article: Article
    paragraphs: list[Paragraph] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    officials: list[Person] = field(default_factory=list)
    by_span: dict[tuple[int, tuple[int, int]], Person] = field(default_factory=dict)
    datelines: list[tuple[str, str | None]] = field(default_factory=list)
    issuer: str | None = None
    dateline: str | None = None
    memory: Memory = field(default_factory=Memory)
    notes: list[Note] | None = None

    def note(self, sentence: Span, rule: str, why: str) -> None:
        """Records a near miss where they are asked for."""
        if self.notes is not None:
            self.notes.append(Note(sentence.text, rule, why))

    def person(self, paragraph: Paragraph, token: Token) -> Person | None:
        """Who is named at the token."""
        span = paragraph.persons.get(token.i)
        return self.by_span.get((paragraph.index, span)) if span else None
