"""The words of agreements, projects and proposals, as the lexicons have them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar

from loaders import lexicon

THINGS = lexicon.words("things.toml", "words")
AGREEMENTS, PROJECTS, WEAK = THINGS["agreements"], THINGS["projects"], THINGS["weak"]
PROPOSALS = lexicon.words("proposals.toml", "words")
GERUNDS = {verb: next(iter(noun)) for verb, noun in lexicon.words("proposals.toml", "gerunds").items()}


class Worded(Protocol):
    """A rule of one word."""

    @property
    def name(self) -> str: ...

    @property
    def word(self) -> str: ...


W = TypeVar("W", bound=Worded)


def by_word(rules: Mapping[str, W]) -> dict[str, W]:
    """The rules by the lemma that triggers them: their `word`, or their name where they have none."""
    return {rule.word or rule.name: rule for rule in rules.values()}
