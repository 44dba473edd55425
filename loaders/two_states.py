"""Which two states "the two countries", "both sides" stand for where no talks have set two sides against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Token

from loaders import grammar
from loaders.mentions.marks import Names
from loaders.reading import Paragraph, Reading

NOUNS = frozenset("country nation side government state neighbor neighbour".split())
PLAIN = frozenset(("both", "two", "other"))


def two_states(reading: Reading, names: Names, paragraph: Paragraph, token: Token) -> list[str]:
    """The ids of the only two states named before it in its paragraph; else of the two that the text names most, where
    they include those; else none.

    "China and Mali trade. The two countries …" -> CHN, MLI
    """
    if not _is_two_states(token):
        return []
    before = list(dict.fromkeys(_named_before(reading, names, paragraph, token)))
    if len(before) == 2:
        return before
    most = [state for state, _ in Counter(_named_anywhere(reading, names)).most_common(2)]
    return most if len(most) == 2 and (len(before) < 2 or set(most) <= set(before)) else []


def _is_two_states(token: Token) -> bool:
    plural = token.tag_ in ("NNS", "NNPS") and grammar.noun(token) in NOUNS
    two = any(child.lower_ in ("two", "both") for child in token.children)
    others = (child for child in token.children if child.lower_ not in PLAIN)
    return plural and two and not any(child.dep_ in ("amod", "prep", "relcl") for child in others)


def _named_before(reading: Reading, names: Names, paragraph: Paragraph, token: Token) -> Iterator[str]:
    """The states named before the token, the nearest first; an official stands for his or her state."""
    for i in range(token.i - 1, -1, -1):
        mark, span = paragraph.marks.get(i), paragraph.persons.get(i)
        person = reading.by_span.get((paragraph.index, span)) if span else None
        key = mark.id if mark and mark.kind in ("name", "demonym", "seat") else person.affiliation if person else None
        if key and names.state(key):
            yield key


def _named_anywhere(reading: Reading, names: Names) -> Iterator[str]:
    """The state of every mark of the article and of every official."""
    for paragraph in reading.paragraphs:
        yield from (mark.id for mark in dict.fromkeys(paragraph.marks.values()) if names.state(mark.id))
    yield from (p.affiliation for p in reading.officials if p.affiliation and names.state(p.affiliation))
