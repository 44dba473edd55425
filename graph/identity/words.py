"""identity.toml, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from graph.errors import OntologyError


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of identity.toml. `given` maps each form of a given name to the first of its line; `offices` are
    (office, phrase) in the order in which they are tried."""

    particles: frozenset[str]
    inner_particles: frozenset[str]
    suffixes: frozenset[str]
    titles: frozenset[str]
    surname_first: frozenset[str]
    called_by_last: frozenset[str]
    generic: frozenset[str]
    deputies: frozenset[str]
    given: dict[str, str]
    abbreviations: dict[str, str]
    offices: tuple[tuple[str, str], ...]


@cache
def words() -> Words:
    """Raises OntologyError on an unknown key."""
    raw: dict[str, Any] = tomllib.loads(resources.files("graph.identity").joinpath("identity.toml").read_text("utf-8"))
    given = {form: line.split()[0] for line in raw.pop("given") for form in line.split()}
    abbreviations = {str(short): str(long) for short, long in raw.pop("abbreviations").items()}
    offices = tuple((office, phrase) for office, phrases in raw.pop("offices").items() for phrase in phrases)
    lists = {key: frozenset(value.split()) for key, value in raw.items()}
    try:
        return Words(**lists, given=given, abbreviations=abbreviations, offices=offices)
    except TypeError as error:
        raise OntologyError(f"identity.toml: {error}") from None
