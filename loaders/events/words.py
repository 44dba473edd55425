"""The words of agreements, projects and proposals, as the lexicons have them."""

from __future__ import annotations

from loaders import lexicon

THINGS = lexicon.words("things.toml", "words")
AGREEMENTS, PROJECTS, WEAK = THINGS["agreements"], THINGS["projects"], THINGS["weak"]
PROPOSALS = lexicon.words("proposals.toml", "words")
GERUNDS = {verb: next(iter(noun)) for verb, noun in lexicon.words("proposals.toml", "gerunds").items()}
