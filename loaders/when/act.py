"""An act that wants a date, and what the article tells of time around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from spacy.tokens import Span, Token

from loaders import grammar, lexicon


@dataclass(frozen=True, slots=True)
class Words:
    """The word classes of when.toml, where they are explained."""

    verbal: frozenset[str]
    undated: frozenset[str]
    previous_day: frozenset[str]
    hard_measures: frozenset[str]
    saying: frozenset[str]
    carrying: frozenset[str]
    now: frozenset[str]
    ongoing: frozenset[str]
    finishing: frozenset[str]
    time: frozenset[str]
    plurals: frozenset[str]
    background: frozenset[str]
    visits: frozenset[str]


WORDS = lexicon.classes("when.toml", "words", Words)


@dataclass(frozen=True)
class Act:
    """An act to be dated. `verb` is the verb that its trigger is or hangs under; only what stands from the token `since` on
    dates it. (Without slots: what it caches stands in it.)"""

    type: str
    status: str
    trigger: Token
    sent: Span
    since: int = -1

    @cached_property
    def verb(self) -> Token:
        return grammar.finite(self.trigger)

    @property
    def is_nominal(self) -> bool:
        return self.trigger.pos_ in ("NOUN", "PROPN")

    @property
    def is_verbal(self) -> bool:
        return self.type in WORDS.verbal

    @cached_property
    def text(self) -> str:
        """The sentence."""
        return str(self.sent.text)

    @cached_property
    def tense(self) -> str:
        return grammar.tense(self.verb)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the article tells of time around an act: the day of publication, the day told in the lead, whether the act stands
    in the first sentence, the first day of the journey it may belong to, the day told in the sentence before."""

    published: date | None
    lead: str | None = None
    first: bool = False
    trip: str | None = None
    previous: str | None = None

    @property
    def day(self) -> str | None:
        return self.published.isoformat() if self.published else None

    @property
    def month(self) -> str | None:
        return self.day[:7] if self.day else None
