"""The other party where an act leaves it unsaid: the text is about two states, and one of them acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Token

from loaders.events.owners import Scene
from loaders.reading import Actor, Paragraph

TOWER = 2  # the second state is named at least so many times as often as the third


def other_side(scene: Scene, verb: Token, sources: list[Actor]) -> list[Actor]:
    """The state against which a state acts that names none: the only other one so far in its paragraph, else the other of
    the two that the whole text is about.

    "Chad and Libya have quarrelled for years. Chad recalled its ambassador." -> Libya
    """
    own = {actor.country for actor in sources}
    if len(own) != 1 or None in own or _names_another(scene, verb, own):
        return []
    near = [key for key in dict.fromkeys(_named(scene, scene.paragraph, verb.i)) if key not in own]
    main = _main(scene)
    told = [key for key in near or main[:2] if key in main[:2] and key not in own]
    far = told if len(near) == 1 or (not near and own & set(main[:2]) and len(main) == 2) else []
    state = scene.parties.state(far[0], verb) if far else None
    return [state] if state is not None else []


def _names_another(scene: Scene, verb: Token, own: set[str | None]) -> bool:
    marks = scene.paragraph.marks
    return any(word.i in marks and marks[word.i].id not in own for word in verb.subtree)


def _named(scene: Scene, paragraph: Paragraph, end: int) -> Iterator[str]:
    """The states named before a token of a paragraph; an official stands for his or her state."""
    for i in range(end):
        mark, span = paragraph.marks.get(i), paragraph.persons.get(i)
        person = scene.reading.by_span.get((paragraph.index, span)) if span else None
        key = mark.id if mark is not None else person.affiliation if person is not None else None
        if key and scene.parties.names.state(key):
            yield key


def _main(scene: Scene) -> list[str]:
    """The two states that the text names most; three where a third comes near them."""
    counts = Counter(
        mark.id
        for paragraph in scene.reading.paragraphs
        for mark in dict.fromkeys(paragraph.marks.values())
        if scene.parties.names.state(mark.id)
    ).most_common(3)
    towers = len(counts) < 3 or counts[1][1] >= TOWER * counts[2][1]
    return [key for key, _ in counts[: 2 if towers else 3]]
