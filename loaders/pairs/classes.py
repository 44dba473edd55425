"""The classes of like meaning that classes.toml gives the words of a paragraph."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from spacy.tokens import Doc, Token

from graph.errors import UsageError

FILE = "classes.toml"
SECTIONS = ("verbs", "nouns", "adjectives")
PARTICLES = frozenset({"prt", "prep", "advmod", "agent"})

Classes = tuple[tuple[str, ...], ...]  # of each token of a paragraph, sorted


def of(doc: Doc) -> Classes:
    """The classes of each token: those of a verb with and without the particle or preposition that follows it."""
    return tuple(tuple(sorted(_of(token))) for token in doc)


def root_of(name: str) -> str | None:
    """The PLOVER root that the words of a class tell by themselves: AID_give -> AID, lessen -> None."""
    root = name.partition("_")[0]
    return root if root.isupper() else None


def _of(token: Token) -> set[str]:
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX"):
        return _of_verb(token, lemma)
    if token.pos_ in ("NOUN", "PROPN"):
        return set(_table("nouns").get(lemma, ()))
    if token.pos_ == "ADJ":
        is_participle = token.tag_ in ("VBN", "VBG")
        return set(_table("adjectives").get(lemma, ())) or (_of_verb(token, lemma) if is_participle else set())
    return set()


def _of_verb(token: Token, lemma: str) -> set[str]:
    after = [child.lower_ for child in token.children if child.dep_ in PARTICLES]
    after += [token.doc[token.i + 1].lower_] if token.i + 1 < len(token.doc) else []
    keys = [lemma, *(f"{lemma}+{word}" for word in after)]
    return {name for key in keys for name in _table("verbs").get(key, ())}


@cache
def _table(section: str) -> Mapping[str, tuple[str, ...]]:
    """Word -> its classes. Raises UsageError that names the section or the class that is wrong."""
    text = resources.files(__package__).joinpath(FILE).read_text(encoding="utf-8")
    sections = tomllib.loads(text)
    if unknown := sorted(set(sections) - set(SECTIONS)):
        raise UsageError(f"{FILE}: unknown section {unknown[0]!r}: choose one of {', '.join(SECTIONS)}")
    found: dict[str, set[str]] = {}
    for name, words in sections[section].items():
        if not isinstance(words, str):
            raise UsageError(f"{FILE}: {section}.{name} is {words!r}: write words in one text")
        for word in words.split():
            found.setdefault(word, set()).add(name)
    return {word: tuple(sorted(names)) for word, names in found.items()}
