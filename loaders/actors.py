"""Actors made from tokens: an official, a state or a body as the text mentions it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from loaders.coreference import Coreference
from loaders.mentions.marks import Names
from loaders.reading import Actor, Paragraph, Person, Reading

NAMED = ("Country", "Official", "Organization")


@dataclass
class Actors:
    """Makes the actors of one paragraph. With `any_actor` every noun phrase is one (label "Other")."""

    reading: Reading
    paragraph: Paragraph
    names: Names
    coreference: Coreference
    any_actor: bool = False
    _known: dict[int, Actor | None] = field(default_factory=dict)
    _in_office: dict[int, Person] | None = None

    def make(
        self,
        label: str,
        name: str,
        country: str | None,
        title: str | None,
        token: Token,
        a: int | None = None,
        b: int | None = None,
    ) -> Actor:
        """An actor mentioned by tokens a:b; without them from the left edge of the phrase to the token."""
        first = token.left_edge.i if a is None else a
        last = token.i + 1 if b is None else b
        span = self.paragraph.doc[first if first < last else token.i : last]
        base = self.paragraph.base or 0
        return Actor(label, name, country, title, base + span.start_char, base + span.end_char, token.i)

    def person(self, official: Person, token: Token, span: tuple[int, int] | None = None) -> Actor:
        """An official as the token (or the span) mentions him or her."""
        first, last = span or (token.i, token.i + 1)
        office = official.office
        return self.make(
            "Official", official.name, official.affiliation, office.text if office else None, token, first, last
        )

    def state(self, country: str | None, token: Token) -> Actor | None:
        """The state of that id, mentioned by the token; None where the id is no state."""
        place = self.names.state(country)
        return self.make("Country", place.name, place.id, None, token, token.i, token.i + 1) if place else None

    def organization(self, id: str, token: Token) -> Actor:
        """The organisation of that id, mentioned by the token."""
        return self.make("Organization", self.names.place(id).name, None, None, token, token.i, token.i + 1)

    def state_of(self, actor: Actor) -> Actor | None:
        """The state that an official acts for, with the official's mention."""
        place = self.names.state(actor.country)
        return Actor("Country", place.name, place.id, None, actor.start, actor.end, -1) if place else None

    def issuer(self, token: Token) -> Actor | None:
        """The state in whose name the article speaks."""
        issuer = self.state(self.reading.issuer, token)
        return replace(issuer, head=-1) if issuer else None

    def look_up(self, word: str) -> tuple[str, str] | None:
        """(kind, id) of a surface form of the gazetteer."""
        return self.names.fact(word)

    def named(self, actor: Actor | None) -> bool:
        """Whether an actor is a state, an official or an organisation."""
        return actor is not None and actor.label in NAMED
