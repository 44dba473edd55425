"""Agreements and undertakings known by name: whom "the Camp David Accords" involve, where the text names them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from loaders import gazetteer
from loaders.events.scene import Scene, finding
from loaders.gazetteer import KnownThing
from loaders.language import pipeline
from loaders.reading import Finding

Known = tuple[tuple[str, ...], KnownThing]


def find(scene: Scene) -> Iterator[Finding]:
    """The known things of a paragraph, each with those of its parties that the article names."""
    doc, index, end = scene.doc, _by_first_word(), 0
    for token in doc:
        for words, thing in index.get(token.lower_, ()) if token.i >= end else ():
            if _is_there(scene, token.i, words):
                end = token.i + len(words)
                yield from _involved(scene, thing, token.i, end)
                break


def _is_there(scene: Scene, start: int, words: tuple[str, ...]) -> bool:
    found = [token.text for token in scene.doc[start : start + len(words)]]
    if found == list(words):
        return True
    capital = found[0][0].isupper() and len(words) > 1
    return capital and [text.lower() for text in found] == [word.lower() for word in words]


def _involved(scene: Scene, thing: KnownThing, start: int, end: int) -> Iterator[Finding]:
    span = scene.doc[start:end]
    name = scene.reading.memory.known.setdefault(thing.names, span.text)
    source = scene.parties.make(thing.label, name, None, None, span.root, start, end)
    named, states = _named(scene), scene.parties.names.state
    parties: dict[str | None, str] = {}
    for party in thing.parties:  # of a historic state and the one that took its place the first that is named
        state = states(party) if party in named else None
        if state is not None:
            parties.setdefault(state.iso3, party)
    for party in parties.values():
        yield from finding(
            scene, "INVOLVES", source, scene.state(party, span.root), "happened", "thing-known", span.root
        )


def _named(scene: Scene) -> frozenset[str]:
    """The states that the article names, and those for which its officials act."""
    marks = (mark.id for paragraph in scene.reading.paragraphs for mark in paragraph.marks.values())
    officials = (person.affiliation for person in scene.reading.officials if person.affiliation)
    return frozenset((*marks, *officials))


@cache
def _by_first_word() -> dict[str, list[Known]]:
    """The words of each name, by the first in lower case; the longest first."""
    found: dict[str, list[Known]] = {}
    for thing in gazetteer.known_things():
        for name in thing.names:
            words = tuple(token.text for token in pipeline().make_doc(name))
            found.setdefault(words[0].lower(), []).append((words, thing))
    return {word: sorted(entries, key=lambda entry: (-len(entry[0]), entry[0])) for word, entries in found.items()}
