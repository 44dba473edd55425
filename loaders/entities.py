"""Actors -> entities with ids: the same thing named the same way has the same id, in every article."""

from __future__ import annotations

import re
from itertools import pairwise

from anyascii import anyascii

from graph.model import Article, Entity, Label
from loaders import aliases
from loaders.mentions.marks import Names
from loaders.reading import Actor, Reading

UNIQUE = 2  # capitalised words that make a thing's name its own: "Prespa Agreement"
_COMMON = frozenset(
    """agreement memorandum understanding treaty accord pact declaration statement joint communique protocol convention
    contract deal plan programme program project mou the of on and for in to visit by""".split()
)


def slug(name: str) -> str:
    """A name in lower-case ASCII letters and digits, with hyphens: "Łukasz Żal" is "lukasz-zal"."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-") or "unnamed"


class Entities:
    """Makes the entities of one article."""

    def __init__(self, article: Article, reading: Reading, names: Names) -> None:
        self._article = article
        self._names = names
        self._people = {(person.name, person.affiliation): person for person in reading.people}
        self._forms_of_people, self._forms_of_places = aliases.of_people(reading), aliases.of_places(reading)
        self._ids = {names.place(key).name: key for key in self._forms_of_places}

    def of(self, actor: Actor) -> Entity:
        """The entity that an actor is."""
        return _MAKERS[Label(actor.label)](self, actor)

    def _country(self, actor: Actor) -> Entity:
        place = self._names.place(actor.country or "")
        others = aliases.others(self._forms_of_places.get(place.id, set()), place.name)
        return Entity(f"country:{place.id}", Label.COUNTRY, place.name, place.iso3, None, others)

    def _official(self, actor: Actor) -> Entity:
        place = self._names.place(actor.country) if actor.country else None
        country = (place.iso3 or place.name) if place else None
        person = self._people.get((actor.name, actor.country))
        others = aliases.others(self._forms_of_people[id(person)], actor.name) if person else ()
        office = person.office if person else None
        title = actor.title or (office.text if office else None)
        return Entity(
            f"official:{slug(country) if country else '-'}:{slug(actor.name)}",
            Label.OFFICIAL,
            actor.name,
            country,
            title,
            others,
        )

    def _organization(self, actor: Actor) -> Entity:
        forms = self._forms_of_places.get(self._ids.get(actor.name, ""), set())
        others = aliases.others(forms, actor.name)
        return Entity(f"organization:{slug(actor.name)}", Label.ORGANIZATION, actor.name, None, None, others)

    def _thing(self, actor: Actor) -> Entity:
        label = Label(actor.label)
        own = [word for word in actor.name.split() if word[:1].isupper() and word.lower() not in _COMMON]
        apart = "" if len(own) >= UNIQUE or _has_own_name(actor.name) else f":{self._article.id[:8]}"
        return Entity(f"{label.lower()}:{slug(actor.name)[:80]}{apart}", label, actor.name)

    def _other(self, actor: Actor) -> Entity:
        return Entity(f"other:{slug(actor.name)}", Label.OTHER, actor.name)


def _has_own_name(name: str) -> bool:
    """ "Prespa Agreement": a capitalised common noun with a capitalised word of its own before it."""
    words = name.split()
    return any(
        one[:1].isupper() and one.lower() not in _COMMON and two[:1].isupper() and two.lower() in _COMMON
        for one, two in pairwise(words)
    )


_MAKERS = {
    Label.COUNTRY: Entities._country,
    Label.OFFICIAL: Entities._official,
    Label.ORGANIZATION: Entities._organization,
    Label.PROJECT: Entities._thing,
    Label.AGREEMENT: Entities._thing,
    Label.OTHER: Entities._other,
}
