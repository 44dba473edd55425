"""An entity as all statements together name it, and the keys under which it is looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.identity.names import PersonName, folded, person, skeleton, spelt
from graph.identity.words import words
from graph.model import Entity, Label

JUDGED = frozenset({Label.OFFICIAL, Label.ORGANIZATION})  # the others are one by their ids


@dataclass(frozen=True, slots=True)
class Known:
    """`name` is the fullest of its own names; `aliases` are all other names, sorted; `titles` all offices, sorted."""

    id: str
    label: Label
    name: str
    country: str | None
    aliases: tuple[str, ...]
    titles: tuple[str, ...]

    @property
    def person(self) -> PersonName:
        return person(self.name, self.country)


def known(forms: Iterable[Entity]) -> Known:
    """From all the ways in which one entity is named; at least one."""
    every = list(forms)
    name = min({form.name for form in every}, key=lambda text: (*fullness(text), text))
    names = {form.name for form in every}.union(*(form.aliases for form in every))
    return Known(
        every[0].id,
        min(form.label for form in every),
        name,
        min((form.country for form in every if form.country), default=None),
        tuple(sorted(names - {name})),
        tuple(sorted({form.title for form in every if form.title})),
    )


def fullness(name: str) -> tuple[int, int]:
    """Sorts a fuller name first: more whole words, then more words."""
    tokens = folded(name).split()
    return -sum(len(token) > 1 for token in tokens), -len(tokens)


def standing(entity: Known) -> tuple[bool, int, int]:
    """How much a name tells: of two that may be one, the lesser asks who it is. The state first, then whole words."""
    if entity.label is Label.OFFICIAL:
        name = entity.person
        return entity.country is not None, name.whole, len(name.tokens)
    tokens = folded(entity.name).split()
    return True, len(tokens), len(entity.name)


def keys(entity: Known) -> frozenset[str]:
    """Whoever may be the same as another shares a key with it."""
    if entity.label not in JUDGED:
        return frozenset()
    names = (entity.name, *entity.aliases)
    found = _of_official(entity, names) if entity.label is Label.OFFICIAL else _of_body(names)
    return frozenset(found)


def _of_official(entity: Known, names: tuple[str, ...]) -> Iterator[str]:
    for text in names:
        name = person(text, entity.country)
        if not name.tokens:
            continue
        if name.whole > 1:
            yield "name " + " ".join(sorted(map(spelt, name.tokens)))
        if entity.country:
            yield from (f"{entity.country} {key}" for key in _of_person(name))


def _of_person(name: PersonName) -> Iterator[str]:
    ends = {name.tokens[-1], name.surname}
    for token in sorted(ends):
        bones = skeleton(token)
        yield bones
        if len(token) >= 5:  # one wrong consonant is forgiven
            yield from (bones[:at] + bones[at + 1 :] for at in range(1, len(bones)) if len(bones) > 3)
    if len(name.tokens) > 1:
        yield "+" + " ".join(map(spelt, name.tokens[:2]))
        yield "=" + "".join(map(spelt, name.tokens))
        yield "/" + " ".join(sorted(map(spelt, name.tokens)))


def _of_body(names: tuple[str, ...]) -> Iterator[str]:
    for text in names:
        if body(text):
            yield "body " + body(text)
        if is_acronym(text):
            yield "initials " + folded(text).replace(" ", "")
        elif len(folded(text).split()) > 1:
            yield "initials " + initials(text)


def body(text: str) -> str:
    """A body's name as it is compared: folded, British spelling, without "the" and "of"; "" for a word that names none."""
    tokens = [t.replace("isation", "ization") for t in folded(text).split() if t not in ("the", "of", "for", "and")]
    return "" if len(tokens) == 1 and tokens[0] in words().generic else " ".join(tokens)


def is_acronym(text: str) -> bool:
    letters = text.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 8 and letters.isalnum() and letters == letters.upper()


def initials(text: str) -> str:
    return "".join(token[0] for token in folded(text).split() if token not in ("the", "of", "for", "and", "in", "on"))
