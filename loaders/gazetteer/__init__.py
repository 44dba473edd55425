"""States, their peoples and seats, organisations, offices and leaders, as data, and the few lines that read them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from graph.errors import OntologyError


@dataclass(frozen=True, slots=True)
class Place:
    """An entity of the gazetteer. `iso3` is the code of today's state, None for an organisation."""

    id: str
    label: str
    name: str
    iso3: str | None


@dataclass(frozen=True, slots=True)
class State:
    """A state with its surface forms. `iso3` is None for a disputed state without a code of its own; `years` are those in
    which it bore the name (both ends inclusive; no last one for what stands)."""

    id: str
    iso3: str | None
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    years: tuple[int, int | None] | None = None

    def stood_in(self, year: int) -> bool:
        """Whether the state bore the name in the year, or the year before: the news tell of the past."""
        first, last = self.years or (year, None)
        return first <= year and (last is None or year <= last + 1)


@dataclass(frozen=True, slots=True)
class Leader:
    """Who is often named without office or state; `first` to `last` year in office, inclusive."""

    names: tuple[str, ...]
    state: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class KnownThing:
    """An agreement or undertaking known by name. `label` is "Agreement" or "Project", `parties` the ids of the states."""

    label: str
    names: tuple[str, ...]
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offices:
    """Words of offices by kind; see offices.toml."""

    head: frozenset[str]
    modifier: frozenset[str]
    former: frozenset[str]
    honorific: frozenset[str]
    us: tuple[str, ...]
    implied: dict[str, str]
    plain: dict[str, tuple[str, ...]]
    unmistakable: frozenset[str]
    ruling: dict[str, str]
    against_states: frozenset[str]
    acting_for_states: frozenset[str]
    of_bodies: frozenset[str]
    public: frozenset[str]
    royal: frozenset[str]
    link: frozenset[str]
    particle: frozenset[str]
    break_: frozenset[str]
    body: frozenset[str]
    not_american: frozenset[str]
    meeting: frozenset[str]
    saying: frozenset[str]
    team: frozenset[str]
    will: frozenset[str]
    surname: frozenset[str]
    never_in_names: frozenset[str]
    neutral_places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Genders:
    """What tells whether a person is "she" or "he": given names as printed, and titles in lower case."""

    women: frozenset[str]
    men: frozenset[str]
    women_titles: frozenset[str]
    men_titles: frozenset[str]


def _load(file: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("loaders.gazetteer").joinpath(file).read_text(encoding="utf-8"))


def _only(file: str, row: Mapping[str, Any], *keys: str) -> None:
    unknown = sorted(set(row) - set(keys))
    if unknown:
        raise OntologyError(f"{file}: unknown keys {', '.join(unknown)}: use {', '.join(keys)}")


@cache
def states() -> tuple[State, ...]:
    """All states, those of today and the historic ones, in the order of the file."""
    raw = _load("states.toml")
    _only("states.toml", raw, "states", "ignored", "combining")
    made = []
    for key, row in raw["states"].items():
        _only(f"states.toml: {key}", row, "iso3", "names", "demonyms", "seats", "from", "to")
        years = (row["from"], row.get("to")) if "from" in row else None
        forms = (tuple(row["names"]), _tuple(row, "demonyms"), _tuple(row, "seats"))
        made.append(State(key, row.get("iso3"), *forms, years))
    return tuple(made)


@cache
def ignored() -> frozenset[str]:
    """Names that hold the name of a state and mean none: "New Mexico", "Latin American"."""
    row = _load("states.toml")["ignored"]
    _only("states.toml: ignored", row, "names", "demonyms")
    return frozenset([*row["names"], *row["demonyms"]])


@cache
def combining() -> dict[str, str]:
    """What stands for a state before a hyphen and a demonym, in lower case, and the state's id: "sino"."""
    row: dict[str, str] = _load("states.toml")["combining"]
    return dict(row)


@cache
def organizations() -> tuple[tuple[str, ...], ...]:
    """The names of each organisation, the printed one first."""
    raw = _load("organizations.toml")
    _only("organizations.toml", raw, "intergovernmental", "movements")
    return tuple(tuple(names) for names in (*raw["intergovernmental"], *raw["movements"]))


@cache
def known_things() -> tuple[KnownThing, ...]:
    """Agreements and undertakings known by name, in the order of the file."""
    raw = _load("things.toml")
    _only("things.toml", raw, "agreements", "projects")
    kinds = (("Agreement", raw["agreements"]), ("Project", raw["projects"]))
    return tuple(KnownThing(label, tuple(names), tuple(ids)) for label, rows in kinds for names, ids in rows)


@cache
def leaders() -> tuple[Leader, ...]:
    """Leaders with their years in office."""
    raw = _load("leaders.toml")
    _only("leaders.toml", raw, "leaders")
    return tuple(Leader(tuple(names), state, first, last) for names, state, first, last in raw["leaders"])


@cache
def offices() -> Offices:
    """The words of offices."""
    raw = _load("offices.toml")
    keys = [name.rstrip("_") for name in Offices.__slots__ if name != "never_in_names"]
    _only("offices.toml", raw, *keys, "never_in_names", "may_be_in_names")
    words: dict[str, Any] = {
        name: _words(raw[name.rstrip("_")]) for name in Offices.__slots__ if name != "never_in_names"
    }
    words["us"], words["implied"] = tuple(raw["us"]), dict(raw["implied"])
    words["plain"] = {office: tuple(states.split()) for office, states in raw["plain"].items()}
    words["ruling"] = {name: state for state, names in raw["ruling"].items() for name in names}
    words["unmistakable"] = frozenset(raw["unmistakable"])
    kept = words["head"] | words["modifier"] | _words(raw["never_in_names"])
    return Offices(**words, never_in_names=kept - _words(raw["may_be_in_names"]))


@cache
def cities() -> dict[str, str]:
    """The cities that are no seats, and the id of the state that each lies in."""
    raw = _load("cities.toml")
    _only("cities.toml", raw, "cities")
    known = {state.id for state in states()}
    if unknown := sorted(set(raw["cities"]) - known):
        raise OntologyError(f"cities.toml: unknown states {', '.join(unknown)}: use the ids of states.toml")
    return {name: state for state, names in raw["cities"].items() for name in names}


@cache
def genders() -> Genders:
    """The given names and titles of women and of men."""
    raw = _load("given_names.toml")
    _only("given_names.toml", raw, *Genders.__slots__)
    return Genders(**{name: _words(raw[name]) for name in Genders.__slots__})


@cache
def ordinary_words() -> frozenset[str]:
    """Ordinary English words in lower case."""
    text = resources.files("loaders.gazetteer").joinpath("ordinary.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def _words(value: str | Iterable[str]) -> frozenset[str]:
    return frozenset(value.split() if isinstance(value, str) else value)


def _tuple(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(row.get(key, ()))
